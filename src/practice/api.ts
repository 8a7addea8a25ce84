import { Hono } from 'hono';
import { z } from 'zod';
import type { PracticePort } from './page-port.ts';
import type { Workspace } from './workspace.ts';

/** What a script needs of the practice workspace: part of what the page needs. */
export type ApiPort = Pick<PracticePort, 'workspace' | 'act' | 'outbox' | 'progress'> & {
  clock: Pick<PracticePort['clock'], 'now' | 'moveTo' | 'nextThing'>;
};

const id = z.string().min(1).max(255);
const place = z.union([
  z.strictObject({ channel: id, ts: id }),
  z.strictObject({ view: id }),
  z.strictObject({ home: z.literal(true) }),
]);
const file = z.strictObject({ name: id, content: z.string().max(5_000_000) });
const choice = z.union([
  z.string(),
  z.array(z.string()),
  z.number(),
  z.null(),
  z.strictObject({ files: z.array(file) }),
]);

const actions = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('command'),
    user: id,
    text: z.string(),
    command: z.string().exactOptional(),
    channel: id.exactOptional(),
  }),
  z.strictObject({
    do: z.literal('click'),
    user: id,
    at: place,
    action_id: id,
    block_id: id.exactOptional(),
    choice: choice.exactOptional(),
  }),
  z.strictObject({ do: z.literal('fill'), user: id, at: place, block_id: id, action_id: id, value: choice }),
  z.strictObject({ do: z.literal('submit'), user: id, view: id }),
  z.strictObject({ do: z.literal('close'), user: id, view: id }),
  z.strictObject({ do: z.literal('home'), user: id }),
  z.strictObject({ do: z.literal('messages'), user: id }),
  z.strictObject({ do: z.literal('shortcut'), user: id, callback_id: id }),
  z.strictObject({ do: z.literal('message_shortcut'), user: id, callback_id: id, channel: id, ts: id }),
  z.strictObject({ do: z.literal('join'), user: id }),
  z.strictObject({ do: z.literal('invite'), user: id, channel: id }),
]);

const clockMove = z.union([
  z.strictObject({ set: z.union([z.number().int(), z.iso.datetime({ offset: true })]) }),
  z.strictObject({ advance: z.number().int().positive() }),
  z.strictObject({ next: z.literal(true) }),
]);

/** Reads input, or says in one sentence what is wrong with it. */
function read<T>(schema: z.ZodType<T>, given: unknown): T {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const { path, message } = result.error.issues[0]!;
  throw new Error(path.length > 0 ? `${path.join('.')}: ${message}.` : `${message}.`);
}

async function bodyOf(request: { json(): Promise<unknown> }): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    throw new Error('The body must be JSON.');
  }
}

/** Everything that can be done in the page, for scripts. Wrong input is answered with 400 and `{ error }`. */
export function practiceApi(practice: ApiPort): Hono {
  const { workspace, clock } = practice;
  const api = new Hono();
  api.onError((error, context) => context.json({ error: error.message }, 400));
  const somebody = (user: string | undefined) => workspace.person(read(id, user)).id;

  api.get('/api/people', (c) => c.json([...workspace.people.values()]));
  api.get('/api/channels', (c) => c.json([...workspace.channels.values()]));
  api.get('/api/messages', (c) =>
    c.json(messagesFor(workspace, somebody(c.req.query('user')), c.req.query('channel'))),
  );
  api.get('/api/views', (c) => c.json(workspace.modals.get(somebody(c.req.query('user'))) ?? []));
  api.get('/api/home', (c) => c.json(workspace.homes.get(somebody(c.req.query('user'))) ?? null));
  api.get('/api/traffic', (c) => c.json(workspace.traffic));
  api.get('/api/outbox', (c) => c.json(practice.outbox()));
  api.get('/api/progress', (c) => c.json(practice.progress()));
  api.get('/api/clock', (c) => c.json(timeOf(clock.now())));

  api.post('/api/act', async (c) => c.json(await practice.act(read(actions, await bodyOf(c.req)))));
  api.post('/api/clock', async (c) => {
    const move = read(clockMove, await bodyOf(c.req));
    if ('next' in move) await clock.nextThing();
    else await clock.moveTo('advance' in move ? clock.now() + move.advance : momentOf(move.set));
    return c.json(timeOf(clock.now()));
  });
  return api;
}

const timeOf = (moment: number) => ({ now: moment, utc: new Date(moment).toISOString() });

const momentOf = (given: number | string) => (typeof given === 'number' ? given : Date.parse(given));

/** What one person sees in a channel; without a channel, in the direct message with the app. */
function messagesFor(workspace: Workspace, user: string, channelId?: string) {
  const channel = channelId === undefined ? workspace.dm(user) : workspace.channels.get(channelId);
  if (!channel?.members.includes(user)) throw new Error('This person is not in that channel.');
  return (workspace.messages.get(channel.id) ?? []).filter(
    ({ ephemeralFor }) => ephemeralFor === undefined || ephemeralFor === user,
  );
}
