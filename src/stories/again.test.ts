import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Values } from '../practice/shown.ts';
import { type Somebody, Story } from './story.testing.ts';

/*
 * The app has taken a form, its answer is lost on the way, and the form stays open: whoever wrote it presses the button
 * once more, perhaps after having written more. Slack gives both presses the same view with the same hash.
 */

let story: Story;
let kari: Somebody;
let ola: Somebody;

beforeEach(async () => {
  story = await Story.begin({ start: ['2027-01-07', '10:00'] });
  [kari, ola] = [story.person('UKARI'), story.person('UOLA')];
  await story.import(
    'user_id,team,manager,every_weeks,weekday,time,minutes\nUKARI,Drift,UOLA,1,tuesday,10:00,20\n',
  );
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
});
afterEach(() => story.end());

/** Sends what stands before somebody, again and again, each time with other words in one field. */
async function sendsAgain(who: Somebody, field: string, texts: string[]): Promise<void> {
  const { view, id, hash, values } = who.modal()!;
  const user = { id: who.user, team_id: story.workspace.team.id };
  const [action] = Object.keys(values[field]!);
  for (const value of texts) {
    story.typed.add(value);
    const state: { values: Values } = {
      values: { ...values, [field]: { [action!]: { type: 'plain_text_input', value } } },
    };
    const body = { type: 'view_submission', user, view: { ...view, id, hash, state } };
    await story.practice.act({ do: 'raw', body: { ...body, team: { id: user.team_id } } });
  }
  await who.closes();
}

const times = (text: string, words: string) => text.split(words).length - 1;

test('what was added before the second press is kept', async () => {
  await sendsAgain(kari, 'strengths', ['Half a thought', 'Half a thought and its end']);
  await ola.clicks('checkin.read');
  expect(ola.modalText()).toContain('Half a thought and its end');
  await ola.closes();
  expect(ola.messages()).toHaveLength(2); // the welcome, and one notice
});

test('a reply that is sent again is one reply, and one with other words is a second', async () => {
  await kari.sends({ win: 'The customer said yes' });
  await kari.closes();
  await ola.clicks('checkin.read');
  await sendsAgain(ola, 'reply', ['Godt jobbet', 'Godt jobbet', 'Godt jobbet, begge to']);
  await ola.clicks('checkin.read');
  expect(times(ola.modalText(), 'Godt jobbet')).toBe(2);
  await ola.closes();
});

test('a point for the talk and an action point that are sent again stand there once', async () => {
  await kari.sends({ win: 'The customer said yes' });
  await kari.closes();
  await ola.clicks('checkin.read');
  await sendsAgain(ola, 'point', ['Sommerferien', 'Sommerferien']);
  await ola.clicks('checkin.read');
  expect(times(ola.modalText(), 'Sommerferien')).toBe(1);
  await ola.closes();
  await kari.opensHome();
  await kari.clicksOnHome('action.new');
  await kari.fills({ goal: 'none' });
  await sendsAgain(kari, 'text', ['Call the archive', 'Call the archive']);
  await kari.opensHome();
  expect(times(kari.homeText(), 'Call the archive')).toBe(1);
});

test('who writes on in a form whose taking they did not see has a draft of it', async () => {
  const { view, id, hash, values } = kari.modal()!;
  await sendsAgain(kari, 'win', ['Half a thought']);
  const value = 'Half a thought and its end';
  story.typed.add(value);
  const typed = { type: 'plain_text_input', value };
  const team = { id: story.workspace.team.id };
  const action = { ...typed, block_id: 'win', action_id: 'checkin.typed' };
  const body = {
    type: 'block_actions',
    team,
    user: { id: kari.user, team_id: team.id },
    container: { type: 'view', view_id: id },
    view: { ...view, id, hash, state: { values: { ...values, win: { 'checkin.typed': typed } } } },
    actions: [{ ...action, action_ts: String(story.practice.clock.now() / 1000 + 1) }],
  };
  await story.practice.act({ do: 'raw', body });
  await kari.clicks('checkin.prepare');
  expect(kari.field('win')).toBe(value);
  await kari.closes();
});
