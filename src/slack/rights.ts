import { eraseWords, leaveProgramme } from '../service/erasing.ts';
import { maySendFiles } from '../service/own-files.ts';
import { belongs } from '../service/people.ts';
import { storedAbout, storedKinds } from '../service/rights.ts';
import type { Tx } from '../store/db.ts';
import { sayView } from '../views/checkin.ts';
import { eraseView, leaveView, rightsRow, storedView } from '../views/rights.ts';
import type { HomeSection } from './home.ts';
import type { Click, Effect, Routes, Who } from './listen.ts';
import { sendLater } from './summary.ts';

/* What is kept about somebody, and what they may do with it. Always one's own: no payload says whose. */

export const rightsRoutes: Routes = {
  clicks: {
    'rights.open': openStored,
    'rights.send': (tx, who) => download(tx, who, 'text'),
    'rights.send_json': (tx, who) => download(tx, who, 'json'),
    'rights.erase': (tx, who) => [{ do: 'update', view: eraseView(who.texts, storedKinds(tx, who.person)) }],
    'rights.erase_now': erase,
    'rights.leave': openLeaving,
    'rights.leave_now': leave,
  },
};

export const rightsHome: HomeSection = (tx, person, texts) => (belongs(tx, person) ? [rightsRow(texts)] : []);

function openStored(tx: Tx, { person, texts }: Who, { form }: Pick<Click, 'form'>): Effect[] {
  const view = storedView(texts, { ...storedAbout(tx, person), maySend: maySendFiles(tx) });
  return [{ do: form === undefined ? 'open' : 'update', view }];
}

const download = (tx: Tx, who: Who, form: 'text' | 'json'): Effect[] =>
  sendLater(tx, who, who.texts.rights.download.title, { job: 'send_mine', person: who.person.id, form });

function erase(tx: Tx, { person, texts }: Who): Effect[] {
  const t = texts.rights.erase;
  eraseWords(tx, person);
  return [{ do: 'update', view: sayView(texts, t.title, t.done) }, { do: 'home' }];
}

function openLeaving(_: Tx, { person, texts }: Who): Effect[] {
  const t = texts.rights.leave;
  const view = person.pausedAt === null ? leaveView(texts) : sayView(texts, t.title, t.already);
  return [{ do: 'update', view }];
}

function leave(tx: Tx, { person, texts }: Who): Effect[] {
  const t = texts.rights.leave;
  leaveProgramme(tx, person);
  return [{ do: 'update', view: sayView(texts, t.title, t.done) }, { do: 'home' }];
}
