import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../clock.ts';
import { API, HOOKS } from './web-api.ts';

/** The pretend Slack on a port of this machine. */
export type ServedSlack = {
  /** What the app is given as SLACK_API_URL. */
  apiUrl: string;
  /** The same payload with the response addresses of this server instead of Slack's. */
  withOwnAddresses: (json: string) => string;
  close: () => Promise<void>;
};

const AT = { api: '/api/', hooks: '/practice/' } as const;

/** Lets another process talk to the pretend Slack. `slack` is what `practiceFetch` gives. */
export async function serveSlack(slack: typeof globalThis.fetch): Promise<ServedSlack> {
  const server = createServer((req, res) => void answer(slack, req, res));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `${origin}${AT.api}`,
    withOwnAddresses: (json) => json.replaceAll(HOOKS, `${origin}${AT.hooks}`),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** A fault that breaks the connection breaks it here too, and the app sees what it would see of Slack. */
async function answer(slack: typeof globalThis.fetch, req: IncomingMessage, res: ServerResponse) {
  try {
    const response = await slack(slackAddress(req.url ?? ''), {
      method: req.method ?? 'GET',
      headers: {
        'content-type': req.headers['content-type'] ?? '',
        authorization: req.headers.authorization ?? '',
      },
      body: await textOf(req),
    });
    res.writeHead(response.status, Object.fromEntries(response.headers));
    res.end(await response.text());
  } catch {
    res.destroy();
  }
}

const slackAddress = (path: string): string =>
  path.startsWith(AT.hooks) ? HOOKS + path.slice(AT.hooks.length) : API + path.slice(AT.api.length);

async function textOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

export type SignedDeliveryOptions = {
  /** The app's address for requests of Slack. */
  url: string;
  signingSecret: string;
  clock: Clock;
  /** Changes the payload on its way out. */
  outgoing?: (json: string) => string;
};

/**
 * Hands payloads to an app in another process, as signed requests. Stands where a Bolt app stands otherwise, behind the
 * `PracticeReceiver`. Without an answer of 200 nothing has been acknowledged.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export class SignedDelivery {
  readonly #options: SignedDeliveryOptions;

  constructor(options: SignedDeliveryOptions) {
    this.#options = options;
  }

  async processEvent({ body, ack, retryNum, retryReason }: ReceiverEvent): Promise<void> {
    const { url, outgoing = (json) => json } = this.#options;
    const { type, text } = encoded(body, outgoing);
    const retry = retryNum === undefined ? {} : { 'x-slack-retry-num': String(retryNum) };
    const reason = retryReason === undefined ? {} : { 'x-slack-retry-reason': retryReason };
    const headers = { 'content-type': type, ...this.#signed(text), ...retry, ...reason };
    const answered = await posted(url, headers, text);
    if (answered !== null) await ack(answered === '' ? undefined : (JSON.parse(answered) as never));
  }

  #signed(text: string): Record<string, string> {
    const { signingSecret, clock } = this.#options;
    const stamp = String(Math.floor(clock.now() / 1000));
    const digest = createHmac('sha256', signingSecret).update(`v0:${stamp}:${text}`).digest('hex');
    return { 'x-slack-request-timestamp': stamp, 'x-slack-signature': `v0=${digest}` };
  }
}

/** Events travel as JSON, commands as a form, everything else as JSON in a form. */
function encoded(body: ReceiverEvent['body'], outgoing: (json: string) => string) {
  const json = outgoing(JSON.stringify(body));
  if (body['type'] === 'event_callback') return { type: 'application/json', text: json };
  const fields = 'command' in body ? (JSON.parse(json) as Record<string, string>) : { payload: json };
  return { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(fields).toString() };
}

/** As Slack's. */
const PATIENCE_MS = 3_000;

/** The body of an answer with status 200; null for any other, and when the app is down. */
async function posted(url: string, headers: Record<string, string>, body: string): Promise<string | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    return response.status === 200 ? text : null;
  } catch {
    return null;
  }
}
