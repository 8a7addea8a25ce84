import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ActResult } from '../practice/inbound.ts';
import { shown, type Somebody, Story } from './story.testing.ts';

/* Wins: thanked with one tap, and made public by nobody but the one who wrote them. */

let story: Story;
let kari: Somebody;
let ola: Somebody;

const HEADER = 'user_id,team,manager,every_weeks,weekday,time,minutes';
const WIN = 'We kept the customer in Bergen';
const GENERAL = 'C0GENERAL';

beforeEach(async () => {
  story = await Story.begin({ start: ['2027-01-07', '10:00'] });
  [kari, ola] = ['UKARI', 'UOLA'].map((id) => story.person(id)) as [Somebody, Somebody];
  const members = ['UKARI', 'UOLA', story.workspace.bot.userId];
  story.workspace.addChannel({ id: GENERAL, kind: 'public', name: 'general', members });
  await story.import(`${HEADER}\nUKARI,Drift,UOLA,1,tuesday,10:00,20\n`);
  await story.until('2027-01-11', '09:05');
  await kari.clicks('checkin.prepare');
  await kari.sends({ win: WIN });
  await kari.closes();
});

afterEach(() => story.end());

const posts = () => story.workspace.messages.get(GENERAL) ?? [];

async function previews(text: string, channel = GENERAL): Promise<void> {
  await kari.opensHome();
  await kari.clicksOnHome('win.list');
  await kari.clicksInModal('win.share');
  await kari.sends({ channel, text });
}

async function shares(text = WIN, channel = GENERAL): Promise<void> {
  await previews(text, channel);
  await kari.submits();
  await kari.closes();
}

// ---- thanks ------------------------------------------------------------------------------------------------

test('the manager says thanks for a win with one tap on the message, and that is an answer', async () => {
  expect(ola.lastMessage()).toContain('[win.thank]');
  expect(ola.lastMessage()).not.toContain(WIN);
  await ola.clicks('win.thank');
  expect(ola.lastMessage()).not.toContain('[win.thank]');
  expect(ola.lastMessage()).toContain('Du har svart');
  await kari.clicks('checkin.read');
  expect(kari.modalText()).toContain('Ola Nordmann says thank you.');
  await kari.closes();
  await kari.opensHome();
  expect(kari.homeText()).toContain('🎉 Ola Nordmann says thank you');
});

test('where the win is read there is one way to say thanks, and pressing both thanks once', async () => {
  await ola.clicks('checkin.read');
  expect(ola.modalText()).not.toContain('[win.thank]');
  await ola.clicksInModal('checkin.thank');
  expect(ola.modalText()).not.toContain('[checkin.thank]');
  await ola.closes();
  await kari.clicks('checkin.read');
  expect(kari.modalText().match(/says thank you/g)).toHaveLength(1);
  await kari.closes();
});

test('without a win there is nothing to tap', async () => {
  await story.until('2027-01-18', '09:05');
  await kari.clicks('checkin.prepare');
  await kari.sends({ obstacle: 'Too many meetings' });
  await kari.closes();
  expect(ola.lastMessage()).not.toContain('[win.thank]');
});

// ---- sharing -----------------------------------------------------------------------------------------------

test('what is posted is what the preview showed, and nothing is posted before', async () => {
  await previews('We did it @channel');
  const [heading, words] = kari.modal()!.view.blocks.slice(2, 4);
  expect(kari.modalText()).toContain(`<#${GENERAL}>`);
  expect(posts()).toEqual([]);
  await kari.submits();
  expect(kari.modalText()).toContain(`on its way to <#${GENERAL}>`);
  await kari.closes();
  expect(posts()).toHaveLength(1);
  const plain = (block: object) => ({ ...block, block_id: '' });
  expect(posts()[0]!.blocks!.map(plain)).toEqual([heading, words].map((block) => plain(block!)));
});

