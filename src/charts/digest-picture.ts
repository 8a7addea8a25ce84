import type { DigestLine } from '../domain/digest-line.ts';
import { positionOf } from '../domain/disclosure.ts';
import { measure, wrap } from './lettering.ts';
import { type Frame, heightOf, pointsOf, sideOf } from './scale.ts';
import { arrow, broken, dot, GREY, MUTED, type Point, rectangle, rule, sheet, text } from './svg.ts';
import { WINDOW_WEEKS } from '../domain/trends.ts';

/*
 * The picture in the thread of the digest: the line of the last weeks, and under it a small one for each statement. Made for
 * a telephone, where it is shown at about a third of its size.
 */

/** What is written at a number; the arrow is drawn. */
type NumberWords = { readonly label: string; readonly arrow: 'up' | 'down' | null; readonly verdict: string };

/** All words, in the reader's language. */
export type Words = {
  readonly title: string;
  readonly about: readonly string[];
  readonly now: NumberWords;
  readonly ofFive: string;
  /** As they stand below the line. */
  readonly weeks: readonly string[];
  /** What the grey is; empty: there is none. */
  readonly usual: string;
  readonly heading: string;
  readonly statements: readonly (NumberWords & { readonly words: string })[];
};

const WIDTH = 1080;
const MARGIN = 56;
const RIGHT = WIDTH - MARGIN;
const SMALL = 34;
const LINE = 44;

/** Something drawn and where the next thing may begin. */
type Drawn = { readonly svg: string; readonly end: number };

/** SVG text, 1080 wide and as high as it needs. */
export function digestPicture(words: Words, line: DigestLine): string {
  const head = heading(words);
  const trend = largeLine(words, line, head.end + 40);
  const title = text({ x: MARGIN, y: trend.end + 84 }, 40, words.heading, { bold: true });
  const rows: Drawn[] = [];
  for (const [at, one] of words.statements.entries())
    rows.push(statementRow(one, line, at, rows.at(-1)?.end ?? trend.end + 112));
  const end = rows.at(-1)?.end ?? trend.end;
  return sheet(WIDTH, end + 24, [head.svg, trend.svg, title, ...rows.map(({ svg }) => svg)]);
}

function heading({ title, about, now, ofFive }: Words): Drawn {
  const lines = about.flatMap((one) => wrap(one, SMALL, RIGHT - MARGIN, 2));
  const told = lines.map((one, at) => text({ x: MARGIN, y: 152 + at * LINE }, SMALL, one, { fill: MUTED }));
  const size = now.label.length > 4 ? 56 : 92;
  const y = 152 + (lines.length - 1) * LINE + 116;
  const after = MARGIN + measure(now.label, size, true) + 20;
  return {
    svg: [
      text({ x: MARGIN, y: 96 }, 52, title, { bold: true }),
      ...told,
      text({ x: MARGIN, y }, size, now.label, { bold: true }),
      text({ x: after, y }, 40, ofFive),
      verdictAt({ x: RIGHT - measure(now.verdict, 40), y }, 40, now),
    ].join(''),
    end: y,
  };
}

/** The word, and before it the arrow; where the word begins is given. */
function verdictAt({ x, y }: Point, size: number, { arrow: way, verdict }: NumberWords): string {
  const word = text({ x, y }, size, verdict);
  return way === null ? word : arrow({ x: x - size * 0.9, y: y - 2 }, size * 0.7, way) + word;
}

// ---- the line of all statements together ---------------------------------------------------------------------

function largeLine({ weeks, usual }: Words, line: DigestLine, top: number): Drawn {
  const frame: Frame = { left: MARGIN + 64, right: RIGHT - 16, top: top + 16, bottom: top + 356 };
  const scale = [1, 2, 3, 4, 5].map((value) => {
    const y = heightOf(frame, value);
    const mark = { x: MARGIN + 20, y: y + 12 };
    return (
      text(mark, SMALL, String(value), { fill: MUTED, anchor: 'middle' }) +
      rule({ x: frame.left - 16, y }, { x: RIGHT, y })
    );
  });
  const points = pointsOf(frame, line.index);
  const below = frame.bottom + 56;
  const names = weeks.map((week, at) =>
    text({ x: sideOf(frame, at, weeks.length), y: below }, 32, week, { fill: MUTED, anchor: 'middle' }),
  );
  const grey = usual === '' ? '' : greyOf(frame, line);
  const legend = grey === '' ? { svg: '', end: below } : legendOf(usual, below + 60);
  return {
    svg: [
      grey,
      ...scale,
      broken(points, 7),
      ...points.map((point, at) => point && dot(point, at === points.length - 1 ? 15 : 9)),
      ...names,
      legend.svg,
    ].join(''),
    end: legend.end,
  };
}

