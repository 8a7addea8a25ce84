import type { KnownBlock } from '@slack/types';
import type { Side } from '../domain/messages.ts';
import type { Texts } from '../i18n/index.ts';
import type { Typed } from './form.ts';
import { input, option } from './parts.ts';

/* Ticking off action points in a form. */

export type ActionLine = { id: string; text: string; owner: Side };

/** Slack allows ten boxes in a group. */
const MOST_ACTIONS = 10;

export function actionFields(
  texts: Texts,
  { typed, actions, other, self }: { typed: Typed; actions: ActionLine[]; other: string; self: string },
): KnownBlock[] {
  const t = texts.checkin.form;
  const boxes = actions
    .slice(0, MOST_ACTIONS)
    .map(({ id, text, owner }) => option(t.actionOwner(text, owner === 'employee' ? self : other), id));
  if (boxes.length === 0) return [];
  const ticked = typed['done'];
  const initial = boxes.filter(({ value }) => Array.isArray(ticked) && ticked.includes(value!));
  return [
    input(
      'done',
      t.done,
      {
        type: 'checkboxes',
        action_id: 'v',
        options: boxes,
        ...(initial.length > 0 ? { initial_options: initial } : {}),
      },
      { hint: t.goalReader(other) },
    ),
  ];
}
