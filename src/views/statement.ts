import type { InputBlock, PlainTextOption } from '@slack/types';
import type { Score, Worded } from '../domain/statements.ts';
import type { ScaleWords } from '../domain/versions.ts';
import type { Texts } from '../i18n/index.ts';
import { input, option } from './parts.ts';
import { scoreOptions } from './scale.ts';

/* One statement: its words, and how it stands in a form. */

export const statementText = (texts: Texts, { id, words }: Worded): string =>
  words === null ? (texts.pulse.statements[id] ?? id) : words[texts.language];

export const SKIP = 'skip';

/** A chosen radio button cannot be taken back in Slack, so skipping is one of them. `hint`: who reads it. */
export function statementInput(
  texts: Texts,
  statement: Worded,
  more: { block: string; scale: ScaleWords | null; score?: Score | undefined; hint: string },
): InputBlock {
  const options: PlainTextOption[] = [...scoreOptions(texts, more.scale), option(texts.pulse.skip, SKIP)];
  const initial = options.find(({ value }) => value === String(more.score));
  return input(
    more.block,
    statementText(texts, statement),
    {
      type: 'radio_buttons',
      action_id: 'v',
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
    { hint: more.hint },
  );
}
