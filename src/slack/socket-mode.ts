import { type App, webApi } from '@slack/bolt';
import type { Clock } from '../clock.ts';
import { faultOf, type Log } from '../log.ts';
import { type LinkNotice, type LinkOptions, SocketLink } from './socket-link.ts';
import { Intake, type IntakeOptions, type Transport } from './transport.ts';

export type SocketModeOptions = LinkOptions & IntakeOptions & { log: Log; clock: Clock };

/** Answers of apps.connections.open that no repetition heals: somebody has to change the token or the app. */
const REFUSALS = new Set([
  'access_denied',
  'account_inactive',
  'invalid_auth',
  'missing_scope',
  'not_allowed_token_type',
  'not_authed',
  'team_disabled',
  'token_expired',
  'token_revoked',
  'user_removed_from_team',
]);
/** A connection that lived shorter than this was no success: the next one waits longer. */
const SETTLED_MS = 30_000;
const STUCK_MS = 30_000;
const SHARED_RECHECK_MS = 120_000;
const CLOSE_GRACE_MS = 2_000;

/** How long to wait before the next try: 0.5 s, doubling, at most 30 s, spread so that not all come at once. */
export function reconnectDelay(failures: number, random = Math.random()): number {
  return Math.round(Math.min(30_000, 500 * 2 ** Math.min(failures - 1, 10)) * (0.5 + random / 2));
}

export class TokenRefused extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`Slack refused the app token: ${code}`);
    this.code = code;
  }
}

type Attempt = { link: SocketLink; over: Promise<void> } | { refused: string | null; waitMs: number };
type Envelope = {
  ack(response?: unknown): Promise<void>;
  body: Record<string, unknown>;
  retry_num?: number;
  retry_reason?: string;
};

/** Socket Mode: keeps one connection to Slack open, and opens the next before the old one goes. */
export class SocketModeTransport implements Transport {
  readonly #options: SocketModeOptions;
  readonly #intake: Intake;
  /** Every link that may still count for Slack, oldest first. */
  readonly #links = new Set<SocketLink>();
  #current: SocketLink | null = null;
  #pending: { link: SocketLink; since: number } | null = null;
  #replace: () => void = () => {};
  #refused: string | null = null;
  #sharedSince: number | null = null;
  #stopping = false;

  constructor(options: SocketModeOptions) {
    this.#options = options;
    this.#intake = new Intake(options);
  }

  init(app: App): void {
    this.#intake.init(app);
  }

  /** A token that Slack refuses is an error at the start only; later it may be a mistake that is undone. */
  async start(): Promise<void> {
    const first = await this.#connect();
    if ('refused' in first && first.refused !== null) throw new TokenRefused(first.refused);
    void this.#keepConnected(first);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#intake.close();
    this.#pending?.link.cut();
    await Promise.all([...this.#links].map((link) => link.close(CLOSE_GRACE_MS)));
  }

  watch(): void {
    const now = this.#options.clock.mono();
    if (this.#pending && now - this.#pending.since > STUCK_MS) this.#pending.link.cut();
    if (this.#sharedSince !== null && now - this.#sharedSince > SHARED_RECHECK_MS) this.#replace();
  }

  checks(): Record<string, boolean> {
    return {
      connected: this.#current !== null,
      token_accepted: this.#refused === null,
      only_process_with_this_token: this.#sharedSince === null,
    };
  }

  maySend(): boolean {
    return this.#refused === null;
  }

  async #keepConnected(first: Attempt): Promise<void> {
    const { clock, log } = this.#options;
    let attempt = first;
    for (let failures = 0; !this.#stopping; attempt = await this.#connect()) {
      const began = clock.mono();
      if ('link' in attempt) await attempt.over;
      if (this.#stopping) return;
      failures = clock.mono() - began >= SETTLED_MS ? 0 : failures + 1;
      const waitMs = failures === 0 ? 0 : reconnectDelay(failures);
      log.info('socket.reconnecting', { failures });
      await clock.sleep('waitMs' in attempt ? Math.max(waitMs, attempt.waitMs) : waitMs);
      if (this.#stopping) return;
    }
  }

  async #connect(): Promise<Attempt> {
    const link = new SocketLink(this.#options);
    const over = this.#follow(link);
    this.#pending = { link, since: this.#options.clock.mono() };
    try {
      await link.start();
    } catch (error) {
      this.#links.delete(link);
      return this.#failed(error);
    } finally {
      this.#pending = null;
    }
    this.#welcome(link);
    return { link, over };
  }

  #welcome(link: SocketLink): void {
    const old = this.#current;
    this.#current = link;
    this.#refused = null;
    this.#options.log.info('socket.connected', { connections: this.#links.size });
    // What came over the old one is answered over it.
    if (old) void this.#intake.settled().then(() => old.close(CLOSE_GRACE_MS));
    if (this.#stopping) void link.close(CLOSE_GRACE_MS);
  }

  #failed(error: unknown): Attempt {
    const code = error instanceof webApi.WebAPIPlatformError ? error.data.error : faultOf(error).code;
    this.#refused = REFUSALS.has(code) ? code : null;
    const waitMs = error instanceof webApi.WebAPIRateLimitedError ? error.retryAfter * 1000 : 0;
    this.#options.log.warn('socket.failed', { code });
    return { refused: this.#refused, waitMs };
  }

  /** Resolves when the link has to be replaced: it is gone, Slack wants to recycle it, or we want another look. */
  #follow(link: SocketLink): Promise<void> {
    this.#links.add(link);
    link.on('slack_event', (envelope: Envelope) => void this.#take(envelope));
    return new Promise((resolve) => {
      link.on('notice', (notice: LinkNotice) => {
        if (notice.kind === 'hello') this.#replace = resolve;
        if (notice.kind === 'hello') return this.#countConnections(notice.connections);
        this.#options.log.info('socket.goodbye', { reason: notice.reason });
        resolve();
      });
      link.once('disconnected', () => {
        this.#links.delete(link);
        if (this.#current === link) this.#current = null;
        resolve();
      });
    });
  }

  /** Slack gives each submission to one of the connections: another process would take a share unseen. */
  #countConnections(connections: number): void {
    const shared = connections > this.#links.size;
    if (shared) this.#options.log.error('socket.shared', { connections, ours: this.#links.size });
    this.#sharedSince = shared ? this.#options.clock.mono() : null;
  }

  async #take(envelope: Envelope): Promise<void> {
    const { body, retry_num: retryNum, retry_reason: retryReason } = envelope;
    const answer = async (response: unknown) => {
      try {
        await envelope.ack(response);
      } catch (error) {
        // What was acknowledged is committed: Slack asks again, or the person sees it when they look.
        this.#options.log.warn('socket.answer_lost', faultOf(error));
      }
    };
    const outcome = await this.#intake.take({ body: body ?? {}, answer, retryNum, retryReason });
    if (outcome === 'nobody_answered') this.#options.log.warn('delivery.nobody_answered');
  }
}
