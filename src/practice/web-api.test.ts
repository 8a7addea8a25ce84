import { ErrorCode } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import type { Fault } from './faults.ts';
import { actions, button, input, littleApp, modal } from './little-app.ts';
import { practiceFetch } from './web-api.ts';

type Failure = { code: string; data?: { error: string }; retryAfter?: number; message: string };

/** What a call fails with. */
async function failure(call: Promise<unknown>): Promise<Failure> {
  try {
    await call;
  } catch (error) {
    return error as Failure;
  }
  throw new Error('The call went through.');
}

const word = async (call: Promise<unknown>) => (await failure(call)).data?.error;

describe('messages', () => {
  it('a message to a person opens the direct message and says which it is', async () => {
    const { client, kari, workspace } = littleApp();
    const posted = await client.chat.postMessage({ channel: kari.id, text: 'Hello' });
    expect(posted).toMatchObject({ ok: true, channel: expect.stringMatching(/^D/) });
    expect(workspace.message(posted.channel!, posted.ts!)).toMatchObject({ text: 'Hello' });
    expect(workspace.traffic).toEqual([
      { at: expect.any(Number), method: 'chat.postMessage', ok: true, person: kari.id },
    ]);
  });

  it('times of messages rise, even within one millisecond', async () => {
    const { client, kari } = littleApp();
    const [a, b] = [
      await client.chat.postMessage({ channel: kari.id, text: 'a' }),
      await client.chat.postMessage({ channel: kari.id, text: 'b' }),
    ];
    expect(a.ts! < b.ts!).toBe(true);
    expect(a.ts).toMatch(/^\d{10}\.\d{6}$/);
  });

  it('refuses a channel that the app is not in, that is archived, or that is hidden from it', async () => {
    const { client, workspace } = littleApp();
    const open = workspace.addChannel({ kind: 'public', name: 'open' });
    const hr = workspace.addChannel({ kind: 'private', name: 'hr' });
    const post = (channel: string) => word(client.chat.postMessage({ channel, text: 'x' }));
    expect([await post(open.id), await post(hr.id), await post('C404')]).toEqual([
      'not_in_channel',
      'channel_not_found',
      'channel_not_found',
    ]);
    Object.assign(open, { members: [workspace.bot.userId], archived: true });
    expect(await post(open.id)).toBe('is_archived');
  });

  it('refuses people whom an app cannot write to', async () => {
    const { client, workspace, kari } = littleApp();
    const stranger = workspace.addPerson({ name: 'Eve', kind: 'stranger' });
    kari.deleted = true;
    const post = (channel: string) => word(client.chat.postMessage({ channel, text: 'x' }));
    expect([await post(kari.id), await post(stranger.id), await post(workspace.bot.userId)]).toEqual([
      'user_disabled',
      'channel_not_found',
      'cannot_dm_bot',
    ]);
  });

  it('refuses no text, too much text and arguments that do not exist', async () => {
    const { client, kari } = littleApp();
    const post = (given: object) => word(client.apiCall('chat.postMessage', { channel: kari.id, ...given }));
    expect(await post({})).toBe('no_text');
    expect(await post({ text: 'x'.repeat(40_001) })).toBe('msg_too_long');
    expect(await post({ text: 'x', colour: 'red' })).toBe('invalid_arguments');
    expect(await post({ text: 'x', blocks: '[{' })).toBe('invalid_blocks_format');
    expect(await word(client.apiCall('chat.shout', {}))).toBe('unknown_method');
  });

  it('points at what is wrong in a block, and remembers it', async () => {
    const { client, kari, workspace } = littleApp();
    const blocks = [actions(button('ok'), button('long', 'x'.repeat(76)))];
    const error = await failure(client.chat.postMessage({ channel: kari.id, text: 'x', blocks }));
    expect(error.data).toMatchObject({
      error: 'invalid_blocks',
      errors: ['must be less than 76 characters [json-pointer:/blocks/0/elements/1/text/text]'],
    });
    expect(workspace.violations).toMatchObject([{ pointer: '/blocks/0/elements/1/text/text' }]);
  });

  it('changes its own messages only; an update without blocks takes them away', async () => {
    const { client, kari, workspace } = littleApp();
    const blocks = [actions(button('ok'))];
    const { channel, ts } = await client.chat.postMessage({ channel: kari.id, text: 'x', blocks });
    await client.chat.update({ channel: channel!, ts: ts!, text: 'y' });
    expect(workspace.message(channel!, ts!)).toMatchObject({ text: 'y', edited: true });
    expect(workspace.message(channel!, ts!)!.blocks).toBeUndefined();
    const theirs = workspace.addMessage({
      ts: workspace.nextTs(),
      channel: channel!,
      user: kari.id,
      text: 'Mine',
    });
    expect(await word(client.chat.update({ channel: channel!, ts: theirs.ts, text: 'z' }))).toBe(
      'cant_update_message',
    );
    expect(await word(client.chat.update({ channel: channel!, ts: '1.1', text: 'z' }))).toBe(
      'message_not_found',
    );
  });

  it('finds an unsure message again by its metadata, if reading direct messages is granted', async () => {
    const { client, kari, workspace } = littleApp();
    const metadata = { event_type: 'delivery', event_payload: { id: 'abc' } };
    const { channel } = await client.chat.postMessage({ channel: kari.id, text: 'x', metadata });
    const look = () => client.conversations.history({ channel: channel!, include_all_metadata: true });
    expect((await look()).messages![0]!.metadata).toEqual(metadata);
    workspace.scopes.delete('im:history');
    expect((await failure(look())).data).toMatchObject({
      error: 'missing_scope',
      needed: expect.any(String),
    });
  });
});

