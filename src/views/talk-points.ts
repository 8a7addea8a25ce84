import type { KnownBlock } from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import { oneLine, readActionFields } from './action-fields.ts';
import type { FormValues, Typed } from './form.ts';
import { input, option, small, visible } from './parts.ts';

/* Saying on the sheet of a talk what was talked about. */

export type PointLine = { id: string; text: string; author: string };

/** Slack allows ten boxes in a group. */
const GROUP = 10;
const MOST_GROUPS = 4;

const groupId = (name: string, n: number): string => (n === 0 ? name : `${name}:${n}`);

/** What nobody ticks stays on the agenda; what was ticked by mistake can go back on it. */
export function pointFields(
  texts: Texts,
  { open, done }: { open: PointLine[]; done: PointLine[] },
  typed: Typed,
  reader: string,
): KnownBlock[] {
  const t = texts.talk;
  const more = open.length - GROUP * MOST_GROUPS;
  return [
    ...groups(open, MOST_GROUPS).map((group, n) =>
      tickBoxes(
        groupId('points', n),
        n === 0 ? t.points : t.morePoints,
        group,
        typed,
        `${t.pointsHint} ${reader}`,
      ),
    ),
    ...(more > 0 ? [small(t.pointsWait(more))] : []),
    ...groups(done, MOST_GROUPS).map((group, n) =>
      tickBoxes(groupId('back', n), n === 0 ? t.back : t.moreBack, group, typed, `${t.backHint} ${reader}`),
    ),
  ];
}

const groups = <T>(all: T[], most: number): T[][] =>
  Array.from({ length: Math.min(most, Math.ceil(all.length / GROUP)) }, (_, n) =>
    all.slice(n * GROUP, (n + 1) * GROUP),
  );

function tickBoxes(
  block: string,
  label: string,
  points: PointLine[],
  typed: Typed,
  hint: string,
): KnownBlock {
  const options = points.map(({ id, text, author }) => ({
    ...option(oneLine(visible(text)), id),
    description: option(author, id).text,
  }));
  const ticked = new Set([typed[block] ?? []].flat());
  const initial = options.filter(({ value }) => ticked.has(value!));
  const boxes = {
    type: 'checkboxes' as const,
    action_id: 'v',
    options,
    ...(initial.length > 0 ? { initial_options: initial } : {}),
  };
  return input(block, label, boxes, { hint });
}

const ticksOf = (values: FormValues, name: string): string[] =>
  Array.from({ length: MOST_GROUPS }, (_, n) => values.choices(groupId(name, n))).flat();

/** What was ticked on the sheet, points and action points. `actionIds`: of those that may have been asked about. */
export const readPointFields = (values: FormValues, actionIds: string[]) => ({
  points: ticksOf(values, 'points'),
  back: ticksOf(values, 'back'),
  done: readActionFields(values, actionIds),
});
