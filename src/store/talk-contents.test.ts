import { expect, test } from 'vitest';
import { showShare } from '../domain/disclosure.ts';
import { Lived } from '../service/lived.testing.ts';
import { addAction, changeAction } from './actions.ts';
import { addCheckin } from './checkins.ts';
import type { Tx } from './db.ts';
import { addGoal, changeGoal } from './goals.ts';
import { factsOf } from './publications.ts';
import { startPair } from './teams.ts';

const CADENCE = { everyWeeks: 1, weekday: 2, time: '10:00', minutes: 20, firstDate: '2027-03-02' };
const GOAL = { title: 'A goal', success: 'It is seen', deadline: '2027-12-01' };
const DAY = 86_400_000;

/** Everybody meets the last one, in the first week; `those` is what they have by then, by their place. */
function talked(
  people: number,
  those: (tx: Tx, person: number, id: number) => void,
  state = 'held' as const,
) {
  const lived = new Lived({ A: people + 1 });
  const week = lived.lives(
    () => 4,
    (of) =>
      lived.do((tx) => {
        for (const [person, employeeId] of lived.people.slice(0, -1).entries()) {
          const { id: pairId } = startPair(tx, { employeeId, managerId: lived.people.at(-1)!, ...CADENCE });
          const when = { date: '2027-03-09', time: '10:00', nominalDate: '2027-03-09', zone: 'Europe/Oslo' };
          addCheckin(tx, { pairId, week: of, state, ...when, minutes: 20, talkAt: 1, endsAt: 2 });
          those(tx, person, employeeId);
        }
      }),
  );
  const contents = lived.do((tx) => factsOf(tx, week, week))[0]!.contents!;
  const said = lived.message(week);
  lived.store.close();
  return { contents, said };
}

test('the talks of a week are counted by what there was, and never by what it said', () => {
  const { contents, said } = talked(20, (tx, person, id) => {
    if (person < 12) addGoal(tx, id, GOAL);
    if (person < 5) addAction(tx, id, { goalId: null, owner: 'employee', text: 'A step' });
  });
  expect(contents).toMatchObject({
    goal: { part: 12, whole: 20, people: 20 },
    action: { part: 5, whole: 20 },
    outcome: { part: 0, whole: 20 },
  });
  expect(said).toContain(
    'about 60% with a goal, about 25% with an action point, 10% or less with an outcome',
  );
});

test('what ended before the week is no longer there, and an outcome counts for four weeks', () => {
  const { contents } = talked(6, (tx, person, id) => {
    const goal = addGoal(tx, id, GOAL);
    const action = addAction(tx, id, { goalId: null, owner: 'manager', text: 'A step' });
    const ended = tx.now - (person < 2 ? 1 : person < 4 ? 10 : 40) * DAY;
    changeGoal(tx, goal, { state: 'closed', outcome: 'reached', closedAt: ended });
    changeAction(tx, action, { doneAt: tx.now - (person < 2 ? 0 : 10) * DAY, result: 'done' });
  });
  expect(contents).toMatchObject({ goal: { part: 0 }, action: { part: 2 }, outcome: { part: 4 } });
});

test('a goal that is only proposed, or put aside, is none yet', () => {
  const { contents } = talked(6, (tx, person, id) => {
    addGoal(tx, id, { ...GOAL, state: person < 3 ? 'proposed' : 'paused' });
  });
  expect(contents.goal).toMatchObject({ part: 0, whole: 6 });
});

test('talks of four people are not spoken of', () => {
  const { contents, said } = talked(4, (tx, _, id) => void addGoal(tx, id, GOAL));
  expect(showShare(contents.goal, 5).is).toMatchObject({ why: 'too_few' });
  expect(said).not.toContain('The talks that were held');
});
