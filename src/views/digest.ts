import type { KnownBlock, TableBlock } from '@slack/types';
import type { DigestData, Level, Part, StatementLine, TalkLines } from '../domain/digest.ts';
import type { Band, Change, Label, Share, Shown, Verdict, Withheld } from '../domain/disclosure.ts';
import { positionOf } from '../domain/disclosure.ts';
import type { ChannelProblem } from '../domain/messages.ts';
import type { Area } from '../domain/statements.ts';
import type { ScaleWords } from '../domain/versions.ts';
import type { Texts } from '../i18n/index.ts';
import { anew, markedText, textOf } from './digest-statement.ts';
import type { Message } from './messages.ts';
import { button, buttons, escape, header, section, small } from './parts.ts';
import { scaleEnds } from './scale.ts';

/*
 * The message to the HR channel: company level, in words first. Every number in it has passed the gate, and what the table
 * shows stands in the text as well.
 */

/** `late`: the date on which it should have come. `scale`: what the scores meant; null: in the words of the app. */
export type DigestPost = {
  data: DigestData;
  minimum: number;
  late: string | null;
  scale: ScaleWords | null;
};

type Numbers = Extract<DigestData, { kind: 'numbers' }>;

/** A part of the message: a heading, or none, and its lines. */
type Paragraph = { head: string | null; lines: string[]; quiet?: true };

export function digestMessage(texts: Texts, { data, minimum, late, scale }: DigestPost): Message {
  const t = texts.digest;
  const title = t.title(texts.format.week(data.week));
  const delayed: Paragraph[] =
    late === null ? [] : [{ head: null, lines: [t.late(texts.format.day(late))], quiet: true }];
  const [before, table, after] =
    data.kind === 'numbers'
      ? numbers(texts, data, minimum, scale)
      : [[{ head: null, lines: [t.noNumbers(minimum)] }, talks(texts, data)], null, []];
  const rows = table === null ? [] : table.slice(1).map((cells) => `• ${cells.join(' · ')}`);
  const told = [...delayed, ...before, { head: null, lines: rows }, ...after];
  return {
    text: escape([title, ...told.map(plainly)].filter((part) => part !== '').join('\n')),
    blocks: [
      header(title),
      ...[...delayed, ...before].map(shown),
      ...(table === null ? [] : [tableBlock(table)]),
      ...after.map(shown),
    ],
  };
}

const plainly = ({ head, lines }: Paragraph): string =>
  [...(head === null ? [] : [head]), ...lines].join('\n');

function shown({ head, lines, quiet }: Paragraph): KnownBlock {
  const text = [...(head === null ? [] : [`*${head}*`]), ...lines].map(escape).join('\n');
  return quiet === true ? small(text) : section(text);
}

// ---- with numbers --------------------------------------------------------------------------------------------

/** What comes before the table, the table, and what comes after it. */
function numbers(
  texts: Texts,
  data: Numbers,
  minimum: number,
  scale: ScaleWords | null,
): [Paragraph[], string[][], Paragraph[]] {
  return [
    [changes(texts, data), levels(texts, data)],
    tableOf(texts, data),
    [
      { head: null, lines: [scaleEnds(texts, scale)], quiet: true },
      talks(texts, data),
      missing(texts, data),
      basis(texts, data, minimum),
    ],
  ];
}

/** What is new comes first, in words; nothing new is a result as well. */
function changes(texts: Texts, data: Numbers): Paragraph {
  const { head, lines } = changed(texts, data);
  return { head, lines: [...lines, ...anew(texts, data.statements)] };
}

function changed(texts: Texts, data: Numbers): Paragraph {
  const t = texts.digest;
  const head = t.changes;
  if (data.comparison === 'too_early') return { head, lines: [t.tooEarly] };
  const verdicts = data.statements.map(({ change }) => change.is.verdict);
  if (data.changes.length > 0) {
    const rest = verdicts.includes('none') ? [t.others] : [];
    return { head, lines: [...data.changes.map((line) => changeLine(texts, line)), ...rest] };
  }
  const compared = [...verdicts, data.index.change.is.verdict].some((verdict) => verdict !== 'too_few');
  return { head, lines: [compared ? t.quiet : t.tooFewToCompare] };
}

