import type { Company } from './crash-company.ts';
import { type CrashRecord, wordsIn } from './crash-record.ts';
import type { ShiftedClock } from './crash-process.ts';
import type { Dice } from '../practice/dice.ts';
import { fieldsOf } from '../practice/fields.ts';
import { createHands, type Hands } from '../practice/hands.ts';
import type { PracticeReceiver } from '../practice/inbound.ts';
import type { OpenView } from '../practice/shown.ts';
import type { Workspace } from '../practice/workspace.ts';

const HANDS = 20;
const WEEK_MS = 7 * 24 * 3600_000;
const MOST_REPLIES = 3;

export type CrowdOptions = {
  workspace: Workspace;
  receiver: PracticeReceiver;
  clock: ShiftedClock;
  dice: Dice;
  company: Company;
  record: CrashRecord;
};

/**
 * A company at work: everybody does one small thing at a time (opens a form, types, sends, closes), so that the app is killed
 * in the middle of all of them. A form stays open over a crash, as in Slack, and its writer goes on with it.
 */
export class Crowd {
  readonly #options: CrowdOptions;
  readonly #hands: Hands;
  readonly #busy = new Set<string>();
  #working: Promise<unknown> | null = null;
  #resting = false;
  #texts = 0;

  constructor(options: CrowdOptions) {
    this.#options = options;
    this.#hands = createHands(options.workspace, (act) => options.receiver.act(act));
  }

  work(): void {
    this.#resting = false;
    this.#working = Promise.all(Array.from({ length: HANDS }, () => this.#pair()));
  }

  async rest(): Promise<void> {
    this.#resting = true;
    await this.#working;
  }

  /** Whatever managers are asked to name. */
  async nameStrengths(): Promise<void> {
    for (const user of this.#options.company.managers) {
      const asked = this.#hands.buttons(user, 0).filter(({ action }) => action === 'strength.name');
      for (const button of asked) {
        const form = await this.#insisting(() => this.#hands.press(user, button));
        await this.#hands.fill(user, form, { first: this.#newText() });
        const asking = form.view.callback_id;
        await this.#insisting(async () => {
          await this.#hands.send(user, form);
          return this.#top(user)?.view.callback_id === asking ? null : form;
        });
        await this.#hands.closeAll(user);
      }
    }
  }

  /** Who gets no answer in time does it again. */
  async #insisting(act: () => Promise<OpenView | null>): Promise<OpenView> {
    for (let tries = 0; tries < 10; tries += 1) {
      const form = await act();
      if (form !== null) return form;
      await this.#options.clock.sleep(1_000);
    }
    throw new Error('A strength cannot be named.');
  }

  async #pair(): Promise<void> {
    const { dice, company, clock } = this.#options;
    while (!this.#resting) {
      const manager = dice.chance(0.4);
      const user = manager ? dice.pick(company.managers) : dice.pick(company.employees).id;
      if (!this.#busy.has(user)) {
        this.#busy.add(user);
        await (manager ? this.#answer(user) : this.#prepare(user));
        this.#busy.delete(user);
      }
      await clock.sleep(5 + dice.roll() * 25);
    }
  }

  #top = (user: string): OpenView | undefined => this.#options.workspace.modals.get(user)?.at(-1);

  async #prepare(user: string): Promise<void> {
    const { dice } = this.#options;
    const form = this.#top(user);
    if (form === undefined) return this.#open(user, 'checkin.prepare');
    if (form.view.callback_id !== 'checkin.preparation') return this.#close(user, form);
    const written = Object.values(wordsIn(form)).some((text) => text !== '');
    if (!written || dice.chance(0.7)) return this.#type(user, form);
    return dice.chance(0.8) ? this.#send(user, form) : this.#close(user, form);
  }

  async #answer(user: string): Promise<void> {
    const form = this.#top(user);
    if (form === undefined) return this.#open(user, 'checkin.read');
    const { replies } = this.#of(form);
    const enough = replies.size >= MOST_REPLIES;
    if (form.view.callback_id !== 'checkin.answer' || enough) return this.#close(user, form);
    return this.#reply(user, form);
  }

  /** Nobody goes ahead of the prompts: those who have prepared are not asked. What is urgent is seen to first. */
  async #open(user: string, action: string): Promise<void> {
    const { dice, clock, record } = this.#options;
    const buttons = this.#hands.buttons(user, clock.now() - WEEK_MS).filter((one) => one.action === action);
    if (buttons.length === 0) return;
    const urgent = dice.chance(0.7) ? buttons.filter(({ primary }) => primary) : [];
    const form = await this.#hands.press(user, dice.pick(urgent.length > 0 ? urgent : buttons));
    if (form?.view.callback_id === 'checkin.preparation') record.formOpened(user, form);
  }

  #of({ view }: OpenView): { checkin: string; replies: Map<string, boolean> } {
    const checkin = view.private_metadata ?? '';
    return { checkin, replies: this.#options.record.repliesTo(checkin) };
  }

  /** Sometimes a new text, sometimes one that goes on. */
  async #type(user: string, form: OpenView): Promise<void> {
    const { dice, receiver } = this.#options;
    const inputs = fieldsOf(form.view.blocks).filter(({ element }) => element.type === 'plain_text_input');
    const { block, element } = dice.pick(inputs);
    const before = dice.chance(0.5) ? (wordsIn(form)[block.block_id] ?? '') : '';
    const value = `${before} ${this.#newText()}`.slice(-600).trim();
    const at = { view: form.id };
    const field = { block_id: block.block_id, action_id: element.action_id };
    await this.#noted(user, form, 'typed', () => receiver.act({ do: 'fill', user, at, ...field, value }));
  }

  async #send(user: string, form: OpenView): Promise<void> {
    const { receiver } = this.#options;
    await this.#noted(user, form, 'sent', () => receiver.act({ do: 'submit', user, view: form.id }));
  }

  async #close(user: string, form: OpenView): Promise<void> {
    const { receiver } = this.#options;
    const close = () => receiver.act({ do: 'close', user, view: form.id });
    if (form.view.callback_id !== 'checkin.preparation') await close();
    else await this.#noted(user, form, 'typed', close);
  }

  async #noted(
    user: string,
    form: OpenView,
    kind: 'typed' | 'sent',
    act: () => ReturnType<PracticeReceiver['act']>,
  ): Promise<void> {
    const { record } = this.#options;
    const doing = act();
    const deed = { kind, checkin: form.view.private_metadata ?? '', words: wordsIn(form) };
    const { acked, errors } = await doing;
    const taken = acked && errors === undefined;
    record.author(user).did(deed, taken);
    if (taken) record.acknowledged += 1;
  }

  /** Whoever gets no answer sends the same again, or writes it differently first. */
  async #reply(user: string, form: OpenView): Promise<void> {
    const { dice, record, receiver } = this.#options;
    const { replies } = this.#of(form);
    const before = wordsIn(form)['reply'] ?? '';
    const text = before !== '' && dice.chance(0.5) ? before : this.#newText();
    await this.#hands.fill(user, form, { reply: text });
    replies.set(text, replies.get(text) ?? false);
    const { acked, errors } = await receiver.act({ do: 'submit', user, view: form.id });
    if (!acked || errors !== undefined) return;
    replies.set(text, true);
    record.acknowledged += 1;
  }

  #newText(): string {
    this.#texts += 1;
    return `«Tekst ${this.#texts}» om blåbærsyltetøy & <sånt>`;
  }
}
