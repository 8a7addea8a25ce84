import type { KnownBlock } from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import { halfYearOf } from '../service/half-year.ts';
import { reportsOf } from '../service/pairs.ts';
import { historyOf, ownTold, reachTold } from '../service/history.ts';
import { pastTalks } from '../service/talk-reading.ts';
import { noteReading } from '../service/readings.ts';
import type { Tx } from '../store/db.ts';
import { pairsOfEmployee } from '../store/history.ts';
import { type Person, personById } from '../store/people.ts';
import { activePairOf, pairsOfManager } from '../store/teams.ts';
import { halfYearDue } from '../views/half-year.ts';
import { historyRow, historyView, pastRow, peopleView, timelineSection } from '../views/history.ts';
import { divider, escape, small } from '../views/parts.ts';
import type { Effect, OnClick, Routes, Who } from './listen.ts';

/* What has happened, week by week: one's own on Home, and for a manager that of each of their people. */

const WEEKS_ON_HOME = 12;
const WEEKS_ON_A_PAGE = 26;
const MOST_PAGES = 100;

const turnTo: OnClick = (tx, who, { value }) => {
  const [whose = '', page = ''] = value.split(':');
  return showHistory(tx, who, whose, Number(page) || 0, 'update');
};

export const historyRoutes: Routes = {
  clicks: {
    'history.open': (tx, who, click) => openHistory(tx, who, click.value),
    'history.turn.older': turnTo,
    'history.turn.newer': turnTo,
    'history.people': openPeople,
  },
};

/** `whose`: the id of a pair of which the person is the manager now, or 'own'. */
export const openHistory = (tx: Tx, who: Who, whose: string): Effect[] =>
  showHistory(tx, who, whose, 0, 'open');

function showHistory(tx: Tx, who: Who, whose: string, page: number, how: 'open' | 'update'): Effect[] {
  const told = reachTold(tx, who.person, whose);
  if (!told.ok) return [{ do: 'say', text: who.texts.refusals[told.why] }];
  if (told.pair !== null)
    noteReading(tx, { side: 'manager', employee: told.employee, manager: who.person }, 'history');
  const history = historyOf(tx, told, WEEKS_ON_A_PAGE, clamped(page));
  const pair = told.pair ?? activePairOf(tx, who.person.id);
  return [{ do: how, view: historyView(who.texts, whose, { ...history, halfYear: pair?.id ?? null }) }];
}

/** What comes back from a button may be any number. */
const clamped = (page: number): number => Math.min(Math.max(Math.trunc(page), 0), MOST_PAGES);

function openPeople(tx: Tx, { person, texts }: Who): Effect[] {
  const people = reportsOf(tx, person).map(({ pairId, name }) => ({ pair: pairId, name }));
  return [{ do: 'open', view: peopleView(texts, people) }];
}

/** Six blocks at most; nothing for somebody who has no talks. */
export function historyHome(tx: Tx, person: Person, texts: Texts): KnownBlock[] {
  const pair = activePairOf(tx, person.id);
  const people = pairsOfManager(tx, person.id);
  const told = ownTold(tx, person);
  const isOwn = pairsOfEmployee(tx, person.id).length > 0;
  if (!isOwn && people.length === 0) return hasNotes(tx, person) ? [divider(), pastRow(texts)] : [];
  const manager = pair === undefined ? null : personById(tx, pair.managerId)!.name;
  const own = isOwn ? timelineSection(texts, historyOf(tx, told, WEEKS_ON_HOME)) : [];
  const isDue = pair !== undefined && halfYearOf(tx, pair, person.zone).due;
  return [
    divider(),
    ...own,
    ...(isDue ? [halfYearDue(texts, pair.id, manager!)] : []),
    ...duePeople(tx, texts, people),
    historyRow(texts, { isOwn, hasPeople: people.length > 0 }),
  ];
}

/** Who has nobody to talk with any more goes on reading what they wrote for themselves. */
const hasNotes = (tx: Tx, person: Person): boolean => pastTalks(tx, person, 0).talks.length > 0;

function duePeople(tx: Tx, texts: Texts, people: ReturnType<typeof pairsOfManager>): KnownBlock[] {
  const names = people.flatMap((pair) => {
    const employee = personById(tx, pair.employeeId)!;
    return halfYearOf(tx, pair, employee.zone).due ? [employee.name] : [];
  });
  return names.length === 0 ? [] : [small(escape(texts.halfYear.duePeople(texts.format.list(names))))];
}
