import type { Relation } from '../domain/access.ts';
import { STATEMENTS } from '../domain/statements.ts';
import { skip } from '../service/moving.ts';
import { makeEarly } from '../service/planning.ts';
import { checkinsFrom } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { personBySlackId } from '../store/people.ts';
import { activePairOf, endedPairsOf, type Pair, teamByName } from '../store/teams.ts';
import { furnishSmall } from '../practice/small-company.ts';
import { HEADER } from './story-beginnings.testing.ts';
import { Story } from './story.testing.ts';
import { writeElse, writeNow, writeThen } from './access-words.testing.ts';

/*
 * A company in which everybody is something to Kari: Ola is her manager, Nina was, Per is Ola's, Ingrid her colleague,
 * and Mats does not take part. Each thing there is stands in it once, and each person's words carry a mark.
 */

export const PEOPLE = ['UKARI', 'UOLA', 'UNINA', 'UPER', 'UINGRID', 'UMATS'] as const;
export type Somebody = (typeof PEOPLE)[number];

/** Something that can be reached for by this value, and what people are to it. */
export type Target = { value: string; as: (who: Somebody) => Relation[] };

const only =
  (is: Partial<Record<Somebody, Relation[]>>) =>
  (who: Somebody): Relation[] =>
    is[who] ?? ['nobody'];

const NOW = { UKARI: ['employee'], UOLA: ['manager'] } satisfies Partial<Record<Somebody, Relation[]>>;
const ofNow = only(NOW);
const ofThen = only({ UKARI: ['former_employee'], UNINA: ['former_manager'] });
const hers = only({ UKARI: ['self', 'employee'], UOLA: ['manager'] });
const his = only({ UKARI: ['employee'], UOLA: ['self', 'manager'] });
const ofTeam = only({ UOLA: ['leader'] });

/** Without an id everybody does it for themselves: as what they are in the company. */
const oneself = only({
  UKARI: ['self', 'employee'],
  UOLA: ['self', 'employee', 'manager', 'leader'],
  UNINA: ['self', 'leader'],
  UPER: ['self', 'manager', 'leader'],
  UINGRID: ['self', 'employee'],
  UMATS: ['self'],
});

export type Kind = keyof ReturnType<typeof targetsOf>;

function targetsOf(tx: Tx, known: Known) {
  const { now, before, checkin, held, skipped, team, ids } = known;
  const one = (value: string, as: Target['as']): Target[] => [{ value, as }];
  return {
    nothing: one('', oneself),
    /** For those who talk with somebody as their manager. */
    reports: one('', only({ UOLA: ['manager'], UPER: ['manager'] })),
    week: one('2027-W02', oneself),
    checkin: [...one(checkin, ofNow), ...one(held, ofThen)],
    preparation: [...one(checkin, only({ UKARI: ['self'] })), ...one(held, only({ UKARI: ['self'] }))],
    skipped: one(skipped, ofNow),
    pair: [...one(now.id, ofNow), ...one(before.id, ofThen)],
    back: [...one(`list:${now.id}`, ofNow), ...one(`list:${before.id}`, ofThen)],
    half: [...one(`${now.id}:2027-H1:0`, ofNow), ...one(`${before.id}:2027-H1:0`, ofThen)],
    chosen: one(now.id, ofNow),
    obstacle: one(checkin, ofNow),
    point: [...one(ids.pointHers, hers), ...one(ids.pointHis, his)],
    pointDone: one(ids.pointDone, ofNow),
    goal: [...one(ids.goal, hers), ...one(ids.proposal, his)],
    goalOpen: one(ids.goal, hers),
    goalProposed: one(ids.proposal, his),
    goalClosed: one(ids.closed, hers),
    action: [
      ...one(`${ids.actionHers} ${now.id}`, hers),
      ...one(`${ids.actionHis} ${now.id}`, his),
      ...one(`${ids.actionForHer} ${now.id}`, only({ UKARI: ['self'], UOLA: ['self'] })),
    ],
    goalForm: [...one(`${now.id} - ${ids.goal} -`, hers), ...one(`${now.id} - ${ids.proposal} -`, his)],
    actionForm: [...one(`${now.id} - ${ids.actionHers}`, hers), ...one(`${now.id} - ${ids.actionHis}`, his)],
    pointForm: [...one(`${now.id}\n\n${ids.pointHers}`, hers), ...one(`${now.id}\n\n${ids.pointHis}`, his)],
    strength: [...one(ids.strength, only({ UKARI: ['self'] })), ...one(ids.named, only({ UKARI: ['self'] }))],
    help: one(ids.help, ofNow),
    win: one(checkin, only({ UKARI: ['self'] })),
    published: one(ids.published, only({ UKARI: ['self'] })),
    handed: one(`${now.id} ${held}`, ofNow),
    absence: one(ids.absence, only({ UKARI: ['self'], UOLA: ['manager'] })),
    anyAbsence: one(ids.absence, only({})),
    team: one(team, ofTeam),
    anyTeam: one(team, oneself),
    asked: one(ids.asked, only({ UOLA: ['manager'] })),
    request: one(`${personBySlackId(tx, 'UINGRID')!.id}:hr`, only({})),
    companyGoal: one(ids.companyGoal, only({})),
    template: one('standard win', only({})),
    statement: one(STATEMENTS[0].id, only({})),
    tag: one(ids.tag, only({})),
    experiment: one(ids.experiment, only({})),
  };
}

type Known = {
  now: Pair;
  before: Pair;
  checkin: string;
  held: string;
  skipped: string;
  team: string;
  ids: ReturnType<typeof writeNow> & ReturnType<typeof writeElse>;
};

export type Company = { story: Story; targets: Record<Kind, Target[]> };

export async function beginCompany(): Promise<Company> {
  const story = await Story.begin({
    start: ['2027-01-07', '10:00'],
    furnish(workspace) {
      furnishSmall(workspace);
      workspace.addChannel({
        id: 'CPUB',
        name: 'wins',
        kind: 'public',
        members: ['UKARI', workspace.bot.userId],
      });
    },
  });
  const { store } = story.practice.app;
  await story.import(`${HEADER}\nUKARI,Salg,UNINA,1,tuesday,10:00,20\n`);
  await story.until('2027-01-12', '10:30');
  const held = store.transact((tx) => {
    const [kari, nina] = [personBySlackId(tx, 'UKARI')!, personBySlackId(tx, 'UNINA')!];
    return writeThen(tx, kari, nina, activePairOf(tx, kari.id)!);
  });
  await story.until('2027-01-14', '10:00');
  await story.import(
    [
      HEADER,
      'UKARI,Drift,UOLA,1,tuesday,10:00,20',
      'UINGRID,Drift,UOLA,1,tuesday,11:00,20',
      'UOLA,Ledelse,UPER,1,monday,10:00,20',
    ].join('\n'),
  );
  await story.until('2027-01-18', '14:05');
  const targets = store.transact((tx) => {
    const [kari, ola] = [personBySlackId(tx, 'UKARI')!, personBySlackId(tx, 'UOLA')!];
    const [now, before] = [activePairOf(tx, kari.id)!, endedPairsOf(tx, kari.id)[0]!];
    const team = teamByName(tx, 'Drift')!.id;
    const ids = { ...writeNow(tx, kari, ola, now), ...writeElse(tx, kari, ola, team) };
    const checkin = checkinsFrom(tx, now.id, '')[0]!.id;
    const skipped = makeEarly(tx, now, '2027-W05')!.id;
    skip(tx, kari, skipped);
    return targetsOf(tx, { now, before, checkin, held, skipped, team, ids });
  });
  await story.practice.settle();
  return { story, targets };
}
