import { beforeEach, expect, test } from 'vitest';
import { grantRole, personBySlackId } from '../store/people.ts';
import { Story } from './story.testing.ts';
import { EVERYWHERE, type Walk, walk, WALKED } from './walk.testing.ts';

/*
 * Two people fill in everything there is to fill in; then everybody else looks everywhere. What the two wrote stands
 * before the two and before nobody else, in no message and in no line of the log.
 */

/** The manager's manager, a colleague, HR and administrator, and somebody in between. */
const OTHERS = ['UMATS', 'UNINA', 'UPER', 'UINGRID'];
/** Some of what must have been filled in, so that the walk is known to have been one. */
const FORMS = [
  'checkin.preparation',
  'checkin.answer',
  'goal.save',
  'action.save',
  'strength.save',
  'career.save',
  'agenda.point',
  'talk.sheet',
  'pair.save',
];

let story: Story;

const look = (user: string, write?: string): Promise<Walk> =>
  walk(story, user, { ...EVERYWHERE, ...(write === undefined ? {} : { write }) });

beforeEach(async () => {
  story = await Story.begin({ start: ['2027-01-07', '10:00'] });
  await story.import(WALKED);
  story.practice.app.store.transact((tx) => {
    const { id } = personBySlackId(tx, 'UPER')!;
    grantRole(tx, id, 'admin');
    grantRole(tx, id, 'hr');
  });
  await story.until('2027-01-11', '14:05');
});

test('what two people write stands before the two and before nobody else', async () => {
  const [hers, his] = ['qzxkariqzx', 'qzxolaqzx'];
  for (const word of [hers, his]) story.typed.add(word);
  const kari = await look('UKARI', hers);
  const ola = await look('UOLA', his);
  expect([...kari.forms, ...ola.forms]).toEqual(expect.arrayContaining(FORMS));
  expect(kari.seen).toContain(hers);
  expect(ola.seen).toContain(hers);
  expect((await look('UKARI')).seen).toContain(his);
  const told: string[] = [];
  for (const user of OTHERS) {
    const { seen } = await look(user);
    if (seen.includes(hers) || seen.includes(his)) told.push(user);
  }
  expect(told).toEqual([]);
  await story.end();
}, 120_000);
