import type {
  App,
  BlockAction,
  MessageShortcut,
  SlackEventMiddlewareArgs,
  ViewClosedAction,
  ViewSubmitAction,
} from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import type { Tx } from '../store/db.ts';
import type { Click, Effect, OnCommand, OnPicked, OpenForm, Picked, Routes, Who } from './listen.ts';
import type { Desk, From } from './desk.ts';
import type { Surface } from './effects.ts';
import { keepingDrafts } from './drafts.ts';
import { createTyping, type Typing } from './typing.ts';
import { drawnIn } from '../views/form.ts';
import { chosen, type StateValue, valuesOf } from './values.ts';

/*
 * Hangs the tables of all nouns onto Bolt. Nothing is decided here: what Slack sent becomes a click, a form or a command, and
 * the desk does the rest. One catch-all listener a kind, so that an unknown id gets an answer too.
 */

export function listen(app: App, routes: Routes, desk: Desk): void {
  const typing = createTyping();
  const serve: Desk['serve'] = (from, surface, work, answer) =>
    desk.serve(from, surface, work && keepingDrafts(routes.drafts ?? {}, surface, work), answer);
  app.action(/.*/, async ({ body, action, ack }) => {
    const click = clickOf(body as BlockAction, action as ActionLike, desk);
    const handler = routes.clicks?.[click.action];
    const work = handler && ((tx: Parameters<typeof handler>[0], who: Who) => handler(tx, who, click));
    const serving = (from: From, answer: () => Promise<void>) =>
      serve(from, surfaceOf(body as BlockAction, click), work, answer);
    await inItsTurn(typing, fromOf(body), click, serving, () => ack());
  });
  app.view({ callback_id: /.*/, type: 'view_submission' }, async ({ body, ack }) => {
    const form = formOf(body, desk);
    await typing.settled(form.id);
    const handler = routes.forms?.[form.callback];
    const work = handler && ((tx: Parameters<typeof handler>[0], who: Who) => handler(tx, who, form));
    await serve(fromOf(body), { kind: 'form', form }, work, (effects) => ack(answerOf(effects)));
  });
  app.view({ callback_id: /.*/, type: 'view_closed' }, async ({ body, ack }) => {
    const form = formOf(body, desk);
    await typing.settled(form.id);
    const handler = routes.closings?.[form.callback];
    const work = handler ? (tx: Parameters<typeof handler>[0], who: Who) => handler(tx, who, form) : quiet;
    await serve(fromOf(body), { kind: 'closed', form }, work, () => ack());
  });
  app.command(/.*/, async ({ body, command, ack }) => {
    const [word = '', ...rest] = command.text.trim().split(/\s+/);
    const known = routes.commands?.[word.toLowerCase()];
    const work = known
      ? (tx: Parameters<typeof known>[0], who: Who) => known(tx, who, rest.join(' '))
      : desk.unknownCommand(word);
    const from = { user: body.user_id, team: body.team_id, key: body.trigger_id };
    const surface = { kind: 'command', trigger: body.trigger_id, response: body.response_url } as const;
    await serve(from, surface, work, () => ack());
  });
  app.shortcut(/.*/, async ({ body, shortcut, ack }) => {
    const work =
      shortcut.type === 'message_action'
        ? pickedWork(routes.picked?.[shortcut.callback_id], pickedOf(shortcut))
        : commandWork(shortcut.callback_id === 'checkin.prepare' ? routes.commands?.['prepare'] : undefined);
    const from = { user: body.user.id, team: body.user.team_id ?? body.team?.id ?? '', key: body.trigger_id };
    await serve(from, { kind: 'shortcut', trigger: body.trigger_id }, work, () => ack());
  });
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return;
    await serve(
      eventFrom(event.user, body),
      { kind: 'nothing' },
      () => [{ do: 'home' }],
      async () => {},
    );
  });
  app.event('team_join', async ({ event }) => desk.joined(event.user as { id: string }));
}

type Serve = (from: From, answer: () => Promise<void>) => Promise<void>;

/** Letters of one form share a commit; whatever else happens in that form comes after them. */
async function inItsTurn(
  typing: Typing,
  from: From,
  { action, form, at = 0 }: Click,
  serve: Serve,
  answer: () => Promise<void>,
): Promise<void> {
  if (form === undefined) return serve(from, answer);
  if (!action.endsWith('.typed')) {
    await typing.settled(form.id);
    return serve(from, answer);
  }
  const keep = (olderKeys: string[]) => serve({ ...from, olderKeys }, async () => {});
  await typing.letter({ form: form.id, key: from.key, at }, keep);
  await answer();
}

