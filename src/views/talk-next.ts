import type { ModalView } from '@slack/types';
import type { Side } from '../domain/messages.ts';
import type { Texts } from '../i18n/index.ts';
import { oneLine } from './action-fields.ts';
import { type FormValues, readOnce } from './form.ts';
import { stepBlocks } from './talk-read.ts';
import { usefulButton } from './useful.ts';
import {
  button,
  buttons,
  escape,
  input,
  modal,
  option,
  section,
  select,
  small,
  textField,
  visible,
} from './parts.ts';

/* At the end of a talk: one next step, or none on purpose. */

export type NextStepData = {
  checkinId: string;
  side: Side;
  other: string;
  /** Open action points of which one may be the step. */
  open: { id: string; text: string }[];
};

const MOST_OPEN = 100;

export function nextStepForm(texts: Texts, { checkinId, side, other, open }: NextStepData): ModalView {
  const t = texts.talk;
  const hint = side === 'employee' ? texts.actions.reader(other) : texts.actions.managerReader(other);
  const theirs: Side = side === 'employee' ? 'manager' : 'employee';
  const owners = [option(texts.actions.me, side), option(texts.actions.them(other), theirs)];
  const none = [option(t.noneThisWeek, 'none')];
  const choices = open.slice(0, MOST_OPEN).map(({ id, text }) => option(oneLine(visible(text)), id));
  return modal(
    'talk.next',
    t.agreeTitle,
    readOnce(hint, [
      section(escape(t.agreeText(other))),
      input('step', t.step, textField('v', { placeholder: t.stepExample, lines: true }), { hint }),
      input(
        'owner',
        texts.actions.owner,
        { type: 'radio_buttons', action_id: 'v', options: owners, initial_option: owners[0]! },
        { hint },
      ),
      ...(choices.length === 0
        ? []
        : [
            input('open', t.openStep, select('v', choices, { placeholder: texts.actions.chooseGoal }), {
              hint,
            }),
          ]),
      input('none', t.none, { type: 'checkboxes', action_id: 'v', options: none }, { hint: t.reader(other) }),
      small(t.agreeLater),
    ]),
    { submit: texts.actions.save, close: t.close, metadata: checkinId },
  );
}

export type ReadStep = { new: { text: string; owner: Side } } | { open: string } | 'none' | null;

/** What was written weighs more than what was chosen, and that more than none. Null: nothing was said. */
export function readNextStep(values: FormValues): ReadStep {
  const text = values.text('step').trim();
  const owner: Side = values.choice('owner') === 'manager' ? 'manager' : 'employee';
  if (text !== '') return { new: { text, owner } };
  const open = values.choice('open');
  if (open !== null) return { open };
  return values.choices('none').length > 0 ? 'none' : null;
}

export type AgreedData = Parameters<typeof stepBlocks>[1] & {
  pairId: string;
  /** The week under which it can be asked whether the talk was useful. */
  useful: string | null;
};

export const agreedView = (texts: Texts, data: AgreedData): ModalView => {
  const { agreeTitle, close, nextStep } = texts.talk;
  const said = section(`*${nextStep[data.nextStep ?? 'none']}*`);
  const which = data.step === null ? [] : stepBlocks(texts, data);
  const next = [
    ...(data.useful === null ? [] : [usefulButton(texts, data.useful)]),
    button('action.all', texts.actions.button, data.pairId),
  ];
  return modal('checkin.sent', agreeTitle, [said, ...which, buttons('next', next)], { close });
};
