import type { Level, Part } from '../domain/digest-data.ts';
import type { Band, Bounds, Label, Margin, Share, Shown, Withheld } from '../domain/disclosure.ts';
import { positionOf } from '../domain/disclosure.ts';
import type { Texts } from '../i18n/index.ts';

/* What a number looks like that has passed the gate. */

/** A cell of a table cannot be empty. */
export const NOTHING = '–';

export const bandText = (texts: Texts, { band }: Band): string =>
  band.endsWith('+') ? texts.digest.orMore(band.slice(0, -1)) : band.replace('-', '–');

export function levelText(texts: Texts, { is }: Level): string {
  return is.kind === 'withheld' ? texts.digest.withheld[is.why] : labelText(texts, is);
}

/** Halves are "about": their steps are as wide as their noise. */
export function labelText(texts: Texts, label: Label): string {
  const { about, edge } = texts.digest;
  const at = positionOf(label);
  const number = texts.format.decimal(at, label.grid === 2 && Number.isInteger(at) ? 0 : 1);
  if (label.edge !== 'exact') return edge[label.edge](number);
  return label.grid === 2 ? about(number) : number;
}

export function partText(texts: Texts, { is }: Part): string {
  if (is.kind === 'withheld') return texts.digest.withheld[is.why];
  return is.kind === 'words' ? texts.digest.words[is.words] : percentText(texts, is);
}

export const shareText = (texts: Texts, { is }: Shown<Share | Withheld>): string =>
  is.kind === 'withheld' ? NOTHING : percentText(texts, is);

export const percentText = (texts: Texts, { percent, edge }: Share): string =>
  texts.digest.share[edge](texts.digest.percent(percent));

/** Null where it is too small to print. */
export const marginText = (texts: Texts, { is }: Shown<Margin | Withheld>): string | null =>
  is.kind === 'margin' && is.hundredths > 0 ? texts.format.decimal(is.hundredths / 100, 1) : null;

/** The sentence about what is certain, if there is one. */
export function boundsText({ digest: t, format }: Texts, { is }: Shown<Bounds | Withheld>): string[] {
  const tenth = (steps: number): string => format.decimal(steps / 10, 1);
  return is.kind === 'bounds' ? [t.bounds(tenth(is.least), tenth(is.most))] : [];
}
