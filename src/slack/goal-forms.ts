import { dateAt } from '../domain/time.ts';
import { type OfPair, ownPair, reachPair } from '../service/actions.ts';
import { preparationFor } from '../service/answer-first.ts';
import { reach } from '../service/checkins.ts';
import { reachGoal, type ReachedGoal } from '../service/goal-reach.ts';
import { choicesFor, editGoal, mayEdit, planGoal } from '../service/goal-writing.ts';
import { ownStrength } from '../service/strengths.ts';
import { noteManagerReading } from '../service/readings.ts';
import { carry, tagChoice } from '../service/tags.ts';
import type { Tx } from '../store/db.ts';
import type { Goal } from '../store/goals.ts';
import { type GoalDraft, goalForm, readGoal, titleFrom, typedGoal } from '../views/goals.ts';
import { readTags } from '../views/tags.ts';
import { pairFrom } from './actions.ts';
import { comeBack, giveWay } from './giving-way.ts';
import { goalsAgain, pageAgain, say } from './goal-views.ts';
import { packed, unpacked } from './kept.ts';
import { pairOf } from './report.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';

/*
 * A goal is written down from Home, a preparation, a strength or what was written before. A form that gave way to the
 * one of a goal comes back with everything that was typed.
 */

export const goalFormRoutes: Routes = {
  clicks: {
    'goal.new': openNew,
    'goal.follow': openFollowing,
    'goal.develop': openDeveloping,
    'strength.develop': openStrength,
    'goal.confidence': showHint,
    'goal.edit': openEdit,
    'goal.back': (tx, who, click) => goBack(tx, who, click.value),
  },
  forms: { 'goal.save': saveGoal },
  drafts: { 'goal.save': { again: formAgain, about: aboutOf } },
};

/** What the form of a goal remembers. `back`: what `giveWay` said, 'list:' and a pair, 'page:' and a goal, or ''. */
type Kept = { pair: string; back: string; goal: string; follows: string };

const pack = ({ pair, back, goal, follows }: Kept): string => packed([pair, back, goal, follows]);
function unpack(metadata: string): Kept {
  const [pair = '', back = '', goal = '', follows = ''] = unpacked(metadata);
  return { pair, back, goal, follows };
}

function formFor(tx: Tx, { texts }: Who, of: OfPair, kept: Omit<Kept, 'pair'>, given: Partial<GoalDraft>) {
  const { goal, back } = kept;
  noteManagerReading(tx, of, 'goals');
  return goalForm(texts, {
    metadata: pack({ ...kept, pair: of.pair.id }),
    back,
    side: of.side,
    other: (of.side === 'employee' ? of.manager : of.employee).name,
    ...choicesFor(tx, of, goal === '' ? null : goal),
    tags: tagChoice(tx, 'goal', goal === '' ? null : goal),
    given,
    ...(goal === '' ? {} : { editing: true as const }),
  });
}

/** Opens the form in the place of the click; what it takes the place of comes back afterwards. */
function write(
  tx: Tx,
  who: Who,
  of: OfPair,
  { form }: Click,
  given: Partial<GoalDraft>,
  about: { goal?: string; follows?: string } = {},
): Effect[] {
  const kept = { goal: '', follows: '', ...about };
  const view = (back: string) => formFor(tx, who, of, { ...kept, back }, given);
  if (form === undefined) return [{ do: 'open', view: view('') }];
  switch (form.callback) {
    case 'goal.page':
      return [{ do: 'update', view: view(`page:${form.metadata}`) }];
    case 'goal.list':
      return [{ do: 'update', view: view(`list:${form.metadata}`) }];
    case 'strength.save':
      return [{ do: 'update', view: view('') }];
    default: {
      const back = giveWay(tx, who, form);
      return [back === null ? { do: 'push', view: view('') } : { do: 'update', view: view(back) }];
    }
  }
}

/** The value is a pair, and after a space the goal of which it is to be a part. */
function openNew(tx: Tx, who: Who, click: Click): Effect[] {
  const [pair = '', parentId] = click.value.split(' ');
  const of = pairFrom(tx, who.person, pair, 'goal.write');
  if (!of.ok) return say(who, of.why);
  return write(tx, who, of, click, parentId === undefined ? {} : { parentId });
}

/** After an outcome: in the same words, with a day of its own. */
function openFollowing(tx: Tx, who: Who, click: Click): Effect[] {
  const reached = reachGoal(tx, who.person, click.value, 'goal.write');
  if (!reached.ok) return say(who, reached.why);
  if (reached.goal.state !== 'closed') return say(who, 'outdated');
  const { title, success, companyGoalId, strengthId } = reached.goal;
  const given = { title, success, companyGoalId, strengthId };
  return write(tx, who, reached, click, given, { follows: click.value });
}

