import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCli } from '../cli.ts';
import { operate } from '../cli/operations.ts';
import { freePort } from '../trials/free-port.ts';
import { furnishSmall } from '../practice/small-company.ts';
import { DatabaseServerProcess, hasServer } from '../trials/sqld.ts';
import { grantRole, personBySlackId } from '../store/people.ts';
import { setSetting } from '../store/settings.ts';
import { Story } from './story.testing.ts';

/* The whole app on a real libSQL server (`npm run sqld`): the same stories as on a file. */

const KEY = Buffer.alloc(32, 7);
const FILE = 'user_id,team,manager,every_weeks,weekday,time,minutes';
const CREW = ['UKARI', 'UPER', 'UINGRID', 'UMATS', 'UA', 'UB'];

let folder: string;
let database: DatabaseServerProcess;
let story: Story;

const place = () => ({ url: database.url, token: null, weekKeysFolder: join(folder, 'keys') });

describe.skipIf(!hasServer())('on a server', () => {
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'samtale-stories-'));
    mkdirSync(join(folder, 'keys'));
    database = new DatabaseServerProcess(join(folder, 'server'), await freePort());
    await database.start();
    story = await Story.begin({
      start: ['2027-01-07', '10:00'],
      databaseFile: join(folder, 'samtale.db'),
      server: place(),
      furnish(workspace) {
        furnishSmall(workspace);
        for (const id of ['UA', 'UB']) workspace.addPerson({ id, name: `Person ${id}`, locale: 'en-GB' });
        const members = ['UMATS', workspace.bot.userId];
        workspace.addChannel({ id: 'CHR', name: 'hr', kind: 'private', members });
      },
    });
    await story.import([FILE, ...CREW.map((id, n) => `${id},Drift,UOLA,1,thursday,1${n}:00,20`)].join('\n'));
    story.practice.app.store.transact((tx) => {
      grantRole(tx, personBySlackId(tx, 'UMATS')!.id, 'hr');
      setSetting(tx, 'hrChannel', 'CHR');
      setSetting(tx, 'language', 'en');
    });
  });
  afterEach(async () => {
    await story.practice.stop();
    await database.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  test('people answer, the week closes, its key is gone, and HR reads the digest', async () => {
    await story.until('2027-01-13', '10:00');
    for (const user of CREW) await story.person(user).answersStatements(() => 4);
    expect(readdirSync(join(folder, 'keys')).filter((name) => !name.startsWith('.'))).toContain('2027-W02');
    await story.until('2027-01-19', '09:01');
    expect(readdirSync(join(folder, 'keys'))).not.toContain('2027-W02');
    const posted = story.workspace.messages.get('CHR') ?? [];
    expect(posted.map(({ text }) => text).join()).toContain('Check-in, week 2');
  });

  test('while the server is away a form keeps its text, and reading goes on', async () => {
    await story.until('2027-01-13', '10:00');
    const kari = story.person('UKARI');
    await kari.command('prepare');
    await kari.fills({ win: 'It works.' });
    const view = kari.modal()!.id;
    await database.kill();
    await story.practice.actOnly({ do: 'submit', user: 'UKARI', view });
    expect(kari.modal()?.values['win']?.['checkin.typed']?.value).toBe('It works.');
    expect(story.practice.app.health()).toMatchObject({ database: false });
    expect(story.practice.outbox().length).toBeGreaterThan(0);
    await database.start();
    await story.practice.actOnly({ do: 'submit', user: 'UKARI', view });
    expect(story.practice.app.health()).toMatchObject({ database: true });
    expect(kari.modal()?.view.callback_id).not.toBe('checkin.preparation');
    story.expectedTroubles = 10;
  });

  test('the commands work on the same database, and what cannot work says what to do instead', async () => {
    const env = {
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      DATA_KEY: KEY.toString('base64'),
      DATABASE_FILE: join(folder, 'samtale.db'),
      DATABASE_URL: database.url,
      WEEK_KEYS_FOLDER: join(folder, 'keys'),
    };
    const said: string[] = [];
    const { clock } = story.practice;
    const tell = (line: string) => void said.push(line);
    const options = { env, clock, out: tell, err: tell };
    expect(runCli(['settings', 'set', 'keep-talks=36'], options)).toBe(0);
    expect(runCli(['settings'], options)).toBe(0);
    expect(said.join('\n')).toMatch(/keep-talks\s.*36/);
    expect(await operate(['backup', join(folder, 'copy.db')], options)).toBe(0);
    expect(await operate(['verify-backup', join(folder, 'copy.db')], options)).toBe(0);
    expect(said.join('\n')).toContain('people who take part: 6');
    expect(await operate(['restore', join(folder, 'copy.db')], options)).toBe(64);
    expect(said.at(-1)).toContain('docs/scale.md');
  });
});
