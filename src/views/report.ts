import type { KnownBlock } from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import { actionFields, type ActionLine } from './action-fields.ts';
import type { GoalLine } from './goal-fields.ts';
import { inLine, listed } from './lines.ts';
import { button, divider, escape, section } from './parts.ts';

/* What a manager sees beside a preparation: where one of their people needs them. */

type RiskLine = GoalLine & { confidence: number | null };

export type ReportData = {
  today: string;
  employee: string;
  atRisk: RiskLine[];
  goals: GoalLine[];
  /** What the manager has taken on, to be ticked off here. */
  mine: ActionLine[];
  theirs: ActionLine[];
  obstacles: { text: string; date: string }[];
  unanswered: { id: string; when: string }[];
};

const MOST_UNANSWERED = 4;

/** What asks for something first; what is on its way after it. */
export const reportBlocks = (texts: Texts, data: ReportData): KnownBlock[] => [
  divider(),
  ...atRisk(texts, data),
  ...mine(texts, data),
  ...obstacles(texts, data),
  ...unanswered(texts, data),
  ...onTheirWay(texts, data),
];

const atRisk = (texts: Texts, { atRisk: goals, today }: ReportData): KnownBlock[] =>
  listed(
    texts.report.atRisk,
    goals.map((goal) => goalLine(texts, goal, why(texts, goal, today))),
    texts.report.more,
  );

/** On the scale of 1 to 5. */
const NEITHER = 3;

function why(texts: Texts, { deadline, standing, confidence }: RiskLine, today: string): string {
  const t = texts.report;
  if (deadline <= today) return t.overdue;
  if (standing === 'stuck' || standing === 'slow') return texts.checkin.form.standings[standing];
  return confidence !== null && confidence < NEITHER ? t.unsure : t.near;
}

function mine(texts: Texts, { mine: actions, today, employee }: ReportData): KnownBlock[] {
  return actionFields(texts, { typed: {}, actions, today, hint: texts.actions.managerReader(employee) });
}

const obstacles = (texts: Texts, { obstacles: all }: ReportData): KnownBlock[] =>
  listed(
    texts.report.obstacles,
    all.map(({ text, date }) => texts.report.since(inLine(text), texts.format.shortDay(date))),
    texts.report.more,
  );

/** On top of this screen, so that what was typed here stays. */
const unanswered = (texts: Texts, { unanswered: all }: ReportData): KnownBlock[] =>
  all
    .slice(0, MOST_UNANSWERED)
    .map(({ id, when }) =>
      section(escape(`${texts.report.unanswered}: ${when}`), button('report.older', texts.report.open, id)),
    );

function onTheirWay(texts: Texts, data: ReportData): KnownBlock[] {
  const t = texts.checkin.read;
  const goals = data.goals.map((goal) => goalLine(texts, goal));
  const actions = data.theirs.map(({ text }) => inLine(text));
  const { more } = texts.report;
  return [...listed(t.goals, goals, more), ...listed(t.actions, actions, more)];
}

/** `how`: where it stands, unless there is more to say. */
export function goalLine(texts: Texts, { title, deadline, standing }: GoalLine, how?: string): string {
  const { home, form } = texts.checkin;
  const stands = standing === null ? '' : form.standings[standing];
  return home.goalLine(inLine(title), texts.format.shortDay(deadline), how ?? stands);
}
