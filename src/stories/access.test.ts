import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginCompany, type Company, PEOPLE, type Somebody, type Target } from './access-company.testing.ts';
import { MARKS } from './access-words.testing.ts';
import { type Came, Door } from './access-door.testing.ts';
import { WAYS, type Way } from './access-routes.testing.ts';
import { ACCESS, type Action, may, type Role, type Standing } from '../domain/access.ts';
import { textsFor } from '../i18n/index.ts';
import { routesOf } from '../slack/nouns.ts';

/*
 * Everybody tries everything: each relation with each role sends each thing that can be sent, with ids of all kinds,
 * through the front door. What comes of it is held against the table.
 */

const PATIENCE_MS = 300_000;
const ROLES: Role[][] = [[], ['admin'], ['hr']];
const KINDS = { clicks: 'c', forms: 'f', closings: 'x', commands: 'w', picked: 'p' } as const;

let company: Company;
let door: Door;

beforeAll(async () => {
  company = await beginCompany();
  door = new Door(company.story);
}, PATIENCE_MS);

afterAll(() => company.story.end());

/** All that can be pressed, sent, closed, typed or picked. */
function allRoutes(): string[] {
  const routes = routesOf('/checkin');
  return (Object.entries(KINDS) as [keyof typeof KINDS, string][]).flatMap(([kind, letter]) =>
    Object.keys(routes[kind]).map((id) => `${letter}:${id}`),
  );
}

const routesIn = ({ routes }: Way): string[] => routes.split(' ');

test('each thing that can be done has its line in the table', () => {
  const known = new Set(WAYS.flatMap(routesIn));
  expect([...known].toSorted()).toEqual(allRoutes().toSorted());
});

test('no role and no manager of a manager is named where somebody’s words or answers are', () => {
  const roles = Object.entries(ACCESS).filter(([, named]) =>
    (named as readonly Standing[]).some((one) => one === 'hr' || one === 'admin'),
  );
  const nouns = new Set(roles.map(([action]) => action.split('.')[0]));
  expect([...nouns].toSorted()).toEqual([
    'absence',
    'diagnosis',
    'digest',
    'experiment',
    'numbers',
    'pilot',
    'practice',
    'restore',
    'role',
    'setup',
  ]);
});

/** Sentences by which somebody is told that it is not theirs. */
const REFUSED = (['en', 'nb'] as const).flatMap((language) => {
  const { refusals, diagnosis, teamNumbers } = textsFor(language);
  const { not_yours, not_allowed, pair_ended, pilot_hr_only } = refusals;
  return [not_yours, not_allowed, pair_ended, pilot_hr_only, diagnosis.onlyHr, teamNumbers.noTeamLed].map(
    (sentence) => JSON.stringify(sentence).slice(1, -1),
  );
});

const isRefused = ({ shown }: Came): boolean => REFUSED.some((sentence) => shown.includes(sentence));

type Case = { who: Somebody; roles: Role[]; way: Way; route: string; target: Target };

const casesOf = (way: Way): Case[] =>
  routesIn(way).flatMap((route) =>
    company.targets[way.with].flatMap((target) =>
      PEOPLE.flatMap((who) => ROLES.map((roles) => ({ who, roles, way, route, target }))),
    ),
  );

const isAllowed = ({ who, roles, way, target }: Case): boolean =>
  may(new Set<Standing>([...target.as(who), ...roles]), way.to);

/** Then being refused is said in so many words; of others' things it may also be that there is no such thing. */
const isForRoles = ({ way }: Case): boolean => ACCESS[way.to].every((one) => one === 'hr' || one === 'admin');

/** Whoever may not do something to a thing is shown how it stands, if they may read it. */
const READING: Record<string, Action> = {
  goal: 'goal.read',
  action: 'action.read',
  point: 'agenda.read',
  strength: 'strength.keep',
};

function mayReadIt({ who, roles, way, target }: Case): boolean {
  const reading = READING[way.to.split('.')[0]!];
  return reading !== undefined && may(new Set<Standing>([...target.as(who), ...roles]), reading);
}

/** What is wrong with what came of it. */
function wrongWith(one: Case, came: Came): string[] {
  const others = Object.entries(MARKS).filter(([user]) => user !== one.who);
  const read = others.filter(([, mark]) => came.shown.includes(mark));
  const unnoted = read.length > 0 && came.noted === 0 && !isOwnList(one);
  if (isAllowed(one))
    return [...(isRefused(came) ? ['is refused'] : []), ...(unnoted ? [`reads ${read[0]![1]} unnoted`] : [])];
  return [
    ...(isForRoles(one) && !isRefused(came) ? ['is not refused'] : []),
    ...(came.written.size > 0 ? [`writes ${[...came.written].join(', ')}`] : []),
    ...(read.length > 0 && (unnoted || !mayReadIt(one))
      ? [`reads ${read.map(([, mark]) => mark).join(', ')}`]
      : []),
  ];
}

/** The employee's own lists, whoever wrote on them, and what the employee's own forms show of them. */
const isOwnList = ({ who }: Case): boolean => who === 'UKARI';

const OUTDATED = (['en', 'nb'] as const).map((language) => textsFor(language).refusals.outdated);

const hasWorked = ({ written, drafted, shown }: Came): boolean =>
  written.size > 0 || drafted || (shown !== '[]' && !OUTDATED.some((sentence) => shown.includes(sentence)));

/** What has no effect on this company, allowed or not: it has no pilot, was not restored, and nothing was changed just now. */
const SILENT = [
  'c:pilot.stop',
  'c:pilot.report',
  'f:pilot.extend',
  'f:pilot.adjust',
  'f:pilot.resume',
  'c:restored.go_on',
  'c:restored.send',
  'c:digest.post_again',
  'c:setup.change',
  'c:setup.undo',
  'c:questions.take_back',
  'c:me.resume',
  'c:draft.typed',
  'c:draft.keep',
  'c:draft.drop',
];

const worked = new Set<string>(SILENT);

test.each(WAYS.map((way) => [`${way.to} (${way.with})`, way] as const))(
  '%s',
  async (_, way) => {
    const wrong: string[] = [];
    for (const one of casesOf(way)) {
      const came = await door.tries(one.who, one.roles, one.route, one.target.value);
      const said = `${one.who} ${one.target.as(one.who).join('+')} ${one.roles.join()} ${one.route} ${one.target.value}`;
      wrong.push(...wrongWith(one, came).map((what) => `${said}: ${what}`));
      if (isAllowed(one) && hasWorked(came)) worked.add(one.route);
    }
    expect(wrong).toEqual([]);
  },
  PATIENCE_MS,
);

test('each thing works for somebody, so that the refusals mean something', () => {
  expect(allRoutes().filter((route) => !worked.has(route))).toEqual([]);
});
