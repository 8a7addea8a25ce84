import { createHash } from 'node:crypto';

/**
 * What comes of a simulated company: what was wrong, which rare paths it took and how often, and the trace of everything
 * that went over the wire.
 */
export class Findings {
  readonly wrong: string[] = [];
  readonly markers = new Map<string, number>();
  readonly #trace = createHash('sha256');
  readonly #dump: ((line: string) => void) | undefined;

  /** `dump` gets each line of the trace, to find the first one in which two runs differ. */
  constructor(dump?: (line: string) => void) {
    this.#dump = dump;
  }

  /** Something that never may be. `invariant`: 'I1' to 'I16'. */
  broken(invariant: string, what: string): void {
    this.wrong.push(`${invariant} ${what}`);
  }

  reached(marker: string, times = 1): void {
    this.markers.set(marker, (this.markers.get(marker) ?? 0) + times);
  }

  count(marker: string): number {
    return this.markers.get(marker) ?? 0;
  }

  trace(line: string): void {
    this.#trace.update(`${line}\n`);
    this.#dump?.(line);
  }

  /** Of the trace so far. */
  hash(): string {
    return this.#trace.copy().digest('hex').slice(0, 16);
  }
}

/** What each seed must not need to reach, but a fleet of them must. */
export const MARKERS = [
  'killed-before-call',
  'killed-after-call',
  'killed-before-answer',
  'killed-between-steps',
  'left-unsure-by-kill',
  'looked-up-found',
  'looked-up-not-found',
  'arrived-late',
  'breaker-opened',
  'breaker-closed',
  'token-refused',
  'rate-limited',
  'could-not-look-up',
  'outage-72h',
  'down-5d',
  'left-out-downtime',
  'prompt-too-late',
  'prompt-late',
  'dropped-prepared',
  'dropped-answered',
  'clock-set-back',
  'clock-set-forward',
  'clock-behind',
  'answer-lost',
  'pressed-again',
  'delivered-twice',
  'delivered-late',
  'event-twice',
  'form-refused',
  'joined',
  'left',
  'moved-team',
  'reorganised',
  'moved-zone',
  'role-granted',
  'role-taken',
  'words-erased',
  'restored',
  'went-on-after-restore',
  'held-after-restore',
  'recipient-refused',
  'busy',
] as const;
