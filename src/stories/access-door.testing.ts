import type { Role } from '../domain/access.ts';
import type { Act } from '../practice/acts.ts';
import { openModal } from '../practice/modals.ts';
import type { OpenView } from '../practice/shown.ts';
import { newTrigger } from '../practice/payloads.ts';
import { viewObject } from '../practice/web-api-views.ts';
import type { Store, Tx } from '../store/db.ts';
import { grantRole, personBySlackId } from '../store/people.ts';
import type { Story } from './story.testing.ts';

/*
 * Sends one payload through the front door and takes back what came of it: so that thousands can be tried on the same
 * state of things. What was written and what was shown is noted before.
 */

export type Came = {
  acked: boolean;
  /** Tables in which something was written. */
  written: Set<string>;
  /** Something that was typed is kept for whoever typed it. */
  drafted: boolean;
  /** In how many of its transactions a reading was noted. */
  noted: number;
  /** All that the person was shown. */
  shown: string;
  /** How things then were, by each transaction that wrote something. */
  prints: string[];
};

/** What is written around every deed: what was delivered, what is to be redrawn, what somebody was typing. */
const AROUND = new Set(['seen', 'outbox', 'access_log', 'draft', 'runtime']);

class Back extends Error {}

const OURS = 'Any form';
const isTheApps = (view: object): boolean => !JSON.stringify(view).includes(OURS);

export class Door {
  readonly #story: Story;
  readonly #store: Store;
  #n = 0;

  constructor(story: Story) {
    this.#story = story;
    this.#store = story.practice.app.store;
    // What Slack takes at a time is no part of this: nothing that is shown may get lost.
    story.workspace.limits = 'off';
    this.#store.transact(watch);
  }

  /** As somebody who has these roles just now. `route`: its kind and its id. */
  async tries(user: string, roles: readonly Role[], route: string, value: string): Promise<Came> {
    const came = await this.sends(user, roles, this.#act(user, route, value));
    if (!came.acked) throw new Error(`no answer to ${user} ${route} ${value}`);
    return came;
  }

  /** `printOf`: what is to be known of the state of things before all is taken back. */
  async sends(user: string, roles: readonly Role[], act: Act, printOf?: (tx: Tx) => string): Promise<Came> {
    const came: Came = { acked: false, written: new Set(), drafted: false, noted: 0, shown: '', prints: [] };
    const { workspace, practice } = this.#story;
    const transact = this.#store.transact.bind(this.#store);
    this.#store.transact = (work) => undone(transact, came, { user, roles, printOf }, work);
    workspace.homes.delete(user);
    const told = this.#told(user);
    try {
      const result = await practice.actOnly(act);
      await practice.app.idle();
      came.acked = result.acked;
      const open = (workspace.modals.get(user) ?? []).map(({ view }) => view).filter(isTheApps);
      const said = this.#told(user).slice(told.length);
      came.shown = JSON.stringify([...(result.ack === undefined ? [] : [result.ack]), ...open, ...said]);
    } finally {
      this.#store.transact = transact;
      this.#forgetErrors();
    }
    return came;
  }

  /** The form is not the one that it says it is: an error may be meant for a field that this one has not. */
  #forgetErrors(): void {
    const { violations, troubles } = this.#story.workspace;
    const kept = violations.filter(({ pointer }) => !pointer.startsWith('/errors/'));
    if (kept.length < violations.length) troubles.length = 0;
    violations.splice(0, violations.length, ...kept);
  }

