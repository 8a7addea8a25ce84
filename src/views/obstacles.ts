import type { KnownBlock } from '@slack/types';
import type { ObstacleItem } from '../domain/agenda.ts';
import type { Texts } from '../i18n/index.ts';
import { oneLine } from './action-fields.ts';
import type { FormValues, Typed } from './form.ts';
import { input, option } from './parts.ts';

/* Asking in a preparation whether what was in the way still is. */

const BLOCK = 'solved';
/** Slack allows ten boxes in a group. */
const MOST = 10;

export function obstacleFields(
  texts: Texts,
  asked: { typed: Typed; obstacles: ObstacleItem[]; hint: string },
): KnownBlock[] {
  const t = texts.agenda;
  const options = asked.obstacles
    .slice(0, MOST)
    .map(({ checkinId, text }) => option(oneLine(text), checkinId));
  if (options.length === 0) return [];
  const ticked = new Set(asked.typed[BLOCK] ?? []);
  const initial = options.filter(({ value }) => ticked.has(value!));
  const element = {
    type: 'checkboxes' as const,
    action_id: 'v',
    options,
    ...(initial.length > 0 ? { initial_options: initial } : {}),
  };
  return [input(BLOCK, t.stillInTheWay, element, { hint: `${t.stillHint} ${asked.hint}` })];
}

/** The check-ins whose obstacles are solved. */
export const readSolved = (values: FormValues): string[] => values.choices(BLOCK);
