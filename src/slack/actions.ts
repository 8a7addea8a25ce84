import type { Action } from '../domain/access.ts';
import { dateAt } from '../domain/time.ts';
import {
  actionsOfManager,
  actionsOfPair,
  dropAction,
  editAction,
  endedLately,
  endedOfManager,
  keepTicks,
  mayChange,
  type OfPair,
  ownPair,
  planAction,
  reachAction,
  reachPair,
  reopenAction,
} from '../service/actions.ts';
import { preparationFor } from '../service/answer-first.ts';
import { reach } from '../service/checkins.ts';
import { reportsOf } from '../service/pairs.ts';
import { noteActions, noteManagerReading, noteReading } from '../service/readings.ts';
import { carryLearning, tagChoice } from '../service/tags.ts';
import type { Tx } from '../store/db.ts';
import { openGoals } from '../store/goals.ts';
import type { Person } from '../store/people.ts';
import { pairsOfManager } from '../store/teams.ts';
import { readActionFields } from '../views/action-fields.ts';
import { actionList, type ActionListData, actionsHomeBlocks, dropButton } from '../views/action-list.ts';
import { type ActionDraft, actionForm, readAction, savedAction, whoForm } from '../views/actions.ts';
import { readTags } from '../views/tags.ts';
import { comeBack, giveWay } from './giving-way.ts';
import { pageAgain } from './goal-views.ts';
import { pairOf } from './report.ts';
import type { HomeSection } from './home.ts';
import { packed, unpacked } from './kept.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';

/*
 * Action points: written down from Home, a preparation, a goal or what the manager reads; ticked off and changed in
 * one list. A form that gave way to the one of an action point comes back with everything that was typed.
 */

export const actionRoutes: Routes = {
  clicks: {
    'action.new': openNew,
    'action.support': openSupport,
    'action.for': openFor,
    'action.all': (tx, who, click) => openList(tx, who, click, click.value),
    'action.mine': (tx, who, click) => openList(tx, who, click, 'mine'),
    'action.edit': openEdit,
    'action.drop': (tx, who, click) => change(tx, who, click, dropAction, who.texts.actions.droppedNow),
    'action.reopen': (tx, who, click) => change(tx, who, click, reopenAction, who.texts.actions.reopened),
    'action.back': (tx, who, click) => goBack(tx, who, click.value),
  },
  forms: { 'action.save': saveAction, 'action.who': chooseWho, 'action.tick': sendTicks },
  drafts: { 'action.save': { again: formAgain, about: aboutOf } },
};

export const actionsHome: HomeSection = (tx, person, texts) => {
  const own = ownPair(tx, person, 'action.read');
  const blocks = own.ok ? actionsHomeBlocks(texts, listOf(tx, person, own)) : [];
  const isManager = pairsOfManager(tx, person.id).length > 0;
  return isManager ? [...blocks, ...actionsHomeBlocks(texts, mineOf(tx, person))] : blocks;
};

// ---- the list ----------------------------------------------------------------------------------------------

const listOf = (tx: Tx, person: Person, of: OfPair): ActionListData => ({
  list: of.pair.id,
  side: of.side,
  other: (of.side === 'employee' ? of.manager : of.employee).name,
  today: dateAt(person.zone, tx.now),
  actions: actionsOfPair(tx, of),
  ended: endedLately(tx, person, of),
});

const mineOf = (tx: Tx, person: Person): ActionListData => ({
  list: 'mine',
  side: 'manager',
  other: null,
  today: dateAt(person.zone, tx.now),
  actions: actionsOfManager(tx, person),
  ended: endedOfManager(tx, person),
});

/** `list` is 'mine' or a pair's id; null: it is not this person's. Anything else means the person's own pair. */
function listData(tx: Tx, person: Person, list: string): ActionListData | null {
  if (list === 'mine') return mineShown(tx, person);
  const of = pairFrom(tx, person, list, 'action.read');
  if (!of.ok) return null;
  noteManagerReading(tx, of, 'actions');
  return listOf(tx, person, of);
}

function mineShown(tx: Tx, person: Person): ActionListData {
  noteActions(tx, person, [...actionsOfManager(tx, person), ...endedOfManager(tx, person)]);
  return mineOf(tx, person);
}

