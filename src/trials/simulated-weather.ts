import type { Dice } from '../practice/dice.ts';
import type { Fault } from '../practice/faults.ts';
import type { Workspace } from '../practice/workspace.ts';
import { NO_TROUBLES, type Troubles } from './simulated-life.ts';
import type { Machine } from './simulated-machine.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const FAULTS: Fault[] = [
  'rate_limited',
  'rate_limited_no_header',
  'server_error_before',
  'server_error_after',
  'drop_before',
  'drop_after',
  'html',
  'hang',
  { slow: 700 },
  { slow: 4_000 },
  { error: 'internal_error' },
  { error: 'fatal_error' },
];

/** What a seed has to live with: each draws its own mix, and half of everything is absent. */
export type Climate = {
  share: number;
  faults: Fault[];
  troubles: Troubles;
  /** Times a week. */
  events: Partial<Record<Happening, number>>;
  /** Whether the app may look into direct messages. */
  looksUp: boolean;
};

export type Happening =
  | 'outage'
  | 'outage_72h'
  | 'down'
  | 'down_days'
  | 'refused'
  | 'clock'
  | 'restore'
  | 'unwanted'
  | 'role'
  | 'busy';

/** How often each happens in a run, and in eight weeks of a long one. */
const HAPPENS: Record<Happening, number> = {
  outage: 2,
  outage_72h: 0.8,
  down: 2,
  down_days: 0.8,
  refused: 1.2,
  clock: 2,
  restore: 1.6,
  unwanted: 1,
  role: 3,
  busy: 0.2,
};

/** `faults`: the usual share of calls that go wrong, 0 to 1. `calls`: about how many there are in a week. */
export function climateOf(
  dice: Dice,
  faults: number,
  { calls, weeks }: { calls: number; weeks: number },
): Climate {
  const some = (most: number) => (dice.chance(0.5) ? 0 : dice.roll() * most);
  const share = dice.pick([0, faults, faults, faults, 4 * faults, 0.5]);
  const events = Object.entries(HAPPENS).filter(() => dice.chance(0.5));
  return {
    share: Math.min(0.5, share),
    faults: FAULTS.filter(() => dice.chance(0.5)),
    troubles: {
      kill: some(30) / calls,
      lostAnswer: some(0.05),
      twice: some(0.1),
      late: some(0.05),
      slowPost: some(0.05),
    },
    events: Object.fromEntries(events.map(([what, times]) => [what, times / Math.min(weeks, 8)])),
    looksUp: dice.chance(0.8),
  };
}

/** When all was well, and what is wrong now. Moments are those of the world. */
export class Weather {
  readonly climate: Climate;
  /** Until when Slack is away, or wants none of us. */
  slackAwayUntil = 0;
  clockWrongUntil = 0;
  #always: Fault | null = null;
  readonly #unwell: { from: number; to: number }[] = [];
  readonly #machine: Machine;
  readonly #dice: Dice;
  #over = false;

  constructor(climate: Climate, machine: Machine, dice: Dice) {
    this.climate = climate;
    this.#machine = machine;
    this.#dice = dice;
  }

  get #workspace(): Workspace {
    return this.#machine.options.workspace;
  }

  /** Some hours of calm, or of what this climate brings. */
  turns(): void {
    const { climate } = this;
    const now = this.#machine.options.world.now();
    if (this.#over) return;
    this.#workspace.faults.clear();
    if (this.slackAwayUntil > now) return this.#workspace.faults.always('*', this.#always!);
    const rough = this.#dice.chance(0.7);
    this.#machine.troubles = rough ? climate.troubles : NO_TROUBLES;
    if (!rough) return;
    this.#workspace.faults.events = this.#dice.chance(0.5) ? 'twice' : 'once';
    if (this.#workspace.faults.events === 'twice') this.#machine.options.findings.reached('event-twice');
    if (climate.faults.length > 0 && climate.share > 0)
      this.#workspace.faults.random(Math.floor(this.#dice.roll() * 2 ** 31), climate.share, climate.faults);
    if (climate.share > 0.3 && climate.faults.length > 0) this.isUnwell(now, now + 4 * HOUR);
  }

  slackGoes(hours: number, fault: Fault): void {
    const now = this.#machine.options.world.now();
    this.#always = fault;
    this.slackAwayUntil = now + Math.floor(hours * HOUR);
    this.isUnwell(now, this.slackAwayUntil);
    this.turns();
  }

  clockGoes(skewMs: number, hours: number): void {
    const now = this.#machine.options.world.now();
    this.#machine.skew = skewMs;
    this.clockWrongUntil = now + Math.floor(hours * HOUR);
    this.isUnwell(now, this.clockWrongUntil + Math.max(0, skewMs) + HOUR);
  }

  /** What has passed by itself. */
  passes(): void {
    const now = this.#machine.options.world.now();
    if (this.#machine.skew !== 0 && now >= this.clockWrongUntil) this.#machine.skew = 0;
    if (this.#always !== null && now >= this.slackAwayUntil) {
      this.#always = null;
      this.turns();
    }
  }

  isUnwell(from: number, to: number): void {
    this.#unwell.push({ from, to });
  }

  /** For how long between two moments everything worked. */
  wellBetween(from: number, to: number): number {
    const parts = this.#unwell
      .filter((one) => one.to > from && one.from < to)
      .toSorted((a, b) => a.from - b.from);
    let [well, at] = [0, from];
    for (const part of parts) {
      well += Math.max(0, Math.min(part.from, to) - at);
      at = Math.max(at, part.to);
    }
    return well + Math.max(0, to - at);
  }

  isCalm(hours = 6): boolean {
    const now = this.#machine.options.world.now();
    const { share, troubles } = this.climate;
    const quiet = share === 0 && troubles.kill === 0 && troubles.slowPost === 0;
    return quiet && this.wellBetween(now - hours * HOUR, now) === hours * HOUR;
  }

  /** From now on all is well. */
  clears(): void {
    this.#over = true;
    this.#always = null;
    this.slackAwayUntil = 0;
    this.#machine.skew = 0;
    this.#machine.troubles = NO_TROUBLES;
    this.#workspace.faults.clear();
  }
}

export const HOURS = { hour: HOUR, day: DAY };
