import { parseArgs } from 'node:util';
import type { Log } from '../log.ts';
import type { CastMember } from '../practice/cast.ts';
import { homeOf } from '../practice/history-setup.ts';
import { furnishLarge, HR, HR_CHANNEL, peopleFile } from './monday-company.ts';
import { Crowded } from './monday-life.ts';
import { Tally } from './monday-tally.ts';
import { momentAt } from '../practice/page-time.ts';
import { createPractice, type Practice } from '../practice/practice.ts';

/*
 * `npm run bench:monday -- --people 10000 --days 1`: all of a company are asked to prepare on one Monday at nine, and do as
 * people do, against the pretend Slack with the published limits. Its clock is moved by hand; `--days 5` is the week, `--until
 * 11:00` the first hours of each day.
 */

const ZONE = 'Europe/Oslo';
const ENROLLED = '2027-01-13';
/** The first talks are without preparation: each manager names a strength of each new report. */
const FIRST_MONDAY = '2027-01-18';
const DAYS = ['2027-01-25', '2027-01-26', '2027-01-27', '2027-01-28', '2027-01-29'];
/** By then all have talked. */
const TALKED = '13:00';
/** What Slack takes of posts in a minute, as far as anybody knows: `rates.ts`. */
const POSTS_A_MINUTE = 300;

const at = (date: string, time: string): number => momentAt(date, time, ZONE);
const say = (line: string) => void process.stdout.write(`${line}\n`);

type Monday = {
  practice: Practice;
  people: CastMember[];
  crowd: Crowded;
  tally: Tally;
  refused: Map<string, number>;
};

async function begin(size: number, seed: number): Promise<Monday> {
  const refused = new Map<string, number>();
  const quiet = () => {};
  const warn: Log['warn'] = (event, { effect } = {}) => {
    if (event === 'effect.failed') refused.set(String(effect), (refused.get(String(effect)) ?? 0) + 1);
  };
  let people: CastMember[] = [];
  const practice = await createPractice({
    start: at(ENROLLED, '10:00'),
    config: { adminUserIds: [HR] },
    log: { debug: quiet, info: quiet, warn, error: (event) => say(`error: ${event}`) },
    furnish: (workspace) => {
      workspace.limits = 'off';
      people = furnishLarge(workspace, size);
    },
  });
  const crowd = new Crowded(practice, people, seed);
  return { practice, people, crowd, tally: new Tally(practice.workspace), refused };
}

async function setUp({ practice, people, crowd }: Monday): Promise<void> {
  const { hands } = crowd.life;
  const home = homeOf(practice, hands, HR);
  await home.form('setup.people', { hr: [HR] });
  await home.form('setup.channel', { channel: HR_CHANNEL });
  const files = [{ name: 'people.csv', content: peopleFile(people) }];
  const preview = await home.form('setup.import', { kind: 'people', file: { files } });
  await practice.settle();
  await home.apply(hands.top(HR) ?? preview);
  await practice.moveTo(at(FIRST_MONDAY, '13:00'));
  for (const { id } of people) {
    const asked = hands.buttons(id, 0).filter(({ action }) => action === 'strength.name');
    for (const button of asked) {
      const form = await hands.press(id, button);
      if (form === null) throw new Error(`There is no form for a strength before ${id}.`);
      await hands.fill(id, form, { first: 'Patience' });
      await hands.send(id, form);
      await hands.closeAll(id);
    }
  }
  await practice.moveTo(at(DAYS[0]!, '00:00'));
}

async function live({ practice, crowd, tally, refused }: Monday, days: number, until: string): Promise<void> {
  practice.workspace.limits = 'slack';
  crowd.life.talksFrom = at(DAYS[1]!, TALKED);
  tally.onMessage = (user) => crowd.getsMessage(user);
  tally.reset();
  refused.clear();
  for (const day of DAYS.slice(0, days)) await crowd.livesDay(day, until);
}

function report({ practice, people, tally, refused }: Monday): void {
  const due = at(DAYS[0]!, '09:00');
  const prompts = tally.prompts.filter((moment) => moment < at(DAYS[0]!, '18:00'));
  const minutes = Math.max(1, ((prompts.at(-1) ?? due) - due) / 60_000);
  const posts = tally.posts.filter((moment) => moment >= due && moment <= due + minutes * 60_000).length;
  say(
    `people: ${people.length}; prompts: ${prompts.length}, the last ${minutes.toFixed(1)} minutes after its time`,
  );
  say(
    `posts until then: ${posts}, of what Slack takes in that time: ${(posts / (minutes * POSTS_A_MINUTE)).toFixed(2)}`,
  );
  say('| method | calls | for each person | refused with 429 |\n|---|---|---|---|');
  for (const [method, { taken, limited, failed }] of tally.calls)
    say(
      `| ${method} | ${taken} | ${(taken / people.length).toFixed(2)} | ${limited} |${failed > 0 ? ` failed: ${failed}` : ''}`,
    );
  say(
    `clicks whose answer was refused: ${[...refused].map(([what, n]) => `${what} ${n}`).join(', ') || 'none'}`,
  );
  say(`updates: ${JSON.stringify(practice.app.store.read((tx) => tx.db.all(UPDATES)))}`);
  for (const { method, pointer, rule } of practice.workspace.violations)
    say(`REFUSED ${method} ${pointer} ${rule}`);
  for (const { what } of practice.workspace.troubles) say(`SEEN ${what}`);
}

const UPDATES = `SELECT fact ->> 'kind' AS kind, state, reason, count(*) AS n FROM outbox
  WHERE fact ->> 'kind' LIKE 'refresh%' GROUP BY 1, 2, 3`;

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000' },
    days: { type: 'string', default: '1' },
    until: { type: 'string', default: '18:00' },
    seed: { type: 'string', default: '7' },
  },
});
const monday = await begin(Number(values.people), Number(values.seed));
await setUp(monday);
await live(monday, Number(values.days), values.until);
report(monday);
await monday.practice.stop();
