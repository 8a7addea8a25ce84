import { afterEach, expect, test } from 'vitest';
import { momentOf } from './domain/time.ts';
import { furnishSmall } from './practice/small-company.ts';
import type { Workspace } from './practice/workspace.ts';
import type { Tx } from './store/db.ts';
import { grantRole, personBySlackId, revokeRole, rolesOf } from './store/people.ts';
import { settings } from './store/settings.ts';
import { OSLO, type Somebody, Story } from './stories/story.testing.ts';

/* Setting up a company in Slack alone, through the front door. */

let story: Story;
let ingrid: Somebody;
let kari: Somebody;

function furnish(workspace: Workspace): void {
  furnishSmall(workspace);
  workspace.addPerson({ id: 'UGJEST', name: 'Gjest', kind: 'guest' });
  workspace.addChannel({
    id: 'C0HR',
    kind: 'private',
    name: 'hr',
    members: ['UINGRID', workspace.bot.userId],
  });
  workspace.addChannel({ id: 'C0OUTSIDE', kind: 'private', name: 'lukket', members: ['UINGRID'] });
  workspace.addChannel({
    id: 'C0GENERAL',
    kind: 'public',
    name: 'general',
    members: ['UINGRID', workspace.bot.userId],
  });
  workspace.addGroup('drift', 'Drift', ['UKARI', 'UPER', 'UOLA', 'UGJEST']);
}

/** A Thursday morning; Ingrid is the administrator. */
async function begin(more: { locale?: string; without?: string[] } = {}): Promise<void> {
  story = await Story.begin({
    start: ['2027-01-07', '10:00'],
    config: { adminUserIds: ['UINGRID'] },
    furnish: (workspace) => {
      furnish(workspace);
      if (more.locale !== undefined) workspace.person('UINGRID').locale = more.locale;
      for (const scope of more.without ?? []) workspace.scopes.delete(scope);
    },
  });
  ingrid = story.person('UINGRID');
  kari = story.person('UKARI');
  await story.practice.settle();
}

afterEach(() => story.end());

async function opens(action: string): Promise<void> {
  await ingrid.opensHome();
  await ingrid.clicksOnHome(action);
}

async function closesAll(who: Somebody): Promise<void> {
  while (who.modal() !== undefined) await who.closes();
}

const TEAM = {
  name: 'Drift',
  manager: 'UOLA',
  members: ['UKARI', 'UPER'],
  weekday: '2',
  time: '10:00',
  minutes: '20',
  weeks: '1',
};

async function makesTeam(values: Record<string, string | string[]> = TEAM): Promise<void> {
  await opens('team.new');
  await ingrid.sends(values);
  await ingrid.submits();
}

test('a team is filled in, looked at, applied, and its people hear of it ten minutes later', async () => {
  await begin();
  await opens('team.new');
  await ingrid.sends(TEAM);
  expect(ingrid.modalText()).toContain('Nothing has changed yet.');
  expect(ingrid.modalText()).toContain(
    'Kari Berg and 1 other get a first talk from Tuesday 12 January at 10:00 on.',
  );
  expect(ingrid.modalText()).toContain(
    'Kari Berg, Ola Nordmann and Per Moe get a welcome message, Thursday 7 January at 10:10',
  );
  expect(kari.texts()).toEqual([]);
  await ingrid.submits();
  expect(ingrid.modalText()).toContain('Applied.');
  await story.until('2027-01-07', '10:08');
  expect(kari.texts()).toEqual([]);
  await story.until('2027-01-07', '10:11');
  expect(kari.texts()).toEqual(['Hello Kari, this is Samtale']);
  expect(story.person('UMATS').texts()).toEqual([]);
  await ingrid.opensHome();
  expect(ingrid.homeText()).toContain('2 people take part, 2 with a manager, in 1 team.');
  expect(ingrid.homeText()).toContain(
    '*Drift* · Ola Nordmann · 2 members · from Tuesday at 10:00, every week',
  );
});

test('what was applied is taken back, and nobody ever hears of it', async () => {
  await begin();
  await makesTeam();
  await ingrid.clicksInModal('setup.undo');
  expect(ingrid.modalText()).toContain('Everything is as it was before.');
  await story.until('2027-01-15', '12:00');
  expect(kari.texts()).toEqual([]);
  await ingrid.opensHome();
  expect(ingrid.homeText()).toContain('Four steps and you are running');
});