/** How far the line usually moves from where it was four weeks ago. */

function greyOf(frame: Frame, { weeks, usual: { around, margin } }: DigestLine): string {
  if (around.is.kind !== 'label' || margin.is.kind !== 'margin') return '';
  const middle = positionOf(around.is);
  const half = margin.is.hundredths / 100;
  const top = Math.max(frame.top, heightOf(frame, middle + half));
  const bottom = Math.min(frame.bottom, heightOf(frame, middle - half));
  const from = sideOf(frame, weeks.length - 1 - WINDOW_WEEKS, weeks.length);
  return rectangle({ x: from, y: top }, { x: frame.right, y: bottom }, GREY);
}

function legendOf(words: string, y: number): Drawn {
  const lines = wrap(words, SMALL, RIGHT - MARGIN - 64, 2);
  const told = lines.map((one, at) =>
    text({ x: MARGIN + 64, y: y + at * LINE }, SMALL, one, { fill: MUTED }),
  );
  const sample = rectangle({ x: MARGIN, y: y - 26 }, { x: MARGIN + 44, y: y + 2 }, GREY);
  return { svg: sample + told.join(''), end: y + (lines.length - 1) * LINE };
}

// ---- one statement -------------------------------------------------------------------------------------------

const WORDS_WIDE = 488;
const SMALL_LINE = { left: 582, right: 766 };
const NUMBER_AT = 806;
const SMALL_HIGH = 112;

function statementRow(words: Words['statements'][number], line: DigestLine, at: number, top: number): Drawn {
  const said = wrap(words.words, SMALL, WORDS_WIDE, 4);
  const number = numberColumn(words, top + 56);
  const frame: Frame = { ...SMALL_LINE, top: top + 28, bottom: top + 28 + SMALL_HIGH };
  const levels = line.statements[at]?.levels ?? [];
  const points = pointsOf(frame, levels);
  const last = points.findLast((point) => point !== null) ?? null;
  const ends = [frame.bottom, top + 56 + (said.length - 1) * LINE, number.end];
  return {
    svg: [
      rule({ x: MARGIN, y: top }, { x: RIGHT, y: top }),
      ...said.map((one, row) => text({ x: MARGIN, y: top + 56 + row * LINE }, SMALL, one)),
      ...[1, 3, 5].map((value) => levelRule(frame, heightOf(frame, value))),
      broken(points, 5),
      ...points.map((point) => point && dot(point, point === last ? 10 : 4)),
      number.svg,
    ].join(''),
    end: Math.max(...ends) + 28,
  };
}

const levelRule = ({ left, right }: Frame, y: number): string =>
  rule({ x: left - 8, y }, { x: right + 8, y });

function numberColumn(words: NumberWords, y: number): Drawn {
  const wide = RIGHT - NUMBER_AT;
  const label = wrap(words.label, 40, wide, 3, true);
  const below = y + label.length * 46;
  const indent = words.arrow === null ? 0 : 34;
  const verdict = words.verdict === '' ? [] : wrap(words.verdict, 32, wide - indent, 3);
  return {
    svg: [
      ...label.map((one, row) => text({ x: NUMBER_AT, y: y + row * 46 }, 40, one, { bold: true })),
      ...(words.arrow === null ? [] : [arrow({ x: NUMBER_AT, y: below - 6 }, 24, words.arrow)]),
      ...verdict.map((one, row) => text({ x: NUMBER_AT + indent, y: below - 4 + row * 40 }, 32, one)),
    ].join(''),
    end: below - 46 + verdict.length * 40,
  };
}
