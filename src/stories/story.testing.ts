import { readCsv } from '../domain/csv.ts';
import { personRows } from '../domain/imports.ts';
import { STATEMENTS } from '../domain/statements.ts';
import { dateAt, momentOf, timeAt, weekdayOf } from '../domain/time.ts';
import { jsonLog } from '../log.ts';
import type { Choice, Place } from '../practice/acts.ts';
import { fieldsOf } from '../practice/fields.ts';
import type { ActResult } from '../practice/inbound.ts';
import { createPractice, type Practice, type PracticeOptions } from '../practice/practice.ts';
import type { Message, OpenView } from '../practice/shown.ts';
import { furnishSmall } from '../practice/small-company.ts';
import { applyPlan } from '../service/applying.ts';
import { planImport } from '../service/importing.ts';
import { nameStrengths } from '../service/strengths.ts';
import type { Tx } from '../store/db.ts';
import { personById } from '../store/people.ts';
import { activePairs } from '../store/teams.ts';
import { publicWinById } from '../store/wins.ts';

/*
 * What the stories are told with: people who do things in Slack, a clock, and what must be true after every story,
 * whatever happened in it.
 */

export const OSLO = 'Europe/Oslo';

/** The public holidays of Norway in 2027 on weekdays, worked out by hand: Easter Sunday is the 28th of March. */
const HOLIDAYS = ['2027-01-01', '2027-03-25', '2027-03-26', '2027-03-29', '2027-05-06', '2027-05-17'];

/** Calls for help and their answers, the one exception to working hours. Absence holds for them too. */
const AT_ANY_HOUR = /needs your help now|trenger hjelp fra deg nå|your call for help|på at du trenger hjelp/;

export type StoryOptions = Partial<Omit<PracticeOptions, 'start' | 'log'>> & {
  /** Local to Oslo. */
  start: [date: string, time: string];
  /** Managers are asked to name a strength of each new report; in most stories they have done so from the beginning. */
  firstTalks?: true;
};

/** Every manager has named a strength of every report. */
function nameAll(tx: Tx): void {
  for (const { id, employeeId, managerId } of activePairs(tx))
    nameStrengths(tx, personById(tx, managerId)!, id, [`A strength of ${employeeId}`]);
}

/** A code of two letters stands in many a word of ours. */
const SHORTEST = 4;

export class Story {
  readonly practice: Practice;
  readonly logLines: string[];
  /** Everything that was typed into a field for free text. */
  readonly typed = new Set<string>();
  /** Messages that came at a wrong time. */
  readonly untimely: string[] = [];
  /** What people saw go wrong and were meant to, in this story. */
  expectedTroubles = 0;
  readonly #holidays: readonly string[];
  readonly #namesStrengths: boolean;
  readonly #away: { user: string; from: string; to: string }[] = [];
  readonly #counted = new Map<string, number>();

  private constructor(
    practice: Practice,
    logLines: string[],
    holidays: readonly string[],
    namesStrengths: boolean,
  ) {
    this.#namesStrengths = namesStrengths;
    this.practice = practice;
    this.logLines = logLines;
    this.#holidays = holidays;
    practice.workspace.onChange(() => this.#watch());
  }

  static async begin({ start, firstTalks, ...options }: StoryOptions): Promise<Story> {
    const logLines: string[] = [];
    const practice = await createPractice({
      furnish: furnishSmall,
      ...options,
      start: momentOf(OSLO, ...start),
      log: jsonLog(
        'debug',
        () => 0,
        (line) => logLines.push(line),
      ),
    });
    const holidays = options.config?.holidays === null ? [] : HOLIDAYS;
    return new Story(practice, logLines, holidays, firstTalks !== true);
  }

  get workspace() {
    return this.practice.workspace;
  }

  person(user: string): Somebody {
    return new Somebody(this, user);
  }

  /** A file of people as HR would upload it; the import has its own tests. */
  async import(csv: string): Promise<void> {
    this.practice.app.store.transact((tx) => {
      const rows = personRows(readCsv(Buffer.from(csv)));
      if (!rows.ok) throw new Error(JSON.stringify(rows.problems));
      const planned = planImport(tx, rows.rows);
      if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
      applyPlan(tx, planned.plan);
      if (this.#namesStrengths) nameAll(tx);
    });
    await this.practice.settle();
  }

  /** The clock goes on to a local time, Oslo's unless said otherwise. */
  async until(date: string, time: string, zone = OSLO): Promise<void> {
    await this.practice.moveTo(momentOf(zone, date, time));
  }

  /** From now on somebody does not work on these days. */
  knowAway(user: string, from: string, to: string): void {
    this.#away.push({ user, from, to });
  }

  /** Each message is looked at when it comes: is the person at work, by the clock on their own wall? */
  #watch(): void {
    for (const channel of this.workspace.channels.values()) {
      const all = this.workspace.messages.get(channel.id) ?? [];
      const fresh = all.slice(this.#counted.get(channel.id) ?? 0);
      this.#counted.set(channel.id, all.length);
      if (channel.kind !== 'dm') continue;
      for (const message of fresh)
        if (message.ephemeralFor === undefined) this.#judge(channel.members[0]!, message);
    }
  }

  #judge(user: string, message: Message): void {
    const { tz } = this.workspace.person(user);
    const now = this.practice.clock.now();
    const [date, time] = [dateAt(tz, now), timeAt(tz, now)];
    const isAway = this.#away.some((one) => one.user === user && one.from <= date && date <= one.to);
    const works = weekdayOf(date) <= 5 && !this.#holidays.includes(date) && !isAway;
    if (AT_ANY_HOUR.test(message.text) && !isAway) return;
    if (!works || time < '08:00' || time >= '18:00')
      this.untimely.push(`${user} ${date} ${time} ${message.text}`);
  }

  /** The messages in which somebody's win stands because they said so, with its words. */
  #published(): Map<Message, string> {
    const rooms = [...this.workspace.channels.values()].filter(({ kind }) => kind === 'public');
    const messages = rooms.flatMap(({ id }) => this.workspace.messages.get(id) ?? []);
    if (messages.length === 0) return new Map();
    const wins = this.practice.app.store.read((tx) =>
      tx.db.all<{ id: string }>('SELECT id FROM public_win').map(({ id }) => publicWinById(tx, id)!),
    );
    return new Map(
      messages.flatMap((message) => {
        const win = wins.find(({ channel, ts }) => channel === message.channel && ts === message.ts);
        return win === undefined ? [] : [[message, win.text] as const];
      }),
    );
  }

