import { afterEach, beforeEach, expect, test } from 'vitest';
import { STATEMENTS } from './domain/statements.ts';
import { beginWithCrew, CREW } from './story-beginnings.testing.ts';
import { type Story, shown } from './story.testing.ts';

/* From the statements of a week to the message in the HR channel, and all that may stand in its way. */

let story: Story;

beforeEach(async () => {
  story = await beginWithCrew();
});

afterEach(() => story.end());

const posts = () => story.workspace.messages.get('CHR') ?? [];

/** Everybody named gives the same score to all that is asked this week. */
async function answer(people: string[], score: string): Promise<void> {
  for (const user of people) {
    const person = story.person(user);
    await person.command('statements');
    if (person.modal()?.view.callback_id === 'pulse.notice') await person.submits();
    const asked = STATEMENTS.map(({ id }) => id).filter((id) => person.modal()!.values[id] !== undefined);
    await person.sends(Object.fromEntries(asked.map((id) => [id, score])));
    await person.closes();
  }
}

test('on Tuesday HR reads one message, and no name stands in it', async () => {
  await story.until('2027-01-12', '11:00');
  await answer(CREW, '4');
  await story.until('2027-01-19', '08:59');
  expect(posts()).toEqual([]);
  await story.until('2027-01-19', '09:05');
  expect(posts()).toHaveLength(1);
  const said = posts()[0]!.text + shown(posts()[0]!.blocks);
  expect(said).toContain('week 2');
  const names = [...story.workspace.people.values()]
    .map(({ name }) => name)
    .filter((name) => name !== 'Samtale');
  expect(names.filter((name) => said.includes(name))).toEqual([]);
  expect(said).not.toContain('Drift');
});

test('four answers show no number', async () => {
  await story.until('2027-01-12', '11:00');
  await answer(CREW.slice(0, 4), '5');
  await story.until('2027-01-19', '09:05');
  const said = posts()[0]!.text;
  expect(said).toContain('Fewer than 5');
  expect(said).not.toMatch(/\d,\d|\d\.\d/);
});

test('a channel that was made public gets nothing until it is private again', async () => {
  await story.until('2027-01-12', '11:00');
  await answer(CREW, '4');
  story.workspace.channels.get('CHR')!.kind = 'public';
  await story.until('2027-01-19', '10:00');
  expect(posts()).toEqual([]);
  expect(story.person('UMATS').texts().at(-1)).toContain('private');
  story.workspace.channels.get('CHR')!.kind = 'private';
  await story.until('2027-01-19', '12:00');
  expect(posts()).toHaveLength(1);
});

test('somebody in the channel who is not HR is noticed, and the digest goes out', async () => {
  story.workspace.channels.get('CHR')!.members.push('UKARI');
  await story.until('2027-01-19', '09:05');
  expect(posts()).toHaveLength(1);
  expect(story.person('UMATS').texts().at(-1)).toContain('One person in the HR channel is not named as HR');
});

test('when nobody can say whether it arrived, an administrator looks and posts it again', async () => {
  await story.until('2027-01-19', '08:59');
  story.workspace.faults.next('chat.postMessage', 'drop_before');
  await story.until('2027-01-19', '10:00');
  expect(posts()).toEqual([]);
  const mats = story.person('UMATS');
  expect(mats.texts().at(-1)).toContain('Did the digest of week 2 arrive?');
  await mats.clicks('digest.post_again');
  expect(posts()).toHaveLength(1);
});
