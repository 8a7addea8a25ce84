/*
 * The few shapes that a picture is made of, as text. One ink and one accent on paper of its own, so that it looks the same
 * on light and on dark, and says nothing by colour alone.
 */

export const PAPER = '#ffffff';
export const INK = '#1d2b33';
export const MUTED = '#51606a';
export const FAINT = '#d3dadf';
/** What usually happens. */
export const GREY = '#c3ccd2';
export const ACCENT = '#0b5c7a';

export type Point = { readonly x: number; readonly y: number };

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const at = (value: number): string => String(Math.round(value * 10) / 10);

type Style = { bold?: boolean; fill?: string; anchor?: 'start' | 'middle' | 'end' };

/** `y` is the line on which the letters stand. */
export function text({ x, y }: Point, size: number, words: string, style: Style = {}): string {
  const { bold = false, fill = INK, anchor = 'start' } = style;
  const weight = bold ? 700 : 400;
  return `<text x="${at(x)}" y="${at(y)}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${escape(words)}</text>`;
}

export const rectangle = (from: Point, to: Point, fill: string): string =>
  `<rect x="${at(from.x)}" y="${at(from.y)}" width="${at(to.x - from.x)}" height="${at(to.y - from.y)}" fill="${fill}"/>`;

export const rule = (from: Point, to: Point, stroke = FAINT, width = 2): string =>
  `<line x1="${at(from.x)}" y1="${at(from.y)}" x2="${at(to.x)}" y2="${at(to.y)}" stroke="${stroke}" stroke-width="${width}"/>`;

export const dot = ({ x, y }: Point, radius: number): string =>
  `<circle cx="${at(x)}" cy="${at(y)}" r="${radius}" fill="${ACCENT}"/>`;

/** Straight from point to point; a gap where there is none. A point alone between two gaps is only its dot. */
export function broken(points: readonly (Point | null)[], width: number): string {
  const runs: Point[][] = [[]];
  for (const point of points)
    if (point === null) runs.push([]);
    else runs.at(-1)!.push(point);
  return runs
    .filter((run) => run.length > 1)
    .map((run) => {
      const path = run.map(({ x, y }) => `${at(x)},${at(y)}`).join(' ');
      return `<polyline points="${path}" fill="none" stroke="${ACCENT}" stroke-width="${width}" stroke-linejoin="round" stroke-linecap="round"/>`;
    })
    .join('');
}

/** A filled triangle whose lower left corner is at `x`, `y`. */
export function arrow({ x, y }: Point, size: number, way: 'up' | 'down'): string {
  const [base, tip] = way === 'up' ? [y, y - size] : [y - size, y];
  const corners = [
    [x, base],
    [x + size, base],
    [x + size / 2, tip],
  ];
  return `<polygon points="${corners.map(([cx, cy]) => `${at(cx!)},${at(cy!)}`).join(' ')}" fill="${INK}"/>`;
}

export const sheet = (width: number, height: number, drawn: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${at(height)}" viewBox="0 0 ${width} ${at(height)}" font-family="Inter">` +
  rectangle({ x: 0, y: 0 }, { x: width, y: height }, PAPER) +
  drawn.join('') +
  '</svg>';