describe('limits', () => {
  it('lets a handful of messages through at once and then one a second', async () => {
    const { client, kari, clock } = littleApp();
    const post = () => client.chat.postMessage({ channel: kari.id, text: 'x' });
    for (let round = 0; round < 5; round++) await post();
    expect(await failure(post())).toMatchObject({ code: ErrorCode.RateLimitedError, retryAfter: 1 });
    clock.advance(1_000);
    await post();
    expect((await failure(post())).code).toBe(ErrorCode.RateLimitedError);
  });

  it('counts each method on its own, and can be switched off', async () => {
    const { client, workspace } = littleApp();
    for (let round = 0; round < 20; round++) await client.users.list({});
    expect((await failure(client.users.list({}))).code).toBe(ErrorCode.RateLimitedError);
    await client.auth.test();
    workspace.limits = 'off';
    await client.users.list({});
  });
});

describe('views', () => {
  it('a trigger works once and for three seconds', async () => {
    const { client, workspace, clock, kari } = littleApp();
    const open = (trigger_id: string) => client.views.open({ trigger_id, view: modal(input('a')) });
    const [first, second] = ['t1', 't2'].map((id) => workspace.triggers.issue(id, kari.id, null));
    await open(first!);
    expect(await word(open(first!))).toBe('exchanged_trigger_id');
    clock.advance(3_001);
    expect(await word(open(second!))).toBe('expired_trigger_id');
    expect(await word(open('made-up'))).toBe('invalid_trigger_id');
  });

  it('no more than three modals stand on each other', async () => {
    const { client, workspace, kari } = littleApp();
    const top = () => workspace.modals.get(kari.id)?.at(-1)?.id ?? null;
    const push = (n: number) => {
      const trigger_id = workspace.triggers.issue(`t${n}`, kari.id, top());
      return client.views[n === 0 ? 'open' : 'push']({ trigger_id, view: modal(input('a')) });
    };
    for (const n of [0, 1, 2]) await push(n);
    expect(await word(push(3))).toBe('push_limit_reached');
    expect(workspace.modals.get(kari.id)!.map((view) => view.previousId)).toEqual([
      null,
      ...workspace.modals
        .get(kari.id)!
        .slice(0, 2)
        .map((view) => view.id),
    ]);
  });

  it('refuses a stale hash, an external id that is taken, and a view that is gone', async () => {
    const { client, workspace, kari } = littleApp();
    const trigger_id = workspace.triggers.issue('t', kari.id, null);
    const view = { ...modal(input('a')), external_id: 'mine' };
    const { view: shown } = await client.views.open({ trigger_id, view });
    const update = (given: object) => client.views.update({ view_id: shown!.id!, view, ...given });
    await update({ hash: shown!.hash });
    expect(await word(update({ hash: shown!.hash }))).toBe('hash_conflict');
    expect(await word(update({ view_id: 'V404' }))).toBe('not_found');
    const ola = workspace.addPerson({ name: 'Ola' });
    const other = workspace.triggers.issue('t2', ola.id, null);
    expect(await word(client.views.open({ trigger_id: other, view }))).toBe('duplicate_external_id');
  });

  it('refuses an ill-formed view', async () => {
    const { client, kari, workspace } = littleApp();
    const publish = (view: object) =>
      failure(client.views.publish({ user_id: kari.id, view: view as never }));
    const error = await publish({ type: 'home', blocks: [{ type: 'divider', colour: 'red' }] });
    expect(error.data).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: {
        messages: ['[ERROR] invalid additional property: colour [json-pointer:/view/blocks/0]'],
      },
    });
    expect(workspace.homes.size).toBe(0);
  });
});