test('after the welcome it can no longer be taken back, and says so', async () => {
  await begin();
  await makesTeam();
  await story.until('2027-01-07', '10:15');
  await ingrid.clicksInModal('setup.undo');
  expect(ingrid.modalText()).toContain('people have heard of it');
});

test('a mistake stands on its own field, and what was typed stays', async () => {
  await begin();
  await opens('team.new');
  const own = await ingrid.sends({ ...TEAM, members: ['UOLA', 'UKARI'] });
  expect(own.errors).toEqual({ members: expect.stringContaining('Ola Nordmann cannot be the own manager.') });
  const guest = await ingrid.sends({ members: ['UGJEST'] });
  expect(guest.errors).toEqual({ members: expect.stringContaining('Gjest cannot take part') });
  expect(ingrid.field('name')).toBe('Drift');
  await ingrid.sends({ members: ['UKARI'] });
  expect(ingrid.modalText()).toContain('Kari Berg gets a first talk on Tuesday 12 January at 10:00.');
  await ingrid.clicksInModal('setup.change');
  expect(ingrid.field('time')).toBe('10:00');
});

test('a change that was looked at waits on Home', async () => {
  await begin();
  await opens('team.new');
  await ingrid.sends(TEAM);
  await closesAll(ingrid);
  await ingrid.opensHome();
  await ingrid.clicksOnHome('setup.look');
  await ingrid.submits();
  expect(ingrid.modalText()).toContain('Applied.');
});

test('members come from a user group, without guests and without the manager', async () => {
  await begin();
  await opens('team.new');
  await ingrid.sends({ ...TEAM, members: [], group: '@Drift' });
  await story.practice.settle();
  expect(ingrid.modalText()).toContain('Kari Berg and Per Moe take part from now on.');
  await closesAll(ingrid);
  await opens('team.new');
  await ingrid.sends({ ...TEAM, name: 'Salg', members: [], group: 'salg' });
  await story.practice.settle();
  expect(ingrid.modalText()).toContain('There is no user group called salg');
});

/** Slack offers private channels alone; what one is may change while the form is open. */
async function choosesWhilePrivate(id: string): Promise<void> {
  const channel = story.workspace.channels.get(id)!;
  const { kind } = channel;
  channel.kind = 'private';
  await ingrid.fills({ channel: id });
  channel.kind = kind;
}

test('the HR channel must be private and have Samtale in it; said clearly if not', async () => {
  await begin();
  for (const [channel, words] of [
    ['C0GENERAL', 'must be private'],
    ['C0OUTSIDE', 'Samtale'],
    ['C0HR', 'The digest goes to <#C0HR>'],
  ] as const) {
    await opens('setup.channel');
    await choosesWhilePrivate(channel);
    await ingrid.submits();
    await story.practice.settle();
    expect(ingrid.modalText()).toContain(words);
    await closesAll(ingrid);
  }
  await ingrid.opensHome();
  expect(ingrid.homeText()).toContain('*HR channel:* <#C0HR>');
});

test('the first HR person is named at once; for the next one she confirms', async () => {
  await begin();
  const mats = story.person('UMATS');
  await opens('setup.people');
  await ingrid.sends({ hr: ['UMATS'], admins: ['UINGRID'] });
  expect(ingrid.modalText()).toContain('Mats Holm: done.');
  await closesAll(ingrid);
  await story.practice.settle();
  expect(mats.texts().at(-1)).toBe('Mats Holm is now HR in Samtale.');
  await opens('setup.people');
  await ingrid.sends({ hr: ['UMATS', 'UPER'] });
  expect(ingrid.modalText()).toContain('Per Moe: asked.');
  await closesAll(ingrid);
  await story.practice.settle();
  expect(mats.lastMessage()).toContain('Per Moe is to be HR in Samtale.');
  await mats.clicks('role.confirm');
  expect(mats.messageWith('Confirmed.')).toContain('Confirmed.');
  await mats.opensHome();
  expect(mats.homeText()).toContain('*HR:* Mats Holm and Per Moe');
});

