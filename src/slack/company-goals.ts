import type { Unfit } from '../domain/setup.ts';
import { companyGoals } from '../store/company-goals.ts';
import type { Tx } from '../store/db.ts';
import {
  companyGoalErrors,
  companyGoalForm,
  companyGoalsView,
  readCompanyGoal,
} from '../views/company-goals.ts';
import type { Effect, OpenForm, Routes, Who } from './listen.ts';
import { lookAt, show } from './setup-steps.ts';

/* What the company wants to reach: a list for HR, from which one is published or retired. */

export const companyGoalRoutes: Routes = {
  clicks: {
    'company.goals': (tx, { texts }, click) => show(click, companyGoalsView(texts, companyGoals(tx))),
    'company.new': (_, { texts }, click) => show(click, companyGoalForm(texts, { nb: '', en: '' })),
    'company.retire': (tx, who, { value }) => lookAt(tx, who, { kind: 'company_goal_retired', id: value }),
  },
  forms: { 'company.save': save },
};

function save(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const asked = { kind: 'company_goal' as const, form: readCompanyGoal(form.values) };
  return lookAt(tx, who, asked, (unfit: Unfit) =>
    'companyGoal' in unfit ? companyGoalErrors(who.texts, unfit.companyGoal) : null,
  );
}