describe('answers to a click', () => {
  it('a response address works five times, for half an hour', async () => {
    const { workspace, kari, client, clock, app, receiver } = littleApp();
    app.action('ok', async ({ ack, respond }) => {
      await ack();
      await respond({ replace_original: true, text: 'Done' });
      for (let round = 0; round < 4; round++) await respond('and more');
      await expect(respond('too much')).rejects.toThrow('404');
    });
    const blocks = [actions(button('ok'))];
    const { channel, ts } = await client.chat.postMessage({ channel: kari.id, text: 'x', blocks });
    await receiver.act({ do: 'click', user: kari.id, at: { channel: channel!, ts: ts! }, action_id: 'ok' });
    expect(workspace.message(channel!, ts!)!.text).toBe('Done');
    expect(workspace.messages.get(channel!)).toHaveLength(5);
    const url = workspace.responseUrls.issue('late', kari.id, channel!, ts!);
    clock.advance(31 * 60_000);
    expect(workspace.responseUrls.use(url)).toBe('expired_url');
    expect(workspace.troubles).toEqual([]);
  });
});

describe('people, channels and files', () => {
  it('lists people page by page, with zone, locale and what kind they are', async () => {
    const { client, workspace, kari } = littleApp();
    workspace.addPerson({ name: 'Gone', deleted: true });
    workspace.addPerson({ name: 'Guest', kind: 'guest' });
    const seen: unknown[] = [];
    for await (const page of client.paginate('users.list', { limit: 2, include_locale: true }))
      seen.push(...(page as unknown as { members: unknown[] }).members);
    expect(seen).toMatchObject([
      { id: 'USLACKBOT', is_bot: false },
      { is_bot: true },
      {
        id: kari.id,
        tz: 'Europe/Oslo',
        locale: 'nb-NO',
        profile: { email: 'kari.nordmann@practice.example' },
      },
      { deleted: true },
      { is_restricted: true },
    ]);
  });

  it('says of a channel whether it is private, shared, and who is in it', async () => {
    const { client, workspace, kari } = littleApp();
    const members = [kari.id, workspace.bot.userId];
    const hr = workspace.addChannel({ kind: 'private', name: 'hr', members, shared: true });
    const { channel } = await client.conversations.info({ channel: hr.id });
    expect(channel).toMatchObject({ is_private: true, is_ext_shared: true, is_member: true });
    expect((await client.conversations.members({ channel: hr.id })).members).toEqual(members);
    const group = workspace.addGroup('drift', 'Drift', [kari.id]);
    expect((await client.usergroups.users.list({ usergroup: group.id })).users).toEqual([kari.id]);
  });

  it('a file goes to a conversation by its id, once its bytes have come', async () => {
    const { client, kari, workspace } = littleApp();
    const { channel } = await client.chat.postMessage({ channel: kari.id, text: 'Hello' });
    const announce = (length: number) => client.files.getUploadURLExternal({ filename: 'a.md', length });
    expect(await word(announce(0))).toBe('invalid_arguments');
    const { file_id: id, upload_url: url } = await announce(2);
    const files: [{ id: string; title: string }] = [{ id: id!, title: 'A' }];
    const complete = (channel_id: string) => client.files.completeUploadExternal({ files, channel_id });
    expect(await word(complete(channel!))).toBe('file_not_found');
    await practiceFetch(workspace)(url!, { method: 'POST', body: 'ab' });
    expect(await word(complete(kari.id))).toBe('channel_not_found');
    await complete(channel!);
    expect(workspace.messages.get(channel!)!.at(-1)).toMatchObject({ files: [id] });
  });

  it('takes a picture in three steps and shows it in the thread', async () => {
    const { client, workspace, kari } = littleApp();
    const { channel, ts } = await client.chat.postMessage({ channel: kari.id, text: 'x' });
    await client.filesUploadV2({
      channel_id: channel!,
      thread_ts: ts!,
      filename: 'chart.png',
      file: Buffer.from([1, 2, 3]),
      title: 'Chart',
      alt_text: 'A rise',
    });
    const shared = workspace.messages.get(channel!)!.at(-1)!;
    const file = workspace.files.get(shared.files![0]!)!;
    expect(shared.thread_ts).toBe(ts);
    expect(file).toMatchObject({ title: 'Chart', mimetype: 'image/png', content: 'AQID', ready: true });
  });

  it('auth.test tells what has been granted', async () => {
    const { client } = littleApp();
    expect((await client.auth.test()).response_metadata!.scopes).toContain('chat:write');
  });
});