test('when one of those who were asked has answered, the others see that it is settled', async () => {
  await begin();
  const [mats, nina] = [story.person('UMATS'), story.person('UNINA')];
  await opens('setup.people');
  await ingrid.sends({ hr: ['UMATS'], admins: ['UINGRID', 'UNINA'] });
  await closesAll(ingrid);
  await story.until('2027-01-07', '15:00');
  await mats.opensHome();
  await mats.clicksIn('to be administrator', 'role.confirm');
  await opens('setup.people');
  await ingrid.sends({ hr: ['UMATS', 'UPER'] });
  await closesAll(ingrid);
  await story.until('2027-01-07', '15:05');
  expect(nina.lastMessage()).toContain('[role.decline]');
  await mats.clicksIn('Per Moe is to be HR', 'role.decline');
  await story.practice.settle();
  expect(nina.lastMessage()).toBe('This has been settled.');
});

test('people without a role see nothing of the setup', async () => {
  await begin();
  await makesTeam();
  await kari.opensHome();
  expect(kari.homeText()).not.toContain('setup.');
  expect(kari.homeText()).not.toContain('team.');
});

test('leave is looked at, applied, listed and removed', async () => {
  await begin();
  await makesTeam();
  await closesAll(ingrid);
  await opens('setup.absences');
  const over = await ingrid.sends({ who: 'UKARI', from: '2027-01-14', to: '2027-01-12' });
  expect(over.errors).toEqual({ to: 'The last day lies before the first one.' });
  await ingrid.sends({ to: '2027-01-15' });
  expect(ingrid.modalText()).toContain('Kari Berg: Thursday 14 January to Friday 15 January');
  await ingrid.submits();
  await closesAll(ingrid);
  await opens('setup.absences');
  expect(ingrid.modalText()).toContain('Kari Berg: Thursday 14 January to Friday 15 January');
  expect(JSON.stringify(ingrid.modal()?.view.blocks)).toContain('Remove this absence?');
  await ingrid.clicksInModal('absence.remove');
  expect(ingrid.modalText()).toContain('No absences are known.');
});

test('settings are checked on their field, shown and applied', async () => {
  await begin();
  await opens('setup.settings');
  const wrong = await ingrid.sends({ zone: 'Oslo', holidays: 'XX' });
  expect(wrong.errors).toEqual({
    zone: 'Write a time zone by its name, for example Europe/Oslo.',
    holidays: expect.stringContaining('two letters of a country'),
  });
  await ingrid.sends({ zone: 'Europe/Stockholm', holidays: 'se', minimum: '7' });
  expect(ingrid.modalText()).toContain('time zone: Europe/Stockholm');
  expect(ingrid.modalText()).toContain('The smallest group can never be made smaller again.');
  await ingrid.submits();
  await closesAll(ingrid);
  await opens('setup.settings');
  expect(ingrid.field('holidays')).toBe('SE');
  await closesAll(ingrid);
  await ingrid.opensHome();
  expect(ingrid.homeText()).toContain('public holidays: Sweden · time zone: Europe/Stockholm');
  expect(ingrid.homeText()).toContain('asked to prepare: one working day before the talk, at 09:00');
});

test('how long words stay is chosen on Home, and whoever shortens it is told first what that does', async () => {
  await begin();
  await opens('setup.kept');
  const wrong = await ingrid.sends({ keepTalks: '2', keepGone: 'never' });
  expect(wrong.errors).toEqual({
    keepTalks: 'Write a number of months from 6 to 60.',
    keepGone: 'Write a number of months from 1 to 24.',
  });
  await ingrid.sends({ keepTalks: '12', keepGone: '3', keepLogs: '36' });
  expect(ingrid.modalText()).toContain('months that words of talks are kept: 12');
  expect(ingrid.modalText()).toContain('This is shorter than before: what is older is deleted');
  await ingrid.clicksInModal('setup.change');
  expect(ingrid.field('keepTalks')).toBe('12');
  await ingrid.sends({ keepTalks: '24' });
  expect(ingrid.modalText()).not.toContain('This is shorter than before');
  await ingrid.submits();
  await closesAll(ingrid);
  await opens('setup.kept');
  expect([ingrid.field('keepTalks'), ingrid.field('keepLogs')]).toEqual(['24', '36']);
});

