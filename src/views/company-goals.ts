import type { KnownBlock, ModalView } from '@slack/types';
import { type CompanyGoalForm, type CompanyGoalProblem, MOST_COMPANY_GOALS } from '../domain/setup.ts';
import type { Texts } from '../i18n/index.ts';
import { button, buttons, escape, modal, section, small, textField, visible } from './parts.ts';
import { ACTION, field, type FormValues } from './setup-parts.ts';

/* What the company wants to reach, as HR publishes and retires it. */

/** As much as Slack shows of it in a list to choose from. */
const LONGEST = 75;

export function companyGoalsView(
  texts: Texts,
  goals: readonly (CompanyGoalForm & { id: string })[],
): ModalView {
  const t = texts.companyGoals;
  const isFull = goals.length >= MOST_COMPANY_GOALS;
  const lines: KnownBlock[] =
    goals.length === 0
      ? [section(t.none)]
      : goals.map((one) => section(bothTexts(texts, one), button('company.retire', t.retire, one.id)));
  const more = isFull
    ? small(t.full)
    : buttons('company', [
        button('company.new', t.add, 'new', goals.length === 0 ? { style: 'primary' } : {}),
      ]);
  return modal('company.goals', t.title, [small(t.intro), ...lines, more], { close: texts.setup.close });
}

/** The reader's language first. */
function bothTexts({ language }: Texts, { nb, en }: CompanyGoalForm): string {
  const [own, other] = language === 'nb' ? [nb, en] : [en, nb];
  return `*${escape(own)}*\n${escape(other)}`;
}

export function companyGoalForm(texts: Texts, { nb, en }: CompanyGoalForm): ModalView {
  const t = texts.companyGoals;
  const wording = (block: 'nb' | 'en', initial: string) =>
    field(block, t.label[block], textField(ACTION, { initial, most: LONGEST }), {
      required: true,
      hint: t.reader,
    });
  return modal('company.save', t.newTitle, [wording('nb', nb), wording('en', en)], {
    submit: texts.setup.look,
    close: texts.setup.close,
  });
}

export const readCompanyGoal = (values: FormValues): CompanyGoalForm => ({
  nb: visible(values.text('nb')).trim(),
  en: visible(values.text('en')).trim(),
});

/** By input. */
export const companyGoalErrors = (
  texts: Texts,
  problems: readonly CompanyGoalProblem[],
): Record<string, string> =>
  Object.fromEntries(problems.map(({ field, problem }) => [field, texts.companyGoals.problem[problem]]));
