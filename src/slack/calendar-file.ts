import { calendarOfPerson } from '../service/calendar-file.ts';
import { maySendFiles } from '../service/own-files.ts';
import type { Tx } from '../store/db.ts';
import { calendarFile, calendarView } from '../views/calendar-file.ts';
import type { Effect, Routes, Who } from './listen.ts';
import { sendLater } from './summary.ts';

/* The own talks for the own calendar. */

export const calendarRoutes: Routes = {
  clicks: {
    'calendar.open': openCalendar,
    'calendar.send': (tx, who) =>
      sendLater(tx, who, who.texts.calendar.modalTitle, { job: 'send_calendar', person: who.person.id }),
  },
  commands: { calendar: openCalendar, kalender: openCalendar },
};

export function openCalendar(tx: Tx, { person, texts }: Who): Effect[] {
  const data = calendarOfPerson(tx, person);
  const maySend = maySendFiles(tx);
  const { content } = calendarFile(texts, data);
  return [{ do: 'open', view: calendarView(texts, { maySend, content, hasTalks: data.series.length > 0 }) }];
}
