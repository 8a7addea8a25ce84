import { setImmediate as breathe } from 'node:timers/promises';
import type { ModalView } from '@slack/types';
import { type Csv, readCsv } from '../domain/csv.ts';
import {
  type AbsenceRow,
  absenceRows,
  type FileKind,
  type PersonRow,
  personRows,
  type Rows,
  type TalkRow,
  talkRows,
} from '../domain/imports.ts';
import { keepProgress, type Progress } from '../service/progress.ts';
import { type Asked, keepAsked, ready } from '../service/setup.ts';
import type { Tx } from '../store/db.ts';
import { problemsView } from '../views/setup-file.ts';
import { noteView } from '../views/setup-parts.ts';
import { previewView } from '../views/setup-preview.ts';
import { unfitView } from '../views/setup-unfit.ts';
import type { JobDesk } from './job-desk.ts';

const LARGEST_BYTES = 5_000_000;
/** Lines read at a time; in between others get their turn. */
const SLICE = 500;
/** A file of at least so many lines is worth a message that counts. */
const LONG = 1000;

/** From a file in Slack to what it would change, or to what is wrong in it. Changes nothing but the reader's preview. */
export async function importFile(desk: JobDesk, file: string, kind: FileKind): Promise<ModalView> {
  const { texts, store } = desk;
  const bytes = await download(desk, file);
  if (bytes === null) return noteView(texts, texts.setup.file.title, texts.refusals.file_unreadable);
  const csv = readCsv(bytes);
  const asked = await READERS[kind](desk, file, csv);
  if (!asked.ok) return problemsView(texts, asked.problems);
  return store.transact((tx) => previewOf(tx, desk, asked.asked));
}

type AskedOrNot = { ok: true; asked: Asked } | Extract<Rows<never>, { ok: false }>;

async function people(desk: JobDesk, file: string, csv: Csv): Promise<AskedOrNot> {
  const read = await inSlices<PersonRow>(desk, file, csv, personRows);
  return read.ok ? { ok: true, asked: { kind: 'people', ...read } } : read;
}

async function absences(desk: JobDesk, file: string, csv: Csv): Promise<AskedOrNot> {
  const read = await inSlices<AbsenceRow>(desk, file, csv, absenceRows);
  return read.ok ? { ok: true, asked: { kind: 'absences', ...read } } : read;
}

async function talks(desk: JobDesk, file: string, csv: Csv): Promise<AskedOrNot> {
  const read = await inSlices<TalkRow>(desk, file, csv, talkRows);
  return read.ok ? { ok: true, asked: { kind: 'talks', ...read } } : read;
}

const READERS = { people, absences, talks } as const;

async function inSlices<Row>(
  desk: JobDesk,
  file: string,
  csv: Csv,
  read: (csv: Csv) => Rows<Row>,
): Promise<Rows<Row>> {
  if (!csv.ok || csv.rows.length < LONG) return read(csv);
  const total = csv.rows.length;
  const tell = (progress: Omit<Progress, 'total'>) =>
    desk.store.transact((tx) => keepProgress(tx, file, desk.person, { ...progress, total }));
  const all: Rows<Row> = { ok: true, rows: [], ignoredColumns: [] };
  const problems: Extract<Rows<Row>, { ok: false }>['problems'] = [];
  for (let done = 0; done < total; done += SLICE) {
    tell({ state: 'reading', done });
    await breathe();
    const part = read({ ...csv, rows: csv.rows.slice(done, done + SLICE) });
    if (!part.ok) problems.push(...part.problems);
    else Object.assign(all, { ignoredColumns: part.ignoredColumns }).rows.push(...part.rows);
  }
  tell({ state: problems.length === 0 ? 'read' : 'failed', done: total });
  return problems.length === 0 ? all : { ok: false, problems };
}

/** Only from Slack itself: the address of a file that lives elsewhere is somebody else's. */
async function download(desk: JobDesk, id: string): Promise<Uint8Array | null> {
  const { bulk } = desk.clients;
  const { file } = await bulk.files.info({ file: id });
  const url = file?.url_private_download ?? file?.url_private;
  if (url === undefined || (file?.size ?? 0) > LARGEST_BYTES) return null;
  if (!/^https:\/\/([\w-]+\.)*slack\.com\//.test(url)) return null;
  const get = desk.fetch ?? globalThis.fetch;
  const answer = await get(url, { headers: { authorization: `Bearer ${bulk.token}` } });
  if (!answer.ok || answer.headers.get('content-type')?.startsWith('text/html')) return null;
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return bytes.length > LARGEST_BYTES ? null : bytes;
}

/** Keeps the change until it is applied, and shows what it would do. */
export function previewOf(tx: Tx, { person, texts }: JobDesk, asked: Asked): ModalView {
  const change = ready(tx, person, asked);
  if (!change.ok) return unfitView(texts, change);
  const id = keepAsked(tx, person, asked);
  return previewView(texts, { id, ...change, mayChange: asked.kind === 'team' });
}
