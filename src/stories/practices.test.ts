import { afterEach, beforeEach, expect, test } from 'vitest';
import { furnishSmall } from '../practice/small-company.ts';
import { grantRole, personBySlackId } from '../store/people.ts';
import { teamByName } from '../store/teams.ts';
import { Story } from './story.testing.ts';

/* What works in a team: written by its manager, read by those with whom they share it. */

const TEAM = [
  'user_id,team,manager,every_weeks,weekday,time,minutes',
  'UKARI,Drift,UOLA,1,thursday,10:00,20',
  'UPER,Salg,UMATS,1,thursday,11:00,20',
].join('\n');
const WORDS = 'We help each other on Mondays & <write> it down';

let story: Story;

beforeEach(async () => {
  story = await Story.begin({
    start: ['2027-01-07', '10:00'],
    furnish(workspace) {
      furnishSmall(workspace);
      for (const id of ['UOLA', 'UMATS', 'UINGRID', 'UKARI']) workspace.person(id).locale = 'en-GB';
    },
    config: { adminUserIds: ['UNINA'] },
  });
  await story.import(TEAM);
  within((tx) => grantRole(tx, personBySlackId(tx, 'UINGRID')!.id, 'hr'));
});

afterEach(() => story.end());

const within = <T>(work: Parameters<typeof story.practice.app.store.transact<T>>[0]): T =>
  story.practice.app.store.transact(work);

const ola = () => story.person('UOLA');

async function home(user: string): Promise<string> {
  await story.person(user).opensHome();
  return story.person(user).homeText();
}

async function writes(): Promise<void> {
  await ola().opensHome();
  await ola().clicksOnHome('practice.open');
  await ola().sends({ text: WORDS });
}

/** What somebody can read of others. */
async function reads(user: string): Promise<string> {
  const person = story.person(user);
  if (!(await home(user)).includes('[practice.list]')) return '';
  await person.clicksOnHome('practice.list');
  await person.clicksInModal('practice.see');
  const text = person.modalText();
  await person.closes();
  return text;
}

test('it is the manager’s alone until it is shared, after they have seen it as others will', async () => {
  await ola().opensHome();
  await ola().clicksOnHome('practice.open');
  expect(ola().modalText()).toContain('Only you read this until you share it');
  expect(Object.keys((await ola().sends({ text: '  ' })).errors ?? {})).toEqual(['text']);
  await ola().sends({ text: WORDS });
  expect(ola().modalText()).toContain('This is how others read it:');
  expect(ola().modalText()).toContain(
    '*Drift* · Ola Nordmann\n>We help each other on Mondays &amp; &lt;write&gt;',
  );
  expect(ola().modalText()).toContain('Only you read it.');
  for (const user of ['UINGRID', 'UMATS', 'UKARI']) expect(await reads(user)).toBe('');
  const kept = within((tx) => tx.db.all<{ content: Buffer }>('SELECT content FROM practice'));
  expect(kept).toHaveLength(1);
  expect(kept[0]!.content.toString('latin1')).not.toContain('Mondays');
});

test('with HR, with all managers, and taken back', async () => {
  await writes();
  expect(JSON.stringify(ola().modal()!.view)).toContain(
    'HR reads them under your name and that of the team.',
  );
  await ola().clicksInModal('practice.share.hr');
  expect(ola().modalText()).toContain('You and HR read it.');
  expect(await reads('UINGRID')).toContain('>We help each other');
  expect(await reads('UMATS')).toBe('');
  await ola().clicksInModal('practice.share.managers');
  for (const user of ['UINGRID', 'UMATS']) expect(await reads(user)).toContain('>We help each other');
  expect(await reads('UKARI')).toBe('');
  expect(await home('UKARI')).not.toContain('What works');
  await ola().clicksInModal('practice.share.nobody');
  for (const user of ['UINGRID', 'UMATS']) expect(await reads(user)).toBe('');
});

test('other words are shared anew, the same words are not lost, and emptied it is gone', async () => {
  await writes();
  await ola().clicksInModal('practice.share.managers');
  await ola().clicksInModal('practice.edit');
  await ola().submits();
  expect(await reads('UMATS')).toContain('>We help each other');
  await ola().clicksInModal('practice.edit');
  await ola().sends({ text: 'Something else' });
  expect(ola().modalText()).toContain('Only you read it.');
  expect(await reads('UMATS')).toBe('');
  await ola().clicksInModal('practice.edit');
  await ola().sends({ text: '  ' });
  expect(ola().modalText()).toContain('nobody reads it any more');
  expect(within((tx) => tx.db.all('SELECT * FROM practice'))).toEqual([]);
});

test('what is being written is kept when the form is closed', async () => {
  await ola().opensHome();
  await ola().clicksOnHome('practice.open');
  await ola().fills({ text: 'We begin to' });
  await ola().closes();
  await ola().clicksOnHome('practice.open');
  expect(ola().field('text')).toBe('We begin to');
});

test('who no longer leads the team no longer shares it, and the next one begins anew', async () => {
  await writes();
  await ola().clicksInModal('practice.share.managers');
  const list = story.person('UMATS');
  await list.opensHome();
  await list.clicksOnHome('practice.list');
  await story.import(TEAM.replace('Drift,UOLA', 'Drift,UNINA'));
  await list.clicksInModal('practice.see');
  expect(list.modalText()).toContain('Nobody shares anything at the moment');
  await list.closes();
  expect(await reads('UINGRID')).toBe('');
  await ola().clicksInModal('practice.share.hr');
  expect(await reads('UINGRID')).toBe('');
  const nina = story.person('UNINA');
  await nina.opensHome();
  await nina.clicksOnHome('practice.open');
  expect(nina.field('text')).toBe(null);
});

test('nobody else reaches it, whatever they send', async () => {
  await writes();
  const drift = within((tx) => teamByName(tx, 'Drift')!.id);
  const { workspace } = story;
  for (const user of ['UMATS', 'UINGRID', 'UKARI'])
    for (const action_id of ['practice.open', 'practice.edit', 'practice.share.hr', 'practice.see']) {
      const team = { id: workspace.team.id };
      const trigger_id = workspace.triggers.issue(workspace.nextId('trigger.'), user, null);
      const view = { id: workspace.nextId('V'), hash: '1', type: 'home', state: { values: {} }, blocks: [] };
      const common = { user: { id: user, team_id: team.id }, team, api_app_id: workspace.appId, trigger_id };
      const click = { type: 'button', action_id, block_id: 'b', value: drift, action_ts: workspace.nextTs() };
      const body = { type: 'block_actions', container: { type: 'view' }, view, actions: [click] };
      const result = await story.practice.act({ do: 'raw', body: { ...common, ...body } });
      expect(JSON.stringify([result, workspace.modals.get(user) ?? []])).not.toContain('Mondays');
      workspace.modals.delete(user);
    }
  const shared = within((tx) => tx.db.all('SELECT shared_with AS s FROM practice'));
  expect(shared).toEqual([{ s: 'nobody' }]);
});
