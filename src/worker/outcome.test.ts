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
  expect(await limited({ 'retry-after': '7' })).toMatchObject({ class: 'limited', afterMs: 7000 });
  expect(await limited({})).toMatchObject({ class: 'limited', afterMs: 30_000 });
  expect(await refusing('ratelimited')).toMatchObject({ class: 'limited', afterMs: 30_000 });
  expect(await refusing('message_limit_exceeded')).toMatchObject({ class: 'limited', afterMs: 3600_000 });
});

test('no connection was made: surely not accepted', async () => {
  for (const code of [
    'ENOTFOUND',
    'EAI_AGAIN',
    'ECONNREFUSED',
    'UND_ERR_CONNECT_TIMEOUT',
    'CERT_HAS_EXPIRED',
  ]) {
    expect(await broken(code)).toEqual({ class: 'unreachable', code });
  }
});

test('a connection that broke, a timeout, a 5xx and an unreadable or unknown answer leave it open', async () => {
  for (const code of ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE', 'UND_ERR_HEADERS_TIMEOUT']) {
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

test.each([
  ['channel_not_found', 'recipient'],
  ['is_archived', 'recipient'],
  ['restricted_action_read_only_channel', 'recipient'],
  ['message_not_found', 'gone'],
  ['hash_conflict', 'gone'],
  ['invalid_blocks', 'poison'],
  ['invalid_blocks_format', 'poison'],
  ['metadata_too_large', 'poison'],
  ['token_revoked', 'global'],
  ['missing_scope', 'global'],
  ['messages_tab_disabled', 'global'],
])('%s is a matter of: %s', async (code, found) => {
  expect(await refusing(code)).toEqual({ class: found, code });
});
