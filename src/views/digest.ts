import type { KnownBlock } from '@slack/types';
import type { DigestData, IndexLine, Level, StatementLine } from '../domain/digest-data.ts';
import type { DigestLine } from '../domain/digest-line.ts';
import type { Withheld } from '../domain/disclosure.ts';
import type { Area } from '../domain/statements.ts';
import type { ScaleWords } from '../domain/versions.ts';
import type { Texts } from '../i18n/index.ts';
import { type ChartBlock, chartBlock, lineAbout, lineNumbers } from './digest-chart.ts';
import { bandText, boundsText, levelText, marginText, partText } from './digest-numbers.ts';
import { readingButton } from './digest-reading.ts';
import { anew, textOf } from './digest-statement.ts';
import { tableBlock, tableOf } from './digest-table.ts';
import { talksParagraph } from './digest-talks.ts';
import { type Paragraph, plainly, shown } from './paragraphs.ts';
import { escape, header } from './parts.ts';
import { scaleEnds } from './scale.ts';

/*
 * The message to the HR channel: company level, in words first. Every number in it has passed the gate, and what the table
 * and the chart show stands in the text as well.
 */

/**
 * `line`: null while it is too early for one. `late`: the date on which it should have come. `scale`: what the scores
 * meant; null: in the words of the app.
 */
export type DigestPost = {
  data: DigestData;
  line: DigestLine | null;
  minimum: number;
  late: string | null;
  scale: ScaleWords | null;
};

type Numbers = Extract<DigestData, { kind: 'numbers' }>;

/** `digestParagraphs` apart, with a table and a chart where Slack can show them. */
type Parts = { before: Paragraph[]; table: string[][] | null; after: Paragraph[] };

export function digestMessage(
  texts: Texts,
  post: DigestPost,
): { text: string; blocks: (KnownBlock | ChartBlock)[] } {
  const title = digestTitle(texts, post);
  const { before, table, after } = partsOf(texts, post);
  const told = digestParagraphs(texts, post).map(plainly);
  return {
    text: escape([title, ...told].join('\n')),
    blocks: [
      header(title),
      ...before.map(shown),
      ...(post.line === null ? [] : [chartBlock(texts, post.line)]),
      ...lineInWords(texts, post).map(shown),
      ...(table === null ? [] : [tableBlock(table)]),
      ...after.map(shown),
      ...(post.data.kind === 'numbers' ? [readingButton(texts)] : []),
    ],
  };
}

export const digestTitle = ({ digest, format }: Texts, { data }: DigestPost): string =>
  digest.title(format.week(data.week));

/** The chart for those who do not see it. */
const lineInWords = (texts: Texts, { line }: DigestPost): Paragraph[] =>
  line === null
    ? []
    : [{ head: null, lines: [`${lineAbout(texts, line)}: ${lineNumbers(texts, line)}`], quiet: true }];

/** All of it as text. */
export function digestParagraphs(texts: Texts, post: DigestPost): Paragraph[] {
  const { before, table, after } = partsOf(texts, post);
  const rows = (table ?? []).slice(1).map((cells) => `• ${cells.join(' · ')}`);
  return [
    ...before,
    ...lineInWords(texts, post),
    ...(rows.length === 0 ? [] : [{ head: null, lines: rows }]),
    ...after,
  ];
}

function partsOf(texts: Texts, { data, minimum, late, scale }: DigestPost): Parts {
  const t = texts.digest;
  const delayed: Paragraph[] =
    late === null ? [] : [{ head: null, lines: [t.late(texts.format.day(late))], quiet: true }];
  if (data.kind === 'too_few') {
    const none = { head: null, lines: [data.isNew === true ? t.allNew : t.noNumbers(minimum)] };
    return { before: [...delayed, none, talksParagraph(texts, data)], table: null, after: [] };
  }
  return {
    before: [...delayed, changes(texts, data), levels(texts, data), ...opening(texts, data)],
    table: tableOf(texts, data),
    after: [
      { head: null, lines: [scaleEnds(texts, scale)], quiet: true },
      talksParagraph(texts, data),
      missing(texts, data),
      basis(texts, data, minimum),
    ],
  };
}

// ---- with numbers --------------------------------------------------------------------------------------------

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
  const overall = index.level.is.kind === 'label' ? [overallLine(texts, index)] : [];
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

function overallLine(texts: Texts, { level, change, certainty }: IndexLine): string {
  const t = texts.digest;
  const { verdict } = change.is;
  const margin = certainty === null ? null : marginText(texts, certainty.margin);
  const label = levelText(texts, level);
  const said = margin === null ? t.overall(label) : t.overallMargin(label, margin);
  return verdict === 'too_few' ? said : `${said}: ${t.overallChange[verdict]}`;
}

function opening({ openings: t }: Texts, { opening: id, statements }: Numbers): Paragraph[] {
  const line = statements.find(({ statement }) => statement === id);
  return line === undefined ? [] : [{ head: t.title, lines: [t.of[line.statement] ?? t.ofArea[line.area]] }];
}

// ---- what is missing, how to read it ---------------------------------------------------------------------------

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
    ...line('too_new', t.tooNew),
    ...line('no_answers', t.notAsked),
    ...(leftOut ? [t.leftOut] : []),
  ];
  return { head: t.missing, lines: lines.length === 0 ? [t.nothingMissing] : lines };
}

function basis(texts: Texts, data: Numbers, minimum: number): Paragraph {
  const t = texts.digest;
  const week = texts.format.week(data.week);
  const { answering, rate, changes: moved, index } = data;
  const from =
    answering.is.kind === 'band' ? t.basis(week, bandText(texts, answering.is)) : t.basisNoBand(week);
  const got = rate.is.kind === 'withheld' ? [] : [t.rate(partText(texts, rate))];
  const sure = index.certainty === null ? [] : boundsText(texts, index.certainty.bounds);
  const chance = moved.length > 0 ? [t.chance] : [];
  return { head: null, lines: [[from, ...got, ...sure, t.least(minimum), ...chance].join(' ')], quiet: true };
}