/** From a button whose value is a pair or a check-in of it; otherwise the person's own pair is meant. */
export function pairFrom(tx: Tx, person: Person, value: string, to: Action) {
  const checkin = reach(tx, person, value, to);
  if (checkin.ok) return reachPair(tx, person, checkin.context.pair.id, to);
  const reached = reachPair(tx, person, value, to);
  return reached.ok || reached.why === 'pair_ended' ? reached : ownPair(tx, person, to);
}

function openList(tx: Tx, who: Who, { form }: Click, list: string): Effect[] {
  const data = listData(tx, who.person, list);
  if (data === null) return [{ do: 'say', text: who.texts.refusals.no_manager }, { do: 'redraw' }];
  return [{ do: form === undefined ? 'open' : 'update', view: actionList(who.texts, data) }];
}

function listAgain(tx: Tx, who: Who, list: string, notice?: string): Effect[] {
  const data = listData(tx, who.person, list);
  if (data === null) return [{ do: 'say', text: who.texts.refusals.pair_ended }];
  const view = actionList(who.texts, { ...data, ...(notice === undefined ? {} : { notice }) });
  return [{ do: 'update', view }, { do: 'redraw' }];
}

function sendTicks(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { person, texts } = who;
  const data = listData(tx, person, form.metadata);
  const said = readActionFields(form.values, data?.actions.map(({ id }) => id) ?? []);
  const first = form.values.first ?? '';
  if (data === null) return [{ do: 'errors', errors: { [first]: texts.refusals.pair_ended } }];
  if (said.length === 0) return [{ do: 'errors', errors: { [first]: texts.actions.nothingTicked } }];
  const ticked = said.filter((one) => one.said === 'done').length;
  keepTicks(tx, person, said);
  return listAgain(tx, who, form.metadata, ticked > 0 ? texts.actions.ticked(ticked) : texts.actions.noted);
}

function change(tx: Tx, who: Who, { value }: Click, deed: typeof dropAction, notice: string): Effect[] {
  const [id = '', list = ''] = value.split(' ');
  const done = deed(tx, who.person, id);
  return listAgain(tx, who, list, done.ok ? notice : who.texts.refusals[done.why]);
}

// ---- writing one -------------------------------------------------------------------------------------------

/** What the form of an action point remembers. `back`: what `giveWay` said, 'list:' and a list, 'page:' and a goal, or ''. */
type Kept = { pair: string; back: string; action: string };

const pack = ({ pair, back, action }: Kept): string => packed([pair, back, action]);
function unpack(metadata: string): Kept {
  const [pair = '', back = '', action = ''] = unpacked(metadata);
  return { pair, back, action };
}

function formFor(tx: Tx, { texts }: Who, of: OfPair, back: string, given: Partial<ActionDraft>, action = '') {
  noteManagerReading(tx, of, 'goals');
  return actionForm(texts, {
    metadata: pack({ pair: of.pair.id, back, action }),
    back,
    side: of.side,
    other: (of.side === 'employee' ? of.manager : of.employee).name,
    goals: openGoals(tx, of.employee.id),
    tags: tagChoice(tx, 'action', action === '' ? null : action),
    given,
    ...(action === '' ? {} : { editing: true }),
  });
}

/** The value is a pair, and after a space a goal that is chosen already. */
function openNew(tx: Tx, who: Who, { value, form }: Click): Effect[] {
  const [pair = '', goalId] = value.split(' ');
  const of = pairFrom(tx, who.person, pair, 'action.write');
  if (!of.ok) return [{ do: 'say', text: who.texts.refusals[of.why] }];
  const given = goalId === undefined ? {} : { goalId };
  if (form === undefined) return [{ do: 'open', view: formFor(tx, who, of, '', given) }];
  if (form.callback === 'action.tick')
    return [{ do: 'update', view: formFor(tx, who, of, `list:${form.metadata}`, given) }];
  if (form.callback === 'goal.page')
    return [{ do: 'update', view: formFor(tx, who, of, `page:${form.metadata}`, given) }];
  const back = giveWay(tx, who, form);
  if (back === null) return [{ do: 'push', view: formFor(tx, who, of, '', given) }];
  return [{ do: 'update', view: formFor(tx, who, of, back, given) }];
}

