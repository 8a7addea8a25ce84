/** The message a form was opened from, with the address at which Slack takes a change of it; or the Home tab. */
export type Origin =
  | { kind: 'message'; message: { channel: string; ts: string }; response: string }
  | { kind: 'home' };

/** More than are open at a time. An origin that is forgotten, or whose address has expired, costs a call, nothing else. */
const KEPT = 5_000;

/** Where open forms came from, by the id of the view; in memory only. */
export class Origins {
  readonly #byView = new Map<string, Origin>();

  remember(view: string, origin: Origin): void {
    this.#byView.set(view, origin);
    const oldest = this.#byView.keys().next().value;
    if (this.#byView.size > KEPT && oldest !== undefined) this.#byView.delete(oldest);
  }

  of(view: string): Origin | undefined {
    return this.#byView.get(view);
  }
}
