import { chosenPercent, type Label, type Share, type Shown, showStep, type Withheld } from './disclosure.ts';
import { hasFallen, isLow } from './printed.ts';
import type { Score, StatementId } from './statements.ts';
import { weeksBetween } from './time.ts';

/*
 * What bothers people most about the talks: one question, once, after the talks have been printed to be of little use. It
 * is told for the company alone, in which leaders are not counted, and they are hardly ever the twenty that shares of
 * their own would take. So they are not asked: an answer that is counted nowhere would be asked for in vain.
 */

export const CAUSES = [
  'timing',
  'structure',
  'disagreement',
  'adaptation',
  'not_heard',
  'influence',
] as const;
export type Cause = (typeof CAUSES)[number];

export const isCause = (id: string): id is Cause => (CAUSES as readonly string[]).includes(id);

const idOf = (cause: Cause): StatementId => `CAUSE_${cause}`;

/** Under which the answers lie while the week is open: one for each cause, chosen or not. */
export const CAUSE_IDS: readonly StatementId[] = CAUSES.map(idOf);

const CHOSEN: Score = 5;
const NOT_CHOSEN: Score = 1;

/** All of them, so that it cannot be seen from outside which were chosen, or whether any was. */
export const asAnswers = (chosen: readonly Cause[]): Map<StatementId, Score> =>
  new Map(CAUSES.map((cause) => [idOf(cause), chosen.includes(cause) ? CHOSEN : NOT_CHOSEN]));

/** Null: not answered. */
export function chosenIn(answers: ReadonlyMap<StatementId, Score>): Cause[] | null {
  if (!CAUSE_IDS.some((id) => answers.has(id))) return null;
  return CAUSES.filter((cause) => answers.get(idOf(cause)) === CHOSEN);
}

/** By cause the step that is stored at the close. */
export type CauseSteps = Readonly<Record<Cause, number>> | 'too_few';

/** `given`: by cause and person, as it lay while the week was open. `counted`: those who are counted with the company. */
export function causeSteps<P>(
  given: ReadonlyMap<StatementId, ReadonlyMap<P, Score>>,
  counted: ReadonlySet<P>,
): CauseSteps {
  const steps = CAUSES.map((cause) => {
    const answers = [...(given.get(idOf(cause)) ?? [])].filter(([person]) => counted.has(person));
    const chosen = answers.filter(([, score]) => score === CHOSEN).length;
    return [cause, chosenPercent(chosen, answers.length)] as const;
  });
  if (steps.some(([, step]) => step === null)) return 'too_few';
  return Object.fromEntries(steps) as CauseSteps;
}

/** What the digest of the week that asked shows, the most common cause first. `shares` empty: too few answers. */
export type Causes = {
  readonly week: string;
  readonly shares: readonly { readonly cause: Cause; readonly share: Shown<Share | Withheld> }[];
};

export function showCauses(week: string, steps: CauseSteps): Causes {
  if (steps === 'too_few') return { week, shares: [] };
  const sorted = CAUSES.toSorted((a, b) => steps[b] - steps[a]);
  return { week, shares: sorted.map((cause) => ({ cause, share: showStep(steps[cause]) })) };
}

type Level = Shown<Label | Withheld>;

const WEEKS_OF_REST = 8;

/** `useful` and `before` as they were printed, four weeks apart. `last`: the week that asked last. */
export function isToBeAsked(
  week: string,
  printed: { useful: Level; before: Level | null },
  last: string | null,
): boolean {
  if (last !== null && weeksBetween(last, week) < WEEKS_OF_REST) return false;
  return isLow(printed.useful) || (printed.before !== null && hasFallen(printed.useful, printed.before));
}