  #told(user: string): string[] {
    const { workspace } = this.#story;
    const all = workspace.messages.get(workspace.dm(user).id) ?? [];
    return all.filter(({ ephemeralFor }) => ephemeralFor === user).map(({ text }) => text);
  }

  #act(user: string, route: string, value: string): Parameters<Story['practice']['actOnly']>[0] {
    const [kind, id] = [route.slice(0, 1), route.slice(2)];
    if (kind === 'w') return { do: 'command', user, text: id };
    if (kind === 'p') return { do: 'message_shortcut', user, callback_id: id, ...this.#message(user) };
    return { do: 'raw', body: this.#body(user, kind, id, value) };
  }

  #message(user: string): { channel: string; ts: string } {
    const { workspace } = this.#story;
    const [ts, channel] = [workspace.nextTs(), workspace.dm(user).id];
    workspace.addMessage({ ts, channel, user, text: 'Let us talk about this' });
    return { channel, ts };
  }

  /** A form that really stands open before somebody, so that what is put in its place is seen. */
  opens(user: string): OpenView {
    const { workspace } = this.#story;
    workspace.modals.delete(user);
    return openModal(workspace, { method: 'views.open', user, onTop: false, view: structuredClone(FORM) });
  }

  #body(user: string, kind: string, id: string, value: string): Record<string, unknown> {
    const { workspace } = this.#story;
    const open = this.opens(user);
    const named = { callback_id: kind === 'c' ? 'any' : id, private_metadata: value };
    const view = {
      ...viewObject(workspace, open),
      ...named,
      state: { values: { ...STATE, ...INSTEAD[id], who: choice(value) } },
    };
    const { team, appId } = workspace;
    const common = {
      user: { id: user, team_id: team.id },
      team: { id: team.id },
      api_app_id: appId,
      trigger_id: newTrigger(workspace, user, open.id),
      view,
    };
    this.#n += 1;
    const action = { type: 'button', action_id: id, block_id: 'b', value, action_ts: `${this.#n}.1` };
    if (kind === 'c')
      return { ...common, type: 'block_actions', container: { type: 'view' }, actions: [action] };
    return { ...common, type: kind === 'f' ? 'view_submission' : 'view_closed', is_cleared: false };
  }
}

type Looking = {
  user: string;
  roles: readonly Role[];
  printOf: ((tx: Tx) => string) | undefined;
};

function undone<T>(
  transact: Store['transact'],
  came: Came,
  { user, roles, printOf }: Looking,
  work: (tx: Tx) => T,
): T {
  let result: T;
  try {
    transact((tx) => {
      const person = personBySlackId(tx, user)!;
      for (const role of roles) grantRole(tx, person.id, role);
      tx.db.run('DELETE FROM temp.touched');
      result = work(tx);
      for (const { name } of tx.db.all<{ name: string }>('SELECT DISTINCT name FROM temp.touched'))
        if (!AROUND.has(name)) came.written.add(name);
        else if (name === 'access_log') came.noted += 1;
        else if (name === 'draft') came.drafted = true;
      if (printOf !== undefined && (came.drafted || came.written.size > 0)) came.prints.push(printOf(tx));
      throw new Back();
    });
  } catch (error) {
    if (!(error instanceof Back)) throw error;
  }
  return result!;
}

/** Each write leaves the name of its table. */
function watch(tx: Tx): void {
  tx.db.run('CREATE TEMP TABLE touched (name TEXT)');
  const tables = tx.db.all<{ name: string }>(
    "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  for (const { name } of tables)
    for (const deed of ['INSERT', 'UPDATE', 'DELETE'])
      tx.db.run(
        `CREATE TEMP TRIGGER watch_${name}_${deed} AFTER ${deed} ON main.${name}
         BEGIN INSERT INTO touched VALUES ('${name}'); END`,
      );
}

const text = (value: string) => ({ v: { type: 'plain_text_input', value } });
const choice = (value: string) => ({ v: { type: 'static_select', selected_option: { value } } });
const day = (selected_date: string) => ({ v: { type: 'datepicker', selected_date } });

/** Something fitting in whichever field a form may have. */
export const STATE = {
  text: text('Some words'),
  win: text('Some words'),
  reply: text('Some words'),
  point: text('Some words'),
  title: text('Some words'),
  success: text('Some words'),
  direction: text('Some words'),
  first: text('Some words'),
  what: text('Some words'),
  expected: text('Some words'),
  name: text('Some team'),
  nb: text('Noen ord'),
  en: text('Some words'),
  deadline: day('2027-05-01'),
  review: day('2027-05-01'),
  from: day('2027-04-01'),
  to: day('2027-04-02'),
  date: choice('2027-01-20'),
  time: choice('11:00'),
  week: choice('2027-W04'),
  minutes: choice('45'),
  weeks: choice('2'),
  weekday: choice('3'),
  goal: choice('none'),
  kind: choice('do'),
  owner: choice('employee'),
  outcome: choice('partly'),
  answer: choice('talk_today'),
  step: choice('none'),
  channel: { v: { type: 'conversations_select', selected_conversation: 'CPUB' } },
};

/** Where the same field means something else. */
const INSTEAD: Record<string, object> = { 'pair.save': { minutes: choice('20') } };

const FORM = {
  type: 'modal',
  callback_id: 'any',
  title: { type: 'plain_text', text: OURS },
  submit: { type: 'plain_text', text: 'Send' },
  notify_on_close: true,
  blocks: Object.keys(STATE).map((block_id) => ({
    type: 'input',
    block_id,
    label: { type: 'plain_text', text: '-' },
    element: { type: 'plain_text_input', action_id: 'v' },
  })),
};
