import type { KnownBlock, ModalView } from '@slack/types';
import ical, { ICalAlarmType, type ICalCalendar, ICalEventRepeatingFreq, ICalWeekday } from 'ical-generator';
import { tzlib_get_ical_block as timezoneBlock } from 'timezones-ical-library';
import type { Series, SeriesTalk } from '../domain/series.ts';
import { zonedTime } from '../domain/time.ts';
import type { Texts } from '../i18n/index.ts';
import { button, buttons, escape, modal, section, small } from './parts.ts';

export type CalendarFileData = {
  series: (Series & { id: string; other: string; sequence: number })[];
  at: number;
};

/** The days of a series, 1 is Monday. */
const DAYS = [ICalWeekday.MO, ICalWeekday.TU, ICalWeekday.WE, ICalWeekday.TH, ICalWeekday.FR];
const REMINDED_SECONDS_BEFORE = 10 * 60;

/**
 * Talks as an iCalendar file (RFC 5545): one event a series, and one more for each talk that is elsewhere than the
 * series puts it. Who talks with whom and when, and no words.
 */
export function calendarFile(
  texts: Texts,
  { series, at }: CalendarFileData,
): { name: string; title: string; content: string } {
  const calendar = ical({
    prodId: { company: 'Samtale', product: 'Samtale' },
    timezone: { name: null, generator: timezoneOf },
  });
  for (const one of series) addSeries(texts, calendar, one, new Date(at));
  const { fileName, fileTitle } = texts.calendar;
  return { name: fileName, title: fileTitle, content: `${calendar.toString()}\r\n` };
}

/** Zones with the same rules come under one name; the events have their own. */
function timezoneOf(zone: string): string | null {
  const [block = ''] = [timezoneBlock(zone)].flat();
  return block === '' ? null : block.replace(/TZID:.*/, `TZID:${zone}`);
}

function addSeries(
  texts: Texts,
  calendar: ICalCalendar,
  series: CalendarFileData['series'][number],
  stamp: Date,
): void {
  const { zone, cadence, until, leftOut, moved, extra, id, other, sequence } = series;
  const { firstDate, time, minutes, everyWeeks, weekday } = cadence;
  const uid = `${id}@samtale`;
  const same = { timezone: zone, stamp, sequence };
  calendar.createEvent({
    ...same,
    ...talkEvent(texts, series, { date: firstDate, time, minutes, halfYear: false }),
    id: uid,
    repeating: {
      freq: ICalEventRepeatingFreq.WEEKLY,
      interval: everyWeeks,
      byDay: [DAYS[weekday - 1]!],
      startOfWeek: ICalWeekday.MO,
      until: zonedTime(zone, until, '23:59'),
      ...(leftOut.length === 0 ? {} : { exclude: leftOut.map((date) => zonedTime(zone, date, time)) }),
    },
  });
  for (const { nominalDate, ...talk } of moved)
    calendar.createEvent({
      ...same,
      ...talkEvent(texts, series, talk),
      id: uid,
      recurrenceId: zonedTime(zone, nominalDate, time),
    });
  for (const { id: own, ...talk } of extra)
    calendar.createEvent({ ...same, ...talkEvent(texts, { zone, other }, talk), id: `${own}-${id}@samtale` });
}

function talkEvent(texts: Texts, { zone, other }: { zone: string; other: string }, talk: SeriesTalk) {
  const t = texts.calendar;
  const start = zonedTime(zone, talk.date, talk.time);
  const summary = talk.halfYear ? t.halfYearWith(other) : t.with(other);
  const alarm = { type: ICalAlarmType.display, trigger: REMINDED_SECONDS_BEFORE, description: summary };
  return { start, end: start.add({ minutes: talk.minutes }), summary, alarms: [alarm] };
}

// ---- the modal -----------------------------------------------------------------------------------------------

const LONGEST_PIECE = 2800;
const MOST_PIECES = 60;

/** Sent as a file where the app may; else as text to be copied. */
export function calendarView(
  texts: Texts,
  data: { maySend: boolean; content: string; hasTalks: boolean },
): ModalView {
  const t = texts.calendar;
  const how: KnownBlock[] = data.maySend
    ? [buttons('calendar', [button('calendar.send', t.send, 'calendar', { style: 'primary' })])]
    : [section(t.noFiles), ...pieces(data.content).map((text) => section(`\`\`\`${escape(text)}\`\`\``))];
  return modal(
    'calendar',
    t.modalTitle,
    data.hasTalks ? [section(t.intro), small(t.again), ...how] : [section(t.nothing)],
    { close: texts.checkin.form.close },
  );
}

function pieces(content: string): string[] {
  const all = [''];
  for (const line of content.trim().split('\r\n')) {
    const last = all.at(-1)!;
    if (last.length + line.length < LONGEST_PIECE)
      all[all.length - 1] = last === '' ? line : `${last}\n${line}`;
    else all.push(line);
  }
  return all.slice(0, MOST_PIECES);
}
