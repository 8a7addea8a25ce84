import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { ReceiverEvent } from '@slack/bolt';
import { type ServerLink, type SocketServer, startSocketServer } from './socket-server.ts';
import { API } from '../practice/web-api.ts';

const OPEN = `${API}apps.connections.open`;
const ANSWER_WITHIN_MS = 3_000;

type Connection = { link: ServerLink; token: string };

/**
 * Hands payloads to apps in other processes over Socket Mode: each to one of the connections, whoever holds it. Stands where
 * a Bolt app stands otherwise, behind the `PracticeReceiver`. https://docs.slack.dev/apis/events-api/using-socket-mode
 */
export class SocketDelivery {
  readonly #server: SocketServer;
  /** By app token: changes payloads on their way out. */
  readonly #tokens = new Map<string, (json: string) => string>();
  readonly #connections = new Set<Connection>();
  /** Who has been given an address and has not come yet, in order. */
  readonly #invited: string[] = [];
  readonly #answers = new Map<string, (payload: unknown) => void>();
  #turn = 0;

  private constructor(server: SocketServer) {
    this.#server = server;
    void this.#welcome();
  }

  static async open(): Promise<SocketDelivery> {
    return new SocketDelivery(await startSocketServer());
  }

  allow(appToken: string, outgoing: (json: string) => string): void {
    this.#tokens.set(appToken, outgoing);
  }

  /** As in the app's settings: the token opens nothing more, and what it opened is closed. */
  revoke(appToken: string): void {
    this.#tokens.delete(appToken);
    for (const { link, token } of this.#connections) if (token === appToken) link.drop();
  }

  /** The Web API with the method that Socket Mode begins with. */
  around(slack: typeof globalThis.fetch): typeof globalThis.fetch {
    return async (input, init = {}) => {
      const url = input instanceof Request ? input.url : String(input);
      if (url !== OPEN) return slack(input, init);
      const token = String(new Headers(init.headers).get('authorization')).replace(/^Bearer /, '');
      if (!this.#tokens.has(token)) return Response.json({ ok: false, error: 'invalid_auth' });
      this.#invited.push(token);
      return Response.json({ ok: true, url: this.#server.apiUrl.replace(/^http(.*)\/api\/$/, 'ws$1/link') });
    };
  }

  async processEvent({ body, ack }: ReceiverEvent): Promise<void> {
    const connections = [...this.#connections];
    const one = connections[this.#turn++ % connections.length];
    if (one === undefined) return;
    const outgoing = this.#tokens.get(one.token) ?? ((json) => json);
    const id = randomUUID();
    const answered = new Promise<{ payload: unknown }>((resolve) =>
      this.#answers.set(id, (payload) => resolve({ payload })),
    );
    const payload: unknown = JSON.parse(outgoing(JSON.stringify(body)));
    one.link.send({ envelope_id: id, type: kindOf(body), accepts_response_payload: true, payload });
    const end = new AbortController();
    const late = wait(ANSWER_WITHIN_MS, null, { signal: end.signal }).catch(() => null);
    const answer = await Promise.race([answered, one.link.closed.then(() => null), late]);
    end.abort();
    this.#answers.delete(id);
    if (answer !== null) await ack(answer.payload);
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  async #welcome(): Promise<void> {
    for (;;) {
      const connection = { link: await this.#server.accept(), token: this.#invited.shift() ?? '' };
      this.#connections.add(connection);
      void connection.link.closed.then(() => this.#connections.delete(connection));
      connection.link.send({ type: 'hello', num_connections: this.#connections.size });
      void this.#listen(connection.link);
    }
  }

  async #listen(link: ServerLink): Promise<void> {
    for (;;) {
      const { envelope_id: id, payload } = await link.next();
      this.#answers.get(String(id))?.(payload);
    }
  }
}

function kindOf(body: ReceiverEvent['body']): string {
  if (body['type'] === 'event_callback') return 'events_api';
  return 'command' in body ? 'slash_commands' : 'interactive';
}
