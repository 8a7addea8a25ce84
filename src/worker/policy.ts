import type { FactKind } from '../domain/messages.ts';

const METHODS = [
  'chat.update',
  'chat.delete',
  'views.publish',
  'chat.postMessage',
  'files.completeUploadExternal',
] as const;

interface Policy {
  method: (typeof METHODS)[number];
  /**
   * When it may or may not have arrived and cannot be looked up: 'again' where twice is the same as once; 'drop' what
   * something later makes up for; 'fail' what a person has to decide about.
   */
  whenUnsure: 'again' | 'drop' | 'fail';
}

const post = (whenUnsure: Policy['whenUnsure']): Policy => ({ method: 'chat.postMessage', whenUnsure });

/** Every kind of message, the most pressing first: that is also the order of sending. */
export const POLICIES: Record<FactKind, Policy> = {
  refresh: { method: 'chat.update', whenUnsure: 'again' },
  refresh_older: { method: 'chat.update', whenUnsure: 'again' },
  home: { method: 'views.publish', whenUnsure: 'again' },
  help: post('drop'),
  help_answered: post('drop'),
  win_taken_back: { method: 'chat.delete', whenUnsure: 'again' },
  public_win: post('fail'),
  win_not_posted: post('drop'),
  test_prompt: post('drop'),
  role_request: post('drop'),
  prepared: post('drop'),
  ask_talked: post('drop'),
  stopped_asking: post('drop'),
  roles_changed: post('drop'),
  import_progress: post('drop'),
  digest: post('fail'),
  digest_picture: { method: 'files.completeUploadExternal', whenUnsure: 'drop' },
  no_pictures: post('drop'),
  digest_held: post('drop'),
  digest_lost: post('drop'),
  digest_readers: post('drop'),
  pilot_report: post('drop'),
  pilot_news: post('drop'),
  handover: post('drop'),
  name_strength: post('drop'),
  goal_news: post('drop'),
  welcome: post('drop'),
  prompt: post('drop'),
  reminder: post('drop'),
  manager_reminder: post('drop'),
  team_page: post('drop'),
  year_look: post('drop'),
  experiment: post('drop'),
  span: post('drop'),
};

/** In the order of sending. */
export const KINDS = Object.keys(POLICIES) as FactKind[];

/** The kinds that wait for the same of Slack's limits. */
export const LANES = METHODS.map((method) => ({
  method,
  kinds: KINDS.filter((kind) => POLICIES[kind].method === method),
}));
