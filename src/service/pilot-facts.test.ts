import { expect, test } from 'vitest';
import { addCheckin } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { addPilot } from '../store/pilots.ts';
import { endPairs, startPair } from '../store/teams.ts';
import { Lived } from './lived.testing.ts';
import { pilotFactsOf } from './pilot-facts.ts';

const CADENCE = { everyWeeks: 1, weekday: 2, time: '10:00', minutes: 20, firstDate: '2027-03-02' };
const WEEKS = { baselineWeek: '2027-W09', lastWeek: '2027-W10' };

/** A talk of the last week that was called off, with the manager of that moment. */
function skips(tx: Tx, lived: Lived, person: number): void {
  const [employeeId, managerId] = [lived.people[person]!, lived.people.at(-1)!];
  const { id: pairId } = startPair(tx, { employeeId, managerId, ...CADENCE });
  const when = { date: '2027-03-09', time: '10:00', nominalDate: '2027-03-09', zone: 'Europe/Oslo' };
  const week = WEEKS.lastWeek;
  addCheckin(tx, { pairId, week, state: 'skipped', ...when, minutes: 20, talkAt: 1, endsAt: 2 });
  endPairs(tx, [pairId]);
}

test('five talks that four people called off concern four people', () => {
  const lived = new Lived({ A: 9 });
  const facts = lived.do((tx) => {
    addPilot(tx, { teams: [], ...WEEKS, state: 'running', reportWeek: null, steps: [] });
    for (const person of [0, 1, 2, 3, 3]) skips(tx, lived, person);
    return pilotFactsOf(tx, WEEKS.lastWeek).pilot!;
  });
  lived.store.close();
  expect(facts.skipped).toMatchObject({ part: 5, whole: 5, people: 4 });
});
