import {
  type Agenda,
  type AnswerItem,
  type GoalItem,
  PARTS,
  placeOf,
  type PointItem,
  pointsInOrder,
} from '../domain/agenda.ts';
import { ends, inOrder } from '../domain/actions.ts';
import type { Refusal } from '../domain/refusal.ts';
import { dateAt } from '../domain/time.ts';
import { actionsEndedSince, openActions } from '../store/actions.ts';
import type { Checkin } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { type Goal, goalsOf } from '../store/goals.ts';
import type { Person } from '../store/people.ts';
import { openPoints, type Point, pointsOfTalk } from '../store/points.ts';
import { preparationOf } from '../store/preparations.ts';
import { changeAnswerFirst, type Pair } from '../store/teams.ts';
import { type OfPair, reachPair } from './actions.ts';
import { isClosedTo } from './answer-first.ts';
import type { Reached } from './checkins.ts';
import { obstaclesAt } from './obstacles.ts';
import { stepBefore } from './next-step.ts';
import { contextOf } from './pairs.ts';
import { upcomingOf } from './plan.ts';
import { lastHeld } from './points.ts';
import { redrawHome } from './sending.ts';
import { strengthsFor, strengthsHeld } from './strengths.ts';
import { questionsOf } from './templates.ts';

/* The agenda of a talk, put together from all that the two have written down. */

type Talking = Pick<OfPair, 'pair' | 'side' | 'employee' | 'manager'>;

/** Of a check-in that somebody has reached. */
export const agendaOf = (tx: Tx, { checkin, side, context }: Reached): Agenda =>
  put(tx, { side, ...context }, checkin);

/** Of the next talk of a pair, also while it has no row. */
export function agendaAhead(tx: Tx, of: OfPair): Agenda {
  const next = upcomingOf(tx, contextOf(tx, of.pair), 8).find(({ talk }) => talk !== null);
  return put(tx, of, next?.checkin ?? null, next?.talk?.date);
}

function put(tx: Tx, of: Talking, checkin: Checkin | null, plannedOn?: string): Agenda {
  const { pair, side, employee, manager } = of;
  const date = checkin?.date ?? plannedOn ?? dateAt(employee.zone, tx.now);
  const closed = isClosedTo(tx, side, pair, checkin);
  const said = checkin === null || checkin.preparedAt === null ? [] : answersOf(tx, checkin.id);
  const answers = (closed ? [] : said).filter(
    ({ question, important }) => important || question.id !== 'obstacle',
  );
  const points = pointsInOrder(openPoints(tx, pair.id).map((point) => itemOf(pair, point)));
  const obstacles = obstaclesAt(tx, of, checkin);
  const agreed = stepBefore(tx, pair.id, checkin?.id ?? null);
  const actions = inOrder(openActions(tx, employee.id)).filter(({ id }) => id !== agreed?.id);
  const goals = goalsOf(tx, employee.id, ['open']).map(goalItem);
  const past = pastOf(tx, of, checkin);
  const rest = answers.filter(({ important }) => !important);
  const isOnTop = (point: PointItem) => point.important && point.by === 'employee';
  const strengths = side === 'employee' ? strengthsHeld(tx, employee) : strengthsFor(tx, pair);
  const by = (wanted: PointItem['by']) => points.filter((point) => point.by === wanted).length;
  return {
    pairId: pair.id,
    checkinId: checkin?.id ?? null,
    side,
    employee: employee.name,
    manager: manager.name,
    date,
    minutes: checkin?.minutes ?? pair.minutes,
    closed: closed && said.length > 0,
    answerFirst: pair.answerFirst,
    brought: { employee: said.length + by('employee'), manager: by('manager') },
    agreed,
    first: {
      answers: answers.filter(({ important }) => important),
      points: points.filter(isOnTop),
      obstacles: obstacles.long,
      steps: actions.filter(({ firstStep }) => firstStep),
    },
    points: points.filter((point) => !isOnTop(point)),
    answers: byPlace(rest),
    strengths: strengths.map(({ text }) => text),
    obstacles: obstacles.fresh,
    goals: goals.filter(({ deadline }) => deadline >= date),
    actions: actions.filter(({ firstStep }) => !firstStep),
    outcomes: [...goals.filter(({ deadline }) => deadline < date), ...past.goals],
    past,
  };
}

function answersOf(tx: Tx, checkinId: string): AnswerItem[] {
  const words = preparationOf(tx, checkinId);
  if (words === null) return [];
  return questionsOf(tx, words).map((question) => ({
    question,
    text: words.fields[question.id] ?? '',
    important: question.id === words.important,
  }));
}

const byPlace = (answers: AnswerItem[]): Agenda['answers'] =>
  Object.fromEntries(
    [...PARTS, 'points' as const].map((place) => [
      place,
      answers.filter(({ question }) => placeOf(question.id) === place),
    ]),
  ) as Agenda['answers'];

const itemOf = ({ managerId }: Pair, { authorId, source, ...point }: Point): PointItem => ({
  id: point.id,
  by: authorId === managerId ? 'manager' : 'employee',
  text: point.text,
  important: point.important,
  link: source?.link ?? null,
  excerpt: source?.excerpt ?? '',
  addedAt: point.addedAt,
});

const goalItem = ({ id, title, success, deadline, standing, outcome }: Goal): GoalItem => ({
  id,
  title,
  success,
  deadline,
  standing,
  outcome,
});

// ---- what is past --------------------------------------------------------------------------------------------

/** What has come of the last talk: what it was about, and what was done since. */
function pastOf(tx: Tx, { pair, employee }: Talking, checkin: Checkin | null): Agenda['past'] {
  const last = lastHeld(tx, pair.id, checkin?.id ?? null);
  const since = last?.heldAt ?? pair.startedAt;
  const closed = goalsOf(tx, employee.id, ['closed']).filter(({ closedAt }) => (closedAt ?? 0) >= since);
  const done = actionsEndedSince(tx, employee.id, since).filter(
    ({ result }) => result !== null && result !== 'dropped' && ends(result),
  );
  return {
    points: last === undefined ? [] : pointsOfTalk(tx, last.id).map((point) => itemOf(pair, point)),
    actions: done.map(({ id, text }) => ({ id, text })),
    goals: closed.map(goalItem),
  };
}

// ---- answer first --------------------------------------------------------------------------------------------

/** Either of the two may ask for it, and both see on Home that it is so. */
export function setAnswerFirst(tx: Tx, person: Person, pairId: string, on: boolean): OfPair | Refusal {
  const of = reachPair(tx, person, pairId, 'agenda.answer_first');
  if (!of.ok || of.pair.answerFirst === on) return of;
  changeAnswerFirst(tx, pairId, on);
  for (const one of [of.employee, of.manager]) redrawHome(tx, one);
  return { ...of, pair: { ...of.pair, answerFirst: on } };
}
