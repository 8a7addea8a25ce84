import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { STATEMENTS } from '../domain/statements.ts';
import { addDays, addWeeks, mondayOf } from '../domain/time.ts';
import { furnishSmall } from '../practice/small-company.ts';
import { recentAudit } from '../store/audit.ts';
import { grantRole, personBySlackId, revokeRole } from '../store/people.ts';
import { setSetting } from '../store/settings.ts';
import { Story } from './story.testing.ts';

/* HR takes the numbers of the digests home as a table; five weeks of one team. */

const CREW = [...Array.from({ length: 5 }, (_, n) => `UCREW${n}`), 'UINGRID', 'UMATS'];
const FIRST = '2027-W02';
const WEEKS = 5;
const PATIENCE_MS = 120_000;

let story: Story;

const ingrid = () => story.person('UINGRID');
const tuesdayOf = (index: number): string => addDays(mondayOf(addWeeks(FIRST, index)), 1);
const said = () =>
  (story.workspace.messages.get('CHR') ?? [])
    .filter((message) => message.files === undefined)
    .map(({ text }) => text);
const files = () => [...story.workspace.files.values()].filter(({ ready }) => ready);

const answer = (user: string): Promise<void> =>
  story.person(user).answersStatements((id) => (id === 'I1' ? 5 : 4));

beforeAll(async () => {
  story = await Story.begin({
    start: ['2027-01-07', '10:00'],
    furnish(workspace) {
      furnishSmall(workspace);
      for (const id of CREW.slice(0, 5)) workspace.addPerson({ id, name: `Person ${id}`, locale: 'en-GB' });
      workspace.person('UMATS').locale = 'nb-NO';
      const members = ['UINGRID', 'UMATS', workspace.bot.userId];
      workspace.addChannel({ id: 'CHR', name: 'hr', kind: 'private', members });
    },
    config: { adminUserIds: ['UMATS'] },
  });
  const rows = CREW.map((id, n) => `${id},Drift,UOLA,1,thursday,1${n % 6}:00,20`);
  await story.import(['user_id,team,manager,every_weeks,weekday,time,minutes', ...rows].join('\n'));
  story.practice.app.store.transact((tx) => {
    for (const id of ['UINGRID', 'UMATS']) grantRole(tx, personBySlackId(tx, id)!.id, 'hr');
    setSetting(tx, 'hrChannel', 'CHR');
    setSetting(tx, 'language', 'en');
  });
}, PATIENCE_MS);

afterAll(() => story.end());

async function settled(): Promise<void> {
  await story.practice.app.idle();
  await story.practice.settle();
}

async function downloads(user: string): Promise<Record<string, string>[]> {
  const person = story.person(user);
  const before = files().length;
  await person.opensHome();
  await person.clicksOnHome('export.open');
  await person.clicksInModal('export.send');
  await settled();
  expect(person.modalText()).toMatch(/Sent\. You find the file|Sendt\./);
  await person.closes();
  expect(files()).toHaveLength(before + 1);
  return read(contentOf(files().at(-1)!));
}

const contentOf = ({ content }: { content: string }): string =>
  Buffer.from(content, 'base64').toString('utf8');

const read = (text: string): Record<string, string>[] =>
  parse(text, { bom: true, columns: true, delimiter: text.slice(0, 6).includes(';') ? ';' : ',' });

test('before the first digest the place says what it is for', async () => {
  await ingrid().opensHome();
  await ingrid().clicksOnHome('export.open');
  expect(ingrid().modalText()).toContain('When the first digest is out');
  expect(ingrid().modalText()).not.toContain('[export.send]');
  await ingrid().closes();
});

test(
  'the table holds what the digests have said, and nothing else',
  async () => {
    for (let week = 0; week < WEEKS; week += 1) {
      await story.until(tuesdayOf(week), '11:00');
      for (const user of CREW) await answer(user);
    }
    await story.until(tuesdayOf(WEEKS), '10:00');
    const rows = await downloads('UINGRID');
    expect(new Set(rows.map(({ week }) => week)).size).toBe(WEEKS);
    expect(said()).toHaveLength(WEEKS);
    for (const [place, digest] of said().entries()) {
      const statements = rowsOf(rows, place).filter(({ measure }) =>
        STATEMENTS.some(({ id }) => id === measure),
      );
      expect(statements).toHaveLength(STATEMENTS.length);
      for (const { text, value, change, withheld } of statements)
        expect(digest).toContain(`• ${text} · ${value || withheld} · ${change || '–'}`);
    }
    const newest = rowsOf(rows, WEEKS - 1);
    expect(newest.filter(({ group }) => group === 'Drift')).toMatchObject([
      { measure: 'overall', value: 'about 4', change: '', beside_others: 'like the rest' },
    ]);
    expect(newest.find(({ measure }) => measure === 'I1')).toEqual({
      week: '2027-W06',
      first_week: '2027-W03',
      last_week: '2027-W06',
      group: 'Company',
      measure: 'I1',
      text: 'I get to use my strengths at work every day',
      value: '4.5 or higher',
      before: '',
      change: 'too little to compare',
      agree: '',
      people: '5–9',
      beside_others: '',
      withheld: '',
    });
    expect(newest.map(({ measure }) => measure)).not.toContain('preparations_answered');
    await ingrid().opensHome();
    await ingrid().clicksOnHome('teams.open');
    expect(ingrid().modalText()).toMatch(/\*Drift\*\n.*about 4.*like the rest/);
    await ingrid().closes();
    expect(rowsOf(rows, 0).find(({ measure }) => measure === 'organisation')).toMatchObject({
      value: '',
      withheld: 'too early',
    });
  },
  PATIENCE_MS,
);

const rowsOf = (rows: Record<string, string>[], place: number): Record<string, string>[] =>
  rows.filter(({ week }) => week === addWeeks(FIRST, place));

test('in Norwegian it opens in Norwegian spreadsheets, with the same columns and ids', async () => {
  const rows = await downloads('UMATS');
  expect(contentOf(files().at(-1)!)).toMatch(/^\ufeffweek;first_week;last_week;group;measure;text;value;/);
  expect(rowsOf(rows, WEEKS - 1).find(({ measure }) => measure === 'I1')).toMatchObject({
    group: 'Selskapet',
    value: '4,5 eller høyere',
    change: 'for lite å sammenligne',
  });
  expect(files().at(-1)).toMatchObject({ name: 'numbers-2027-w06.csv', title: 'Tall til og med uke 6' });
});

test('each file is noted in the audit log, without what is in it', () => {
  const noted = story.practice.app.store.read((tx) => recentAudit(tx, 20));
  const exported = noted.filter(({ what }) => what === 'numbers.exported');
  expect(exported.map(({ detail }) => detail)).toEqual([null, null]);
});

test('the file warns before it leaves, and is for HR of this moment alone', async () => {
  const kari = story.person('UCREW0');
  await kari.opensHome();
  expect(kari.homeText()).not.toContain('export.open');
  await ingrid().opensHome();
  await ingrid().clicksOnHome('export.open');
  expect(JSON.stringify(ingrid().modal()!.view)).toContain('Who may read it is then yours to look after.');
  const before = files().length;
  story.practice.app.store.transact((tx) => revokeRole(tx, personBySlackId(tx, 'UINGRID')!.id, 'hr'));
  await ingrid().clicksInModal('export.send');
  await settled();
  expect(ingrid().modalText()).toContain('That is for HR or an administrator');
  expect(files()).toHaveLength(before);
});
