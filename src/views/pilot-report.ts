import type { KnownBlock, ModalView } from '@slack/types';
import type { Part } from '../domain/digest-data.ts';
import type { Monthly, Shown, Withheld } from '../domain/disclosure.ts';
import type { PaceLine } from '../domain/pilot-pace.ts';
import type { Days, PilotStep } from '../domain/pilot.ts';
import {
  type BaselineLine,
  pilotAdvice,
  type PilotReport,
  pilotVerdict,
  talksVerdict,
} from '../domain/pilot-report.ts';
import type { Texts } from '../i18n/index.ts';
import { levelText, partText } from './digest-numbers.ts';
import { buttons, capital, escape, modal, section, small } from './parts.ts';
import { threeButtons } from './pilot.ts';
import { statementText } from './statement.ts';

export type ReportData = {
  report: PilotReport;
  days: { talks: Days };
  teams: string[];
  minimum: number;
  /** Of talks in a week, for each manager. */
  minutes: number | null;
  managers: number;
  /** Whether there is still something to decide. */
  undecided: boolean;
  /** With the dates on which they were taken, and on which they are looked at again. */
  steps: (Pick<PilotStep, 'step' | 'changes'> & { on: string; review: string | null })[];
};

/** What it says comes first, in words; the numbers stand below, and all of them have passed the gate. */
export function reportView(texts: Texts, data: ReportData): ModalView {
  const t = texts.pilot;
  const { teams, days, report } = data;
  const notes = report.otherMeanings ? [small(t.report.otherMeanings)] : [];
  return modal(
    'pilot.report',
    t.reportTitle,
    [
      small(escape(t.report.who(teams, days.talks.from, days.talks.to))),
      part(t.report.heading.meaning, meaning(texts, report)),
      part(t.report.heading.statements, statements(texts, data)),
      ...notes,
      part(t.report.heading.talks, talks(texts, data)),
      part(
        t.report.heading.steps,
        data.steps.map((step) => `• ${stepText(texts, step)}`),
      ),
      small(t.report.basis(data.minimum)),
      ...(data.undecided ? [buttons('pilot', threeButtons(texts))] : []),
    ],
    { close: texts.setup.close },
  );
}

const part = (head: string, lines: string[]): KnownBlock =>
  section([`*${head}*`, ...lines.map(escape)].join('\n'));

function meaning(texts: Texts, report: PilotReport): string[] {
  const t = texts.pilot.report;
  const said = [
    t.verdict[pilotVerdict(report)],
    t.talks[talksVerdict(report)],
    t.advice[pilotAdvice(report)],
  ];
  return [said.join(' '), t.yours];
}

/** Where nothing at all may be shown one sentence is enough. */
function statements(texts: Texts, { report, minimum }: ReportData): string[] {
  const isNothing = ({ before, after }: BaselineLine) =>
    before.is.kind === 'withheld' && after.is.kind === 'withheld';
  if (report.statements.every(isNothing)) return [texts.pilot.report.noNumbers(minimum)];
  return report.statements.map((line) => `• ${lineText(texts, line)}`);
}

function lineText(texts: Texts, { statement, before, after, change, leaders }: BaselineLine): string {
  const t = texts.pilot.report;
  const said = t.change[change.is.verdict];
  const line = t.line(
    statementText(texts, { id: statement, words: null }),
    levelText(texts, before),
    levelText(texts, after),
    said,
  );
  const apart = [leaders.before, leaders.after];
  if (apart.every(({ is }) => is.kind === 'withheld')) return line;
  return `${line} ${t.leaders(levelText(texts, leaders.before), levelText(texts, leaders.after))}`;
}

type Line = [Part, (part: string) => string];

/** "Fewer than half" may be none at all: of what was called off that would say too much. */
const isFew = ({ is }: Part): boolean => is.kind === 'words' && is.words === 'fewer_than_half';

function talks(texts: Texts, { report, minutes, managers }: ReportData): string[] {
  const t = texts.digest;
  const parts: Line[] = [
    [report.held, t.held],
    ...(isFew(report.skipped) ? [] : [[report.skipped, texts.pilot.report.skipped] satisfies Line]),
    [report.answered, t.answered],
    [report.outcomes, t.outcomes],
  ];
  const said = parts.flatMap(([one, say]) => (one.is.kind === 'withheld' ? [] : [say(partText(texts, one))]));
  const none =
    report.held.is.kind === 'withheld' && report.held.is.why === 'no_answers' ? t.noTalks : t.talksWithheld;
  const pace = report.pace === null ? [] : paceText(texts, report.pace);
  const effort = minutes === null ? [] : [texts.pilot.report.effort(minutes, managers)];
  return [...(said.length === 0 ? [none] : said), ...pace, ...effort];
}

function paceText(texts: Texts, { before, during, planned }: PaceLine): string[] {
  const t = texts.pilot.report.pace;
  const said = ({ is }: Shown<Monthly | Withheld>): string =>
    is.kind === 'monthly' ? t.talks[is.edge](texts.format.number(is.halves / 2)) : '';
  if (during.is.kind === 'withheld' || planned.is.kind === 'withheld') return [];
  return [
    before === null || before.is.kind === 'withheld'
      ? t.alone(said(during), said(planned))
      : t.before(said(before), said(during), said(planned)),
  ];
}

function stepText(texts: Texts, { step, on, review, changes }: ReportData['steps'][number]): string {
  const t = texts.pilot.report;
  const changed = changes.flatMap(({ name, value }) => t.setting[name]?.(value) ?? []);
  return [
    capital(t.step[step](on)),
    ...(changed.length === 0 ? [] : [t.changed(changed)]),
    ...(review === null ? [] : [t.lookedAt(review)]),
  ].join(' ');
}