test('nobody is called and nothing can be pressed, whatever stands in a win or a name', async () => {
  story.workspace.person('UKARI').name = 'Kari *@here* <!channel>';
  await story.until('2027-01-12', '12:00');
  await shares('@channel @here <!channel> <@UOLA> <https://evil.example|click> https://evil.example *bold*');
  const all = JSON.stringify(posts());
  expect(posts()).toHaveLength(1);
  expect(all).not.toMatch(/@(channel|here|everyone|UOLA)|<!|:\/\//);
  expect(all).not.toContain('<@');
  expect(JSON.stringify(posts()[0]!.blocks![1])).toContain('plain_text');
});

test('pressed twice it is posted once, and then it stands there as shared', async () => {
  await previews(WIN);
  const twice: Promise<ActResult>[] = [kari.submits(), kari.submits()];
  await Promise.all(twice);
  await kari.closes();
  expect(posts()).toHaveLength(1);
  await kari.opensHome();
  expect(kari.homeText()).toContain(`shared in <#${GENERAL}>`);
  await kari.clicks('checkin.prepare');
  await kari.closes();
});

test('a preview that gives way to the form brings back what was typed', async () => {
  await previews('In other words');
  await kari.clicksInModal('win.change');
  expect(kari.field('text')).toBe('In other words');
  await kari.sends({ text: 'In better words' });
  await kari.submits();
  await kari.closes();
  expect(shown(posts()[0]!.blocks)).toContain('In better words');
});

test('what has been changed in another window is shown again before it is posted', async () => {
  await previews('First words');
  const { id, view, hash } = structuredClone(kari.modal()!);
  await kari.clicksInModal('win.change');
  await kari.sends({ text: 'Second words' });
  const result = await story.practice.act({ do: 'raw', body: submission('UKARI', { ...view, id, hash }) });
  expect(JSON.stringify(result.ack)).toContain('changed in another window');
  expect(posts()).toEqual([]);
  await kari.closes();
});

test('taken back it is gone from the channel, and can be shared anew', async () => {
  await shares();
  await kari.opensHome();
  await kari.clicksOnHome('win.list');
  await kari.clicksInModal('win.take_back');
  expect(kari.modalText()).toContain('Taken back.');
  await kari.closes();
  expect(posts()).toEqual([]);
  await shares('Shorter');
  expect(shown(posts()[0]!.blocks)).toContain('Shorter');
});

test('it can be taken back also when the pair has ended', async () => {
  await shares();
  await story.import(`${HEADER}\nUKARI,Drift,UMATS,1,tuesday,10:00,20\n`);
  await kari.opensHome();
  await kari.clicksOnHome('win.list');
  await kari.clicksInModal('win.take_back');
  await kari.closes();
  expect(posts()).toEqual([]);
});

test('a channel without the app tells the writer what to do, and nothing is lost', async () => {
  story.workspace.scopes.delete('channels:read'); // as the manifest has it
  story.workspace.addChannel({ id: 'C0QUIET', kind: 'public', name: 'quiet', members: ['UKARI'] });
  await shares('Words worth keeping', 'C0QUIET');
  expect(kari.lastMessage()).toContain('/invite @samtale');
  await kari.clicks('win.share');
  expect(kari.field('text')).toBe('Words worth keeping');
  expect(kari.field('channel')).toBe(null);
  await kari.closes();
});

test('a channel that the writer cannot see, a person or a private channel is no place for a win', async () => {
  const bot = story.workspace.bot.userId;
  story.workspace.addChannel({ id: 'C0SECRET', kind: 'private', name: 'secret', members: ['UOLA', bot] });
  await previews(WIN);
  const { id, view, hash } = structuredClone(kari.modal()!);
  await kari.closes();
  const checkinId = view.type === 'modal' ? view.private_metadata!.split(' ')[0]! : '';
  const tamper = async (channel: string) => {
    const state = {
      values: {
        channel: { v: { type: 'conversations_select', selected_conversation: channel } },
        text: { v: { type: 'plain_text_input', value: WIN } },
      },
    };
    const form = { ...view, id, hash, callback_id: 'win.preview', private_metadata: checkinId, state };
    return story.practice.act({ do: 'raw', body: submission('UKARI', form, channel) });
  };
  expect(JSON.stringify((await tamper('UOLA')).ack)).toContain('everybody can open');
  const preview = (await tamper('C0SECRET')).ack as { view: object };
  await story.practice.act({
    do: 'raw',
    body: submission('UKARI', { ...preview.view, id, hash, state: { values: {} } }, 'post'),
  });
  expect(story.workspace.messages.get('C0SECRET') ?? []).toEqual([]);
  expect(kari.lastMessage()).toContain('is not open to everybody');
});

test('nobody but the writer can share it, not the manager either', async () => {
  await previews(WIN);
  const { id, view, hash } = structuredClone(kari.modal()!);
  await kari.closes();
  for (const user of ['UOLA', 'UMATS'])
    await story.practice.act({ do: 'raw', body: submission(user, { ...view, id, hash }, user) });
  await ola.opensHome();
  expect(ola.homeText()).not.toContain('[win.list]');
  expect(posts()).toEqual([]);
});

test('when nobody can say whether it arrived it is not posted twice, and the writer decides', async () => {
  story.workspace.faults.next('chat.postMessage', 'drop_after');
  await shares();
  await story.until('2027-01-11', '10:00');
  expect(posts()).toHaveLength(1);
  expect(kari.lastMessage()).toContain('Slack did not say whether it arrived');
  story.workspace.messages.delete(GENERAL); // nobody remembers whose words they were
});

test('the longest text with emoji and two directions of writing fits', async () => {
  await shares('@🦊 שלום <&\n'.repeat(240).slice(0, 2500));
  expect(posts()).toHaveLength(1);
});

function submission(user: string, view: object, trigger = 'again'): Record<string, unknown> {
  const { team, appId } = story.workspace;
  return {
    type: 'view_submission',
    user: { id: user, team_id: team.id },
    team: { id: team.id },
    api_app_id: appId,
    trigger_id: trigger,
    view: { state: { values: {} }, ...view },
  };
}
