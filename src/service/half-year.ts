import { type Refusal, refuse } from '../domain/refusal.ts';
import { addDays, dateAt, momentOf } from '../domain/time.ts';
import { addNote, changeCheckin, type Checkin } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { halfYearTalks } from '../store/history.ts';
import type { Person } from '../store/people.ts';
import { type Pair, pairsOfManager } from '../store/teams.ts';
import { reachPair } from './actions.ts';
import { type Reached, reachFor, touched } from './checkins.ts';
import { contextOf, type PairContext } from './pairs.ts';
import { type PlanLine, upcomingOf } from './plan.ts';
import { makeEarly } from './planning.ts';
import { schedule } from './replanning.ts';

/* The longer talk twice a year: one of the coming check-ins, which either of the two may choose for it. */

export const HALF_YEAR_MINUTES = [45, 60, 90] as const;

const DAYS_BETWEEN = 26 * 7;
const TALKS_TO_CHOOSE_FROM = 8;
const MINUTE_MS = 60_000;

export type HalfYear = {
  /** The one that is chosen and not yet held. */
  planned: Checkin | null;
  /** Half a year has passed since the last one, or since the pair began, and none is chosen. */
  due: boolean;
};

export function halfYearOf(tx: Tx, pair: Pair, zone: string): HalfYear {
  const talks = halfYearTalks(tx, pair.id);
  const planned = talks.find(isOpen) ?? null;
  const last = talks.findLast(({ state }) => state === 'held')?.date ?? dateAt(zone, pair.startedAt);
  const due = planned === null && addDays(last, DAYS_BETWEEN) <= dateAt(zone, tx.now);
  return { planned, due };
}

const isOpen = ({ state }: Checkin): boolean => state === 'planned' || state === 'prompted';

export type HalfYearChoice = {
  ok: true;
  context: PairContext;
  planned: Checkin | null;
  /** The coming talks, of which one may become it. */
  talks: (PlanLine & { talk: NonNullable<PlanLine['talk']> })[];
};

export function halfYearChoice(tx: Tx, person: Person, pairId: string): HalfYearChoice | Refusal {
  const reached = reachPair(tx, person, pairId, 'half_year.choose');
  if (!reached.ok) return reached;
  const context = contextOf(tx, reached.pair);
  const talks = upcomingOf(tx, context, TALKS_TO_CHOOSE_FROM).flatMap((line) =>
    line.talk === null ? [] : [{ ...line, talk: line.talk }],
  );
  const { planned } = halfYearOf(tx, reached.pair, context.zone);
  return { ok: true, context, planned, talks };
}

/** The talk of this week becomes the half-year talk; one that was chosen before becomes a usual one again. */
export function makeHalfYear(
  tx: Tx,
  person: Person,
  pairId: string,
  to: { week: string; minutes: number },
): Reached | Refusal {
  const choice = halfYearChoice(tx, person, pairId);
  if (!choice.ok) return choice;
  const { planned, talks, context } = choice;
  const line = talks.find(({ week }) => week === to.week);
  const id = line && (line.checkin?.id ?? makeEarly(tx, context.pair, line.week)?.id);
  if (id === undefined) return refuse('outdated');
  if (planned !== null && planned.id !== id) makeUsual(tx, person, planned.id);
  return become(tx, person, id, 'half_year', to.minutes);
}

/** As long as it is not held. */
export function makeUsual(tx: Tx, person: Person, checkinId: string): Reached | Refusal {
  return become(tx, person, checkinId, 'usual', null);
}

/** `minutes` null: as long as the talks of the pair are. */
function become(
  tx: Tx,
  person: Person,
  checkinId: string,
  kind: Checkin['kind'],
  minutes: number | null,
): Reached | Refusal {
  const reached = reachFor(tx, person, checkinId, 'move', 'half_year.choose');
  if (!reached.ok) return reached;
  const { checkin, context, side } = reached;
  const length = minutes ?? context.cadence.minutes;
  if (checkin.kind === kind && checkin.minutes === length) return reached;
  const endsAt = checkin.talkAt + length * MINUTE_MS;
  const changed = changeCheckin(tx, checkinId, { kind, minutes: length, endsAt });
  if (checkin.kind !== kind) addNote(tx, checkinId, `${kind}_by_${side}`);
  schedule(tx, context, changed);
  touched(tx, reached);
  return { ...reached, checkin: changed };
}

const TALKS_LOOKED_AT = 40;

/** Whether the manager has another talk while this one, now longer, goes on. */
export function clashes(tx: Tx, { checkin, context: { manager, pair } }: Reached): boolean {
  const others = pairsOfManager(tx, manager.id).filter(({ id }) => id !== pair.id);
  return others.some((other) =>
    upcomingOf(tx, contextOf(tx, other), TALKS_LOOKED_AT).some(({ talk }) => {
      if (talk === null) return false;
      const at = momentOf(talk.zone, talk.date, talk.time);
      return at < checkin.endsAt && at + talk.minutes * MINUTE_MS > checkin.talkAt;
    }),
  );
}
