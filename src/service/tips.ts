import { nextTip, type Tip } from '../domain/tips.ts';
import { outcomeOwed } from '../domain/goals.ts';
import { addDays, addWeeks, dateAt, momentOf } from '../domain/time.ts';
import { actionsEndedSince } from '../store/actions.ts';
import { latestCheckins, preparedCheckins, waitingForAnswer } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { goalsOf } from '../store/goals.ts';
import { solvedObstacles } from '../store/obstacles.ts';
import type { Person } from '../store/people.ts';
import { hasWritten } from '../store/preparations.ts';
import { settings } from '../store/settings.ts';
import { type Pair, pairsOfManager } from '../store/teams.ts';
import { addTip, tipsOf } from '../store/tips.ts';

/* One small tip a week for a manager, and once a month what came of their talks. From their own pairs alone. */

const MANY_UNANSWERED = 2;
const TALKS_LOOKED_AT = 2;
/** So long a tip is known to have been given. */
export const REMEMBERED_WEEKS = 26;

/** Chooses the tip that goes with the digest of this week, if any fits. */
export function giveTip(tx: Tx, person: Person, week: string): Tip | null {
  const tip = nextTip(fitting(tx, person), tipsOf(tx, person.id, addWeeks(week, -REMEMBERED_WEEKS)));
  if (tip !== null) addTip(tx, person.id, week, tip);
  return tip;
}

/** Null when what it was about has been settled meanwhile. */
export function tipNow(tx: Tx, person: Person, week: string): Tip | null {
  const given = tipsOf(tx, person.id, week).find((one) => one.week === week);
  return given !== undefined && fitting(tx, person).has(given.tip) ? given.tip : null;
}

function fitting(tx: Tx, person: Person): ReadonlySet<Tip> {
  const pairs = pairsOfManager(tx, person.id);
  const waiting = waitingForAnswer(
    tx,
    pairs.map(({ id }) => id),
  );
  const today = dateAt(person.zone, tx.now);
  const fits: Record<Tip, boolean> = {
    unanswered: waiting.length >= MANY_UNANSWERED,
    no_talks: pairs.some((pair) => hasNotTalked(tx, pair)),
    goal_overdue: pairs.some(({ employeeId }) =>
      goalsOf(tx, employeeId, ['open', 'paused']).some((goal) => outcomeOwed(goal, today)),
    ),
    many_reports: pairs.length > settings(tx).spanLimit,
  };
  return new Set((Object.keys(fits) as Tip[]).filter((tip) => fits[tip]));
}

/** Two talks in a row that were to be and were not held. */
function hasNotTalked(tx: Tx, { id }: Pair): boolean {
  const due = latestCheckins(tx, id, 2 * TALKS_LOOKED_AT)
    .filter(({ state, endsAt }) => state !== 'left_out' && (endsAt <= tx.now || state === 'skipped'))
    .slice(0, TALKS_LOOKED_AT);
  return (
    due.length === TALKS_LOOKED_AT && due.every(({ state }) => state === 'missed' || state === 'skipped')
  );
}

// ---- what came of the talks ------------------------------------------------------------------------------------

/** Of one calendar month, over all pairs of a manager. `month`: its first day. */
export type Gains = { month: string; steps: number; obstacles: number; wins: number };

/** Of last month; null when nothing came of it that could be counted. Each pair counts from its own beginning. */
export function gainsOf(tx: Tx, person: Person): Gains | null {
  const thisMonth = `${dateAt(person.zone, tx.now).slice(0, 7)}-01`;
  const month = `${addDays(thisMonth, -1).slice(0, 7)}-01`;
  const [from, to] = [month, thisMonth].map((day) => momentOf(person.zone, day, '00:00')) as [number, number];
  const each = pairsOfManager(tx, person.id).map((pair) =>
    gainsIn(tx, pair, Math.max(from, pair.startedAt), to),
  );
  const total = (of: keyof Omit<Gains, 'month'>): number => each.reduce((sum, one) => sum + one[of], 0);
  const gains = { month, steps: total('steps'), obstacles: total('obstacles'), wins: total('wins') };
  return gains.steps + gains.obstacles + gains.wins === 0 ? null : gains;
}

function gainsIn(tx: Tx, { id, employeeId }: Pair, from: number, to: number): Omit<Gains, 'month'> {
  const ended = actionsEndedSince(tx, employeeId, from).filter(
    ({ doneAt, result }) => doneAt! < to && (result === 'done' || result === 'managed'),
  );
  const prepared = preparedCheckins(tx, [id]).filter(
    ({ preparedAt }) => preparedAt! >= from && preparedAt! < to,
  );
  return {
    steps: ended.length,
    obstacles: solvedObstacles(tx, id, from).filter(({ solvedAt }) => solvedAt! < to).length,
    wins: prepared.filter((row) => hasWritten(tx, row.id, 'win')).length,
  };
}