function changeLine(texts: Texts, line: StatementLine): string {
  const t = texts.digest.change;
  const { level, was, change } = line;
  const { verdict, news } = change.is;
  const say = verdict === 'up' ? (news ? t.up : t.stillUp) : news ? t.down : t.stillDown;
  return say(textOf(texts, line), levelText(texts, level), was === null ? '' : levelText(texts, was));
}

function levels(texts: Texts, data: Numbers): Paragraph {
  const t = texts.digest;
  const { index, areas, leaders, thisWeek } = data;
  const said = areas.map((area) => `${texts.pulse.areas[area.area]}: ${areaText(texts, data, area)}`);
  const overall = index.level.is.kind === 'label' ? [overallLine(texts, index.level, index.change)] : [];
  const apart = leaders.is.kind === 'label' ? [t.leaders(levelText(texts, leaders))] : [];
  const few = thisWeek === 'too_few' ? [t.thisWeekTooFew] : [];
  return { head: t.areas, lines: [said.join(' · '), ...overall, ...apart, ...few] };
}

/** In the first weeks an area has no number because too few of its statements have been asked, not answered. */
function areaText(
  texts: Texts,
  { statements }: Numbers,
  { area, level }: { area: Area; level: Level },
): string {
  if (level.is.kind === 'label') return levelText(texts, level);
  const few = statements.some((it) => it.area === area && isWithheld(it.level, 'too_few'));
  return few ? texts.digest.withheld.too_few : texts.digest.areaTooEarly;
}

const isWithheld = ({ is }: Level, why: Withheld['why']): boolean => is.kind === 'withheld' && is.why === why;

function overallLine(texts: Texts, level: Level, change: Shown<Change>): string {
  const t = texts.digest;
  const { verdict } = change.is;
  const said = t.overall(levelText(texts, level));
  return verdict === 'too_few' ? said : `${said}: ${t.overallChange[verdict]}`;
}

// ---- the table -----------------------------------------------------------------------------------------------

/** A head and one row a statement. The share in favour has a column only where it may be shown at all. */
function tableOf(texts: Texts, { statements, comparison }: Numbers): string[][] {
  const t = texts.digest.table;
  const withShare = statements.some(({ favourable }) => favourable.is.kind === 'share');
  const share = (cell: string): string[] => (withShare ? [cell] : []);
  return [
    [t.statement, t.level, ...share(t.favourable), t.change],
    ...statements.map(({ level, favourable, change, ...line }) => [
      markedText(texts, line),
      levelText(texts, level),
      ...share(shareText(texts, favourable)),
      changeText(texts, level, comparison === 'too_early' ? 'too_early' : change.is.verdict),
    ]),
  ];
}

function changeText(texts: Texts, level: Level, verdict: Verdict | 'too_early'): string {
  return level.is.kind === 'withheld' ? NOTHING : texts.digest.table.verdict[verdict];
}

function tableBlock(rows: string[][]): TableBlock {
  const cells = rows.map((row) => row.map((text) => ({ type: 'raw_text' as const, text })));
  return { type: 'table', rows: cells, column_settings: [{ is_wrapped: true }] };
}

/** A cell of a table cannot be empty. */
const NOTHING = '–';

// ---- the talks, what is missing, how to read it ----------------------------------------------------------------

type Line = [Part, (part: string) => string];

function talks(texts: Texts, { week, talks: of }: { week: string; talks: TalkLines }): Paragraph {
  const t = texts.digest;
  const parts: Line[] = [
    [of.held, t.held],
    [of.answered, t.answered],
    [of.outcomes, t.outcomes],
    ...(of.linked === null ? [] : [[of.linked, t.linked] satisfies Line]),
  ];
  const said = parts.flatMap(([part, say]) =>
    part.is.kind === 'withheld' ? [] : [say(partText(texts, part))],
  );
  const lines = [...said, ...usefulLines(texts, of, said.length > 0)];
  const none =
    of.held.is.kind === 'withheld' && of.held.is.why === 'no_answers' ? t.noTalks : t.talksWithheld;
  return { head: t.talks(texts.format.week(week)), lines: lines.length > 0 ? lines : [none] };
}

