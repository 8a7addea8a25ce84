import type { KnownBlock, ModalView } from '@slack/types';
import { ACTION_KINDS, type ActionKind } from '../domain/goals.ts';
import type { Side } from '../domain/messages.ts';
import type { Texts } from '../i18n/index.ts';
import { type FormValues, readOnce } from './form.ts';
import { type TagChoice, tagField } from './tags.ts';
import { button, buttons, input, LONGEST_TEXT, modal, option, section, select, textField } from './parts.ts';

/* Writing an action point down. */

export type ActionDraft = {
  text: string;
  kind: ActionKind;
  goalId: string | null;
  owner: Side;
  dueOn: string | null;
  firstStep: boolean;
};

export type ActionFormData = {
  /** Kept in the form: which pair, which action point, where to go back to. */
  metadata: string;
  /** Where one gets back to without saving, in the words of `action.back`; '' for nowhere. */
  back: string;
  side: Side;
  other: string;
  goals: { id: string; title: string }[];
  tags: TagChoice;
  editing?: true;
  /** `goalId` null: on purpose without a goal; absent: not chosen yet. */
  given: Partial<ActionDraft>;
};

const NO_GOAL = 'none';
const MOST_GOALS = 99;

export function actionForm(texts: Texts, data: ActionFormData): ModalView {
  const t = texts.actions;
  const { given, side, other } = data;
  const fully = side === 'employee' ? t.reader(other) : t.managerReader(other);
  const hint = t.readerShort(other);
  const kinds = ACTION_KINDS.map((kind) => option(t.kinds[kind], kind));
  const blocks: KnownBlock[] = [
    input(
      'text',
      t.text,
      textField('v', {
        initial: given.text,
        placeholder: t.textExample,
        lines: true,
        most: LONGEST_TEXT,
      }),
      { required: true, hint: fully },
    ),
    input('kind', t.kind, radios(kinds, given.kind ?? 'do'), { required: true, hint }),
    ...tagField(texts, data.tags, hint, texts.tags.learnField),
    input('goal', t.goal, goalSelect(texts, data), { required: true, hint }),
    input('owner', t.owner, radios(owners(texts, data), given.owner ?? side), { required: true, hint }),
    input(
      'due',
      t.due,
      { type: 'datepicker', action_id: 'v', ...(given.dueOn ? { initial_date: given.dueOn } : {}) },
      { hint: `${t.dueHint} ${hint}` },
    ),
    input('first', t.first, firstBox(texts, given.firstStep === true), { hint: `${t.firstHint} ${hint}` }),
    ...(data.back === '' ? [] : [buttons('back', [button('action.back', t.back, data.back)])]),
  ];
  const title = data.editing === true ? t.editTitle : t.title;
  return modal('action.save', title, readOnce(hint, blocks), {
    submit: t.save,
    close: t.close,
    metadata: data.metadata,
  });
}

type Options = ReturnType<typeof option>[];

const radios = (options: Options, chosen: string) => ({
  type: 'radio_buttons' as const,
  action_id: 'v',
  options,
  initial_option: options.find(({ value }) => value === chosen) ?? options[0]!,
});

function goalSelect(texts: Texts, { goals, given }: ActionFormData) {
  const t = texts.actions;
  const choices = [
    ...goals.slice(0, MOST_GOALS).map(({ id, title }) => option(title, id)),
    option(t.noGoal, NO_GOAL),
  ];
  const chosen = given.goalId === null ? NO_GOAL : given.goalId;
  return select('v', choices, { chosen, placeholder: t.chooseGoal });
}

function owners(texts: Texts, { side, other }: ActionFormData): Options {
  const t = texts.actions;
  const theirs: Side = side === 'employee' ? 'manager' : 'employee';
  return [option(t.me, side), option(t.them(other), theirs)];
}

function firstBox(texts: Texts, isChosen: boolean) {
  const options = [option(texts.actions.isFirst, 'first')];
  return {
    type: 'checkboxes' as const,
    action_id: 'v',
    options,
    ...(isChosen ? { initial_options: options } : {}),
  };
}

export type SentAction = { ok: true; action: ActionDraft } | { ok: false; errors: Record<string, string> };

export function readAction(texts: Texts, values: FormValues): SentAction {
  const t = texts.actions;
  const text = values.text('text').trim();
  const goal = values.choice('goal');
  const firstStep = values.choices('first').length > 0;
  const errors = {
    ...(text === '' ? { text: t.needText } : {}),
    ...(goal === null ? { goal: t.needGoal } : {}),
    ...(goal === NO_GOAL && firstStep ? { first: t.needGoalForFirst } : {}),
  };
  if (goal === null || Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    action: {
      text,
      kind: ACTION_KINDS.find((kind) => kind === values.choice('kind')) ?? 'do',
      goalId: goal === NO_GOAL ? null : goal,
      owner: values.choice('owner') === 'manager' ? 'manager' : 'employee',
      dueOn: values.choice('due'),
      firstStep,
    },
  };
}

/** A manager chooses for whom; `people` by the id of their pair. */
export function whoForm(texts: Texts, people: { pairId: string; name: string }[]): ModalView {
  const t = texts.actions;
  const names = people.slice(0, 100).map(({ pairId, name }) => option(name, pairId));
  const fields = [input('who', t.who, select('v', names), { required: true })];
  return modal('action.who', t.whoTitle, fields, { submit: t.next, close: t.close });
}

export function savedAction(texts: Texts, pairId: string): ModalView {
  const t = texts.actions;
  const next = buttons('next', [button('action.all', t.button, pairId)]);
  return modal('checkin.sent', t.title, [section(t.saved), next], { close: t.close });
}
