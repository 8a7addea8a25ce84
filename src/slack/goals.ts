import type { ModalView } from '@slack/types';
import { ownPair } from '../service/actions.ts';
import { goalsOfPeople } from '../service/goal-board.ts';
import { reachGoal } from '../service/goal-reach.ts';
import { doToGoal, type GoalDeed, removeGoal } from '../service/goal-writing.ts';
import type { Tx } from '../store/db.ts';
import { goalsHomeBlocks, peopleHomeBlocks, peopleView } from '../views/goal-list.ts';
import { pairFrom } from './actions.ts';
import { carriedOn, goalsAgain, listedOf, listShown, pageAgain, pageOf, say } from './goal-views.ts';
import type { HomeSection } from './home.ts';
import type { Click, Effect, Routes, Who } from './listen.ts';

/* Goals: looked at one by one and all at once, and what happens to one as a whole. */

export const goalRoutes: Routes = {
  clicks: {
    'goal.open': openPage,
    'goal.all': openList,
    'goal.people': openPeople,
    'goal.accept': (tx, who, click) => deed(tx, who, click, 'accept', who.texts.goals.accepted),
    'goal.hand_back': (tx, who, click) =>
      deed(tx, who, click, 'hand_back', who.texts.goals.handedBack(managerOf(tx, who))),
    'goal.pause': (tx, who, click) => deed(tx, who, click, 'pause', who.texts.goals.paused),
    'goal.resume': (tx, who, click) => deed(tx, who, click, 'resume', who.texts.goals.resumed),
    'goal.remove': remove,
  },
};

export const goalsHome: HomeSection = (tx, person, texts) => {
  const own = ownPair(tx, person, 'goal.read');
  return [
    ...(own.ok ? goalsHomeBlocks(texts, listedOf(tx, own), carriedOn(tx, own)) : []),
    ...peopleHomeBlocks(texts, goalsOfPeople(tx, person)),
  ];
};

function managerOf(tx: Tx, { person }: Who): string {
  const own = ownPair(tx, person, 'goal.decide');
  return own.ok ? own.manager.name : '';
}

/** What holds nothing that was typed gives way; on top of anything else. */
const GIVE_WAY = new Set(['goal.page', 'goal.list', 'goal.people', 'strength.save']);

function show({ form }: Click, view: ModalView): Effect[] {
  if (form === undefined) return [{ do: 'open', view }];
  return [{ do: GIVE_WAY.has(form.callback) ? 'update' : 'push', view }];
}

// ---- looking at them ---------------------------------------------------------------------------------------

function openPage(tx: Tx, who: Who, click: Click): Effect[] {
  const reached = reachGoal(tx, who.person, click.value, 'goal.read');
  return reached.ok ? show(click, pageOf(tx, who, reached)) : say(who, reached.why);
}

/** From a button whose value is a pair or a check-in of it. */
function openList(tx: Tx, who: Who, click: Click): Effect[] {
  const of = pairFrom(tx, who.person, click.value, 'goal.read');
  return of.ok ? show(click, listShown(tx, who, of)) : say(who, of.why);
}

function openPeople(tx: Tx, who: Who, click: Click): Effect[] {
  const people = goalsOfPeople(tx, who.person);
  return people.length === 0 ? say(who, 'pair_ended') : show(click, peopleView(who.texts, people));
}

function deed(tx: Tx, who: Who, { value, form }: Click, what: GoalDeed, notice: string): Effect[] {
  const done = doToGoal(tx, who.person, value, what, form?.message?.ts);
  return pageAgain(tx, who, value, done.ok ? notice : who.texts.refusals[done.why]);
}

function remove(tx: Tx, who: Who, { value, form }: Click): Effect[] {
  const gone = removeGoal(tx, who.person, value, form?.message?.ts);
  if (gone.ok) return goalsAgain(tx, who, gone.pair.id, who.texts.goals.removed);
  return pageAgain(tx, who, value, who.texts.refusals[gone.why]);
}