/** Where other shares stand, it is said that this one is missing; where none does, one sentence is enough for all. */
function usefulLines(texts: Texts, { useful, usefulToLeaders }: TalkLines, others: boolean): string[] {
  const t = texts.digest;
  if (useful.is.kind === 'withheld')
    return others && useful.is.why === 'too_few' ? [t.usefulWithheld(t.withheld.too_few)] : [];
  const apart =
    usefulToLeaders.is.kind === 'label' ? [t.usefulToLeaders(levelText(texts, usefulToLeaders))] : [];
  return [[t.useful(levelText(texts, useful)), ...apart].join(' ')];
}

function missing(texts: Texts, { withheld, leftOut }: Numbers): Paragraph {
  const t = texts.digest;
  const named = (why: Withheld['why']): string[] =>
    withheld.filter((it) => it.why.is.why === why).map((it) => textOf(texts, it));
  const line = (why: Withheld['why'], say: (statements: string) => string): string[] => {
    const names = named(why).map((text) => texts.digest.quoted(text));
    return names.length === 0 ? [] : [say(texts.format.list(names))];
  };
  const lines = [
    ...line('too_few', t.tooFew),
    ...line('would_reveal', t.wouldReveal),
    ...line('no_answers', t.notAsked),
    ...(leftOut ? [t.leftOut] : []),
  ];
  return { head: t.missing, lines: lines.length === 0 ? [t.nothingMissing] : lines };
}

function basis(texts: Texts, data: Numbers, minimum: number): Paragraph {
  const t = texts.digest;
  const week = texts.format.week(data.week);
  const { answering, rate, changes: moved } = data;
  const from =
    answering.is.kind === 'band' ? t.basis(week, bandText(texts, answering.is)) : t.basisNoBand(week);
  const got = rate.is.kind === 'withheld' ? [] : [t.rate(partText(texts, rate))];
  const chance = moved.length > 0 ? [t.chance] : [];
  return { head: null, lines: [[from, ...got, t.least(minimum), ...chance].join(' ')], quiet: true };
}

const bandText = (texts: Texts, { band }: Band): string =>
  band.endsWith('+') ? texts.digest.orMore(band.slice(0, -1)) : band.replace('-', '–');

// ---- what a number looks like ----------------------------------------------------------------------------------

export function levelText(texts: Texts, { is }: Level): string {
  return is.kind === 'withheld' ? texts.digest.withheld[is.why] : labelText(texts, is);
}

/** Halves are "about": their steps are as wide as their noise. */
function labelText(texts: Texts, label: Label): string {
  const { about, edge } = texts.digest;
  const at = positionOf(label);
  const number = texts.format.decimal(at, label.grid === 2 && Number.isInteger(at) ? 0 : 1);
  if (label.edge !== 'exact') return edge[label.edge](number);
  return label.grid === 2 ? about(number) : number;
}

function partText(texts: Texts, { is }: Part): string {
  if (is.kind === 'withheld') return texts.digest.withheld[is.why];
  return is.kind === 'words' ? texts.digest.words[is.words] : percentText(texts, is);
}

const shareText = (texts: Texts, { is }: Shown<Share | Withheld>): string =>
  is.kind === 'withheld' ? NOTHING : percentText(texts, is);

const percentText = (texts: Texts, { percent, edge }: Share): string =>
  texts.digest.share[edge](texts.digest.percent(percent));

// ---- held back -------------------------------------------------------------------------------------------------

/** To the administrators: why the digest of a week waits, and what to do. */
export function digestLostMessage(texts: Texts, week: string): Message {
  const t = texts.digest.lost;
  const title = t.title(texts.format.week(week));
  return {
    text: escape(`${title}. ${t.text}`),
    blocks: [
      section(`*${escape(title)}*\n${escape(t.text)}`),
      buttons('digest', [button('digest.post_again', t.again, week)]),
    ],
  };
}

export function digestReadersMessage(texts: Texts, channel: string, others: number): Message {
  const t = texts.digest.readers;
  return {
    text: escape(t.text(others)),
    blocks: [section(`*${escape(t.text(others))}*\n<#${channel}>. ${escape(t.what)}`)],
  };
}

export function digestHeldMessage(texts: Texts, week: string, why: ChannelProblem): Message {
  const t = texts.digest.heldBack;
  const title = t.text(texts.format.week(week));
  return {
    text: escape(`${title}. ${t.why[why]}`),
    blocks: [section(`*${escape(title)}*\n${escape(t.why[why])}`), small(t.kept)],
  };
}