describe('faults', () => {
  const cases: [Fault, string, number][] = [
    ['rate_limited', ErrorCode.RateLimitedError, 0],
    ['server_error_before', ErrorCode.HTTPError, 0],
    ['server_error_after', ErrorCode.HTTPError, 1],
    ['drop_before', ErrorCode.RequestError, 0],
    ['drop_after', ErrorCode.RequestError, 1],
    ['hang', ErrorCode.RequestError, 1],
    ['html', ErrorCode.PlatformError, 0],
    [{ error: 'token_revoked' }, ErrorCode.PlatformError, 0],
  ];
  it.each(cases)('%j fails as %s and leaves %i messages', async (fault, code, messages) => {
    const { client, workspace, kari } = littleApp();
    const post = () => client.chat.postMessage({ channel: kari.id, text: 'x' });
    workspace.faults.next('chat.postMessage', fault);
    expect((await failure(post())).code).toBe(code);
    expect([...workspace.messages.values()].flat()).toHaveLength(messages);
    await post();
  });

  it('slow is time on the clock', async () => {
    const { client, workspace, kari, clock } = littleApp();
    workspace.faults.next('*', { slow: 5_000 });
    const before = clock.now();
    await client.chat.postMessage({ channel: kari.id, text: 'x' });
    expect(clock.now() - before).toBe(5_000);
  });

  it('a random mix is the same for the same seed', async () => {
    const run = async (seed: number) => {
      const { client, workspace, kari, clock } = littleApp();
      workspace.faults.random(seed, 0.5, ['drop_before', 'rate_limited']);
      for (let round = 0; round < 20; round++) {
        clock.advance(2_000);
        await client.chat.postMessage({ channel: kari.id, text: 'x' }).catch(() => undefined);
      }
      return workspace.traffic.map((call) => call.error ?? 'ok').join(' ');
    };
    expect(await run(1)).toBe(await run(1));
    expect(await run(1)).not.toBe(await run(2));
  });
});

it('a workspace that is written down and read again is the same', async () => {
  const { client, workspace, kari, clock } = littleApp();
  await client.chat.postMessage({ channel: kari.id, text: 'Hello', blocks: [actions(button('ok'))] });
  await client.views.publish({ user_id: kari.id, view: { type: 'home', blocks: [] } });
  const written = JSON.parse(JSON.stringify(workspace.snapshot()));
  const other = littleApp();
  other.workspace.restore(written);
  expect(other.workspace.snapshot()).toEqual(written);
  other.clock.set(clock.now());
  const next = await other.client.chat.postMessage({ channel: kari.id, text: 'Again' });
  expect(other.workspace.messages.get(next.channel!)!.map((message) => message.text)).toEqual([
    'Hello',
    'Again',
  ]);
});
