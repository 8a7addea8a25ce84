import { webApi } from '@slack/bolt';
import type { WebAPICallError } from '@slack/web-api';

/**
 * What a call to Slack has come to, and so what may be done next:
 * - ok: done.
 * - limited: surely not accepted, too many calls; not before `afterMs`.
 * - unreachable: surely not accepted, no connection was made.
 * - early: surely not seen by anybody, and for a reason of its own; a few times more, without slowing down the rest.
 * - unsure: it may have been done; look before doing it again.
 * - recipient: this person or channel cannot be reached.
 * - gone: the message or view to be changed is not there, or a newer one has won.
 * - poison: Slack refuses what we wrote; ours to mend.
 * - global: nothing can be sent to anybody (token, scope, account).
 */
export type Outcome =
  | { class: 'ok' }
  | { class: 'limited'; code: string; afterMs: number }
  | { class: 'unreachable' | 'early' | 'unsure' | 'recipient' | 'gone' | 'poison' | 'global'; code: string };

/** Slack says 429 without saying how long. */
const UNKNOWN_WAIT_MS = 30_000;
/** The free plan's cap on messages: hours, not seconds. */
const FULL_WORKSPACE_WAIT_MS = 3600_000;

/** Error codes as in https://docs.slack.dev/reference/methods/chat.postMessage; whatever is not listed is unsure. */
const CODES = {
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
} as const;

const PREFIXES: [prefix: string, found: keyof typeof CODES][] = [
  ['restricted_action', 'recipient'],
  ['slack_connect_', 'recipient'],
  ['invalid_blocks', 'poison'],
  ['invalid_metadata', 'poison'],
  ['metadata_', 'poison'],
];

/** The connection was never made, so Slack cannot have heard of it. */
const NO_CONNECTION =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;

/** What a thrown error of a WebClient means. A call that returned is `{ class: 'ok' }`. */
export function classify(error: unknown): Outcome {
  if (!(error instanceof Error)) return { class: 'unsure', code: 'unknown' };
  const known = error as WebAPICallError;
  switch (known.code) {
    case webApi.ErrorCode.RateLimitedError:
      return { class: 'limited', code: 'ratelimited', afterMs: known.retryAfter * 1000 };
    case webApi.ErrorCode.PlatformError:
      return ofCode(known.data.error, known.data.response_metadata);
    case webApi.ErrorCode.HTTPError:
      return { class: known.statusCode < 500 ? 'poison' : 'unsure', code: `http_${known.statusCode}` };
    case webApi.ErrorCode.RequestError:
      return ofNetwork(known.original);
    default:
      return ofUnknown(error);
  }
}

function ofCode(code: string, metadata: { retryAfter?: number } | undefined): Outcome {
  if (!/^[a-z0-9_.]{1,64}$/.test(code)) return { class: 'unsure', code: 'unreadable_answer' };
  if (code === 'ratelimited' || code === 'rate_limited') {
    return {
      class: 'limited',
      code,
      afterMs: metadata?.retryAfter ? metadata.retryAfter * 1000 : UNKNOWN_WAIT_MS,
    };
  }
  if (code === 'message_limit_exceeded') return { class: 'limited', code, afterMs: FULL_WORKSPACE_WAIT_MS };
  const listed = Object.entries(CODES).find(([, codes]) => (codes as readonly string[]).includes(code))?.[0];
  const found = (listed as keyof typeof CODES) ?? PREFIXES.find(([prefix]) => code.startsWith(prefix))?.[1];
  return { class: found ?? 'unsure', code };
}

function ofNetwork(original: Error): Outcome {
  const code = codeOf(original) ?? codeOf(original.cause) ?? original.name;
  return { class: NO_CONNECTION.test(code) ? 'unreachable' : 'unsure', code };
}

/** A 429 without a readable Retry-After reaches us as a plain error that can only be told by its words. */
function ofUnknown(error: Error): Outcome {
  if (error.message.startsWith('Retry header did not contain')) {
    return { class: 'limited', code: 'ratelimited', afterMs: UNKNOWN_WAIT_MS };
  }
  return { class: 'unsure', code: codeOf(error) ?? error.name };
}

function codeOf(error: unknown): string | null {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === 'string' ? code : null;
}
