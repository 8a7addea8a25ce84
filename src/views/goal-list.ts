import type { KnownBlock, ModalView } from '@slack/types';
import type { Side } from '../domain/messages.ts';
import type { Texts } from '../i18n/index.ts';
import { oneLine } from './action-fields.ts';
import { type GoalEntry, goalLine, goalNotes } from './goal-page.ts';
import { button, buttons, cut, divider, escape, firstName, modal, section, small, visible } from './parts.ts';

/* All goals of somebody at once, the few lines of them on Home, and those of a manager's people. */

export type ListedGoal = GoalEntry & { parentId: string | null; awaitsView: boolean };

export type GoalListData = {
  pairId: string;
  side: Side;
  other: string;
  /** In the order in which they are shown; `finished`: the latest first. */
  goals: ListedGoal[];
  finished: ListedGoal[];
  notice?: string;
};

const MOST_SHOWN = 50;
const MOST_FINISHED = 20;
const MOST_IN_LINE = 200;

export function goalList(texts: Texts, data: GoalListData): ModalView {
  const t = texts.goals;
  const { side, other, goals, finished, pairId } = data;
  const more = goals.length - MOST_SHOWN;
  const isEmpty = goals.length + finished.length === 0;
  const reader = side === 'employee' ? t.reader(other) : t.listReader(other);
  const blocks: KnownBlock[] = [
    ...(data.notice === undefined ? [] : [section(`*${escape(data.notice)}*`)]),
    isEmpty ? section(side === 'employee' ? t.empty : escape(t.emptyFor(other))) : small(escape(reader)),
    ...goals.slice(0, MOST_SHOWN).map((goal) => entry(texts, data, goal)),
    ...(more > 0 ? [small(t.more(more))] : []),
    ...(finished.length === 0 ? [] : [divider(), section(`*${t.finished}*`)]),
    ...finished.slice(0, MOST_FINISHED).map((goal) => entry(texts, data, goal)),
    buttons('tools', [button('goal.new', side === 'employee' ? t.add : t.propose, pairId)]),
  ];
  return modal('goal.list', t.listTitle, blocks, { close: t.close, metadata: pairId });
}

function entry(texts: Texts, { side, goals, finished }: GoalListData, goal: ListedGoal): KnownBlock {
  const t = texts.goals;
  const parent = [...goals, ...finished].find(({ id }) => id === goal.parentId);
  const notes = [
    goalNotes(texts, goal),
    ...(parent === undefined ? [] : [t.partOf(cut(oneLine(visible(parent.title)), 80))]),
    ...(side === 'manager' && goal.awaitsView ? [t.waitsForView] : []),
  ].join(' · ');
  const title = cut(oneLine(visible(goal.title)), MOST_IN_LINE);
  return section(`*${escape(title)}*\n${escape(notes)}`, button('goal.open', t.open, goal.id));
}

// ---- on Home -----------------------------------------------------------------------------------------------

const MOST_LINES = 8;

/** What owes an outcome stands on top until it has one; then what the manager proposes. */
export function goalsHomeBlocks(texts: Texts, data: GoalListData, carryOn: ListedGoal | null): KnownBlock[] {
  const t = texts.goals;
  const { goals, finished, pairId, other } = data;
  const lines = goals.slice(0, MOST_LINES).map((goal) => {
    const from = goal.state === 'proposed' ? ` · ${escape(t.proposes(firstName(other)))}` : '';
    return `${goal.owed ? '▸' : '•'} ${goalLine(texts, goal)}${from}`;
  });
  const more = goals.length > MOST_LINES ? [t.more(goals.length - MOST_LINES)] : [];
  const text = goals.length === 0 ? t.empty : [...lines, ...more].join('\n');
  const title = carryOn === null ? '' : cut(oneLine(visible(carryOn.title)), 40);
  return [
    divider(),
    section(`*${t.home}*\n${text}`),
    buttons('goals', [
      ...(goals.length + finished.length > 0 ? [button('goal.all', t.openAll, pairId)] : []),
      button('goal.new', t.add, pairId),
      ...(carryOn === null ? [] : [button('goal.follow', t.carryOn(title), carryOn.id)]),
    ]),
  ];
}

// ---- a manager's people ------------------------------------------------------------------------------------

export type PersonGoals = {
  pairId: string;
  name: string;
  open: number;
  atRisk: number;
  awaitView: number;
  handedBack: number;
};

const MOST_PEOPLE = 40;

function counts(texts: Texts, { open, atRisk, awaitView, handedBack }: PersonGoals): string {
  const t = texts.goals;
  return [
    t.peopleCount(open),
    ...(atRisk > 0 ? [t.peopleRisk(atRisk)] : []),
    ...(awaitView > 0 ? [t.peopleView(awaitView)] : []),
    ...(handedBack > 0 ? [t.peopleBack(handedBack)] : []),
  ].join(' · ');
}

/** One block on a manager's Home. */
export function peopleHomeBlocks(texts: Texts, people: PersonGoals[]): KnownBlock[] {
  if (people.length === 0) return [];
  const t = texts.goals;
  const total = people.reduce(
    (sum, one) => ({
      ...sum,
      open: sum.open + one.open,
      atRisk: sum.atRisk + one.atRisk,
      awaitView: sum.awaitView + one.awaitView,
      handedBack: sum.handedBack + one.handedBack,
    }),
    { pairId: '', name: '', open: 0, atRisk: 0, awaitView: 0, handedBack: 0 },
  );
  return [section(`*${t.people}*\n${counts(texts, total)}`, button('goal.people', t.openAll, 'people'))];
}

export function peopleView(texts: Texts, people: PersonGoals[]): ModalView {
  const t = texts.goals;
  const blocks = people
    .slice(0, MOST_PEOPLE)
    .map((one) =>
      section(`*${escape(one.name)}*\n${counts(texts, one)}`, button('goal.all', t.open, one.pairId)),
    );
  return modal('goal.people', t.peopleTitle, blocks, { close: t.close });
}
