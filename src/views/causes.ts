import type { InputBlock } from '@slack/types';
import { type Cause, CAUSES, type Causes, isCause } from '../domain/causes.ts';
import type { Share, Shown, Withheld } from '../domain/disclosure.ts';
import type { Texts } from '../i18n/index.ts';
import type { FormValues } from './form.ts';
import { input, option } from './parts.ts';

/* What bothers people most: the question among the statements of the week, and what HR reads of it. */

const BLOCK = 'causes';
const NONE = 'none';

/** `chosen` null: not answered. */
export function causesField(texts: Texts, chosen: readonly Cause[] | null): InputBlock {
  const t = texts.causes;
  const options = [...CAUSES.map((cause) => option(t.options[cause], cause)), option(t.none, NONE)];
  const ticked = chosen?.length === 0 ? [NONE] : (chosen ?? []);
  const initial = options.filter(({ value }) => (ticked as readonly string[]).includes(value ?? ''));
  return input(
    BLOCK,
    t.question,
    {
      type: 'checkboxes',
      action_id: 'v',
      options,
      ...(initial.length === 0 ? {} : { initial_options: initial }),
    },
    { hint: t.hint },
  );
}

/** Null: skipped. A cause beside "none of these" counts. */
export function readCauses(values: FormValues): Cause[] | null {
  const ticked = values.choices(BLOCK);
  return ticked.length === 0 ? null : ticked.filter(isCause);
}

/** One line for HR. `say`: what a share looks like there. */
export function causesText(
  texts: Texts,
  { week, shares }: Causes,
  say: (share: Shown<Share | Withheld>) => string,
): string {
  const t = texts.causes;
  const asked = texts.format.week(week);
  if (shares.length === 0) return t.tooFew(asked);
  return t.told(
    asked,
    texts.format.list(shares.map(({ cause, share }) => t.one(t.short[cause], say(share)))),
  );
}