/** What the employee needs becomes something that the manager takes on, in the employee's words. */
function openSupport(tx: Tx, who: Who, { value, form }: Click): Effect[] {
  const reached = reach(tx, who.person, value, 'action.support');
  if (!reached.ok) return [{ do: 'say', text: who.texts.refusals[reached.why] }];
  const of = pairOf(reached);
  noteReading(tx, of, 'preparation');
  const words = preparationFor(tx, reached);
  const text = words?.fields['support'] ?? words?.fields['need'] ?? '';
  const view = formFor(tx, who, of, '', { text, kind: 'help', owner: 'manager', goalId: null });
  return [{ do: form === undefined ? 'open' : 'push', view }];
}

function openFor(tx: Tx, who: Who, { form }: Click): Effect[] {
  const people = reportsOf(tx, who.person);
  const effect = form === undefined ? 'open' : 'update';
  if (people.length === 0) return [{ do: 'say', text: who.texts.refusals.pair_ended }, { do: 'redraw' }];
  const only = people.length === 1 ? reachPair(tx, who.person, people[0]!.pairId, 'action.write') : null;
  if (only?.ok === true) return [{ do: effect, view: formFor(tx, who, only, '', {}) }];
  return [{ do: effect, view: whoForm(who.texts, people) }];
}

function chooseWho(tx: Tx, who: Who, { values }: OpenForm): Effect[] {
  const of = reachPair(tx, who.person, values.choice('who') ?? '', 'action.write');
  if (!of.ok) return [{ do: 'errors', errors: { who: who.texts.refusals[of.why] } }];
  return [{ do: 'update', view: formFor(tx, who, of, '', {}) }];
}

/** The pair and the action point: not where one came from. */
function aboutOf(metadata: string): string {
  const { pair, action } = unpack(metadata);
  return `${pair} ${action}`;
}

function formAgain(tx: Tx, who: Who, { metadata }: OpenForm): Effect[] {
  const { pair, back, action } = unpack(metadata);
  if (action !== '') return openEdit(tx, who, { value: `${action} ${back.replace('list:', '')}` });
  const of = reachPair(tx, who.person, pair, 'action.write');
  if (!of.ok) return [{ do: 'say', text: who.texts.refusals[of.why] }];
  return [{ do: 'update', view: formFor(tx, who, of, back, {}) }];
}

function openEdit(tx: Tx, who: Who, { value }: Pick<Click, 'value'>): Effect[] {
  const [id = '', list = ''] = value.split(' ');
  const reached = reachAction(tx, who.person, id);
  const isOver = reached.ok && reached.action.doneAt !== null;
  if (!reached.ok || isOver || !mayChange(reached, who.person))
    return listAgain(
      tx,
      who,
      list,
      who.texts.refusals[reached.ok ? (isOver ? 'outdated' : 'not_yours') : reached.why],
    );
  noteManagerReading(tx, reached, 'actions');
  const view = formFor(tx, who, reached, `list:${list}`, reached.action, id);
  return [{ do: 'update', view: { ...view, blocks: [...view.blocks, dropButton(who.texts, id, list)] } }];
}

function saveAction(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { texts, person } = who;
  const sent = readAction(texts, form.values);
  if (!sent.ok) return [{ do: 'errors', errors: sent.errors }];
  const { pair, back, action } = unpack(form.metadata);
  const kept =
    action === '' ? planAction(tx, person, pair, sent.action) : editAction(tx, person, action, sent.action);
  if (!kept.ok) return [{ do: 'errors', errors: { goal: texts.refusals[kept.why] } }];
  carryLearning(tx, kept.id, sent.action.kind, readTags(form.values));
  if (back === '') return [{ do: 'update', view: savedAction(texts, pair) }, { do: 'redraw' }];
  return goBack(tx, who, back, texts.actions.saved);
}

function goBack(tx: Tx, who: Who, back: string, notice?: string): Effect[] {
  if (back.startsWith('page:')) return pageAgain(tx, who, back.slice('page:'.length), notice);
  if (back.startsWith('list:')) return listAgain(tx, who, back.slice('list:'.length), notice);
  return comeBack(tx, who, back, notice);
}
