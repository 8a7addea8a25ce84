import { practiceFetch } from '../practice/web-api.ts';
import type { Args, Host, Life, MachineOptions } from './simulated-life.ts';

const API = 'https://slack.com/api/';
/** Slack takes in what it was sent this long after the app has given up. */
const LATEST_MS = 40_000;

type Late = { at: number; run: () => Promise<void> };

/** The app's calls to Slack, on which it may be killed, and which may arrive later than it believes. */
export class Wire {
  readonly #options: MachineOptions;
  readonly #host: Host;
  #late: Late[] = [];

  constructor(options: MachineOptions, host: Host) {
    this.#options = options;
    this.#host = host;
  }

  fetchOf(life: Life): typeof globalThis.fetch {
    const { workspace, findings, line, dice, world } = this.#options;
    const inner = practiceFetch(workspace);
    return async (input, init = {}): Promise<Response> => {
      if (life.dead) return never();
      await this.#arrive();
      const url = input instanceof Request ? input.url : String(input);
      const method = url.startsWith(API) ? url.slice(API.length) : 'other';
      const text = bodyOf(init);
      const args = method === 'other' ? {} : Object.fromEntries(new URLSearchParams(text));
      const { kill, slowPost } = this.#host.troubles;
      if (dice.chance(kill)) {
        this.#host.kill('killed-before-call');
        return never();
      }
      line.calls(method, args);
      findings.trace(`call ${world.now()} ${method} ${text}`);
      if (method === 'chat.postMessage' && line.isRefused(args['channel']!))
        workspace.faults.next(method, { error: 'user_not_found' });
      if (method === 'chat.postMessage' && dice.chance(slowPost))
        return this.#postLate(inner, input, init, args);
      const isKill = dice.chance(kill);
      try {
        return await inner(input, init);
      } finally {
        line.called(method, args);
        findings.trace(`done ${JSON.stringify(workspace.traffic.at(-1))}`);
        if (isKill) this.#host.kill('killed-after-call');
        if (life.dead) await never();
      }
    };
  }

  async #postLate(
    inner: typeof globalThis.fetch,
    input: Parameters<typeof fetch>[0],
    init: RequestInit,
    args: Args,
  ): Promise<never> {
    const { world, dice, findings, line } = this.#options;
    const run = async () => {
      await inner(input, init).catch(() => {});
      findings.reached('arrived-late');
      line.called('chat.postMessage', args);
    };
    await world.sleep(10_000);
    this.#late.push({ at: world.now() + dice.roll() * LATEST_MS, run });
    throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
  }

  /** What has reached Slack by now. */
  async #arrive(): Promise<void> {
    const now = this.#options.world.now();
    const ready = this.#late.filter(({ at }) => at <= now);
    this.#late = this.#late.filter(({ at }) => at > now);
    for (const { run } of ready) await run();
  }
}

const never = () => new Promise<never>(() => {});

const bodyOf = ({ body }: RequestInit): string =>
  typeof body === 'string' ? body : body instanceof URLSearchParams ? body.toString() : '';