  /** Ends the story. Throws if something is wrong that never may be, whatever happened in it. */
  async end(): Promise<void> {
    const { workspace } = this;
    const published = this.#published();
    await this.practice.stop();
    const messages = [...workspace.messages.values()].flat();
    const nonces = messages.flatMap(({ metadata }) => (metadata?.event_payload as { n?: string })?.n ?? []);
    const secret = messages.filter((message) => !published.has(message));
    const said = JSON.stringify(secret) + this.logLines.join('\n');
    const wrong = [
      ...this.untimely.map((what) => `came at a wrong time: ${what}`),
      ...workspace.violations.map((one) => `Slack refuses ${one.method} ${one.pointer} ${one.rule}`),
      ...workspace.troubles.slice(this.expectedTroubles).map((one) => `${one.user} saw: ${one.what}`),
      ...this.logLines.filter((line) => line.includes('"level":"error"')),
      ...nonces.filter((one, place) => nonces.indexOf(one) < place).map((one) => `came twice: ${one}`),
      ...[...this.typed]
        .filter((words) => said.includes(words) || isMoreThanAsked(published, words))
        .map((words) => `got out: ${words}`),
    ];
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
  }
}

const isMoreThanAsked = (published: Map<Message, string>, words: string): boolean =>
  [...published].some(([message, win]) => JSON.stringify(message).includes(words) && !win.includes(words));

/** A person in front of Slack. What they do returns when the app has done all that follows from it. */
export class Somebody {
  readonly #story: Story;
  readonly user: string;

  constructor(story: Story, user: string) {
    this.#story = story;
    this.user = user;
  }

  // ---- what they see ---------------------------------------------------------------------------------------

  /** All that the app has sent, oldest first, without what it only answered to a click. */
  messages(): Message[] {
    return this.#all().filter(({ ephemeralFor }) => ephemeralFor === undefined);
  }

  texts(): string[] {
    return this.messages().map(({ text }) => text);
  }

