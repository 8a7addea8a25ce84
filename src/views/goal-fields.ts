import type { KnownBlock } from '@slack/types';
import type { Standing } from '../domain/checkin.ts';
import { type Outcome, OUTCOMES } from '../domain/goals.ts';
import type { Texts } from '../i18n/index.ts';
import { type FormValues, textOf, type Typed } from './form.ts';
import {
  button,
  divider,
  escape,
  input,
  option,
  section,
  select,
  small,
  textField,
  visible,
} from './parts.ts';

/* What a preparation asks about goals: the outcome of those that are due, and where the others stand. */

export type GoalLine = {
  id: string;
  title: string;
  success: string;
  deadline: string;
  standing: Standing | null;
  /** Nothing was done about it for so long that it is asked whether it goes on. */
  leftAlone?: boolean;
};

type Asked = { goals: GoalLine[]; typed: Typed; other: string; today: string };

const STANDINGS = ['on_track', 'slow', 'stuck'] as const;
/** Slack allows a hundred blocks in a form. */
const MOST_GOALS = 12;

/** A goal whose deadline has come stands first and shows what both agreed on. */
export function outcomeFields(texts: Texts, asked: Asked): KnownBlock[] {
  const due = asked.goals.slice(0, MOST_GOALS).filter(({ deadline }) => deadline <= asked.today);
  return due.flatMap((goal) => outcomeField(texts, asked, goal));
}

function outcomeField(texts: Texts, { typed, other }: Asked, goal: GoalLine): KnownBlock[] {
  const t = texts.checkin.form;
  const outcomes = OUTCOMES.map((value) => option(t.outcomes[value], value));
  return [
    section(escape(t.due(goal.title, texts.format.day(goal.deadline)))),
    small(escape(t.success(goal.success))),
    input(
      `outcome:${goal.id}`,
      t.outcome,
      select('v', outcomes, { chosen: textOf(typed, `outcome:${goal.id}`) }),
      { hint: t.goalReader(other) },
    ),
    input(
      `result:${goal.id}`,
      t.result,
      textField('checkin.typed', { initial: textOf(typed, `result:${goal.id}`), lines: true, typed: true }),
      { hint: t.goalReader(other), typed: true },
    ),
    divider(),
  ];
}

export function standingFields(texts: Texts, { goals, typed, other, today }: Asked): KnownBlock[] {
  const t = texts.checkin.form;
  const standings = STANDINGS.map((value) => option(t.standings[value], value));
  const open = goals
    .slice(0, MOST_GOALS)
    .filter(({ deadline, leftAlone }) => deadline > today && leftAlone !== true);
  return open.map(({ id, title, deadline, standing }) => {
    const chosen = textOf(typed, `goal:${id}`) ?? standing;
    const hint = `${t.deadline(texts.format.day(deadline))}. ${t.goalReader(other)}`;
    return input(`goal:${id}`, t.standing(title), select('v', standings, { chosen }), { hint });
  });
}

/** Kept, changed or let go, but on purpose: it is asked until one of the three has happened. */
export function leftAloneFields(texts: Texts, { goals, typed, other, today }: Asked): KnownBlock[] {
  const t = texts.goals;
  const asked = goals
    .slice(0, MOST_GOALS)
    .filter(({ deadline, leftAlone }) => deadline > today && leftAlone === true);
  return asked.flatMap(({ id, title }) => {
    const answers = [option(t.keep, 'keep'), option(t.drop, 'drop')];
    const element = select('v', answers, { chosen: textOf(typed, `kept:${id}`) });
    return [
      section(escape(t.leftAlone(visible(title))), button('goal.edit', t.change, id)),
      input(`kept:${id}`, t.goesOn, element, { hint: texts.checkin.form.goalReader(other) }),
    ];
  });
}

/** What a preparation says about goals, by their ids. */
export type GoalsSaid = {
  standings: { id: string; standing: Standing }[];
  outcomes: { id: string; outcome: Outcome; result: string }[];
  kept: { id: string; goesOn: boolean }[];
};

export function readGoalFields(values: FormValues, goalIds: string[]): GoalsSaid {
  const standings = goalIds.flatMap((id) => {
    const standing = STANDINGS.find((one) => one === values.choice(`goal:${id}`));
    return standing === undefined ? [] : [{ id, standing }];
  });
  const outcomes = goalIds.flatMap((id) => {
    const outcome = OUTCOMES.find((one) => one === values.choice(`outcome:${id}`));
    return outcome === undefined ? [] : [{ id, outcome, result: values.text(`result:${id}`).trim() }];
  });
  const kept = goalIds.flatMap((id) => {
    const answer = values.choice(`kept:${id}`);
    return answer === null ? [] : [{ id, goesOn: answer !== 'drop' }];
  });
  return { standings, outcomes, kept };
}

/** What stands in these fields when nothing was typed. */
export const goalsAsOpened = (goals: GoalLine[]): Typed =>
  Object.fromEntries(goals.map(({ id, standing }) => [`goal:${id}`, standing ?? '']));