/** How a strength can be developed, as somebody wrote it in a preparation. */
function openDeveloping(tx: Tx, who: Who, click: Click): Effect[] {
  const reached = reach(tx, who.person, click.value, 'goal.write');
  if (!reached.ok) return say(who, reached.why);
  const of = pairOf(reached);
  noteManagerReading(tx, of, 'preparation');
  const words = preparationFor(tx, reached);
  return write(tx, who, of, click, { title: titleFrom(words?.fields['develop'] ?? '') });
}

/** From the list of one's strengths. */
function openStrength(tx: Tx, who: Who, click: Click): Effect[] {
  const one = ownStrength(tx, who.person, click.value);
  if (!one.ok) return say(who, one.why);
  const own = ownPair(tx, who.person, 'goal.write');
  if (!own.ok) return say(who, own.why);
  const title = titleFrom(who.texts.strengths.developTitle(one.text));
  return write(tx, who, own, click, { title, strengthId: one.id });
}

const draftOf = ({ title, success, deadline, confidence, companyGoalId, parentId, strengthId }: Goal) => ({
  title,
  success,
  deadline,
  confidence,
  companyGoalId,
  parentId,
  strengthId,
});

function openEdit(tx: Tx, who: Who, click: Click): Effect[] {
  const reached = reachGoal(tx, who.person, click.value, 'goal.read');
  if (!reached.ok) return say(who, reached.why);
  const may = mayEdit(tx, reached);
  if (may !== true) return say(who, may.why);
  return write(tx, who, reached, click, draftOf(reached.goal), { goal: click.value });
}

/** The pair, the goal and the one before it: not where one came from. */
function aboutOf(metadata: string): string {
  const { pair, goal, follows } = unpack(metadata);
  return [pair, goal, follows].join(' ');
}

function formAgain(tx: Tx, who: Who, { metadata }: OpenForm): Effect[] {
  const kept = unpack(metadata);
  const of = reachPair(tx, who.person, kept.pair, 'goal.write');
  if (!of.ok) return say(who, of.why);
  const before = edited(tx, who, kept);
  if (before === null && kept.goal !== '') return say(who, 'outdated');
  return [{ do: 'update', view: formFor(tx, who, of, kept, before === null ? {} : draftOf(before.goal)) }];
}

/** The goal that a form changes, as it is. */
function edited(tx: Tx, { person }: Who, { goal }: Kept): ReachedGoal | null {
  const reached = goal === '' ? null : reachGoal(tx, person, goal, 'goal.read');
  return reached?.ok === true ? reached : null;
}

/** A 1 or a 5 was chosen, or one of them no more. */
function showHint(tx: Tx, who: Who, { form }: Click): Effect[] {
  if (form === undefined) return [];
  const kept = unpack(form.metadata);
  const of = reachPair(tx, who.person, kept.pair, 'goal.write');
  if (!of.ok) return say(who, of.why);
  const before = edited(tx, who, kept);
  if (before === null && kept.goal !== '') return say(who, 'outdated');
  const given = typedGoal(form.values, before === null ? {} : draftOf(before.goal));
  return [{ do: 'update', view: formFor(tx, who, of, kept, given) }];
}

function saveGoal(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { texts, person } = who;
  const kept = unpack(form.metadata);
  const { pair, back, goal, follows } = kept;
  const before = edited(tx, who, kept);
  const given = before === null ? {} : draftOf(before.goal);
  const sent = readGoal(texts, form.values, dateAt(person.zone, tx.now), given);
  if (!sent.ok) return [{ do: 'errors', errors: sent.errors }];
  const done =
    goal === ''
      ? planGoal(tx, person, pair, sent.goal, follows === '' ? null : follows)
      : editGoal(tx, person, goal, sent.goal);
  if (!done.ok) {
    if (!('day' in done)) return [{ do: 'errors', errors: { title: texts.refusals[done.why] } }];
    const day = texts.format.day(done.day);
    return [{ do: 'errors', errors: { deadline: texts.goals.unfit[done.why](day) } }];
  }
  carry(tx, 'goal', done.id, readTags(form.values));
  const of = reachGoal(tx, person, done.id, 'goal.read');
  const isProposal = of.ok && of.goal.state === 'proposed';
  const notice = isProposal ? texts.goals.proposed(of.employee.name) : texts.goals.saved;
  return back === '' ? pageAgain(tx, who, done.id, notice) : goBack(tx, who, back, notice);
}

function goBack(tx: Tx, who: Who, back: string, notice?: string): Effect[] {
  const [place, id = ''] = back.split(':');
  if (place === 'list') return goalsAgain(tx, who, id, notice);
  if (place === 'page') return pageAgain(tx, who, id, notice);
  return comeBack(tx, who, back, notice);
}