  /** The newest message as it looks now, with its buttons. */
  lastMessage(): string {
    return shown(this.#last().blocks);
  }

  /** The message that says this, as it looks now. */
  messageWith(words: string): string {
    return shown(this.#withWords(words).blocks);
  }

  /** The newest sentence that only they see. */
  told(): string | undefined {
    const said = this.#all().findLast(({ ephemeralFor }) => ephemeralFor === this.user);
    return said?.text;
  }

  modal(): OpenView | undefined {
    return this.#story.workspace.modals.get(this.user)?.at(-1);
  }

  modalText(): string {
    return shown(this.#form().view.blocks);
  }

  /** What stands in a field of the form before them. */
  field(block: string): unknown {
    const [kept] = Object.values(this.#form().values[block] ?? {});
    return kept?.value ?? kept?.selected_option?.value ?? kept?.selected_date ?? null;
  }

  homeText(): string {
    return shown(this.#story.workspace.homes.get(this.user)!.view.blocks);
  }

  // ---- what they do ----------------------------------------------------------------------------------------

  command(text: string): Promise<ActResult> {
    return this.#story.practice.act({ do: 'command', user: this.user, text });
  }

  shortcut(callback_id: string): Promise<ActResult> {
    return this.#story.practice.act({ do: 'shortcut', user: this.user, callback_id });
  }

  /** Somebody writes in a channel, as people do among themselves; returns where it stands. */
  writes(channel: string, text: string): { channel: string; ts: string } {
    const { workspace } = this.#story;
    const ts = workspace.nextTs();
    workspace.addMessage({ ts, channel, user: this.user, text });
    return { channel, ts };
  }

  /** A shortcut on a message. */
  picks(message: { channel: string; ts: string }): Promise<ActResult> {
    const callback_id = 'checkin.add_point';
    return this.#story.practice.act({ do: 'message_shortcut', user: this.user, callback_id, ...message });
  }

  opensHome(): Promise<ActResult> {
    return this.#story.practice.act({ do: 'home', user: this.user });
  }

  /** A button of the newest message. */
  clicks(action: string): Promise<ActResult> {
    const { channel, ts } = this.#last();
    return this.#click(action, { channel, ts });
  }

  /** A button of the message that says this. */
  clicksIn(words: string, action: string): Promise<ActResult> {
    const { channel, ts } = this.#withWords(words);
    return this.#click(action, { channel, ts });
  }

  clicksOnHome(action: string): Promise<ActResult> {
    return this.#click(action, { home: true });
  }

  clicksInModal(action: string): Promise<ActResult> {
    return this.#click(action, { view: this.#form().id });
  }

  /** The button with this value, where several have the same id. */
  async pressesInModal(action: string, value: string): Promise<ActResult> {
    const { id, view } = this.#form();
    type Found = { action_id: string; value: string };
    const blocks = view.blocks as { block_id?: string; accessory?: Found; elements?: Found[] }[];
    const block = blocks.find(({ accessory, elements = [] }) =>
      [accessory, ...elements].some((one) => one?.action_id === action && one.value === value),
    );
    const at = { view: id };
    const block_id = block?.block_id ?? '';
    return this.#story.practice.act({ do: 'click', user: this.user, at, action_id: action, block_id });
  }

  async fills(values: Record<string, Choice>): Promise<void> {
    for (const [block, value] of Object.entries(values)) {
      const { id, view } = this.#form();
      const { element } = fieldsOf(view.blocks).find((one) => one.block.block_id === block)!;
      if (element.type === 'plain_text_input' && typeof value === 'string' && value.length >= SHORTEST)
        this.#story.typed.add(value);
      const { action_id } = element;
      await this.#story.practice.act({
        do: 'fill',
        user: this.user,
        at: { view: id },
        block_id: block,
        action_id,
        value,
      });
    }
  }

  submits(): Promise<ActResult> {
    return this.#story.practice.act({ do: 'submit', user: this.user, view: this.#form().id });
  }

  /** Esc. */
  async closes(): Promise<void> {
    await this.#story.practice.act({ do: 'close', user: this.user, view: this.#form().id });
  }

  /** Fills in what stands before them and sends it. */
  async sends(values: Record<string, Choice>): Promise<ActResult> {
    await this.fills(values);
    return this.submits();
  }

  /** Gives a score to everything that is asked this week; what comes before and after it is got out of the way. */
  async answersStatements(scoreOf: (statement: string) => number | string): Promise<void> {
    await this.command('statements');
    if (this.modal()?.view.callback_id === 'pulse.notice') await this.submits();
    const asked = STATEMENTS.map(({ id }) => id).filter((id) => this.#form().values[id] !== undefined);
    await this.sends(Object.fromEntries(asked.map((id) => [id, String(scoreOf(id))])));
    await this.closes();
  }

  async isAway(from: string, to: string): Promise<void> {
    await this.command('away');
    await this.sends({ from, to });
    this.#story.knowAway(this.user, from, to);
    await this.closes();
  }

  #click(action_id: string, at: Place): Promise<ActResult> {
    return this.#story.practice.act({ do: 'click', user: this.user, at, action_id });
  }

  #all(): Message[] {
    const { workspace } = this.#story;
    return workspace.messages.get(workspace.dm(this.user).id) ?? [];
  }

  #last(): Message {
    const last = this.messages().at(-1);
    if (last === undefined) throw new Error(`${this.user} has no message.`);
    return last;
  }

  #withWords(words: string): Message {
    const found = this.messages().findLast(({ text }) => text.includes(words));
    if (found === undefined) throw new Error(`${this.user} has no message that says ${words}.`);
    return found;
  }

  #form(): OpenView {
    const open = this.modal();
    if (open === undefined) throw new Error(`${this.user} has no form before them.`);
    return open;
  }
}

/** All texts of blocks, and the ids of what can be pressed in brackets. */
export function shown(blocks: unknown): string {
  const lines: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (value === null || typeof value !== 'object') return;
    const { text, action_id: action, type } = value as Record<string, unknown>;
    if (typeof text === 'string') lines.push(text);
    if (type === 'button') lines.push(`[${String(action)}]`);
    Object.values(value).forEach(walk);
  };
  walk(blocks);
  return lines.join('\n');
}
