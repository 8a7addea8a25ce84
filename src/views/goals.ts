import type { KnownBlock, ModalView } from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import type { FormValues } from './form.ts';
import { button, buttons, input, modal, section, small, textField } from './parts.ts';

/** `back`: the check-in whose preparation one returns to, or '' when opened from Home. */
export function goalForm(texts: Texts, back: string, other: string | null): ModalView {
  const t = texts.checkin.goal;
  const hint = other === null ? {} : { hint: texts.checkin.form.goalReader(other) };
  return modal(
    'goal.save',
    t.title,
    [
      input('title', t.name, textField('v', { placeholder: t.nameExample, most: 200 }), {
        required: true,
        ...hint,
      }),
      input(
        'success',
        t.success,
        textField('v', { placeholder: t.successExample, lines: true, most: 1000 }),
        {
          required: true,
          ...hint,
        },
      ),
      input('deadline', t.deadline, { type: 'datepicker', action_id: 'v' }, { required: true, ...hint }),
      ...wayBack(texts, back),
    ],
    { submit: t.save, close: texts.checkin.form.close, metadata: back },
  );
}

/** From inside a preparation one gets back to it without saving; what was typed there is its draft. */
const wayBack = (texts: Texts, back: string): KnownBlock[] =>
  back === '' ? [] : [buttons('back', [button('goal.back', texts.checkin.goal.back, back)])];

export type SentGoal =
  | { ok: true; goal: { title: string; success: string; deadline: string } }
  | { ok: false; errors: Record<string, string> };

/** A deadline that has passed is no deadline. */
export function readGoal(texts: Texts, values: FormValues, today: string): SentGoal {
  const t = texts.checkin.goal;
  const title = values.text('title').trim();
  const success = values.text('success').trim();
  const deadline = values.choice('deadline');
  const errors = {
    ...(title === '' ? { title: t.needName } : {}),
    ...(success === '' ? { success: t.needSuccess } : {}),
    ...(deadline === null
      ? { deadline: t.needDeadline }
      : deadline < today
        ? { deadline: t.deadlinePast }
        : {}),
  };
  if (deadline === null || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, goal: { title, success, deadline } };
}

export function savedView(texts: Texts, title: string, text: string): ModalView {
  return modal('checkin.sent', title, [section(text), small(texts.checkin.home.footer)], {
    close: texts.checkin.form.close,
  });
}
