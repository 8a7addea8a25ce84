import { setImmediate as turn } from 'node:timers/promises';
import type { ModalView } from '@slack/types';
import type { Half } from '../domain/halves.ts';
import type { Why } from '../domain/refusal.ts';
import { faultOf } from '../log.ts';
import { calendarOfPerson } from '../service/calendar-file.ts';
import { noteExport, rowsOfWeek, teamRowsOfWeek, weeksFor } from '../service/exports.ts';
import { ownData } from '../service/own-data.ts';
import { endSending } from '../service/own-files.ts';
import { summaryOf } from '../service/summary.ts';
import { calendarFile } from '../views/calendar-file.ts';
import { sayView } from '../views/checkin.ts';
import { exportFile } from '../views/exports.ts';
import { ownDataJson, ownDataText } from '../views/own-data-file.ts';
import { summaryFile } from '../views/summary-file.ts';
import type { JobDesk } from './job-desk.ts';
import { classify } from './outcome.ts';
import { bring, share } from './upload.ts';

/* A file that somebody asked for, sent to their own conversation with the app and to nobody else. */

type OwnFile = { name: string; title: string; content: string };
type Sent = 'sent' | 'missing_scope' | 'no_channel' | 'failed' | 'unsure';

export function sendSummary(desk: JobDesk, whose: string, half: Half): Promise<ModalView> {
  return sendOwn(desk, desk.texts.summary.modalTitle, () => {
    const reached = desk.store.read((tx) => summaryOf(tx, desk.person, whose, half));
    return reached.ok ? summaryFile(desk.texts, reached.summary) : reached.why;
  });
}

export function sendCalendar(desk: JobDesk): Promise<ModalView> {
  return sendOwn(desk, desk.texts.calendar.modalTitle, () =>
    calendarFile(
      desk.texts,
      desk.store.read((tx) => calendarOfPerson(tx, desk.person)),
    ),
  );
}

export function sendNumbers(desk: JobDesk): Promise<ModalView> {
  return sendOwn(desk, desk.texts.exports.title, () => numbersFile(desk));
}

/** A week at a time, since everything else waits meanwhile. */
async function numbersFile({ store, person, texts }: JobDesk): Promise<OwnFile | Why> {
  const read = store.transact((tx) => {
    const found = weeksFor(tx, person);
    if (found.ok) noteExport(tx, person.id);
    return found;
  });
  if (!read.ok) return read.why;
  const rows = [];
  for (const week of read.weeks) {
    rows.push(...store.read((tx) => rowsOfWeek(tx, week)));
    await turn();
    rows.push(...store.read((tx) => teamRowsOfWeek(tx, week)));
    await turn();
  }
  return exportFile(texts, rows);
}

export function sendMine(desk: JobDesk, form: 'text' | 'json'): Promise<ModalView> {
  const write = form === 'json' ? ownDataJson : ownDataText;
  return sendOwn(desk, desk.texts.rights.download.title, () =>
    write(
      desk.texts,
      desk.store.read((tx) => ownData(tx, desk.person)),
    ),
  );
}

/** What the person may have is looked up now, not when they clicked. */
async function sendOwn(
  desk: JobDesk,
  title: string,
  make: () => OwnFile | Why | Promise<OwnFile | Why>,
): Promise<ModalView> {
  const { texts, store, person } = desk;
  try {
    const file = await make();
    const said = typeof file === 'string' ? texts.refusals[file] : texts.files[await send(desk, file)];
    return sayView(texts, title, said);
  } finally {
    store.transact((tx) => endSending(tx, person));
  }
}

async function send(desk: JobDesk, { name, title, content }: OwnFile): Promise<Sent> {
  const { person, texts, log } = desk;
  if (person.channel === null) return 'no_channel';
  let id: string | null = null;
  try {
    id = await bring(desk, name, new TextEncoder().encode(content));
    await share(desk, { id, title }, { channel: person.channel, comment: texts.files.comment });
    return 'sent';
  } catch (error) {
    log.warn('file.not_sent', { step: id === null ? 'upload' : 'complete', ...faultOf(error) });
    const outcome = classify(error);
    if ('code' in outcome && outcome.code === 'missing_scope') return 'missing_scope';
    return id !== null && outcome.class === 'unsure' ? 'unsure' : 'failed';
  }
}
