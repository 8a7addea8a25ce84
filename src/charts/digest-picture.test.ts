import { describe, expect, test } from 'vitest';
import { digestLine } from '../domain/digest-line.ts';
import { digestOf } from '../domain/digest.ts';
import { inventedWeeks } from '../domain/invented.ts';
import { STATEMENTS } from '../domain/statements.ts';
import { textsFor } from '../i18n/index.ts';
import { pictureAlt, pictureWords } from '../views/digest-picture.ts';
import { digestPicture } from './digest-picture.ts';
import { pngOf } from './png.ts';

const LAST = '2027-W05';

/** Strengths are a step better from four weeks ago on; in the weeks `silent` before the last nobody answered. */
function lived(heads: number, silent: readonly number[] = []) {
  const all = inventedWeeks(LAST, {
    heads,
    weeks: 16,
    answering: 90,
    drift: (statement, back) => (statement === 'I1' && back < 4 ? 1 : 0),
  });
  const isSilent = (week: string) => silent.some((back) => all.weeks.at(-1 - back)!.week === week);
  const cells = all.cells.filter(({ week }) => !isSilent(week));
  const digests = all.weeks.map(({ week }) =>
    digestOf({ weeks: all.weeks, cells, week, statements: STATEMENTS, minimum: 5 }),
  );
  const data = digests.at(-1)!;
  const line = digestLine(LAST, digests, cells);
  if (data.kind !== 'numbers' || line === null) throw new Error('there is no line');
  return { data, line };
}

const FIFTY = lived(50);
const drawn = (language: 'en' | 'nb', { data, line } = FIFTY) => {
  return digestPicture(pictureWords(textsFor(language), data, line, false), line);
};
const count = (svg: string, what: RegExp) => svg.match(what)?.length ?? 0;

describe('the picture of a digest', () => {
  test.each(['en', 'nb'] as const)('says in %s what moved, in words beside the arrow', (language) => {
    const svg = drawn(language);
    expect(count(svg, /<polygon/g)).toBe(1);
    expect(svg).toContain(language === 'en' ? '>up<' : '>opp<');
    expect(count(svg, language === 'en' ? />no clear</g : />ingen tydelig</g)).toBeGreaterThan(5);
  });

  test('has a point for each week and statement that has a number, and none for others', () => {
    const { line } = FIFTY;
    expect(line.weeks).toHaveLength(12);
    expect(count(drawn('en'), /<circle/g)).toBe(12 * 9);
    // nobody answered for five weeks: the windows of two weeks are empty
    const gaps = lived(50, [4, 5, 6, 7, 8]);
    const numbers = [gaps.line.index, ...gaps.line.statements.map(({ levels }) => levels)].flat();
    const shown = numbers.filter(({ is }) => is.kind === 'label').length;
    expect(shown).toBeLessThan(12 * 9);
    expect(count(drawn('en', gaps), /<circle/g)).toBe(shown);
  });

  test('stands for six people, in halves', () => {
    expect(drawn('en', lived(6))).toMatch(/about \d|or higher/);
  });

  test('can be drawn with the letters that come with the app', async () => {
    const svg = drawn('nb');
    const png = Buffer.from(await pngOf(svg));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(1080);
    const silent = Buffer.from(await pngOf(svg.replaceAll(/<text.*?<\/text>/g, '')));
    expect(png.length).toBeGreaterThan(1.5 * silent.length);
  });

  test('writes what HR has worded as it stands, and cannot be broken by it', () => {
    const { data, line } = FIFTY;
    const words = pictureWords(textsFor('en'), data, line, true);
    const odd = words.statements.map((one) => ({ ...one, words: '<b> & "you"' }));
    const svg = digestPicture({ ...words, statements: odd }, line);
    expect(svg).toContain('&lt;b&gt; &amp; &quot;you&quot;');
    expect(svg).toContain('Invented numbers');
  });
});

test.each(['en', 'nb'] as const)('the words for the picture hold every number in it, in %s', (language) => {
  const { data, line } = FIFTY;
  const texts = textsFor(language);
  const alt = pictureAlt(texts, data, line);
  const words = pictureWords(texts, data, line, false);
  for (const { words: statement, label } of words.statements) {
    expect(alt).toContain(statement);
    expect(alt).toContain(label);
  }
  expect(alt.length).toBeLessThanOrEqual(1000);
});
