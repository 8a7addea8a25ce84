import { SocketModeClient } from '@slack/socket-mode';
import type { FetchFunction } from '@slack/web-api';
import type { Log } from '../log.ts';
import { boltLogger } from './bolt-log.ts';

/** What Slack says about the connection itself. */
export type LinkNotice = { kind: 'hello'; connections: number } | { kind: 'goodbye'; reason: string };

export interface LinkOptions {
  appToken: string;
  apiUrl: string;
  log: Log;
  fetch?: FetchFunction | undefined;
}

/**
 * One connection, for its whole life and no longer: reconnecting is the receiver's, so nothing happens behind
 * its back. The library (3.1) has two faults that would end the process as unhandled rejections: it looks for
 * an event in `app_rate_limited`, which has none, and a reconnect of its own that Slack refuses is caught by
 * nobody. Emits `notice` (LinkNotice), `slack_event` (one envelope), `disconnected`.
 */
export class SocketLink extends SocketModeClient {
  constructor({ appToken, apiUrl, log, fetch }: LinkOptions) {
    super({
      appToken,
      logger: boltLogger(log),
      autoReconnectEnabled: false,
      clientPingTimeout: 10_000,
      // Made here and never shared: the library writes its own 100 retries into what it is given.
      clientOptions: {
        slackApiUrl: apiUrl,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: 10_000,
        ...(fetch && { fetch }),
      },
    });
    this.on('authenticated', ({ url }: { url?: string }) => mustBeSlack(url, apiUrl));
  }

  /** Ends the connection; a peer that does not answer the close is cut off after `graceMs`. */
  async close(graceMs: number): Promise<void> {
    const cut = setTimeout(() => this.websocket?.disconnect(), graceMs);
    await this.disconnect();
    clearTimeout(cut);
  }

  /** Ends at once; a start that still waits is rejected. */
  cut(): void {
    this.websocket?.disconnect();
    this.websocket?.disconnect();
  }

  protected override async onWebSocketMessage(data: string | ArrayBuffer, isBinary: boolean): Promise<void> {
    try {
      const message = isBinary ? null : parsed(data);
      if (message === null) return;
      if (message['type'] === 'disconnect') return this.#goodbye(message);
      if (message['type'] === 'hello') this.#hello(message);
      await super.onWebSocketMessage(withoutTrap(message, data), isBinary);
    } catch (error) {
      this.emit('error', error);
    }
  }

  #hello(message: Message): void {
    const connections = Number(message['num_connections'] ?? 1);
    this.emit('notice', { kind: 'hello', connections } satisfies LinkNotice);
  }

  /** The connection still works for some seconds: the receiver opens the next one before it ends this one. */
  #goodbye(message: Message): void {
    this.emit('notice', { kind: 'goodbye', reason: String(message['reason']) } satisfies LinkNotice);
  }
}

type Message = Record<string, unknown>;

function parsed(data: string | ArrayBuffer): Message | null {
  const text = typeof data === 'string' ? data : new TextDecoder().decode(data);
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Message) : null;
  } catch {
    return null;
  }
}

/** An `events_api` envelope without an event is passed on as another kind, which the library only hands over. */
function withoutTrap(message: Message, data: string | ArrayBuffer): string | ArrayBuffer {
  const payload = message['payload'] as Message | undefined;
  if (message['type'] !== 'events_api' || payload?.['event']) return data;
  return JSON.stringify({ ...message, type: 'notice_from_slack' });
}

/** Submissions travel over this address: outside tests it must be Slack's own, and encrypted. */
function mustBeSlack(address: string | undefined, apiUrl: string): void {
  if (!apiUrl.startsWith('https://slack.com/') || !address) return;
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'wss:' || !/(^|\.)slack\.com$/.test(hostname)) {
    throw Object.assign(new Error('not an address of Slack'), { code: 'socket_address_not_slack' });
  }
}
