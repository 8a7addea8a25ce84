import type { Findings } from './simulated-findings.ts';
import type { Machine } from './simulated-machine.ts';
import type { Posts } from './simulated-posts.ts';
import type { Reading } from './simulated-reading.ts';
import type { Args, Line } from './simulated-life.ts';
import { hasMark } from './simulated-words.ts';

/** The app itself never sends these faster than it may; a person's own clicks make no such calls. */
const PACED = ['chat.postMessage', 'chat.update', 'chat.delete', 'conversations.history', 'users.list'];
const SILENCE_MS = 30_000;
/** The clock of the world may go on while the app reads an answer. */
const READING_MS = 1_000;

/** Codes by which Slack refuses the whole app: said in the weather, so an error in the log is no surprise. */
const REFUSALS = ['invalid_auth', 'token_revoked'];

type Logged = { level: string; event: string; [field: string]: unknown };

/** All that passes between the app, Slack and people, to whoever looks at it. */
export class Watched implements Line {
  machine!: Machine;
  posts!: Posts;
  reading!: Reading;
  /** Of whom Slack takes no message. */
  readonly refused = new Set<string>();
  readonly made = new Map<string, number>();
  readonly #limitedAt = new Map<string, number>();
  readonly #findings: Findings;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  isRefused = (recipient: string): boolean => this.refused.has(recipient);

  // ---- calls -----------------------------------------------------------------------------------------------

  calls(method: string, args: Args): void {
    this.made.set(method, (this.made.get(method) ?? 0) + 1);
    this.#isPatient(method);
    if (!method.startsWith('chat.')) return;
    if (hasMark(JSON.stringify(args))) this.#findings.broken('I8', `somebody's words went into ${method}`);
    if (method === 'chat.postMessage') this.posts.leaves(args);
  }

  /** What was on its way when the refusal came, or while it was read, could not know of it. */
  #isPatient(method: string): void {
    const now = this.machine.clock.mono();
    const limitedAt = this.#limitedAt.get(method) ?? now;
    if (now > limitedAt + READING_MS && now < limitedAt + SILENCE_MS)
      this.#findings.broken('I7', `${method} was called before Slack allowed it`);
  }

  called(method: string, args: Args): void {
    const { workspace } = this.machine.options;
    const last = workspace.traffic.at(-1)!;
    if (last.error?.startsWith('rate_limited') && last.method === method) this.#limited(method);
    if (last.error === 'ratelimited') this.#findings.reached('limited-by-own-traffic');
    if (REFUSALS.includes(last.error ?? '')) this.#findings.reached('token-refused');
    if (method === 'chat.postMessage') this.posts.arrives(args);
    if (last.ok && method.startsWith('views.') && this.machine.app !== null) this.#shown(method, args);
  }

  /** A new process does not know what the one before it was told. */
  isKilled(): void {
    this.#limitedAt.clear();
  }

  #limited(method: string): void {
    this.#findings.reached('rate-limited');
    if (PACED.includes(method)) this.#limitedAt.set(method, this.machine.clock.mono());
  }

  #shown(method: string, { user_id: user, trigger_id: trigger, view_id: id, view }: Args): void {
    const { workspace } = this.machine.options;
    const reader =
      method === 'views.publish' ? user : (workspace.triggers.userOf(trigger) ?? workspace.view(id!)?.user);
    if (reader !== undefined && view !== undefined) this.reading.isShown(reader, view);
  }

  answered(body: unknown, response: unknown): void {
    const { user } = body as { user?: { id?: string } };
    const { view } = (response ?? {}) as { view?: unknown };
    if (view !== undefined && user?.id !== undefined) this.reading.isShown(user.id, JSON.stringify(view));
  }

  #slackFailed = (): boolean => this.machine.options.workspace.traffic.at(-1)?.ok === false;

  // ---- the log ---------------------------------------------------------------------------------------------

  logged(text: string): void {
    if (hasMark(text)) this.#findings.broken('I8', "somebody's words went into the log");
    const line = JSON.parse(text) as Logged;
    const isWeather =
      REFUSALS.includes(String(line['code'])) ||
      isBusy(line) ||
      (line.event === 'job.failed' && this.#slackFailed());
    if (line.level === 'error' && !isWeather) this.#findings.broken('I10', `an error in the log: ${text}`);
    const marker = markerOf(line);
    if (marker !== null) this.#findings.reached(marker);
  }
}

/** Somebody else writes into the database just then. */
const isBusy = (line: Logged): boolean => line['problem'] === 'busy' || line['code'] === 'SQLITE_BUSY';

function markerOf(line: Logged): string | null {
  switch (line.event) {
    case 'outbox.interrupted':
      return 'left-unsure-by-kill';
    case 'outbox.looked_up':
      return line['found'] === 0 ? 'looked-up-not-found' : 'looked-up-found';
    case 'slack.reachable_again':
      return 'breaker-closed';
    case 'slack.still_unreachable':
      return 'breaker-opened';
    case 'clock.doubted':
      return 'clock-behind';
    case 'outbox.dropped':
      return `dropped-${String(line['why'])}`;
    case 'outbox.double_removed':
      return 'double-removed';
    case 'outbox.not_sent':
      return line['class'] === 'recipient' ? 'recipient-refused' : null;
    default:
      return null;
  }
}
