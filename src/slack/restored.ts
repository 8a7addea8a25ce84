import { dateAt, timeAt } from '../domain/time.ts';
import { goOn, restoredNotice } from '../service/restoring.ts';
import type { Tx } from '../store/db.ts';
import { restoredSection } from '../views/restored.ts';
import type { HomeSection } from './home.ts';
import type { Effect, Routes, Who } from './listen.ts';

/* After a restore an administrator says what becomes of the messages that may have been sent already. */

export const restoredHome: HomeSection = (tx, person, texts) => {
  const notice = restoredNotice(tx, person);
  if (notice === null) return [];
  const local = (moment: number) => ({
    date: dateAt(person.zone, moment),
    time: timeAt(person.zone, moment),
  });
  const { at, copiedAt, waiting } = notice;
  return restoredSection(texts, { at: local(at), copiedAt: local(copiedAt), waiting });
};

export const restoredRoutes: Routes = {
  clicks: {
    'restored.go_on': (tx, who) => settle(tx, who, false),
    'restored.send': (tx, who) => settle(tx, who, true),
  },
};

function settle(tx: Tx, { person, texts }: Who, send: boolean): Effect[] {
  const went = goOn(tx, person, { send });
  if (!went.ok) return [{ do: 'say', text: texts.refusals[went.why] }, { do: 'home' }];
  const { sent, leftOut } = texts.restored;
  return [{ do: 'say', text: (send ? sent : leftOut)(went.messages) }, { do: 'home' }];
}
