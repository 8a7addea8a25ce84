import type { Summary, SummaryGoal } from '../domain/summary.ts';
import type { Texts } from '../i18n/index.ts';

/*
 * The half-year as a document: one list of parts, which the form shows and the file writes. What people wrote stands
 * apart from what the app says, because it is escaped differently in each of the two.
 */

export type Part =
  /** The name of a section of the document. */
  | { part: 'heading'; text: string }
  /** The title of a goal. */
  | { part: 'goal'; words: string }
  /** A sentence of the app, perhaps with names in it. */
  | { part: 'say'; text: string }
  /** One line of a list: what somebody wrote, and what the app adds to it. */
  | { part: 'item'; words: string; note: string }
  /** What somebody wrote at more length, under a label of the app's. */
  | { part: 'words'; label: string; words: string };

export const periodText = (texts: Texts, half: string): string =>
  texts.summary.period(half.slice(0, 4), half.length > 4 ? half.slice(-1) : null);

export function summaryParts(texts: Texts, summary: Summary): Part[] {
  const t = texts.summary;
  const dated = (list: Summary['notes']): Part[] =>
    list.map(({ date, by, text }) => ({
      part: 'words',
      label: `${texts.format.date(date)}, ${by}`,
      words: text,
    }));
  const { strengths, wins, praise, notes } = summary;
  return [
    ...talks(texts, summary),
    ...chapter(
      texts,
      t.heading.goals,
      summary.goals.flatMap((goal) => goalParts(texts, summary, goal)),
    ),
    ...chapter(texts, t.heading.done, doneParts(texts, summary)),
    ...chapter(
      texts,
      t.heading.strengths,
      strengths.map((words) => ({ part: 'item', words, note: '' })),
    ),
    ...chapter(
      texts,
      t.heading.wins,
      wins.map(({ date, text }) => ({ part: 'words', label: texts.format.date(date), words: text })),
    ),
    ...chapter(texts, t.heading.praise, dated(praise)),
    ...chapter(texts, t.heading.notes, dated(notes)),
    ...chapter(texts, t.heading.next, nextParts(texts, summary)),
  ];
}

const chapter = (texts: Texts, title: string, parts: Part[]): Part[] => [
  { part: 'heading', text: title },
  ...(parts.length === 0 ? [{ part: 'say' as const, text: texts.summary.none }] : parts),
];

function talks(texts: Texts, { talks: { held, planned, halfYear } }: Summary): Part[] {
  const t = texts.summary;
  const dates = texts.format.list(halfYear.map((date) => texts.format.date(date)));
  return [
    { part: 'heading', text: t.heading.talks },
    { part: 'say', text: t.held(held, planned) },
    ...(halfYear.length === 0 ? [] : [{ part: 'say' as const, text: t.halfYearHeld(dates) }]),
  ];
}

function goalParts(texts: Texts, { employee }: Summary, goal: SummaryGoal): Part[] {
  const t = texts.summary;
  const { outcome, managerOutcome } = goal;
  const said = (name: string, words: string, view: typeof outcome): Part[] => {
    if (view === null) return [];
    const label = t.goal.said(name, t.outcomes[view]);
    return [words === '' ? { part: 'say', text: label } : { part: 'words', label, words }];
  };
  const state = outcome === null ? ` · ${t.goal.state[goal.state]}` : '';
  return [
    { part: 'goal', words: goal.title },
    { part: 'say', text: `${t.goal.deadline(texts.format.date(goal.deadline))}${state}` },
    ...(goal.success === '' ? [] : [{ part: 'words' as const, label: t.goal.success, words: goal.success }]),
    ...said(employee, goal.result, outcome),
    ...said(goal.manager, goal.managerView, managerOutcome),
  ];
}

const doneParts = (texts: Texts, { done }: Summary): Part[] =>
  done.map(({ text, by, on, kind, result }) => {
    const ended = kind === 'stop' ? `, ${texts.summary.results[result]}` : '';
    return { part: 'item', words: text, note: `${by}, ${texts.format.date(on)}${ended}` };
  });

const nextParts = (texts: Texts, { next }: Summary): Part[] =>
  next.map(({ text, by, dueOn, firstStep }) => {
    const t = texts.summary;
    const due = dueOn === null ? [] : [t.due(texts.format.date(dueOn))];
    const note = [by, ...due, ...(firstStep ? [t.firstStep] : [])].join(', ');
    return { part: 'item', words: text, note };
  });

/** Above everything else: what this is and of which days. */
export function summaryHead(texts: Texts, summary: Summary): { title: string; lines: string[] } {
  const t = texts.summary;
  const made = t.made(texts.format.date(summary.from), texts.format.date(summary.to));
  return {
    title: t.title(summary.employee, periodText(texts, summary.half)),
    lines: [made, ...(summary.manager === null ? [] : [t.madeWith(summary.manager)])],
  };
}
