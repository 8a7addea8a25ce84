import { dateAt, weekOf } from '../domain/time.ts';
import { purgeAccesses } from '../store/access-log.ts';
import { purgeAudit } from '../store/audit.ts';
import type { Tx } from '../store/db.ts';
import { purgePastTalks } from '../store/past-talks.ts';
import { personById } from '../store/people.ts';
import {
  goneBetween,
  purgeBesideTalks,
  purgeDrafts,
  purgeRemoved,
  purgeTalks,
  purgeWork,
} from '../store/retention.ts';
import { getRuntime, setRuntime } from '../store/runtime.ts';
import { settings } from '../store/settings.ts';
import { eraseWords } from './erasing.ts';

/* Once a day: what has been kept as long as the settings say goes. A second time the same day it changes nothing. */

const DAY_MS = 24 * 3600_000;
const MONTH_MS = (365.25 / 12) * DAY_MS;
const DRAFTS_MONTHS = 6;
/** What was taken away by its writer can be taken back for a moment only; a while later nobody asks for it. */
const REMOVED_MS = 30 * DAY_MS;

export function purge(tx: Tx): void {
  const { keepTalks, keepWork, keepLogs, keepGone, zone } = settings(tx);
  const ago = (months: number) => Math.floor(tx.now - months * MONTH_MS);
  purgePastTalks(tx, dateAt(zone, ago(keepTalks)));
  purgeOldTalks(tx, weekOf(dateAt(zone, ago(keepTalks))));
  purgeBesideTalks(tx, ago(keepTalks));
  purgeWork(tx, ago(keepWork));
  purgeRemoved(tx, tx.now - REMOVED_MS);
  purgeDrafts(tx, ago(DRAFTS_MONTHS));
  purgeAudit(tx, ago(keepLogs));
  purgeAccesses(tx, dateAt(zone, ago(keepLogs)));
  eraseGone(tx, ago(keepGone));
}

/** Each week is purged once; it is remembered how far that has come. */
function purgeOldTalks(tx: Tx, to: string): void {
  const from = getRuntime(tx, 'talks_purged_to') ?? '';
  if (from >= to) return;
  purgeTalks(tx, from, to);
  setRuntime(tx, 'talks_purged_to', to);
}

/** Who has been gone that long has their words taken away as if they had asked for it. */
function eraseGone(tx: Tx, to: number): void {
  const from = Number(getRuntime(tx, 'gone_erased_to') ?? 0);
  if (from >= to) return;
  for (const { id } of goneBetween(tx, from, to)) eraseWords(tx, personById(tx, id)!, 'app');
  setRuntime(tx, 'gone_erased_to', String(to));
}
