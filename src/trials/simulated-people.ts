import type { Act } from '../practice/acts.ts';
import { remember } from '../practice/answering.ts';
import type { Dice } from '../practice/dice.ts';
import { fieldsOf } from '../practice/fields.ts';
import { look } from '../practice/habits.ts';
import { type Button, createHands, type Hands, kindOf } from '../practice/hands.ts';
import type { ActResult } from '../practice/inbound.ts';
import { createDice } from '../practice/dice.ts';
import type { Life } from '../practice/life.ts';
import type { OpenView } from '../practice/shown.ts';
import { dateAt, addDays } from '../domain/time.ts';
import { COMPANY_ZONE, type Employee } from './simulated-company.ts';
import { type Diary, fateOf } from './simulated-diary.ts';
import type { Machine } from './simulated-machine.ts';
import { mark } from './simulated-words.ts';

/** Chances at one look at Slack, of what people do besides answering what waits. */
const BESIDES = {
  away: 0.004,
  pause: 0.003,
  resume: 0.1,
  help: 0.003,
  goal: 0.01,
  home: 0.04,
  explore: 0.05,
  erase: 0.001,
};
const PRESSES_AGAIN = 0.7;
/** Somebody takes a moment for each thing they do. */
const A_MOMENT_MS = 1_500;
const DAY = 86_400_000;
/** Deeds with a place of their own above, and what only the office does. */
const LEFT_ALONE = /^(rights|setup|role|team|pilot|restored|statement|question|experiment|digest)\./;

/** What can go wrong in somebody's hands because nobody answered them, or because it was no longer there. */
export class People {
  diary: Diary;
  /** Everything that could not be explained by troubles on the way. */
  readonly stuck: string[] = [];
  readonly #machine: Machine;
  readonly #dice: Dice;
  readonly #hands: Hands;
  readonly #life: Life;
  onErased: (user: string) => void = () => {};
  #smooth = true;

