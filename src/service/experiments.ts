import {
  type BeforeAfter,
  beforeAfter,
  type ExperimentState,
  LATER_DAYS,
  type Printed,
  type ReviewProblem,
  reviewProblem,
} from '../domain/experiments.ts';
import { withhold } from '../domain/disclosure.ts';
import { keyOf } from '../domain/messages.ts';
import { typical } from '../domain/printed.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { addDays, dateAt, weekOf } from '../domain/time.ts';
import { appendAudit } from '../store/audit.ts';
import type { Tx } from '../store/db.ts';
import {
  addExperiment,
  changeExperiment,
  type Experiment,
  experimentById,
  experiments,
} from '../store/experiments.ts';
import { findByKey } from '../store/outbox.ts';
import { peopleWithRole, type Person } from '../store/people.ts';
import { settings } from '../store/settings.ts';
import { pulseWeekOf } from '../store/weeks.ts';
import { talksUntil } from './diagnosis.ts';
import { hasRoleFor } from './roles.ts';
import { digestOfWeek } from './digests.ts';
import { refreshRow } from './sending.ts';
import { newestWeek } from './team-numbers.ts';

/* Changes that HR keeps as experiments: written down, looked at again on a date, and then kept or done with. */

const MOST_SHOWN = 40;

const today = (tx: Tx): string => dateAt(settings(tx).zone, tx.now);

/** None for whoever is not HR. */
export const experimentsFor = (tx: Tx, person: Person): Experiment[] =>
  hasRoleFor(tx, person, 'experiment.keep') ? experiments(tx, MOST_SHOWN) : [];

export type ExperimentWords = { what: string; expected: string; reviewOn: string };

export type WrittenDown =
  | { ok: true; experiment: Experiment }
  | { ok: false; problem: ReviewProblem | 'missing' }
  | Refusal;

export function writeDown(tx: Tx, person: Person, words: ExperimentWords): WrittenDown {
  if (!hasRoleFor(tx, person, 'experiment.keep')) return refuse('not_allowed');
  if (words.what === '') return { ok: false, problem: 'missing' };
  const problem = reviewProblem(words.reviewOn, today(tx));
  if (problem !== null) return { ok: false, problem };
  const experiment = addExperiment(tx, { ...words, baseWeek: newestWeek(tx) });
  appendAudit(tx, { actor: person.id, what: 'experiment.written', detail: experiment.id });
  return { ok: true, experiment };
}

export type Looked = { ok: true; experiment: Experiment; compared: BeforeAfter } | Refusal;

/** The only way to one by its id. */
export function lookAtExperiment(tx: Tx, person: Person, id: string): Looked {
  if (!hasRoleFor(tx, person, 'experiment.keep')) return refuse('not_allowed');
  const experiment = experimentById(tx, id);
  if (experiment === undefined) return refuse('outdated');
  const [before, now] = [printedOf(tx, experiment.baseWeek), printedOf(tx, newestWeek(tx))];
  const changedIn = weekOf(dateAt(settings(tx).zone, experiment.createdAt));
  const compared = beforeAfter(before, now, changedIn);
  return { ok: true, experiment, compared };
}

function printedOf(tx: Tx, week: string | null): Printed | null {
  if (week === null) return null;
  const digest = digestOfWeek(tx, week);
  const talks = talksUntil(tx, week);
  return {
    week,
    useful: digest.talks.useful,
    index: digest.kind === 'numbers' ? digest.index.level : withhold('too_few'),
    asked: JSON.stringify(pulseWeekOf(tx, week)?.active ?? []),
    held: typical(talks.map(({ held }) => held)),
    answered: typical(talks.map(({ answered }) => answered)),
  };
}

export function settleExperiment(
  tx: Tx,
  person: Person,
  id: string,
  state: Exclude<ExperimentState, 'open'>,
): Looked {
  const looked = lookAtExperiment(tx, person, id);
  if (!looked.ok) return looked;
  changeExperiment(tx, id, { state, closedAt: tx.now });
  return after(tx, person, looked.experiment, `experiment.${state}`);
}

/** From whatever state: what was settled can be looked at once more. */
export function lookAgainLater(tx: Tx, person: Person, id: string): Looked {
  const looked = lookAtExperiment(tx, person, id);
  if (!looked.ok) return looked;
  changeExperiment(tx, id, { state: 'open', closedAt: null, reviewOn: addDays(today(tx), LATER_DAYS) });
  return after(tx, person, looked.experiment, 'experiment.later');
}

/** The others who were asked to look find on their message that somebody has. */
function after(tx: Tx, person: Person, { id, reviewOn }: Experiment, what: string): Looked {
  appendAudit(tx, { actor: person.id, what, detail: id });
  const key = keyOf({ kind: 'experiment', experiment: id, on: reviewOn });
  for (const { slackId } of peopleWithRole(tx, 'hr')) {
    const row = findByKey(tx, slackId, key);
    if (row !== null) refreshRow(tx, row);
  }
  return lookAtExperiment(tx, person, id);
}
