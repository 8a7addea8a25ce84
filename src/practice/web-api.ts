import { parse } from 'node:querystring';
import type { Fault } from './faults.ts';
import { type Args, type Method, readArgs } from './method.ts';
import { Refused } from './refused.ts';
import { answerResponseUrl } from './response-url.ts';
import { SCOPES_OF } from './scopes.ts';
import { chatMethods } from './web-api-chat.ts';
import { DOWNLOADS, UPLOADS, download, fileMethods, takeUpload } from './web-api-files.ts';
import { missingScope, peopleMethods } from './web-api-people.ts';
import { viewMethods } from './web-api-views.ts';
import type { Call, Workspace } from './workspace.ts';

export const API = 'https://slack.com/api/';
export const HOOKS = 'https://hooks.slack.com/practice/';
const RETRY_AFTER_SECONDS = 30;
const HANGS_FOR = 60_000;
const LOGIN_PAGE = '<!DOCTYPE html><html><body>Slack is down for maintenance</body></html>';

const methods = new Map<string, Method>(
  Object.entries({
    'auth.test': { takes: {}, run: authTest },
    ...chatMethods,
    ...viewMethods,
    ...peopleMethods,
    ...fileMethods,
  }),
);

type Outcome = { response: Response; call: Omit<Call, 'at' | 'method'> };
type Asked = { name: string; url: string; init: RequestInit };

/** The Web API, the response addresses and the file store of the pretend Slack, for `clientOptions.fetch`. */
export function practiceFetch(workspace: Workspace): typeof globalThis.fetch {
  return async (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input);
    const asked = { name: nameOf(url), url, init };
    const fault = workspace.faults.take(asked.name);
    if (fault === undefined) return finish(workspace, asked, await answer(workspace, asked));
    return suffer(workspace, asked, fault);
  };
}

function nameOf(url: string): string {
  if (url.startsWith(API)) return url.slice(API.length);
  if (url.startsWith(HOOKS)) return 'response_url';
  if (url.startsWith(UPLOADS)) return 'upload';
  if (url.startsWith(DOWNLOADS)) return 'download';
  throw new TypeError('fetch failed', { cause: new Error(`ENOTFOUND ${new URL(url).host}`) });
}

function finish(workspace: Workspace, { name }: Asked, { response, call }: Outcome): Response {
  workspace.record({ at: workspace.clock.now(), method: name, ...call });
  return response;
}

const dropped = () => new TypeError('fetch failed', { cause: new Error('ECONNRESET') });

/** Lets a call go wrong in the wanted way. Traffic notes what the app got to know, which is the fault. */
async function suffer(workspace: Workspace, asked: Asked, fault: Fault): Promise<Response> {
  const fail = (error: string, response: Response) =>
    finish(workspace, asked, { response, call: { ok: false, error } });
  if (typeof fault === 'object') {
    if ('error' in fault) return fail(fault.error, json(workspace, { ok: false, error: fault.error }));
    await workspace.clock.sleep(fault.slow);
    return finish(workspace, asked, await answer(workspace, asked));
  }
  if (fault === 'rate_limited') return fail(fault, tooMany(RETRY_AFTER_SECONDS));
  if (fault === 'rate_limited_no_header') return fail(fault, new Response('', { status: 429 }));
  if (fault === 'html') return fail(fault, new Response(LOGIN_PAGE, { status: 200 }));
  if (fault === 'server_error_after' || fault === 'drop_after' || fault === 'hang')
    await answer(workspace, asked);
  const response = fail(fault, new Response('', { status: 500 }));
  if (fault === 'server_error_before' || fault === 'server_error_after') return response;
  if (fault === 'hang') {
    await workspace.clock.sleep(HANGS_FOR);
    throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
  }
  throw dropped();
}

async function answer(workspace: Workspace, { name, url, init }: Asked): Promise<Outcome> {
  if (name === 'response_url') return answerResponseUrl(workspace, url, JSON.parse(textOf(init)) as Args);
  if (name === 'upload') return answerUpload(workspace, url, init);
  if (name === 'download') return answerDownload(workspace, url, init);
  const given = bodyOf(init);
  const person = personOf(workspace, given);
  const who = person === undefined ? {} : { person };
  try {
    const waiting = limited(workspace, name, given);
    if (waiting > 0) return { response: tooMany(waiting), call: { ok: false, error: 'ratelimited', ...who } };
    const result = call(workspace, name, given, init);
    return { response: json(workspace, { ok: true, ...result }), call: { ok: true, ...who } };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const body = { ok: false, error: error.code, ...error.extra };
    return { response: json(workspace, body), call: { ok: false, error: error.code, ...who } };
  }
}

