import type { KnownBlock, ModalView } from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import type { FormValues } from './form.ts';
import { button, buttons, input, modal, option, section, select, small, textField } from './parts.ts';

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

const NO_GOAL = 'none';

export function actionForm(
  texts: Texts,
  back: string,
  other: string,
  goals: { id: string; title: string }[],
): ModalView {
  const t = texts.checkin.action;
  const hint = texts.checkin.form.goalReader(other);
  const choices = [
    ...goals.slice(0, 99).map(({ id, title }) => option(title, id)),
    option(t.noGoal, NO_GOAL),
  ];
  const owners = [option(t.owners.employee, 'employee'), option(t.owners.manager(other), 'manager')];
  return modal(
    'action.save',
    t.title,
    [
      input('text', t.text, textField('v', { placeholder: t.textExample, most: 500 }), {
        required: true,
        hint,
      }),
      input('goal', t.goal, select('v', choices), { required: true, hint }),
      input(
        'owner',
        t.owner,
        { type: 'radio_buttons', action_id: 'v', options: owners, initial_option: owners[0]! },
        { required: true, hint },
      ),
      ...wayBack(texts, back),
    ],
    { submit: t.save, close: texts.checkin.form.close, metadata: back },
  );
}

export type SentAction =
  | { ok: true; action: { text: string; goalId: string | null; owner: 'employee' | 'manager' } }
  | { ok: false; errors: Record<string, string> };

export function readAction(texts: Texts, values: FormValues): SentAction {
  const t = texts.checkin.action;
  const text = values.text('text').trim();
  const goal = values.choice('goal');
  const errors = {
    ...(text === '' ? { text: t.needText } : {}),
    ...(goal === null ? { goal: t.needGoal } : {}),
  };
  if (goal === null || Object.keys(errors).length > 0) return { ok: false, errors };
  const owner = values.choice('owner') === 'manager' ? 'manager' : 'employee';
  return { ok: true, action: { text, goalId: goal === NO_GOAL ? null : goal, owner } };
}

export function savedView(texts: Texts, title: string, text: string): ModalView {
  return modal('checkin.sent', title, [section(text), small(texts.checkin.home.footer)], {
    close: texts.checkin.form.close,
  });
}
