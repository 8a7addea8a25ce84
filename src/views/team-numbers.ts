import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Label, Shown } from '../domain/disclosure.ts';
import { type Guess, guessed, type Guesses } from '../domain/guesses.ts';
import { arrows, extremes, type TeamNumbers, type TeamStatement } from '../domain/team-numbers.ts';
import type { Tip } from '../domain/tips.ts';
import type { Texts } from '../i18n/index.ts';
import { levelText } from './digest-numbers.ts';
import { inLine, listed } from './lines.ts';
import { button, buttons, divider, escape, header, modal, section, small } from './parts.ts';
import { statementText } from './statement.ts';

/* What a manager sees of the own team: a few lines on Home, and a page with all of it. */

/** A name that is null stands for people who are in no team. */
export type TeamPageData = {
  team: { id: string; name: string };
  numbers: TeamNumbers | null;
  names: (string | null)[];
  others: (string | null)[];
};

export type GainsData = { month: string; steps: number; obstacles: number; wins: number };

export type TeamHomeData = {
  pages: (TeamPageData & { guesses: Guesses })[];
  early: boolean;
  tip: Tip | null;
};

/** Who leads more teams finds all of them in a list. */
const MOST_ON_HOME = 3;
const MOST_IN_LIST = 40;

export function teamHome(texts: Texts, { pages, early, tip }: TeamHomeData): KnownBlock[] {
  const t = texts.teamNumbers;
  const tips = tip === null ? [] : [section(t.tip(t.tips[tip]))];
  if (pages.length === 0 && !early) return tips;
  return [
    divider(),
    header(t.title),
    ...(early ? [section(t.early)] : []),
    ...pages.slice(0, MOST_ON_HOME).flatMap((page) => onHome(texts, page)),
    ...(pages.length > MOST_ON_HOME ? [buttons('team', [button('team.mine', t.all, 'all')])] : []),
    ...tips,
  ];
}

const onHome = (texts: Texts, page: TeamHomeData['pages'][number]): KnownBlock[] => [
  section([...summary(texts, page), ...differences(texts, page)].join('\n')),
  buttons(`team:${page.team.id}`, [
    button('team.open', texts.teamNumbers.open, page.team.id),
    guessButton(texts, page),
  ]),
];

/** All that somebody leads, each with the way to its page. */
export function teamPages(texts: Texts, pages: readonly TeamPageData[]): ModalView {
  const t = texts.teamNumbers;
  const blocks = pages
    .slice(0, MOST_IN_LIST)
    .map((page) => section(summary(texts, page).join('\n'), button('team.open', t.open, page.team.id)));
  return modal('team.all', t.all, blocks, { close: texts.checkin.form.close });
}

const guessButton = (texts: Texts, { team }: Pick<TeamPageData, 'team'>): Button =>
  button('guess.open', texts.teamNumbers.guessButton, team.id);

/** Who leads very many teams knows which they are. */
const MOST_NAMES = 8;

export function namesText(texts: Texts, names: readonly (string | null)[], most = MOST_NAMES): string {
  const t = texts.teamNumbers;
  const all = names.map((name) => (name === null ? t.noTeam : inLine(name, 80)));
  const left = all.length - most;
  return left <= 1 ? texts.format.list(all) : texts.format.list([...all.slice(0, most), t.others(left)]);
}

// ---- in a few lines --------------------------------------------------------------------------------------------

export function summary(texts: Texts, page: TeamPageData): string[] {
  const t = texts.teamNumbers;
  const { numbers, names } = page;
  const name = escape(inLine(page.team.name, 80));
  if (numbers === null) return [`*${name}*`, `${t.none(name)} ${t.noneAsk}`];
  const rate = numbers.rate.is.kind === 'words' ? ` – ${t.rate[numbers.rate.is.words]}` : '';
  return [
    `*${t.lastFour(escape(namesText(texts, names)))}*${rate}`,
    ...covered(texts, page),
    overall(texts, numbers),
    ...standingOut(texts, numbers),
    ...arrowLines(texts, numbers),
  ];
}

/** Where the numbers are those of more than the own teams, why. */
function covered(texts: Texts, { names, others }: TeamPageData): string[] {
  if (others.length === 0) return [];
  return [`_${texts.teamNumbers.together(escape(namesText(texts, names)))}_`];
}

function overall(texts: Texts, { index, comparison }: TeamNumbers): string {
  const t = texts.teamNumbers;
  if (index.level.is.kind === 'withheld') return t.overallNone;
  const change = comparison === 'too_early' ? t.change.too_early : t.change[index.change.is.verdict];
  return `${t.overall(levelText(texts, index.level))}, ${change}`;
}

const quoted = (texts: Texts, { statement, words }: Pick<TeamStatement, 'statement' | 'words'>): string =>
  escape(texts.teamNumbers.quoted(statementText(texts, { id: statement, words })));

const MOST_NAMED = 3;

function standingOut(texts: Texts, { statements }: TeamNumbers): string[] {
  const t = texts.teamNumbers;
  const out = extremes({ statements });
  const numbered = statements.filter(({ level }) => level.is.kind === 'label').length;
  if (out === null) return numbered > 0 ? [t.allAlike] : [];
  const { highest, lowest } = out;
  const twoNumbers = highest.length + lowest.length === numbered;
  const named = (some: readonly TeamStatement[]): string =>
    twoNumbers && some.length > MOST_NAMED && 2 * some.length > numbered
      ? t.allOthers
      : texts.format.list(some.map((one) => quoted(texts, one)));
  const label = (some: readonly TeamStatement[]): string => levelText(texts, some[0]!.level);
  return [t.highest(named(highest), label(highest)), t.lowest(named(lowest), label(lowest))];
}

