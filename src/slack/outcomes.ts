import { reachGoal } from '../service/goal-reach.ts';
import { agreeWithOutcome, finishGoal, judgeOutcome, mayJudge, reopenGoal } from '../service/outcomes.ts';
import { noteManagerReading } from '../service/readings.ts';
import type { Tx } from '../store/db.ts';
import { outcomeForm, readOutcome, viewForm } from '../views/goal-outcome.ts';
import { pageAgain } from './goal-views.ts';
import type { Click, Effect, OnForm, OpenForm, Routes, Who } from './listen.ts';

/* What came of a goal, from its own page: the employee says it, the manager agrees or sees it differently. */

export const outcomeRoutes: Routes = {
  clicks: {
    'goal.finish': openOutcome,
    'goal.judge': openView,
    'goal.agree': (tx, who, { value }) =>
      after(tx, who, value, agreeWithOutcome(tx, who.person, value), who.texts.goals.viewSaved),
    'goal.reopen': (tx, who, { value }) =>
      after(tx, who, value, reopenGoal(tx, who.person, value), who.texts.goals.reopened),
  },
  forms: { 'goal.finish': sendOutcome, 'goal.judge': sendView },
  drafts: { 'goal.finish': { again: anew(openOutcome) }, 'goal.judge': { again: anew(openView) } },
};

/** A form whose metadata is the value of the button that opens it. */
function anew(open: (tx: Tx, who: Who, click: Pick<Click, 'value' | 'form'>) => Effect[]): OnForm {
  return (tx, who, form) => open(tx, who, { value: form.metadata, form });
}

type Result = ReturnType<typeof finishGoal>;

const after = (tx: Tx, who: Who, id: string, result: Result, notice: string): Effect[] =>
  pageAgain(tx, who, id, result.ok ? notice : who.texts.refusals[result.why]);

function openOutcome(tx: Tx, who: Who, { value, form }: Pick<Click, 'value' | 'form'>): Effect[] {
  const reached = reachGoal(tx, who.person, value, 'goal.finish');
  if (!reached.ok) return [{ do: 'say', text: who.texts.refusals[reached.why] }];
  const { goal, manager } = reached;
  const isOn = goal.state === 'open' || goal.state === 'paused';
  if (!isOn) return pageAgain(tx, who, value, who.texts.refusals.outdated);
  const view = outcomeForm(who.texts, { ...goal, other: manager.name, words: goal.result });
  return [{ do: form === undefined ? 'open' : 'update', view }];
}

function sendOutcome(tx: Tx, who: Who, { values, metadata }: OpenForm): Effect[] {
  const said = readOutcome(values);
  if (said === null) return [{ do: 'errors', errors: { outcome: who.texts.goals.needOutcome } }];
  const { outcome, words } = said;
  const done = finishGoal(tx, who.person, metadata, { outcome, result: words });
  if (!done.ok) return [{ do: 'errors', errors: { outcome: who.texts.refusals[done.why] } }];
  return pageAgain(tx, who, metadata, who.texts.goals.outcomeSaved);
}

function openView(tx: Tx, who: Who, { value, form }: Pick<Click, 'value' | 'form'>): Effect[] {
  const reached = reachGoal(tx, who.person, value, 'goal.judge');
  if (!reached.ok) return [{ do: 'say', text: who.texts.refusals[reached.why] }];
  if (!mayJudge(reached)) return pageAgain(tx, who, value, who.texts.refusals.outdated);
  const { goal, employee } = reached;
  noteManagerReading(tx, reached, 'goals');
  const said = { outcome: goal.managerOutcome, words: goal.managerView };
  const view = viewForm(who.texts, { ...goal, ...said, other: employee.name });
  return [{ do: form === undefined ? 'open' : 'update', view }];
}

function sendView(tx: Tx, who: Who, { values, metadata }: OpenForm): Effect[] {
  const said = readOutcome(values);
  if (said === null) return [{ do: 'errors', errors: { outcome: who.texts.goals.needOutcome } }];
  const done = judgeOutcome(tx, who.person, metadata, said);
  if (!done.ok) return [{ do: 'errors', errors: { outcome: who.texts.refusals[done.why] } }];
  return pageAgain(tx, who, metadata, who.texts.goals.viewSaved);
}