const quiet = (): Effect[] => [];

const commandWork = (handler: OnCommand | undefined) =>
  handler && ((tx: Tx, who: Who) => handler(tx, who, ''));

const pickedWork = (handler: OnPicked | undefined, picked: Picked) =>
  handler && ((tx: Tx, who: Who) => handler(tx, who, picked));

/** https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload#message_shortcuts */
function pickedOf({ channel, message, message_ts: ts, team }: MessageShortcut): Picked {
  const { text, user, thread_ts: thread, bot_id: bot } = message;
  return {
    channel: channel.id,
    ts,
    thread: typeof thread === 'string' && thread !== ts ? thread : null,
    text: text ?? '',
    by: bot === undefined ? (user ?? null) : null,
    domain: team?.domain ?? '',
  };
}

function eventFrom(user: string, body: SlackEventMiddlewareArgs['body']): From {
  return { user, team: body.team_id, key: body.event_id };
}

/** Who did it, where, and a key by which the same delivery is known again. */
function fromOf(body: BlockAction | ViewSubmitAction | ViewClosedAction | { user: unknown }): From {
  const { user, team } = body as BlockAction;
  const own = user as { id: string; team_id?: string };
  return { user: own.id, team: own.team_id ?? team?.id ?? '', key: keyOf(body as BlockAction) };
}

/**
 * A submission is known by its trigger, which is new with each press of the button, and not by its form: whose first
 * press was lost on the way has perhaps written more before the second one.
 */
function keyOf(body: BlockAction & { view?: { id: string; hash: string } }): string {
  const first = body.actions?.[0];
  const place = body.container?.['message_ts'] ?? body.view?.id ?? 'home';
  if (first !== undefined) return `a:${body.user.id}:${place}:${first.action_id}:${first.action_ts}`;
  const { type, trigger_id: trigger = `${body.view?.id}:${body.view?.hash}` } = body as Partial<BlockAction>;
  return `${type}:${trigger}`;
}

type ActionLike = StateValue & { action_id: string; block_id: string; action_ts: string; value?: string };

function clickOf(body: BlockAction, action: ActionLike, desk: Desk): Click {
  const { view, message, channel } = body;
  const modal = view?.type === 'modal';
  return {
    action: action.action_id,
    block: action.block_id,
    value: action.value ?? chosen(action) ?? '',
    onHome: view?.type === 'home',
    at: Number(action.action_ts) * 1000,
    ...(modal ? { form: formOf(body as unknown as ViewSubmitAction, desk) } : {}),
    ...(message !== undefined && channel !== undefined
      ? { message: { channel: channel.id, ts: message.ts } }
      : {}),
  };
}

function surfaceOf(body: BlockAction, click: Click): Surface {
  const trigger = body.trigger_id;
  if (click.form !== undefined) return { kind: 'modal', trigger, form: click.form, at: click.at ?? Infinity };
  if (click.message !== undefined)
    return { kind: 'message', trigger, message: click.message, response: body.response_url };
  return { kind: 'home', trigger };
}

function formOf({ view }: Pick<ViewSubmitAction | ViewClosedAction, 'view'>, desk: Desk): OpenForm {
  const message = desk.messageBehind(view.id);
  const drawn = drawnIn((view.blocks as KnownBlock[] | undefined) ?? []);
  return {
    id: view.id,
    hash: view.hash,
    callback: view.callback_id,
    metadata: view.private_metadata,
    values: valuesOf(view.state?.values ?? {}, drawn),
    drawn,
    ...(message === undefined ? {} : { message }),
  };
}

/** What a submission is answered with, https://docs.slack.dev/surfaces/modals#response_actions */
type FormAnswer =
  | { response_action: 'update'; view: ModalView }
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'clear' };

function answerOf(effects: Effect[]): FormAnswer | undefined {
  for (const effect of effects) {
    if (effect.do === 'errors') return { response_action: 'errors', errors: effect.errors };
    if (effect.do === 'update') return { response_action: 'update', view: effect.view };
    if (effect.do === 'close_all') return { response_action: 'clear' };
  }
  return undefined;
}