function arrowLines(texts: Texts, numbers: TeamNumbers): string[] {
  const t = texts.teamNumbers.arrow;
  return arrows(numbers).map((one) => {
    const { is } = one.change;
    const say = is.verdict === 'up' ? (is.news ? t.up : t.stillUp) : is.news ? t.down : t.stillDown;
    return say(quoted(texts, one), levelText(texts, one.level));
  });
}

// ---- the page --------------------------------------------------------------------------------------------------

export type TeamFullPage = {
  page: TeamPageData;
  guesses: Guesses;
  topics: { name: string; topic: string }[];
  tip: Tip | null;
  gains: GainsData | null;
};

export function teamPage(texts: Texts, data: TeamFullPage): ModalView {
  const t = texts.teamNumbers;
  const { page, tip, gains } = data;
  const { numbers } = page;
  const blocks = [
    section(summary(texts, page).join('\n')),
    ...(numbers === null ? [] : detail(texts, numbers, data.guesses)),
    ...listed(
      t.topics,
      data.topics.map(({ name, topic }) => t.topic(inLine(name, 80), inLine(topic))),
      t.more,
    ),
    section(t.ask(questionFor(texts, numbers))),
    ...(tip === null ? [] : [section(t.tip(t.tips[tip]))]),
    ...(gains === null ? [] : [section(gainsText(texts, gains)), small(t.gainsReader)]),
    buttons('team', [guessButton(texts, page)]),
    ...(numbers === null ? [] : [small([grain(texts, numbers), t.leaders].join(' '))]),
    small(t.readBy),
  ];
  return modal('team.page', t.title, blocks, { close: texts.checkin.form.close });
}

function detail(texts: Texts, numbers: TeamNumbers, guesses: Guesses): KnownBlock[] {
  const t = texts.teamNumbers;
  const lines = numbers.statements.map((one) => t.statement(quoted(texts, one), levelText(texts, one.level)));
  const moved = arrows(numbers).length > 0;
  const quiet = numbers.comparison === 'made' && !moved ? [t.noArrow] : [];
  const said = guessLines(texts, numbers, guesses);
  return [
    section([`*${t.statements}*`, ...lines.map((line) => `• ${line}`), ...quiet].join('\n')),
    ...(moved ? [small(t.chance)] : []),
    ...(said.length === 0 ? [] : [section(said.join('\n'))]),
  ];
}

/** Where the manager sees it differently: that is worth a talk. */
function differences(texts: Texts, { numbers, guesses }: TeamHomeData['pages'][number]): string[] {
  if (numbers === null) return [];
  const isFar = ({ statement, level }: TeamStatement): boolean => {
    const guess = guesses[statement];
    return guess !== undefined && level.is.kind === 'label' && guessed(guess, level.is) === 'apart';
  };
  return guessLines(texts, { statements: numbers.statements.filter(isFar) }, guesses);
}

function guessLines(
  texts: Texts,
  { statements }: Pick<TeamNumbers, 'statements'>,
  guesses: Guesses,
): string[] {
  return statements.flatMap((one) => {
    const guess = guesses[one.statement];
    return guess === undefined || one.level.is.kind === 'withheld'
      ? []
      : [guessLine(texts, one, guess, one.level as Shown<Label>)];
  });
}

function guessLine(texts: Texts, one: TeamStatement, guess: Guess, level: Shown<Label>): string {
  const t = texts.teamNumbers.guess;
  const mine = halfText(texts, guess);
  const says = guessed(guess, level.is);
  if (says === 'close') return `${quoted(texts, one)} – ${t.close_to(mine)}`;
  return (says === 'apart' ? t.apart : t.beside)(mine, quoted(texts, one), levelText(texts, level));
}

export const halfText = (texts: Texts, half: number): string =>
  texts.format.decimal(half, Number.isInteger(half) ? 0 : 1);

/** About what has gone down, or else about what is lowest. */
function questionFor(texts: Texts, numbers: TeamNumbers | null): string {
  const { questions, anyQuestion } = texts.teamNumbers;
  if (numbers === null) return anyQuestion;
  const down = arrows(numbers).find(({ change }) => change.is.verdict === 'down');
  const about = down ?? extremes(numbers)?.lowest[0];
  return (about === undefined ? undefined : questions[about.statement]) ?? anyQuestion;
}

function grain(texts: Texts, { statements }: TeamNumbers): string {
  const grids = statements.flatMap(({ level }) => (level.is.kind === 'label' ? [level.is.grid] : []));
  return texts.teamNumbers.grain[grids.includes(2) ? 2 : grids.includes(5) ? 5 : 10];
}

function gainsText(texts: Texts, { month, steps, obstacles, wins }: GainsData): string {
  const t = texts.teamNumbers;
  const counted = [
    ...(steps > 0 ? [t.gained.steps(steps)] : []),
    ...(obstacles > 0 ? [t.gained.obstacles(obstacles)] : []),
    ...(wins > 0 ? [t.gained.wins(wins)] : []),
  ];
  return t.gains(month, texts.format.list(counted));
}
