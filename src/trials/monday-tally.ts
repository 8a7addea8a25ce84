import { fieldsOf } from '../practice/fields.ts';
import type { Call, Workspace } from '../practice/workspace.ts';

/** All calls of the app to Slack from now on, counted by method, and when its messages arrived. */
export class Tally {
  readonly calls = new Map<string, { taken: number; limited: number; failed: number }>();
  /** Epoch ms, in the order of arrival; `posts` are all of them. */
  readonly prompts: number[] = [];
  readonly posts: number[] = [];
  /** Called with whoever has just got a message. */
  onMessage: (user: string) => void = () => {};
  readonly #workspace: Workspace;
  #last: Call | undefined;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.#last = workspace.traffic.at(-1);
    workspace.onChange(() => this.#look());
  }

  reset(): void {
    this.calls.clear();
    this.prompts.length = 0;
    this.posts.length = 0;
  }

  #look(): void {
    const call = this.#workspace.traffic.at(-1);
    if (call === undefined || call === this.#last) return;
    this.#last = call;
    const count = this.calls.get(call.method) ?? { taken: 0, limited: 0, failed: 0 };
    count[call.ok ? 'taken' : call.error === 'ratelimited' ? 'limited' : 'failed'] += 1;
    this.calls.set(call.method, count);
    if (call.method === 'chat.postMessage' && call.ok && call.person !== undefined) this.#posted(call);
  }

  #posted({ person, at }: Call): void {
    const message = this.#workspace.messages.get(this.#workspace.dm(person!).id)?.at(-1);
    const asks = fieldsOf(message?.blocks ?? []).some(
      ({ element }) => element.action_id === 'checkin.prepare' && element['style'] === 'primary',
    );
    this.posts.push(at);
    if (asks) this.prompts.push(at);
    this.onMessage(person!);
  }
}
