import type {
  InputBlock,
  KnownBlock,
  MultiUsersSelect,
  PlainTextOption,
  StaticSelect,
  UsersSelect,
} from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import { cut, escape, modal, option, plain, section } from './parts.ts';

/* What the forms of the setup have in common. */

/** One input of any kind with its label. */
export function field(
  block: string,
  label: string,
  element: InputBlock['element'],
  more: { hint?: string; required?: true } = {},
): InputBlock {
  return {
    type: 'input',
    block_id: block,
    label: plain(label),
    element,
    optional: more.required !== true,
    ...(more.hint === undefined ? {} : { hint: plain(more.hint) }),
  };
}

/** The action id of every input: its block id alone names the answer. */
export const ACTION = 'value';

/** `chosen` is a Slack id. */
export const userSelect = (chosen: string | null): UsersSelect => ({
  type: 'users_select',
  action_id: ACTION,
  ...(chosen === null ? {} : { initial_user: chosen }),
});

export const usersSelect = (chosen: string[]): MultiUsersSelect => ({
  type: 'multi_users_select',
  action_id: ACTION,
  ...(chosen.length === 0 ? {} : { initial_users: chosen }),
});

const MOST_OPTIONS = 100;

/** A select of any length: Slack allows a hundred options, or a hundred groups of a hundred. */
export function longSelect(action: string, options: PlainTextOption[], chosen: string | null): StaticSelect {
  const initial = options.find(({ value }) => value === chosen);
  const start = initial === undefined ? {} : { initial_option: initial };
  if (options.length <= MOST_OPTIONS) return { type: 'static_select', action_id: action, options, ...start };
  const groups = Array.from({ length: Math.ceil(options.length / MOST_OPTIONS) }, (_, n) =>
    options.slice(n * MOST_OPTIONS, (n + 1) * MOST_OPTIONS),
  ).map((part) => ({
    label: plain(cut(`${part[0]!.text.text} … ${part.at(-1)!.text.text}`, 75)),
    options: part,
  }));
  return { type: 'static_select', action_id: action, option_groups: groups, ...start };
}

/** Every quarter of an hour at which a talk can begin, and `also` when it lies between two of them. */
export function talkTimes(also?: string): string[] {
  const quarters = Array.from({ length: 39 }, (_, n) => {
    const minutes = 8 * 60 + n * 15;
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  });
  return [...new Set([...quarters, ...(also === undefined ? [] : [also])])].toSorted();
}

export const timeOptions = (also?: string): PlainTextOption[] =>
  talkTimes(also).map((time) => option(time, time));

/** A modal that only says something. */
export const noteView = (texts: Texts, title: string, ...lines: string[]) =>
  modal(
    'setup.note',
    title,
    lines.map((line): KnownBlock => section(escape(line))),
    { close: texts.setup.close },
  );

export type FormValues = {
  text(block: string): string;
  choice(block: string): string | null;
  choices(block: string): string[];
};