function call(workspace: Workspace, name: string, given: Args, init: RequestInit): Record<string, unknown> {
  if (tokenOf(init, given) !== workspace.bot.token) throw new Refused('invalid_auth');
  const method = methods.get(name);
  if (!method) throw new Refused('unknown_method');
  const needed = SCOPES_OF[name]!;
  if (needed.length > 0 && !needed.some((scope) => workspace.scopes.has(scope)))
    throw missingScope(workspace, needed.join(','));
  return method.run(workspace, readArgs(method, given));
}

function authTest(workspace: Workspace): Record<string, unknown> {
  const { team, bot } = workspace;
  return {
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    team_id: team.id,
    user: bot.name,
    user_id: bot.userId,
    bot_id: bot.botId,
    is_enterprise_install: false,
  };
}

function limited(workspace: Workspace, name: string, given: Args): number {
  if (workspace.limits === 'off' || !methods.has(name)) return 0;
  const channel = typeof given['channel'] === 'string' ? given['channel'].replace(/^U/, 'D') : undefined;
  return workspace.rates.waitFor(name, channel);
}

const tooMany = (seconds: number) =>
  new Response('{"ok":false,"error":"ratelimited"}', {
    status: 429,
    headers: { 'retry-after': String(seconds), 'content-type': 'application/json' },
  });

function json(workspace: Workspace, body: Record<string, unknown>): Response {
  const headers = { 'content-type': 'application/json', 'x-oauth-scopes': [...workspace.scopes].join(',') };
  return new Response(JSON.stringify(body), { headers });
}

/** The library sends forms, `respond` sends JSON: both as text. */
function textOf({ body }: RequestInit): string {
  if (typeof body === 'string') return body;
  return body instanceof URLSearchParams ? body.toString() : '';
}

function bodyOf(init: RequestInit): Args {
  const text = textOf(init);
  const type = new Headers(init.headers).get('content-type') ?? '';
  return type.includes('json') ? (JSON.parse(text) as Args) : { ...parse(text) };
}

function tokenOf({ headers }: RequestInit, given: Args): unknown {
  return new Headers(headers).get('authorization')?.replace('Bearer ', '') ?? given['token'];
}

/** Whom a call is about, so that the traffic can be read. */
function personOf(workspace: Workspace, args: Args): string | undefined {
  const { channel, user, user_id: userId, trigger_id: trigger, view_id: view } = args;
  if (typeof channel === 'string' && /^[UD]/.test(channel)) return channel.replace(/^D/, 'U');
  const shownTo = typeof view === 'string' ? workspace.view(view)?.user : undefined;
  return [user, userId, shownTo, workspace.triggers.userOf(trigger)].find((id) => typeof id === 'string');
}

async function answerUpload(workspace: Workspace, url: string, { body }: RequestInit): Promise<Outcome> {
  const form = body instanceof FormData ? [...body.values()][0] : undefined;
  const bytes = new Uint8Array(await new Response(form ?? body ?? '').arrayBuffer());
  const ok = takeUpload(workspace, url, bytes);
  const response = ok ? new Response(`OK - ${bytes.length}`) : new Response('', { status: 400 });
  return { response, call: { ok } };
}

/** Without the right to read files Slack sends its login page, with status 200. */
function answerDownload(workspace: Workspace, url: string, init: RequestInit): Outcome {
  const granted = tokenOf(init, {}) === workspace.bot.token && workspace.scopes.has('files:read');
  if (!granted) return { response: new Response(LOGIN_PAGE), call: { ok: false, error: 'missing_scope' } };
  const bytes = download(workspace, url);
  if (!bytes)
    return { response: new Response('', { status: 404 }), call: { ok: false, error: 'file_not_found' } };
  return { response: new Response(bytes), call: { ok: true } };
}
