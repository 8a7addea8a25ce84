import type { KnownBlock, PlainTextOption } from '@slack/types';
import { type ActionFacts, inOrder, isOverdue, isTicked, LEAVING, type Said } from '../domain/actions.ts';
import type { ActionResult } from '../domain/goals.ts';
import type { Texts } from '../i18n/index.ts';
import { type FormValues, textOf, type Typed } from './form.ts';
import { cut, input, option, select, small } from './parts.ts';

/* Saying in a form how one's action points went. */

export type ActionLine = ActionFacts & { id: string; text: string; result?: ActionResult | null };

/** Slack allows ten boxes in a group. */
const GROUP = 10;
const MOST_GROUPS = 4;
const MOST_STOPS = 5;

const groupId = (n: number): string => (n === 0 ? 'done' : `done:${n}`);

/** The person's own: boxes to tick, and a question for each thing to leave alone. `hint` says who reads it. */
export function actionFields(
  texts: Texts,
  asked: { typed: Typed; actions: ActionLine[]; today: string; hint: string },
): KnownBlock[] {
  const sorted = inOrder(asked.actions);
  const boxes = sorted.filter(isTicked);
  const stops = sorted.filter((one) => !isTicked(one));
  const more = Math.max(0, boxes.length - GROUP * MOST_GROUPS) + Math.max(0, stops.length - MOST_STOPS);
  return [
    ...groups(boxes).map((group, n) => groupField(texts, asked, group, n)),
    ...stops.slice(0, MOST_STOPS).map((stop) => stopField(texts, asked, stop)),
    ...(more === 0 ? [] : [small(texts.actions.moreWait(more))]),
  ];
}

const groups = <T>(all: T[]): T[][] =>
  Array.from({ length: Math.min(MOST_GROUPS, Math.ceil(all.length / GROUP)) }, (_, n) =>
    all.slice(n * GROUP, (n + 1) * GROUP),
  );

type Asked = { typed: Typed; today: string; hint: string };

function groupField(texts: Texts, { typed, today, hint }: Asked, group: ActionLine[], n: number): KnownBlock {
  const t = texts.actions;
  const options = group.map((one) => box(texts, one, today));
  const ticked = new Set(Object.entries(typed).flatMap(([id, value]) => (isGroup(id) ? value : [])));
  const initial = options.filter(({ value }) => ticked.has(value!));
  const element = {
    type: 'checkboxes' as const,
    action_id: 'v',
    options,
    ...(initial.length > 0 ? { initial_options: initial } : {}),
  };
  return input(groupId(n), n === 0 ? t.tick : t.tickMore, element, { hint });
}

const isGroup = (id: string): boolean => id === 'done' || id.startsWith('done:');

/** The words, and below them in small what one should know about it. */
function box(texts: Texts, action: ActionLine, today: string): PlainTextOption {
  const notes = actionNotes(texts, action, today).join(' · ');
  const { text } = option(notes, action.id);
  return { ...option(oneLine(action.text), action.id), ...(notes === '' ? {} : { description: text }) };
}

/** 'First step', 'overdue, was due Tue 3 Nov', 'learn', as far as they apply. */
export function actionNotes(texts: Texts, action: ActionLine, today: string): string[] {
  const t = texts.actions;
  const { dueOn, kind, firstStep, result } = action;
  const day = dueOn === null ? '' : texts.format.shortDay(dueOn);
  const due = dueOn === null ? '' : isOverdue(action, today) ? t.overdue(day) : t.by(day);
  return [
    firstStep ? t.firstMark : '',
    due,
    kind === 'do' ? '' : t.marks[kind],
    t.last[result ?? ''] ?? '',
  ].filter((note) => note !== '');
}

const MOST_IN_LABEL = 200;

function stopField(texts: Texts, { typed, hint }: Asked, { id, text }: ActionLine): KnownBlock {
  const t = texts.actions;
  const answers = LEAVING.map((one) => option(t.said[one], one));
  const element = select('v', answers, { chosen: textOf(typed, `stop:${id}`) });
  return input(`stop:${id}`, t.stop(cut(oneLine(text), MOST_IN_LABEL)), element, { hint });
}

export const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ');

/** What was said in `actionFields`. `ids`: of those that may have been asked about. */
export function readActionFields(values: FormValues, ids: string[]): { id: string; said: Said }[] {
  const ticked = Array.from({ length: MOST_GROUPS }, (_, n) => values.choices(groupId(n))).flat();
  const stops = ids.flatMap((id) => {
    const said = LEAVING.find((one) => one === values.choice(`stop:${id}`));
    return said === undefined ? [] : [{ id, said }];
  });
  return [...ticked.map((id) => ({ id, said: 'done' as const })), ...stops];
}
