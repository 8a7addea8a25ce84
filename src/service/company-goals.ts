import { type CompanyGoalForm, type CompanyGoalProblem, MOST_COMPANY_GOALS } from '../domain/setup.ts';
import { appendAudit } from '../store/audit.ts';
import { companyGoals, publishCompanyGoal, retireCompanyGoal } from '../store/company-goals.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { nothingToUndo, type Undo } from './applying.ts';

/* What the company wants to reach. Published and retired like any change of the setup; whose goals serve it is told to nobody. */

export function companyGoalProblems(tx: Tx, form: CompanyGoalForm): CompanyGoalProblem[] {
  const now = companyGoals(tx);
  if (now.length >= MOST_COMPANY_GOALS) return [{ field: 'nb', problem: 'full' }];
  return (['nb', 'en'] as const).flatMap((field): CompanyGoalProblem[] => {
    if (form[field] === '') return [{ field, problem: 'missing' }];
    return now.some((one) => one[field] === form[field]) ? [{ field, problem: 'taken' }] : [];
  });
}

export function publish(tx: Tx, actor: Person, form: CompanyGoalForm): Undo {
  const id = publishCompanyGoal(tx, form);
  appendAudit(tx, { actor: actor.id, what: 'company_goal.published', detail: id });
  return { ...nothingToUndo(tx), publishedGoals: [id] };
}

/** No new goal can choose it; those that serve it go on saying so. */
export function retire(tx: Tx, actor: Person, id: string): Undo {
  retireCompanyGoal(tx, id);
  appendAudit(tx, { actor: actor.id, what: 'company_goal.retired', detail: id });
  return { ...nothingToUndo(tx), retiredGoals: [id] };
}