  constructor(machine: Machine, diary: Diary, seed: number) {
    this.#machine = machine;
    this.diary = diary;
    this.#dice = createDice(seed);
    this.#hands = createHands(machine.options.workspace, (act) => this.#act(act));
    this.#life = {
      hands: this.#hands,
      dice: this.#dice,
      now: () => machine.options.world.now(),
      plans: new Map(),
      talked: new Map(),
      seen: new Set(),
      until: '9999-12-31',
      answered: new Map(),
      afterTalks: createDice(seed + 1),
      besides: createDice(seed + 2),
      noted: new Set(),
      saidUseful: new Map(),
    };
  }

  /** Somebody looks at Slack: does some of what waits there, and now and then something of their own. */
  async looks(employee: Employee, monday: string): Promise<void> {
    const now = this.#machine.options.world.now();
    const date = dateAt(COMPANY_ZONE, now);
    this.#smooth = this.#machine.isUp();
    try {
      await look(this.#life, employee, date);
      await this.#helps(employee);
      if (this.#dice.chance(0.4)) await remember(this.#life, employee, { date, monday });
      await this.#besides(employee);
    } catch (error) {
      const { message, stack } = error as Error;
      if (this.#smooth && !isRefusal(message)) this.stuck.push(`${employee.id}: ${stack}`);
      this.#machine.options.findings.reached('form-refused');
    }
    await this.#hands.closeAll(employee.id);
  }

  // ---- one deed --------------------------------------------------------------------------------------------

  async #act(act: Act): Promise<ActResult> {
    const marked = this.#marked(act);
    const form = act.do === 'submit' ? this.#form(act.user) : null;
    const copy = form && structuredClone(form);
    const result = await this.#machine.act(marked);
    this.#note(act, copy, result);
    this.#machine.options.world.advance(Math.floor(this.#dice.roll() * A_MOMENT_MS));
    if (result.acked) return result;
    this.#smooth = false;
    const isThere = act.do !== 'submit' || this.#form(act.user)?.id === act.view;
    const again = act.do === 'submit' || act.do === 'command' || act.do === 'click';
    if (!again || !isThere || !this.#machine.isUp() || !this.#dice.chance(PRESSES_AGAIN)) return result;
    this.#machine.options.findings.reached('pressed-again');
    const second = await this.#machine.act(marked);
    this.#note(act, copy, second);
    return second;
  }

  #note(act: Act, form: OpenView | null, result: ActResult): void {
    const fate = fateOf(result);
    if (act.do === 'submit' && form !== null) this.diary.sent(act.user, form, fate);
    if (act.do === 'click' && act.action_id === 'rights.erase_now') {
      this.diary.erased(act.user, fate);
      if (fate === 'taken') this.onErased(act.user);
      if (fate === 'taken') this.#machine.options.findings.reached('words-erased');
    }
  }

  /** Whatever somebody writes says who wrote it, so that it is known wherever it turns up. */
  #marked(act: Act): Act {
    if (act.do === 'command' && act.text.startsWith('add '))
      return { ...act, text: `${act.text} ${this.#mark(act.user)}` };
    if (act.do !== 'fill' || typeof act.value !== 'string' || act.value === '') return act;
    const form = this.#form(act.user);
    const field = form && fieldsOf(form.view.blocks).find(({ block }) => block.block_id === act.block_id);
    return field?.element.type === 'plain_text_input'
      ? { ...act, value: `${act.value} ${this.#mark(act.user)}` }
      : act;
  }

  #mark = (user: string): string => mark(user, this.#machine.options.world.now());

  #form = (user: string): OpenView | null => this.#machine.options.workspace.modals.get(user)?.at(-1) ?? null;

  // ---- what they do besides --------------------------------------------------------------------------------

  async #besides({ id }: Employee): Promise<void> {
    const dice = this.#dice;
    if (dice.chance(BESIDES.away)) await this.#goesAway(id);
    if (dice.chance(BESIDES.pause)) await this.#hands.command(id, 'pause');
    else if (dice.chance(BESIDES.resume)) await this.#hands.command(id, 'resume');
    if (dice.chance(BESIDES.help)) await this.#fromHome(id, 'help.now', { text: 'I am stuck' });
    if (dice.chance(BESIDES.goal)) await this.#setsGoal(id);
    if (dice.chance(BESIDES.home)) await this.#machine.act({ do: 'home', user: id });
    if (dice.chance(BESIDES.explore)) await this.#explores(id);
    if (dice.chance(BESIDES.erase)) await this.erases(id);
  }

  async #goesAway(user: string): Promise<void> {
    const from = addDays(dateAt(COMPANY_ZONE, this.#life.now()), 2 + Math.floor(this.#dice.roll() * 10));
    const form = await this.#hands.command(user, 'away');
    if (form === null) return;
    await this.#hands.fill(user, form, { from, to: addDays(from, Math.floor(this.#dice.roll() * 8)) });
    await this.#hands.send(user, form);
    await this.#hands.closeAll(user);
  }

  async #setsGoal(user: string): Promise<void> {
    const deadline = addDays(dateAt(COMPANY_ZONE, this.#life.now()), 14 + Math.floor(this.#dice.roll() * 60));
    await this.#fromHome(user, 'goal.new', { title: 'A goal', success: 'We both see it', deadline });
  }

  async #helps({ id }: Employee): Promise<void> {
    const call = this.#hands.buttons(id, this.#life.now() - DAY).find(({ action }) => action === 'help.open');
    if (call === undefined || !this.#dice.chance(0.5)) return;
    const form = await this.#hands.press(id, call);
    if (form === null || kindOf(form) !== 'help.answer') return;
    await this.#hands.fill(id, form, { answer: 'today', reply: 'I come' });
    await this.#hands.send(id, form);
  }

  /** Presses something that is there, and something in what then opens. */
  async #explores(user: string): Promise<void> {
    await this.#machine.act({ do: 'home', user });
    const hands = this.#hands;
    const harmless = ({ action }: Button) => !LEFT_ALONE.test(action);
    const all = [...hands.homeButtons(user), ...hands.buttons(user, this.#life.now() - 7 * DAY)].filter(
      harmless,
    );
    if (all.length === 0) return;
    const form = await hands.press(user, this.#dice.pick(all));
    const inside = form === null ? [] : hands.formButtons(form).filter(harmless);
    if (inside.length > 0) await hands.press(user, this.#dice.pick(inside));
    await hands.closeAll(user);
  }

  /** Takes all words back. */
  async erases(user: string, hands = this.#hands): Promise<void> {
    await this.#machine.act({ do: 'home', user });
    const open = hands.homeButtons(user).find(({ action }) => action === 'rights.open');
    if (open === undefined) return;
    await hands.press(user, open);
    for (const action of ['rights.erase', 'rights.erase_now']) {
      const form = this.#form(user);
      const button = form && hands.formButtons(form).find((one) => one.action === action);
      if (button) await hands.press(user, button);
    }
    await hands.closeAll(user);
  }

  async #fromHome(user: string, action: string, values: Record<string, string>): Promise<void> {
    await this.#machine.act({ do: 'home', user });
    const button = this.#hands.homeButtons(user).find((one) => one.action === action);
    const form = button === undefined ? null : await this.#hands.press(user, button);
    if (form === null) return;
    await this.#hands.fill(user, form, values);
    await this.#hands.send(user, form);
    await this.#hands.closeAll(user);
  }
}

/**
 * `hands.send` says which form was refused and what stood under its fields. A form has no field for an answer when what was
 * to be answered has gone meanwhile.
 */
const isRefusal = (message: string): boolean => /^[\w.]+: \{|^The form [\w.]+ has no \w+\.$/.test(message);
