import type { KnownBlock } from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import { weeksFor } from '../service/exports.ts';
import { maySendFiles } from '../service/own-files.ts';
import type { Tx } from '../store/db.ts';
import { type Person } from '../store/people.ts';
import { exportHome, exportView } from '../views/exports.ts';
import type { Effect, Routes, Who } from './listen.ts';
import { sendLater } from './summary.ts';
import { hasRoleFor } from '../service/roles.ts';

/* HR takes what the digests have shown home as a table. */

export const exportRoutes: Routes = { clicks: { 'export.open': openExport, 'export.send': sendExport } };

export const exportsHome = (tx: Tx, person: Person, texts: Texts): KnownBlock[] =>
  hasRoleFor(tx, person, 'numbers.export') ? exportHome(texts) : [];

function openExport(tx: Tx, { person, texts }: Who): Effect[] {
  const read = weeksFor(tx, person);
  if (!read.ok) return [{ do: 'say', text: texts.refusals[read.why] }];
  const view = exportView(texts, { weeks: read.weeks.length, maySend: maySendFiles(tx) });
  return [{ do: 'open', view }];
}

/** Reached by a button that has asked whether the file may leave. */
function sendExport(tx: Tx, who: Who): Effect[] {
  const read = weeksFor(tx, who.person);
  if (!read.ok) return [{ do: 'say', text: who.texts.refusals[read.why] }];
  return sendLater(tx, who, who.texts.exports.title, { job: 'send_numbers', person: who.person.id });
}
