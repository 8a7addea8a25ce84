import { type Cadence, EVERY_WEEKS, isTalkTime, TALK_MINUTES } from '../domain/cadence.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { TemplateName } from '../domain/templates.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { settings } from '../store/settings.ts';
import { chooseTemplate, type Pair, pairById } from '../store/teams.ts';
import { type OfPair, reachPair } from './actions.ts';
import { applyPlan } from './applying.ts';
import { planChanges } from './changes.ts';
import { redrawHome } from './sending.ts';

/* What the two of a pair decide about their talks. Either may; the other sees it on Home and in the message of the talk. */

export type PairChoice = Omit<Cadence, 'firstDate'> & {
  /** Null: what the company usually asks. */
  template: TemplateName | null;
};

/** The choice of the two, as far as it is allowed. */
export const choiceOf = (tx: Tx, { template }: Pair): TemplateName | null =>
  settings(tx).templates.find((one) => one === template) ?? null;

export type PairChanged = OfPair & {
  changed: boolean;
  /** The manager has another talk at the new time. */
  overlaps: boolean;
};

export function changePair(
  tx: Tx,
  person: Person,
  pairId: string,
  choice: PairChoice,
): PairChanged | Refusal {
  const reached = reachPair(tx, person, pairId, 'pair.change');
  if (!reached.ok) return reached;
  if (!isPossible(tx, choice)) return refuse('outdated');
  const { pair, side, employee, manager } = reached;
  const { template, ...cadence } = choice;
  const asks = template !== choiceOf(tx, pair);
  if (asks) chooseTemplate(tx, pairId, template);
  const retimed = retime(tx, pair, cadence);
  const changed = asks || retimed !== 'same';
  const other = side === 'employee' ? manager : employee;
  if (changed && other.welcomedAt !== null) redrawHome(tx, other);
  return { ...reached, pair: pairById(tx, pairId)!, changed, overlaps: retimed === 'overlaps' };
}

function isPossible(tx: Tx, { template, everyWeeks, weekday, time, minutes }: PairChoice): boolean {
  const asked = template === null || settings(tx).templates.includes(template);
  const known = EVERY_WEEKS.includes(everyWeeks) && TALK_MINUTES.includes(minutes);
  return asked && known && [1, 2, 3, 4, 5].includes(weekday) && isTalkTime(time);
}

/** The talks that lie ahead follow, but not one that somebody has been asked about. */
function retime(tx: Tx, pair: Pair, cadence: Omit<Cadence, 'firstDate'>): 'same' | 'retimed' | 'overlaps' {
  const { everyWeeks, weekday, time, minutes } = pair;
  if (JSON.stringify({ everyWeeks, weekday, time, minutes }) === JSON.stringify(inOrder(cadence)))
    return 'same';
  const wish = { personId: pair.employeeId, takesPart: true, cadence };
  const planned = planChanges(tx, { teams: [], people: [wish] });
  if (!planned.ok) return 'same';
  applyPlan(tx, planned.plan);
  return planned.plan.overlaps.length > 0 ? 'overlaps' : 'retimed';
}

const inOrder = ({ everyWeeks, weekday, time, minutes }: Omit<Cadence, 'firstDate'>) => ({
  everyWeeks,
  weekday,
  time,
  minutes,
});
