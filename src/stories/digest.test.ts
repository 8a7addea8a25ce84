import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { personBySlackId, revokeRole, setReminders } from '../store/people.ts';
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
  for (const user of people) await story.person(user).answersStatements(() => score);
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

test('below it stands how to read it, for everybody in the channel', async () => {
  await story.until('2027-01-12', '11:00');
  await answer(CREW, '4');
  await story.until('2027-01-19', '09:05');
  const { channel, ts } = posts()[0]!;
  const at = { channel, ts };
  await story.practice.act({ do: 'click', user: 'UINGRID', at, action_id: 'digest.read' });
  expect(story.person('UINGRID').modalText()).toContain('not more than it does when nothing happens');
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

describe('the preview', () => {
  test('shows HR invented numbers before the first close, then the newest closed week before it is posted', async () => {
    const ingrid = story.person('UINGRID');
    await ingrid.opensHome();
    expect(ingrid.homeText()).toContain('The digest to HR');
    await ingrid.clicksOnHome('digest.preview');
    expect(ingrid.modalText()).toContain('Invented numbers');
    await ingrid.closes();
    await story.until('2027-01-12', '11:00');
    await answer(CREW, '4');
    await story.until('2027-01-18', '13:00');
    await ingrid.opensHome();
    expect(ingrid.homeText()).toContain('about week 2 goes to the HR channel on Tuesday 19 January');
    await ingrid.clicksOnHome('digest.preview');
    const shownBefore = ingrid.modalText();
    expect(shownBefore).not.toContain('Invented');
    expect(shownBefore).toContain('“I get to use my strengths at work every day”');
    await ingrid.closes();
    await story.until('2027-01-19', '09:05');
    const rows = shownBefore.split('\n').filter((line) => line.startsWith('•'));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(posts()[0]!.text).toContain(row);
    await ingrid.opensHome();
    expect(ingrid.homeText()).toContain('The newest summary is that of week 2');
  });

  test('is for HR alone, also for somebody who has just been it', async () => {
    const ola = story.person('UOLA');
    await ola.opensHome();
    expect(ola.homeText()).not.toContain('digest.preview');
    const mats = story.person('UMATS');
    await mats.opensHome();
    expect(mats.homeText()).toContain('digest.preview');
    story.practice.app.store.transact((tx) => revokeRole(tx, personBySlackId(tx, 'UMATS')!.id, 'hr'));
    await mats.clicksOnHome('digest.preview');
    expect(mats.modalText()).not.toContain('statements');
    expect(mats.modalText()).not.toMatch(/\d\.\d/);
  });
});

describe('after some weeks', () => {
  const CLOSES = ['2027-01-19', '2027-01-26', '2027-02-02', '2027-02-09'];
  const pictures = () => posts().filter(({ files }) => files !== undefined);

  /** Everybody answers in four weeks; `before` the last digest something may be done. */
  async function live(before = () => {}): Promise<void> {
    await story.until('2027-01-12', '11:00');
    for (const close of CLOSES) {
      await answer(CREW, '4');
      await story.until(close, '08:59');
      if (close === CLOSES.at(-1)) before();
      await story.until(close, '09:30');
    }
  }

  test('a chart stands in the digest and a picture below it, each with its meaning in words', async () => {
    await live();
    const digests = posts().filter(({ files }) => files === undefined);
    const charts = digests.map(
      ({ blocks }) => blocks!.filter(({ type }) => type === 'data_visualization').length,
    );
    // from the third week on in which all statements have been asked
    expect(charts).toEqual([0, 0, 0, 1]);
    expect(digests.at(-1)!.text).toContain('Overall about 4 of 5');
    const [picture] = pictures();
    expect(pictures()).toHaveLength(1);
    expect(picture!.thread_ts).toBe(digests.at(-1)!.ts);
    const file = story.workspace.files.get(picture!.files![0]!)!;
    expect(file.mimetype).toBe('image/png');
    expect(Buffer.from(file.content, 'base64').subarray(1, 4).toString()).toBe('PNG');
    expect(file.altText).toContain('Line on a scale from 1 to 5. All statements together, weeks 3 to 5');
    expect(file.altText).toContain('“I get to use my strengths at work every day” about 4');
  });

  test('a workspace that does not know charts gets the rest', async () => {
    // The digest is then the only message of that hour.
    story.practice.app.store.transact((tx) => setReminders(tx, personBySlackId(tx, 'UOLA')!.id, false));
    await live(() => story.workspace.faults.next('chat.postMessage', { error: 'invalid_blocks' }));
    const digest = posts().findLast(({ files }) => files === undefined)!;
    expect(digest.text).toContain('week 5');
    expect(digest.blocks!.map(({ type }) => type)).not.toContain('data_visualization');
    expect(digest.blocks!.map(({ type }) => type)).toContain('table');
    expect(pictures()).toHaveLength(1);
  });

  test('without the right to send files there is no picture, and administrators hear of it once', async () => {
    story.workspace.scopes.delete('files:write');
    await live();
    await story.until('2027-02-16', '09:30');
    expect(posts()).toHaveLength(5);
    const heard = story
      .person('UMATS')
      .texts()
      .filter((text) => text.includes('without its picture'));
    expect(heard).toHaveLength(1);
  });

  test('a picture that did not get through comes later, one that may have arrived does not come twice', async () => {
    await live(() => story.workspace.faults.next('upload', 'server_error_before'));
    expect(pictures()).toHaveLength(1);
    story.workspace.faults.next('files.completeUploadExternal', 'drop_after');
    await story.until('2027-02-16', '15:00');
    expect(pictures()).toHaveLength(2);
    story.workspace.faults.next('files.completeUploadExternal', 'drop_before');
    await story.until('2027-02-23', '15:00');
    expect(pictures()).toHaveLength(2);
  });

  test('a picture is not posted where others can read it', async () => {
    await live(() => {
      story.workspace.onChange(() => {
        const digest = posts().findLast(({ text }) => text.includes('week 5'));
        if (digest !== undefined) story.workspace.channels.get('CHR')!.kind = 'public';
      });
    });
    expect(posts().at(-1)!.text).toContain('week 5');
    expect(pictures()).toEqual([]);
  });
});
