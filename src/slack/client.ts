import type { FetchFunction, WebClientOptions } from '@slack/web-api';
import type { Log } from '../log.ts';
import { boltLogger } from './bolt-log.ts';

/** A person waits for an interactive call, and its trigger lives three seconds; a bulk call can take its time. */
export type Purpose = 'interactive' | 'bulk';
const TIMEOUT_MS = { interactive: 2_500, bulk: 10_000 } as const;

/**
 * Options for one WebClient, made anew for each: the library writes into them. It never retries by itself (a
 * lost response would post twice) and never sleeps on a 429: both belong to the outbox. `headers` are never
 * set, since the library would keep the first client's token in them for all others.
 */
export function clientOptions(
  purpose: Purpose,
  { apiUrl, log, fetch }: { apiUrl: string; log: Log; fetch?: FetchFunction | undefined },
): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT_MS[purpose],
    logger: boltLogger(log),
    allowAbsoluteUrls: false,
    ...(fetch && { fetch }),
  };
}
