import type { Causes } from './causes.ts';
import type { Level, Part } from './digest-data.ts';
import { hasFallen, isContent, isLow, isSmall, typical } from './printed.ts';

/*
 * Which of the three problems that talks commonly have the printed numbers point to: people find them of little use, they
 * come too seldom, or too little comes out of them.
 */

export const PROBLEMS = ['satisfaction', 'frequency', 'information'] as const;
export type Problem = (typeof PROBLEMS)[number];

/** What people say bothers them most. `asked`: not told yet. `coming`: the next week asks. Null: nobody was asked. */
export type CausesNow = Causes | 'asked' | 'coming' | null;

/** Of one published week; `goal`, `action`: of the talks that were held, those with one. */
export type TalkParts = { readonly [of in 'held' | 'answered' | 'goal' | 'action']: Part };

/** Managers with more reports than the limit, and the most that one of them has. Plain numbers of the roster. */
export type Span = { readonly managers: number; readonly most: number; readonly limit: number };

export type DiagnosisInput = {
  /** The newest published week. */
  readonly week: string;
  readonly useful: Level;
  /** As it was printed four weeks earlier; null: nothing was. */
  readonly usefulBefore: Level | null;
  /** The last four published weeks. */
  readonly talks: readonly TalkParts[];
  /** Goals with an outcome, as the newest digest printed it: it is of four weeks as it stands. */
  readonly outcomes: Part;
  /** The answers that were got of those asked for; null: none were printed. */
  readonly rate: Part | null;
  /** Null: nobody has too many. */
  readonly span: Span | null;
  readonly causes: CausesNow;
  /** Whether the usual questions, or the statements in use, are as many as there may be. */
  readonly full: { readonly questions: boolean; readonly statements: boolean };
};

/** Something that was looked at. `points`: it speaks for the problem. */
export type Sign =
  | { readonly sign: 'useful'; readonly level: Level; readonly was: Level | null; readonly points: boolean }
  | {
      readonly sign: keyof TalkParts | 'outcomes' | 'rate';
      readonly part: Part;
      readonly points: boolean;
    }
  | { readonly sign: 'span'; readonly span: Span; readonly points: true };

/** `hint`: too few answers or weeks to be sure. `no_sign`: something was printed, and it is as it should be. */
export type Finding = {
  readonly problem: Problem;
  readonly says: 'clear' | 'hint' | 'no_sign' | 'unknown';
  readonly signs: readonly Sign[];
};

/** `advice`: about more questions. Who is content is not helped by a longer form. */
export type Diagnosis = {
  readonly week: string;
  readonly findings: readonly Finding[];
  readonly causes: CausesNow;
  readonly advice: 'content' | 'full' | null;
};

/** What the numbers point to comes first. */
export function diagnose(input: DiagnosisInput): Diagnosis {
  const { week, useful, causes, full } = input;
  const findings = [satisfaction(input), frequency(input), information(input)];
  const order = { clear: 0, hint: 1, no_sign: 2, unknown: 2 };
  return {
    week,
    causes,
    findings: findings.toSorted((a, b) => order[a.says] - order[b.says]),
    advice: isContent(useful) ? 'content' : full.questions || full.statements ? 'full' : null,
  };
}

/** Fewer answers are rounded so widely that a low number may be chance. */
const FINEST_GRID = 10;

function satisfaction({ useful, usefulBefore }: DiagnosisInput): Finding {
  const problem = 'satisfaction';
  if (useful.is.kind === 'withheld') return { problem, says: 'unknown', signs: [] };
  const fell = usefulBefore !== null && hasFallen(useful, usefulBefore);
  const points = isLow(useful) || fell;
  const signs: Sign[] = [{ sign: 'useful', level: useful, was: fell ? usefulBefore : null, points }];
  const says = !points ? 'no_sign' : useful.is.grid === FINEST_GRID ? 'clear' : 'hint';
  return { problem, says, signs };
}

/** What managers have time for. A large span by itself is a reason, and no proof. */
function frequency({ talks, span }: DiagnosisInput): Finding {
  const signs = [...ofWeeks(talks, 'held'), ...ofWeeks(talks, 'answered')];
  const many: Sign[] = span === null ? [] : [{ sign: 'span', span, points: true }];
  return finding('frequency', [...signs, ...many], talks.length);
}

function information({ talks, rate, outcomes }: DiagnosisInput): Finding {
  const printed = (sign: 'rate' | 'outcomes', part: Part | null): Sign[] =>
    part === null || part.is.kind === 'withheld' ? [] : [{ sign, part, points: isSmall(part) }];
  const filled = [...ofWeeks(talks, 'goal'), ...ofWeeks(talks, 'action')];
  const signs = [...printed('rate', rate), ...filled, ...printed('outcomes', outcomes)];
  return finding('information', signs, talks.length);
}

function ofWeeks(talks: readonly TalkParts[], sign: keyof TalkParts): Sign[] {
  const part = typical(talks.map((week) => week[sign]));
  return part === null ? [] : [{ sign, part, points: isSmall(part) }];
}

/** So many weeks make a share more than the accident of one. */
const WEEKS_TO_BE_SURE = 3;

function finding(problem: Problem, signs: readonly Sign[], weeks: number): Finding {
  const pointing = signs.filter(({ points }) => points);
  if (pointing.length === 0) return { problem, says: signs.length === 0 ? 'unknown' : 'no_sign', signs };
  const exact = pointing.some((one) => 'part' in one && one.part.is.kind === 'share');
  return { problem, says: exact && weeks >= WEEKS_TO_BE_SURE ? 'clear' : 'hint', signs };
}
