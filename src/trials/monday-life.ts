import type { CastMember } from '../practice/cast.ts';
import { createDice, type Dice } from '../practice/dice.ts';
import { look } from '../practice/habits.ts';
import { createHands } from '../practice/hands.ts';
import type { Life } from '../practice/life.ts';
import { momentAt } from '../practice/page-time.ts';
import type { Practice } from '../practice/practice.ts';

const ZONE = 'Europe/Oslo';
const SECOND = 1_000;
const MINUTE = 60_000;
/** As the app's own heartbeat. */
const TICK_MS = 20 * SECOND;
/** Besides when a message comes, people look at Slack this often on a working day. */
const LOOKS = 4;
const OPENS_HOME = 0.2;
/** Half of those who get a message look at it soon; how soon, on average. */
const AT_ONCE = 0.5;
const SOON = 20 * MINUTE;

/**
 * Lets time go by as it does for the real app: it is woken after each click, plans every twenty seconds and sends when it
 * may; people look at Slack at moments of their own, and do some of what waits for them.
 */
export class Crowded {
  readonly life: Life;
  readonly #practice: Practice;
  readonly #members: Map<string, CastMember>;
  readonly #dice: Dice;
  /** Who looks in which second. */
  readonly #looks = new Map<number, CastMember[]>();
  #ticked = 0;

  constructor(practice: Practice, members: readonly CastMember[], seed: number) {
    this.#practice = practice;
    this.#members = new Map(members.map((one) => [one.id, one]));
    this.#dice = createDice(seed);
    const [dice, afterTalks, besides] = [1, 2, 3].map((n) => createDice(seed + n)) as [Dice, Dice, Dice];
    this.life = {
      hands: createHands(practice.workspace, (act) => practice.actOnly(act)),
      dice,
      now: () => practice.clock.now(),
      plans: new Map(),
      talked: new Map(),
      seen: new Set(),
      until: '2099-12-31',
      answered: new Map(),
      afterTalks,
      noted: new Set(),
      besides,
      saidUseful: new Map(),
    };
  }

  /** A message has come. */
  getsMessage(user: string): void {
    const member = this.#members.get(user);
    if (member === undefined || !this.#dice.chance(AT_ONCE)) return;
    this.#looksAt(member, this.#practice.clock.now() - SOON * Math.log(1 - this.#dice.roll()));
  }

  /** The working hours of one day, or the first of them. */
  async livesDay(date: string, until = '18:00'): Promise<void> {
    const [from, to] = [momentAt(date, '08:00', ZONE), momentAt(date, '17:00', ZONE)];
    for (const member of this.#members.values())
      for (let n = 0; n < LOOKS; n += 1) this.#looksAt(member, from + this.#dice.roll() * (to - from));
    await this.until(from);
    await this.until(momentAt(date, until, ZONE));
  }

  async until(end: number): Promise<void> {
    const { clock, app } = this.#practice;
    let sends: number | null = clock.now();
    for (let second = Math.ceil(clock.now() / SECOND); second * SECOND <= end; second += 1) {
      for (; sends !== null && sends <= second * SECOND; sends = await app.drain())
        clock.set(Math.max(clock.now(), sends));
      clock.set(second * SECOND);
      if (clock.now() - this.#ticked >= TICK_MS) {
        this.#ticked = clock.now();
        await app.tick();
        sends = await app.drain();
      }
      for (const member of this.#looks.get(second) ?? []) {
        await this.#look(member);
        sends = await app.drain();
      }
      this.#looks.delete(second);
    }
  }

  #looksAt(member: CastMember, moment: number): void {
    const second = Math.ceil(moment / SECOND);
    const looking = this.#looks.get(second);
    if (looking) looking.push(member);
    else this.#looks.set(second, [member]);
  }

  async #look(member: CastMember): Promise<void> {
    const date = new Date(this.#practice.clock.now()).toISOString().slice(0, 10);
    await look(this.life, member, date);
    if (this.#dice.chance(OPENS_HOME / LOOKS)) await this.#practice.actOnly({ do: 'home', user: member.id });
  }
}
