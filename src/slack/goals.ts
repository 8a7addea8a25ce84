import { dateAt } from '../domain/time.ts';
import { mayPrepare } from '../service/checkins.ts';
import { setGoal } from '../service/goals.ts';
import type { Tx } from '../store/db.ts';
import { personById } from '../store/people.ts';
import { activePairOf } from '../store/teams.ts';
import { goalForm, readGoal, savedView } from '../views/goals.ts';
import { formOf, keepTyped } from './checkin.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';

/*
 * Goals and action points, from Home or from inside a preparation. In the second case the preparation's form gives
 * way to this one and comes back afterwards with everything that was typed.
 */

export const goalRoutes: Routes = {
  clicks: {
    'goal.new': (tx, who, click) =>
      show(tx, who, click, (back) => goalForm(who.texts, back, managerOf(tx, who))),
    'goal.back': (tx, who, click) => backTo(tx, who, click.value),
  },
  forms: { 'goal.save': saveGoal },
};

function managerOf(tx: Tx, { person }: Who): string | null {
  const pair = activePairOf(tx, person.id);
  return pair === undefined ? null : personById(tx, pair.managerId)!.name;
}

function show(tx: Tx, who: Who, click: Click, form: (back: string) => ReturnType<typeof goalForm>): Effect[] {
  if (managerOf(tx, who) === null) return [{ do: 'say', text: who.texts.refusals.no_manager }];
  if (click.form === undefined) return [{ do: 'open', view: form('') }];
  keepTyped(tx, who, click.form);
  return [{ do: 'update', view: form(click.form.metadata) }];
}

function backTo(tx: Tx, who: Who, checkinId: string, notice?: string): Effect[] {
  const reached = mayPrepare(tx, who.person, checkinId);
  if (!reached.ok) return [{ do: 'say', text: who.texts.refusals[reached.why] }];
  return [{ do: 'update', view: formOf(tx, who, reached, notice) }];
}

function saveGoal(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { texts, person } = who;
  const sent = readGoal(texts, form.values, dateAt(person.zone, tx.now));
  if (!sent.ok) return [{ do: 'errors', errors: sent.errors }];
  setGoal(tx, person, sent.goal);
  return saved(tx, who, form.metadata, texts.checkin.goal.title, texts.checkin.goal.saved);
}

function saved(tx: Tx, who: Who, back: string, title: string, text: string): Effect[] {
  if (back !== '') return backTo(tx, who, back, text);
  return [{ do: 'update', view: savedView(who.texts, title, text) }, { do: 'redraw' }];
}
