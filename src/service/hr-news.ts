import type { Card } from '../domain/cards.ts';
import type { Fact } from '../domain/messages.ts';
import { nextSendable } from '../domain/prompts.ts';
import { dateAt, momentOf } from '../domain/time.ts';
import type { Tx } from '../store/db.ts';
import { changeExperiment, experimentById, nextReview, untoldExperiments } from '../store/experiments.ts';
import { notePairsCounted, pairsCounted } from '../store/pair-count.ts';
import { peopleWithRole, type Person } from '../store/people.ts';
import { getRuntime, setRuntime } from '../store/runtime.ts';
import { settings } from '../store/settings.ts';
import { hasRoleFor } from './roles.ts';
import { spanOf } from './overview.ts';
import { calendarOf } from './pairs.ts';
import { send } from './sending.ts';

/* What HR is told between the digests: a change whose day has come, and managers with more talks than they can keep up. */

const TELL_AT = '09:00';

/** How much was done; the caller repeats until zero. */
export const hrDue = (tx: Tx): number => tellReviews(tx) + tellSpan(tx);

/** The next moment at which `hrDue` has something to do that time brings. */
export function nextHrMoment(tx: Tx): number | null {
  const on = nextReview(tx);
  return on === null ? null : momentOf(settings(tx).zone, on, TELL_AT);
}

function tellHr(tx: Tx, fact: Fact): void {
  for (const person of peopleWithRole(tx, 'hr'))
    send(tx, person, fact, { at: nextSendable(tx.now, person.zone, calendarOf(tx, person)) });
}

function tellReviews(tx: Tx): number {
  const { zone } = settings(tx);
  const due = untoldExperiments(tx, dateAt(zone, tx.now)).filter(
    ({ reviewOn }) => momentOf(zone, reviewOn, TELL_AT) <= tx.now,
  );
  for (const { id, reviewOn } of due) {
    tellHr(tx, { kind: 'experiment', experiment: id, on: reviewOn });
    changeExperiment(tx, id, { toldOn: reviewOn });
  }
  return due.length;
}

/** How many managers had too many talks when HR was last told, and the most of them. */
const TOLD = 'span_told';

/** Only when it has become worse; once a day, however many changes are made. */
function tellSpan(tx: Tx): number {
  const { spanLimit, zone } = settings(tx);
  if (pairsCounted(tx, spanLimit) || peopleWithRole(tx, 'hr').length === 0) return 0;
  notePairsCounted(tx, spanLimit);
  const span = spanOf(tx, spanLimit);
  const now = span === null ? '' : `${span.managers} ${span.most}`;
  const told = getRuntime(tx, TOLD) ?? '';
  if (now === told) return 0;
  const [managers = 0, most = 0] = told.split(' ').map(Number);
  setRuntime(tx, TOLD, now);
  if (span !== null && (span.managers > managers || span.most > most))
    tellHr(tx, { kind: 'span', day: dateAt(zone, tx.now) });
  return 1;
}

/** For HR alone, and with the state of now. */
export function hrCard(
  tx: Tx,
  fact: Extract<Fact, { kind: 'experiment' | 'span' }>,
  reader: Person,
): Card | { drop: string } {
  if (!hasRoleFor(tx, reader, 'numbers.read')) return { drop: 'not_hr' };
  if (fact.kind === 'span') {
    const span = spanOf(tx, settings(tx).spanLimit);
    return span === null ? { drop: 'settled' } : { card: 'span', ...span };
  }
  const experiment = experimentById(tx, fact.experiment);
  if (experiment === undefined) return { drop: 'gone' };
  const isOpen = experiment.state === 'open' && experiment.reviewOn === fact.on;
  return { card: 'experiment', id: experiment.id, isOpen };
}
