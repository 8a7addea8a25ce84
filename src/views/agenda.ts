import type { Button, KnownBlock } from '@slack/types';
import {
  type Agenda,
  type AnswerItem,
  type GoalItem,
  minutesOf,
  type ObstacleItem,
  PARTS,
  type Part,
  type PointItem,
  type StepItem,
} from '../domain/agenda.ts';
import type { Texts } from '../i18n/index.ts';
import { actionNotes, oneLine } from './action-fields.ts';
import { button, cut, escape, firstName, section, small, visible } from './parts.ts';
import { wordingOf } from './questions.ts';
import { stepNotes } from './talk-read.ts';

/*
 * The agenda as both read it. It takes at most 40 blocks, so that it fits into a form that has other things to ask; where points can be changed, 70. A long
 * text is cut: all of it stands where it was written, or in what the manager reads.
 */

/** `buttons`: what can be done with an item, by its kind; absent where the agenda is only read. */
export type AgendaButtons = {
  point?: (point: PointItem) => Button | undefined;
  obstacle?: (obstacle: ObstacleItem) => Button | undefined;
};

const MOST_POINTS = 10;
/** Where they can be changed. */
const MOST_TO_CHANGE = 40;
const MOST_ON_TOP = 8;
const MOST_OBSTACLES = 5;
const MOST_LINES = 6;
const MOST_WORDS = 500;
const MOST_IN_LINE = 200;
const MOST_NAMED = 12;
/** Of the 3,000 characters of a block, what lists may take. */
const ROOM = 2_800;

export function agendaBlocks(texts: Texts, data: Agenda, does: AgendaButtons = {}): KnownBlock[] {
  return [
    ...opening(texts, data),
    ...onTop(texts, data, does),
    ...pointBlocks(texts, data, does),
    ...PARTS.flatMap((part) => partBlocks(texts, data, part, does)),
    ...pastLine(texts, data),
  ];
}

const words = (text: string, most = MOST_WORDS): string => escape(cut(visible(text).trim(), most));
const line = (text: string, most = MOST_IN_LINE): string => escape(cut(oneLine(visible(text)).trim(), most));

function opening(texts: Texts, data: Agenda): KnownBlock[] {
  const t = texts.agenda;
  const [employee, manager] = [firstName(data.employee), firstName(data.manager)];
  const { brought } = data;
  return [
    section(`*${t.heading(data.minutes)}*`),
    small(escape(t.brought(employee, brought.employee, manager, brought.manager))),
    ...agreedBlock(texts, data),
    ...(data.closed ? [section(escape(t.closed(employee)))] : []),
  ];
}

function agreedBlock(texts: Texts, { agreed, side, employee, manager }: Agenda): KnownBlock[] {
  if (agreed === null) return [];
  const notes = stepNotes(texts, { ...agreed, side, other: side === 'employee' ? manager : employee });
  return [section([`*${texts.talk.lastTime}*`, line(agreed.text), ...notes].join(' · '))];
}

// ---- what comes first ----------------------------------------------------------------------------------------

function onTop(texts: Texts, data: Agenda, does: AgendaButtons): KnownBlock[] {
  const { answers, points, obstacles, steps } = data.first;
  return [
    ...answers.map((one) => section(`*${texts.agenda.important}*\n${answerText(texts, one)}`)),
    ...points.map((one) => pointBlock(texts, data, does, one)),
    ...obstacles.map((one) => section(obstacleText(texts, one), does.obstacle?.(one))),
    ...steps.map((one) => section(`*${texts.agenda.firstStep}* · ${stepText(texts, data, one)}`)),
  ].slice(0, MOST_ON_TOP);
}

const answerText = (texts: Texts, { question, text }: AnswerItem): string =>
  `${escape(wordingOf(texts, question).label)}\n>${words(text).replaceAll('\n', '\n>')}`;

const obstacleText = (texts: Texts, { text, date }: ObstacleItem): string =>
  `*${texts.agenda.inTheWay}* · ${texts.agenda.writtenFor(texts.format.shortDay(date))}\n${words(text)}`;

function pointBlocks(texts: Texts, data: Agenda, does: AgendaButtons): KnownBlock[] {
  const t = texts.agenda;
  const said = data.answers.points.map((one) => section(answerText(texts, one)));
  const most = does.point === undefined ? MOST_POINTS : MOST_TO_CHANGE;
  const shown = data.points.slice(0, most).map((one) => pointBlock(texts, data, does, one));
  const rest = data.points.slice(most).map(({ text }) => `• ${line(text, 100)}`);
  const none = said.length + shown.length + data.first.points.length === 0;
  return [
    section(`*${t.points}*${none ? `\n${t.noPoints}` : ''}`),
    ...said,
    ...shown,
    ...(rest.length === 0 ? [] : [section(fitting(texts, rest, 25))]),
  ];
}

