import type { Args, Method } from './method.ts';
import { openModal, publishHome, updateModal } from './modals.ts';
import { Refused } from './refused.ts';
import type { OpenView } from './shown.ts';
import type { Workspace } from './workspace.ts';

/** A view as Slack tells an app about it. */
export function viewObject(workspace: Workspace, open: OpenView): Record<string, unknown> {
  const { view } = open;
  const modal =
    view.type === 'modal'
      ? {
          title: view.title,
          close: view.close ?? null,
          submit: view.submit ?? null,
          clear_on_close: view.clear_on_close ?? false,
          notify_on_close: view.notify_on_close ?? false,
        }
      : { title: null, close: null, submit: null, clear_on_close: false, notify_on_close: false };
  return {
    id: open.id,
    team_id: workspace.team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.private_metadata ?? '',
    callback_id: view.callback_id ?? '',
    state: { values: open.values },
    hash: open.hash,
    ...modal,
    previous_view_id: open.previousId,
    root_view_id: open.rootId,
    app_id: workspace.appId,
    external_id: open.externalId ?? '',
    app_installed_team_id: workspace.team.id,
    bot_id: workspace.bot.botId,
  };
}

function exchanged(workspace: Workspace, args: Args) {
  const trigger = workspace.triggers.exchange(args['trigger_id']);
  if (typeof trigger === 'string') throw new Refused(trigger);
  const stack = workspace.modals.get(trigger.user) ?? [];
  return { user: trigger.user, inside: stack.some((view) => view.id === trigger.from) };
}

function open(workspace: Workspace, args: Args) {
  const { user, inside } = exchanged(workspace, args);
  const call = { method: 'views.open', user, view: args['view'], onTop: inside };
  return { view: viewObject(workspace, openModal(workspace, call)) };
}

function push(workspace: Workspace, args: Args) {
  const { user, inside } = exchanged(workspace, args);
  if (!inside) throw new Refused('invalid_trigger_id');
  const call = { method: 'views.push', user, view: args['view'], onTop: true };
  return { view: viewObject(workspace, openModal(workspace, call)) };
}

function update(workspace: Workspace, args: Args) {
  const { view_id: id, external_id: externalId, hash } = args;
  const all = [...workspace.modals.values()].flat();
  const shown = all.find((view) => (id === undefined ? view.externalId === externalId : view.id === id));
  if (!shown || (id === undefined && externalId === undefined)) throw new Refused('not_found');
  if (hash !== undefined && hash !== shown.hash) throw new Refused('hash_conflict');
  return { view: viewObject(workspace, updateModal(workspace, shown, 'views.update', args['view'])) };
}

function publish(workspace: Workspace, args: Args) {
  const user = args['user_id'] as string;
  const person = workspace.people.get(user);
  if (!person || person.kind === 'bot') throw new Refused('user_not_found');
  if (person.deleted) throw new Refused('user_disabled');
  const hash = args['hash'] as string | undefined;
  return { view: viewObject(workspace, publishHome(workspace, user, args['view'], hash)) };
}

export const viewMethods: Record<string, Method> = {
  'views.open': { takes: { trigger_id: 'string!', view: 'json!' }, run: open },
  'views.push': { takes: { trigger_id: 'string!', view: 'json!' }, run: push },
  'views.update': {
    takes: { view_id: 'string', external_id: 'string', view: 'json!', hash: 'string' },
    run: update,
  },
  'views.publish': { takes: { user_id: 'string!', view: 'json!', hash: 'string' }, run: publish },
};
