import { LogLevel, WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { classify, type Outcome } from './outcome.ts';

const quiet = { retryConfig: { retries: 0 }, logLevel: LogLevel.ERROR };

/** What the real client makes of an answer, classified. */
async function outcomeOf(answer: () => Response | Promise<Response>): Promise<Outcome> {
  const options = { ...quiet, rejectRateLimitedCalls: true, timeout: 100 };
  const client = new WebClient('xoxb-1', { ...options, fetch: async () => answer() });
  return client.chat
    .postMessage({ channel: 'D1', text: 'hi' })
    .then((): Outcome => ({ class: 'ok' }), classify);
}

const refusing = (error: string) => outcomeOf(() => Response.json({ ok: false, error }));
const broken = (code: string) =>
  outcomeOf(() => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('net'), { code }) });
  });

test('a call that Slack took is done', async () => {
  expect(await outcomeOf(() => Response.json({ ok: true, ts: '1.1' }))).toEqual({ class: 'ok' });
});

test('too many calls: surely not accepted, and Slack says how long to wait', async () => {
  const limited = (headers: Record<string, string>) =>
    outcomeOf(() => new Response('', { status: 429, headers }));
  const waiting = (code: string, afterMs: number) => ({ class: 'limited', code, afterMs });
  expect(await limited({ 'retry-after': '7' })).toEqual(waiting('ratelimited', 7000));
  expect(await limited({})).toEqual(waiting('ratelimited', 30_000));
  for (const code of ['ratelimited', 'rate_limited']) {
    expect(await refusing(code)).toEqual(waiting(code, 30_000));
    const answer = { status: 200, headers: { 'retry-after': '9' } };
    const said = await outcomeOf(() => Response.json({ ok: false, error: code }, answer));
    expect(said).toEqual(waiting(code, 9000));
  }
  const full = 'message_limit_exceeded';
  expect(await refusing(full)).toEqual(waiting(full, 3600_000));
});

test('no connection was made: surely not accepted', async () => {
  for (const code of [
    'ENOTFOUND',
    'EAI_AGAIN',
    'ECONNREFUSED',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ]) {
    expect(await broken(code)).toEqual({ class: 'unreachable', code });
  }
  const itself = () => {
    throw Object.assign(new Error('net'), { code: 'ECONNREFUSED' });
  };
  expect(await outcomeOf(itself)).toEqual({ class: 'unreachable', code: 'ECONNREFUSED' });
});

test('a connection that broke, a timeout, a 5xx and an unreadable or unknown answer leave it open', async () => {
  for (const code of [
    'UND_ERR_SOCKET',
    'PROXY_ENOTFOUND',
    'ECONNRESET',
    'EPIPE',
    'UND_ERR_HEADERS_TIMEOUT',
  ]) {
    expect(await broken(code)).toEqual({ class: 'unsure', code });
  }
  expect(await outcomeOf(() => new Response('', { status: 503 }))).toEqual({
    class: 'unsure',
    code: 'http_503',
  });
  const html = () => new Response('<html>We will be back</html>');
  expect(await outcomeOf(html)).toEqual({ class: 'unsure', code: 'unreadable_answer' });
  for (const code of ['internal_error', 'fatal_error', 'request_timeout', 'a_code_of_next_year']) {
    expect(await refusing(code)).toEqual({ class: 'unsure', code });
  }
  const cut = () => new Response(new ReadableStream({ pull: (stream) => stream.error(new Error('cut')) }));
  expect(await outcomeOf(cut)).toMatchObject({ class: 'unsure' });
  expect(classify('not even an error')).toMatchObject({ class: 'unsure' });
});

test('a call that hangs is given up and stays open', async () => {
  const client = new WebClient('xoxb-1', {
    ...quiet,
    timeout: 20,
    fetch: (_url, init) =>
      new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal!.reason))),
  });
  const outcome = await client.chat.postMessage({ channel: 'D1', text: 'hi' }).catch(classify);
  expect(outcome).toEqual({ class: 'unsure', code: 'TimeoutError' });
});

/** As Slack's pages on chat.postMessage, chat.update, chat.delete and views.publish describe them. */
const MEANING = {
  recipient: [
    'channel_not_found',
    'not_in_channel',
    'is_archived',
    'user_not_found',
    'users_not_found',
    'user_not_visible',
    'user_disabled',
    'cannot_dm_bot',
    'method_not_supported_for_channel_type',
    'no_permission',
    'enterprise_is_restricted',
    'restricted_action',
    'restricted_action_read_only_channel',
    'slack_connect_file_upload_sharing_blocked',
  ],
  gone: [
    'message_not_found',
    'cant_update_message',
    'cant_delete_message',
    'edit_window_closed',
    'message_not_owned_by_app',
    'thread_not_found',
    'cannot_reply_to_message',
    'hash_conflict',
    'view_not_found',
    'not_found',
  ],
  poison: [
    'invalid_arguments',
    'no_text',
    'msg_too_long',
    'msg_blocks_too_long',
    'too_many_attachments',
    'invalid_attachments',
    'markdown_text_conflict',
    'view_too_large',
    'duplicate_external_id',
    'not_enabled',
    'invalid_blocks',
    'invalid_blocks_format',
    'invalid_metadata_format',
    'metadata_too_large',
  ],
  global: [
    'invalid_auth',
    'not_authed',
    'account_inactive',
    'token_revoked',
    'token_expired',
    'org_login_required',
    'team_access_not_granted',
    'accesslimited',
    'missing_scope',
    'not_allowed_token_type',
    'messages_tab_disabled',
    'ekm_access_denied',
  ],
  unsure: ['internal_error', 'cannot_invalid_blocks', 'a_code_of_next_year'],
};

test.each(Object.entries(MEANING))('these are a matter of: %s', async (found, codes) => {
  for (const code of codes) expect(await refusing(code)).toEqual({ class: found, code });
});

test('what Slack refuses to read is ours to mend, what it could not do is open', async () => {
  const status = (code: number) => outcomeOf(() => new Response('', { status: code }));
  expect(await status(404)).toEqual({ class: 'poison', code: 'http_404' });
  expect(await status(500)).toEqual({ class: 'unsure', code: 'http_500' });
});

test('a code that reads like none of Slack’s is not passed on', async () => {
  for (const odd of ['Kari', 'kari er syk', 'syk kari!', 'x'.repeat(65)]) {
    expect(await refusing(odd)).toEqual({ class: 'unsure', code: 'unreadable_answer' });
  }
  expect(await refusing('x'.repeat(64))).toEqual({ class: 'unsure', code: 'x'.repeat(64) });
});

test('of an error that is not of the library the code is told, or else its class', () => {
  const coded = (code: unknown) => classify(Object.assign(new RangeError('words'), { code }));
  expect(coded('SQLITE_FULL')).toEqual({ class: 'unsure', code: 'SQLITE_FULL' });
  expect(coded(5)).toEqual({ class: 'unsure', code: 'RangeError' });
  expect(classify('words')).toEqual({ class: 'unsure', code: 'unknown' });
});
