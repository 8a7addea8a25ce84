import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HTTPModuleFunctions as bolt, isRawBodyError, verifySlackRequest, type App } from '@slack/bolt';
import type { Clock } from '../clock.ts';
import { faultOf, type Log } from '../log.ts';
import { Intake, type IntakeOptions, type Transport } from './transport.ts';

export type SignedHttpOptions = IntakeOptions & {
  signingSecret: string;
  host: string;
  port: number;
  log: Log;
  clock: Clock;
};

const PATH = '/slack/events';
const BODY_LIMIT = 1_048_576;
/** Slack's own rule allows five minutes of age; a stamp from the future is nobody's honest request. */
const FUTURE_MS = 60_000;
const REMEMBER_MS = 15 * 60_000;
const REMEMBER_AT_MOST = 20_000;
const SERVER = {
  requestTimeout: 10_000,
  headersTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 8_192,
} as const;

/** HTTP: signed requests from Slack on `/slack/events`, behind a proxy that brings the TLS. */
export class SignedHttpTransport implements Transport {
  readonly #options: SignedHttpOptions;
  readonly #intake: Intake;
  readonly #server: Server;
  readonly #seen: Remembered;

  constructor(options: SignedHttpOptions) {
    this.#options = options;
    this.#intake = new Intake(options);
    this.#seen = new Remembered(options.clock);
    this.#server = createServer(SERVER, (req, res) => void this.#serve(req, res));
    this.#server.maxConnections = 256;
  }

  init(app: App): void {
    this.#intake.init(app);
  }

  /** The port it listens on: the given one, or a free one when that was 0. */
  get port(): number {
    return (this.#server.address() as AddressInfo | null)?.port ?? this.#options.port;
  }

  start(): Promise<void> {
    const { host, port } = this.#options;
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ host, port }, () => {
        this.#server.off('error', reject);
        this.#server.on('error', (error) => this.#options.log.error('http.server', faultOf(error)));
        resolve();
      });
    });
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    await this.#intake.close();
    this.#server.closeIdleConnections();
    const cut = setTimeout(() => this.#server.closeAllConnections(), 1_000);
    await closed;
    clearTimeout(cut);
  }

  watch(): void {}

  checks(): Record<string, boolean> {
    return { connected: this.#server.listening };
  }

  /** Nothing here tells; a bot token that was revoked stops it. */
  maySend(): boolean {
    return true;
  }

  async #serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    try {
      const status = await this.#answer(req, res);
      if (status !== null && !res.headersSent) bolt.buildNoBodyResponse(res, status);
    } catch (error) {
      this.#options.log.error('http.failed', faultOf(error));
      if (!res.headersSent) bolt.buildNoBodyResponse(res, 500);
    }
  }

  /** The status to answer with, or null when the answer has been written. */
  async #answer(req: IncomingMessage, res: ServerResponse): Promise<number | null> {
    if (req.method !== 'POST' || req.url?.split('?')[0] !== PATH) return 404;
    const read = await readBody(req);
    if (typeof read === 'number') return closing(res, read);
    const text = read.rawBody.toString();
    // Slack's check of our certificate carries no signature; nothing else in it is looked at.
    if (isForm(req) && new URLSearchParams(text).get('ssl_check') === '1') return 200;
    const signature = this.#verified(req, text);
    if (signature === null || !this.#seen.add(signature)) return this.#refused(signature);
    const body = parsedBody(read);
    if (body === null) return 400;
    if (body['type'] === 'url_verification') {
      bolt.buildUrlVerificationResponse(res, body);
      return null;
    }
    return this.#deliver(req, res, body, signature);
  }

  async #deliver(
    req: IncomingMessage,
    res: ServerResponse,
    body: Record<string, unknown>,
    signature: string,
  ): Promise<number | null> {
    const outcome = await this.#intake.take({
      body,
      retryNum: bolt.extractRetryNumFromHTTPRequest(req),
      retryReason: bolt.extractRetryReasonFromHTTPRequest(req),
      answer: async (response) => bolt.buildContentResponse(res, response),
    });
    if (outcome === 'answered') return null;
    // Slack repeats at once what failed, within the same second with the same signature: let that one in.
    this.#seen.forget(signature);
    this.#options.log.warn('delivery.not_answered', { outcome });
    return outcome === 'nobody_answered' ? 404 : outcome === 'closed' ? 503 : 500;
  }

  /** The part of the signature that was proven, or null. Only that part: the rest of the header is anybody's. */
  #verified(req: IncomingMessage, body: string): string | null {
    const now = this.#options.clock.now();
    const stamp = Number(req.headers['x-slack-request-timestamp']);
    const signature = String(req.headers['x-slack-signature']);
    if (stamp * 1000 > now + FUTURE_MS) return null;
    try {
      const headers = { 'x-slack-signature': signature, 'x-slack-request-timestamp': stamp };
      const { signingSecret } = this.#options;
      verifySlackRequest({ signingSecret, body, headers, nowMilliseconds: now });
      return signature.split('=')[1] ?? null;
    } catch {
      return null;
    }
  }

  #refused(signature: string | null): number {
    this.#options.log.warn('http.refused', { why: signature === null ? 'signature' : 'replay' });
    return 401;
  }
}

/** Signatures of answered requests, so that a captured one cannot be played again. */
class Remembered {
  readonly #clock: Clock;
  readonly #at = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** False when it was there already. */
  add(signature: string): boolean {
    const now = this.#clock.mono();
    for (const [oldest, at] of this.#at) {
      if (now - at < REMEMBER_MS && this.#at.size < REMEMBER_AT_MOST) break;
      this.#at.delete(oldest);
    }
    if (this.#at.has(signature)) return false;
    this.#at.set(signature, now);
    return true;
  }

  forget(signature: string): void {
    this.#at.delete(signature);
  }
}

const isForm = (req: IncomingMessage) => req.headers['content-type'] === 'application/x-www-form-urlencoded';

/** What is left of the body is not read, so the connection cannot be used again. */
function closing(res: ServerResponse, status: number): number {
  res.setHeader('connection', 'close');
  return status;
}

async function readBody(req: IncomingMessage) {
  if (Number(req.headers['content-length'] ?? 0) > BODY_LIMIT) return 413;
  try {
    return await bolt.bufferIncomingMessage(req, BODY_LIMIT);
  } catch (error) {
    return isRawBodyError(error) ? error.statusCode : 400;
  }
}

function parsedBody(req: Parameters<typeof bolt.parseHTTPRequestBody>[0]): Record<string, unknown> | null {
  try {
    const body: unknown = bolt.parseHTTPRequestBody(req);
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