test('whoever has lost the role since can neither go back to a change nor take it back', async () => {
  await begin();
  await opens('setup.kept');
  await ingrid.sends({ keepLogs: '36' });
  const { store } = story.practice.app;
  const ingridIn = (tx: Tx) => personBySlackId(tx, 'UINGRID')!;
  const takes = (role: 'hr' | 'admin') => store.transact((tx) => revokeRole(tx, ingridIn(tx).id, role));
  const had = store.read((tx) => [...rolesOf(tx, ingridIn(tx).id)]);
  had.forEach(takes);
  await ingrid.clicksInModal('setup.change');
  expect(ingrid.modalText()).toContain('That is for HR or an administrator of Samtale.');
  await closesAll(ingrid);
  had.forEach((role) => store.transact((tx) => grantRole(tx, ingridIn(tx).id, role)));
  await opens('setup.kept');
  await ingrid.sends({ keepLogs: '36' });
  await ingrid.submits();
  had.forEach(takes);
  await ingrid.clicksInModal('setup.undo');
  expect(ingrid.modalText()).toContain('That is for HR or an administrator of Samtale.');
  expect(store.read((tx) => settings(tx).keepLogs)).toBe(36);
});

const csv = (content: string) => ({ files: [{ name: 'people.csv', content }] });

test('a file is read, its mistakes are named by line, and a good one is applied', async () => {
  await begin();
  await opens('setup.import');
  await ingrid.sends({ kind: 'people', file: csv('email,team,manager\nhvem@x.no,Drift,uola@example.com\n') });
  await story.practice.settle();
  expect(ingrid.modalText()).toContain('Line 2: there is nobody in Slack as hvem@x.no.');
  await closesAll(ingrid);
  await opens('setup.import');
  await ingrid.sends({ kind: 'people', file: csv('user_id;team;manager\nUKARI;Drift;uola@example.com\n') });
  await story.practice.settle();
  expect(ingrid.modalText()).toContain('Kari Berg takes part from now on.');
  await ingrid.submits();
  expect(ingrid.modalText()).toContain('Applied.');
});

test(
  'a long file counts in a message, and is applied apart from the click',
  { timeout: 60_000 },
  async () => {
    await begin();
    const { workspace } = story;
    for (let n = 0; n < 1100; n++) workspace.addPerson({ id: `U1${n}`, name: `Medlem ${n}` });
    story.practice.clock.set(momentOf(OSLO, '2027-01-08', '10:30'));
    await story.practice.settle();
    const lines = Array.from({ length: 1100 }, (_, n) => `U1${n},Team ${n % 50},`);
    await opens('setup.import');
    await ingrid.sends({ kind: 'people', file: csv(['user_id,team,manager', ...lines].join('\n')) });
    await story.practice.settle();
    expect(ingrid.lastMessage()).toContain('The file is read: 1,100 lines.');
    await ingrid.submits();
    await story.practice.settle();
    expect(ingrid.modalText()).toContain('Applied.');
  },
);

test('without the right to read files, Home says how else', async () => {
  await begin({ without: ['files:read', 'usergroups:read'] });
  await opens('setup.import');
  expect(ingrid.modalText()).toContain('npm run cli -- import people.csv');
  await closesAll(ingrid);
  await opens('team.new');
  expect(ingrid.modalText()).not.toContain('user group');
});

test('a test prompt comes to the administrator and counts nowhere', async () => {
  await begin();
  await opens('setup.test_prompt');
  await story.practice.settle();
  expect(ingrid.lastMessage()).toContain('This is a test.');
  await ingrid.clicks('setup.test_button.0');
  expect(ingrid.told()).toContain('It asks for nothing and counts nowhere.');
});

test('a manager sets the times of all own talks on one screen', async () => {
  await begin();
  await makesTeam();
  const ola = story.person('UOLA');
  await ola.opensHome();
  await ola.clicksOnHome('team.times');
  const [first] = Object.keys(ola.modal()!.values);
  await ola.sends({ [first!]: '4 14:00' });
  expect(ola.modalText()).toContain('torsdag 14. januar kl. 14:00');
  await ola.submits();
  expect(ola.modalText()).toContain('Gjennomført.');
});

test('all of it in Norwegian', async () => {
  await begin({ locale: 'nb-NO' });
  await opens('team.new');
  await ingrid.sends(TEAM);
  expect(ingrid.modalText()).toContain(
    'Kari Berg og 1 annen får en første samtale fra tirsdag 12. januar kl. 10:00 og utover.',
  );
  await ingrid.submits();
  expect(ingrid.modalText()).toContain('Gjennomført.');
  await closesAll(ingrid);
  for (const action of [
    'setup.channel',
    'setup.people',
    'setup.absences',
    'setup.settings',
    'setup.import',
    'team.edit',
  ]) {
    await opens(action);
    expect(ingrid.modal()).toBeDefined();
    await closesAll(ingrid);
  }
  expect(ingrid.homeText()).toContain('2 personer er med, 2 med leder, i 1 team.');
});