function pointBlock(texts: Texts, data: Agenda, does: AgendaButtons, point: PointItem): KnownBlock {
  const t = texts.agenda;
  const marks = [
    ...(point.important ? [`*${t.important}*`] : []),
    ...(point.by === 'manager' ? [`_${escape(t.from(firstName(data.manager))).replaceAll('_', ' ')}_`] : []),
    ...(point.link === null ? [] : [`<${point.link}|${t.source}>`]),
  ];
  const kept = point.excerpt === '' ? '' : `\n>${line(point.excerpt)}`;
  return section(`${[`• ${words(point.text)}`, ...marks].join(' · ')}${kept}`, does.point?.(point));
}

// ---- the four parts ------------------------------------------------------------------------------------------

function partBlocks(texts: Texts, data: Agenda, part: Part, does: AgendaButtons): KnownBlock[] {
  const block = partBlock(texts, data, part);
  if (part !== 'actions') return [block];
  const inTheWay = data.obstacles.slice(0, MOST_OBSTACLES);
  return [block, ...inTheWay.map((one) => section(obstacleText(texts, one), does.obstacle?.(one)))];
}

function partBlock(texts: Texts, data: Agenda, part: Part): KnownBlock {
  const t = texts.agenda;
  const said = data.answers[part].map((one) => answerText(texts, one));
  const lines = linesOf(texts, data)[part];
  const heading = `*${t.part(t.parts[part], minutesOf(data.minutes)[part])}*`;
  const room = [heading, ...said].reduce((left, one) => left - one.length, ROOM);
  const all = [...said, ...(lines.length === 0 ? [] : [fitting(texts, lines, MOST_LINES, room)])];
  return section([heading, ...(all.length === 0 ? [t.empty[part]] : all)].join('\n'));
}

const linesOf = (texts: Texts, data: Agenda): Record<Part, string[]> => ({
  strengths: data.strengths.length === 0 ? [] : [data.strengths.slice(0, MOST_NAMED).map(named).join(' · ')],
  goals: data.goals.map((goal) => `• ${goalText(texts, goal)}`),
  actions: data.actions.map((one) => `• ${stepText(texts, data, one)}`),
  outcomes: data.outcomes.map((goal) => `• ${outcomeText(texts, goal)}`),
});

const named = (strength: string): string => line(strength, 60);

function goalText(texts: Texts, { title, deadline, standing }: GoalItem): string {
  const stands = standing === null ? '' : texts.checkin.form.standings[standing];
  return escape(
    texts.checkin.home.goalLine(
      cut(oneLine(visible(title)), MOST_IN_LINE),
      texts.format.shortDay(deadline),
      stands,
    ),
  );
}

function outcomeText(texts: Texts, { title, success, deadline, outcome }: GoalItem): string {
  const t = texts.agenda;
  if (outcome !== null) return `${line(title)} · ${texts.checkin.form.outcomes[outcome]}`;
  const due = t.due(texts.format.shortDay(deadline));
  return `${line(title)} · ${due} · ${line(t.success(success))}`;
}

function stepText(texts: Texts, { side, employee, manager, date }: Agenda, one: StepItem): string {
  const does = texts.actions.does(firstName(one.owner === 'employee' ? employee : manager));
  const notes = actionNotes(texts, { ...one, firstStep: false }, date);
  return [line(one.text), ...[...notes, ...(one.owner === side ? [] : [does])].map(escape)].join(' · ');
}

/** Lines as they go to Slack: as many as there is room for, and how many more there are. */
function fitting(texts: Texts, lines: string[], most: number, room = ROOM): string {
  let left = room;
  const fits = lines.findIndex((one) => (left -= one.length + 1) < 0);
  const kept = lines.slice(0, Math.min(most, fits === -1 ? most : fits));
  const more = lines.length - kept.length;
  return [...kept, ...(more > 0 ? [texts.agenda.more(more)] : [])].join('\n');
}

// ---- what is past --------------------------------------------------------------------------------------------

function pastLine(texts: Texts, { past, pairId }: Agenda): KnownBlock[] {
  const t = texts.agenda;
  const { points, actions, goals } = past;
  if (points.length + actions.length + goals.length === 0) return [];
  const text = t.past(points.length, actions.length, goals.length);
  return [section(text, button('agenda.past', t.showPast, pairId))];
}
