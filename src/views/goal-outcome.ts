import type { KnownBlock, ModalView } from '@slack/types';
import { type Outcome, OUTCOMES } from '../domain/goals.ts';
import type { Texts } from '../i18n/index.ts';
import { type FormValues, readOnce } from './form.ts';
import { quotedBelow } from './talk-read.ts';
import {
  button,
  buttons,
  escape,
  input,
  LONGEST_TEXT,
  modal,
  option,
  section,
  textField,
  visible,
} from './parts.ts';

/* The outcome of a goal, and the manager's view of it. What both agreed on stands above. */

export type OutcomeData = {
  id: string;
  title: string;
  success: string;
  other: string;
  /** What was said before, or nothing. */
  outcome: Outcome | null;
  words: string;
};

export function outcomeForm(texts: Texts, data: OutcomeData): ModalView {
  const t = texts.goals;
  const hint = t.reader(data.other);
  return form(texts, data, { callback: 'goal.finish', title: t.outcomeTitle, hint }, [
    t.outcome,
    t.result,
    `${t.resultHint} ${hint}`,
  ]);
}

export function viewForm(texts: Texts, data: OutcomeData): ModalView {
  const t = texts.goals;
  const hint = t.viewReader(data.other);
  return form(texts, data, { callback: 'goal.judge', title: t.viewTitle, hint }, [t.view, t.viewWords, hint]);
}

function form(
  texts: Texts,
  { id, title, success, outcome, words }: OutcomeData,
  { callback, title: name, hint }: { callback: string; title: string; hint: string },
  [ask, askWords, wordsHint]: [string, string, string],
): ModalView {
  const t = texts.goals;
  const options = OUTCOMES.map((value) => option(texts.checkin.form.outcomes[value], value));
  const initial = options.find(({ value }) => value === outcome);
  const blocks: KnownBlock[] = [
    section(`*${escape(visible(title))}*`),
    ...quotedBelow(`*${t.seenWhen}*`, success),
    input(
      'outcome',
      ask,
      {
        type: 'radio_buttons',
        action_id: 'v',
        options,
        ...(initial === undefined ? {} : { initial_option: initial }),
      },
      { required: true, hint },
    ),
    input('words', askWords, textField('v', { initial: words, lines: true, most: LONGEST_TEXT }), {
      hint: wordsHint,
    }),
    buttons('back', [button('goal.back', t.back, `page:${id}`)]),
  ];
  return modal(callback, name, readOnce(hint, blocks), { submit: t.save, close: t.close, metadata: id });
}

/** Null: nothing was chosen. */
export function readOutcome(values: FormValues): { outcome: Outcome; words: string } | null {
  const outcome = OUTCOMES.find((one) => one === values.choice('outcome'));
  return outcome === undefined ? null : { outcome, words: values.text('words').trim() };
}
