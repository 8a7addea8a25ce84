import type { Level } from '../domain/digest-data.ts';
import { positionOf } from '../domain/disclosure.ts';
import type { Point } from './svg.ts';

/** Where on the sheet the scale of 1 to 5 lies, and between which edges the weeks. */
export type Frame = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

const LOWEST = 1;
const HIGHEST = 5;

/** Always the whole scale: what moves little must look like little. */
export const heightOf = ({ top, bottom }: Frame, value: number): number =>
  bottom - ((value - LOWEST) / (HIGHEST - LOWEST)) * (bottom - top);

export const sideOf = ({ left, right }: Frame, week: number, weeks: number): number =>
  weeks === 1 ? right : left + (week / (weeks - 1)) * (right - left);

/** A point for each week; null where nothing may be shown. */
export const pointsOf = (frame: Frame, levels: readonly Level[]): (Point | null)[] =>
  levels.map(({ is }, week) =>
    is.kind === 'label'
      ? { x: sideOf(frame, week, levels.length), y: heightOf(frame, positionOf(is)) }
      : null,
  );
