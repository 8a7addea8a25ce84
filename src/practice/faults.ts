/**
 * What can go wrong between the app and Slack. `before`: Slack never did what was asked; `after`: Slack did it and the
 * app does not hear of it. `{ error }`: an answer with this code. Waiting passes on the workspace's clock.
 */
export type Fault =
  | 'rate_limited'
  | 'rate_limited_no_header'
  | 'server_error_before'
  | 'server_error_after'
  | 'drop_before'
  | 'drop_after'
  | 'html'
  | 'hang'
  | { slow: number }
  | { error: string };

type Standing = { method: string; fault: Fault };
type Mix = { share: number; of: Fault[]; state: number };

/** `method` is a Web API method, 'response_url', 'upload', or '*' for all of them. */
export class Faults {
  /** Every event (not clicks: Slack never repeats those) reaches the app twice, with the same event_id. */
  events: 'once' | 'twice' = 'once';
  #queue: Standing[] = [];
  #always: Standing[] = [];
  #mix: Mix | null = null;

  /** The next call of this method meets this fault; several wait in line. */
  next(method: string, fault: Fault): void {
    this.#queue.push({ method, fault });
  }

  always(method: string, fault: Fault): void {
    this.#always.push({ method, fault });
  }

  /** A share (0 to 1) of all calls meets one of the faults; the same seed gives the same run. */
  random(seed: number, share: number, of: Fault[]): void {
    this.#mix = { share, of, state: seed };
  }

  clear(): void {
    this.#queue = [];
    this.#always = [];
    this.#mix = null;
    this.events = 'once';
  }

  /** The fault that this call meets, if any. */
  take(method: string): Fault | undefined {
    const hit = (standing: Standing) => standing.method === method || standing.method === '*';
    const waiting = this.#queue.findIndex(hit);
    if (waiting >= 0) return this.#queue.splice(waiting, 1)[0]?.fault;
    const standing = this.#always.find(hit);
    if (standing) return standing.fault;
    if (!this.#mix || this.#chance(this.#mix) >= this.#mix.share) return undefined;
    return this.#mix.of[Math.floor(this.#chance(this.#mix) * this.#mix.of.length)];
  }

  /** Mulberry32: a small generator of even numbers in [0, 1) that is the same on every machine. */
  #chance(mix: Mix): number {
    mix.state = (mix.state + 0x6d2b79f5) | 0;
    let t = Math.imul(mix.state ^ (mix.state >>> 15), 1 | mix.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
}
