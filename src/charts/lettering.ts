/* How wide words are, near enough to break lines: a browser would know, a picture has none. */

/** In parts of the size of the letters, measured in Inter. */
const WIDTHS: readonly [letters: RegExp, width: number][] = [
  [/[ijlI.,:;'’|!()[\]· ]/u, 0.29],
  [/[frt"“”\-/]/u, 0.4],
  [/[mwMW—%@]/u, 0.89],
  [/[\p{Lu}«»+=]/u, 0.7],
  [/\p{Nd}/u, 0.64],
];
const USUAL = 0.59;
/** Letters of other scripts are as wide as they are high. */
const FOREIGN = /[\u2e80-\uffff]/u;

const widthOf = (letter: string): number =>
  FOREIGN.test(letter) ? 1 : (WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? USUAL);

export const measure = (text: string, size: number, bold = false): number =>
  Array.from(text).reduce((sum, letter) => sum + widthOf(letter), 0) * size * (bold ? 1.06 : 1);

/** Broken between words so that no line is wider, at most so many lines; a single word is never broken. */
export function wrap(text: string, size: number, width: number, most: number, bold = false): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && measure(longer, size, bold) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1]}…`];
}
