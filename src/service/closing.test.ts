import { expect, test } from 'vitest';
import { addCheckin } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { setSetting } from '../store/settings.ts';
import { endPairs, startPair } from '../store/teams.ts';
import { digestOfWeek } from './digests.ts';
import { Lived } from './lived.testing.ts';

const CADENCE = { everyWeeks: 1, weekday: 2, time: '10:00', minutes: 20, firstDate: '2027-03-02' };

/** A talk of the week that took place, with the manager of that moment. */
function talks(tx: Tx, lived: Lived, person: number, week: string): void {
  const [employeeId, managerId] = [lived.people[person]!, lived.people.at(-1)!];
  const { id: pairId } = startPair(tx, { employeeId, managerId, ...CADENCE });
  const when = { date: '2027-03-09', time: '10:00', nominalDate: '2027-03-09', zone: 'Europe/Oslo' };
  addCheckin(tx, { pairId, week, state: 'held', ...when, minutes: 20, talkAt: 1, endsAt: 2, preparedAt: 1 });
  endPairs(tx, [pairId]);
}

/** What the digest says of the talks of these people; who is named twice has had one with each of two managers. */
function heldBy(people: number[], minimum = 5): string {
  const lived = new Lived({ A: 9 });
  lived.do((tx) => setSetting(tx, 'minimumGroup', minimum));
  const week = lived.lives(
    () => 3,
    (one) => lived.do((tx) => people.forEach((person) => talks(tx, lived, person, one))),
  );
  const { held, answered } = lived.store.read((tx) => digestOfWeek(tx, week)).talks;
  lived.store.close();
  const say = ({ is }: typeof held) =>
    is.kind === 'words' ? is.words : is.kind === 'withheld' ? is.why : is.kind;
  return `${say(held)}, ${say(answered)}`;
}

test('the talks of five people are counted', () => {
  expect(heldBy([0, 1, 2, 3, 4])).toBe('nearly_everyone, nearly_everyone');
});

test('five talks of four people are the talks of four', () => {
  expect(heldBy([0, 1, 2, 3, 3])).toBe('too_few, too_few');
});

test('a raised minimum holds for talks, too', () => {
  expect(heldBy([0, 1, 2, 3, 4, 5], 7)).toBe('too_few, too_few');
});
