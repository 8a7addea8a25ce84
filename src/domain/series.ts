import { type Cadence, isDueWeek, type LeftOut, nominalDate, type PlannedTalk } from './cadence.ts';
import { addWeeks, weekOf } from './time.ts';

/** A talk by the clock on the wall of the series' zone. */
export type SeriesTalk = { date: string; time: string; minutes: number; halfYear: boolean };

/** What has become of the talk of a week; `nominalDate` is where the series had put it. */
export type KnownTalk = { week: string; nominalDate: string; id: string; talk: SeriesTalk | null };

/** A series as a calendar knows it: what repeats, and which of the repetitions are elsewhere or nowhere. */
export type Series = {
  cadence: Cadence;
  zone: string;
  /** The last day on which the series is told. */
  until: string;
  /** Nominal dates on which there is no talk. */
  leftOut: string[];
  moved: (SeriesTalk & { nominalDate: string })[];
  /** Talks that no repetition stands for. */
  extra: (SeriesTalk & { id: string })[];
};

/**
 * From the first talk to `until`: talks that are known are told as they are, weeks ahead as `planned` says. The week
 * of a talk that was moved into another week holds nothing itself.
 */
export function seriesOf(
  cadence: Cadence,
  at: { zone: string; thisWeek: string; until: string },
  known: KnownTalk[],
  planned: (week: string) => PlannedTalk | LeftOut,
): Series {
  const series: Series = { cadence, zone: at.zone, until: at.until, leftOut: [], moved: [], extra: [] };
  const told = new Set<string>();
  for (let week = weekOf(cadence.firstDate); week <= weekOf(at.until); week = addWeeks(week, 1)) {
    if (!isDueWeek(cadence, week)) continue;
    const nominal = nominalDate(cadence, week);
    const one = talkOfWeek(known, week, nominal);
    if (one !== undefined) told.add(one.id);
    const talk = one === undefined ? plannedIn(cadence, at.thisWeek, week, planned) : one.talk;
    if (talk === null) series.leftOut.push(nominal);
    else if (!isAsRepeated(cadence, nominal, talk)) series.moved.push({ ...talk, nominalDate: nominal });
  }
  for (const { id, week, talk } of known)
    if (talk !== null && !told.has(id) && week >= weekOf(cadence.firstDate))
      series.extra.push({ ...talk, id });
  return series;
}

/** What took the talk's place in another week is told before the empty place. */
function talkOfWeek(known: KnownTalk[], week: string, nominal: string): KnownTalk | undefined {
  const here = known.find((one) => one.week === week);
  if (here?.talk) return here;
  return known.find(({ nominalDate, talk }) => nominalDate === nominal && talk !== null) ?? here;
}

/** Of a week that is over and of which nothing is known there was no talk. */
function plannedIn(
  { minutes }: Cadence,
  thisWeek: string,
  week: string,
  planned: (week: string) => PlannedTalk | LeftOut,
): SeriesTalk | null {
  if (week < thisWeek) return null;
  const talk = planned(week);
  return 'leftOut' in talk ? null : { date: talk.date, time: talk.time, minutes, halfYear: false };
}

const isAsRepeated = (cadence: Cadence, nominal: string, talk: SeriesTalk): boolean =>
  talk.date === nominal && talk.time === cadence.time && talk.minutes === cadence.minutes && !talk.halfYear;
