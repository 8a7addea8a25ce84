import { diagnose, type Diagnosis, type TalkParts } from '../domain/diagnosis.ts';
import type { DigestData, Part } from '../domain/digest-data.ts';
import { type Count, showShare } from '../domain/disclosure.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { ACTIVE } from '../domain/statements.ts';
import { MOST_FIELDS } from '../domain/templates.ts';
import { addWeeks, dateAt, weekOf } from '../domain/time.ts';
import { inForce } from '../domain/versions.ts';
import type { Tx } from '../store/db.ts';
import { type Person } from '../store/people.ts';
import { factsOf, publicationsOf } from '../store/publications.ts';
import { settings } from '../store/settings.ts';
import { versionsOf } from '../store/versions.ts';
import { pulseWeekOf } from '../store/weeks.ts';
import { causesNow, usefulPrinted } from './causes.ts';
import { digestOfWeek, HR_AUDIENCE } from './digests.ts';
import { spanOf } from './overview.ts';
import { newestWeek } from './team-numbers.ts';
import { fieldsOf } from './templates.ts';
import { hasRoleFor } from './roles.ts';
import { WINDOW_WEEKS } from '../domain/trends.ts';

/* What HR can read out of the digests so far. It looks at nothing but what they printed, and at the roster. */

/** Null before the first digest. */
export function diagnosisFor(tx: Tx, person: Person): { ok: true; diagnosis: Diagnosis | null } | Refusal {
  if (!hasRoleFor(tx, person, 'diagnosis.make')) return refuse('not_allowed');
  const week = newestWeek(tx);
  return { ok: true, diagnosis: week === null ? null : diagnosisOf(tx, week) };
}

function diagnosisOf(tx: Tx, week: string): Diagnosis {
  const digest = digestOfWeek(tx, week);
  const { useful } = digest.talks;
  const before = usefulPrinted(tx, addWeeks(week, -WINDOW_WEEKS));
  return diagnose({
    week,
    useful,
    usefulBefore: before,
    talks: talksUntil(tx, week),
    outcomes: digest.talks.outcomes,
    rate: rateIn(digest),
    span: spanOf(tx, settings(tx).spanLimit),
    causes: causesNow(tx, week, { useful, before }),
    full: fullNow(tx),
  });
}

const rateIn = (digest: DigestData) => (digest.kind === 'numbers' ? digest.rate : null);

/** What the digests of the four weeks up to this one printed of the talks. */
export function talksUntil(tx: Tx, week: string): TalkParts[] {
  const from = addWeeks(week, 1 - WINDOW_WEEKS);
  const published = new Set(publicationsOf(tx, from, week, HR_AUDIENCE).map((one) => one.week));
  return factsOf(tx, from, week)
    .filter((facts) => published.has(facts.week))
    .map((facts) => {
      const part = (count: Count): Part => showShare(count, pulseWeekOf(tx, facts.week)!.minimum);
      const { held, answered, contents = { goal: NOT_COUNTED, action: NOT_COUNTED } } = facts;
      const { goal, action } = contents;
      return { held: part(held), answered: part(answered), goal: part(goal), action: part(action) };
    });
}

/** Of weeks from before it was. */
const NOT_COUNTED: Count = { part: 0, whole: 0, people: 0 };

function fullNow(tx: Tx): { questions: boolean; statements: boolean } {
  const { zone, template, activeStatements } = settings(tx);
  const version = inForce(versionsOf(tx, template), weekOf(dateAt(zone, tx.now)));
  const every = fieldsOf(tx, template, version.id).filter(({ when }) => when === 'every');
  return {
    questions: every.length >= MOST_FIELDS,
    statements: activeStatements.length >= ACTIVE.most,
  };
}
