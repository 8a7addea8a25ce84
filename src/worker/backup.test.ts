import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { movableClock } from '../clock.ts';
import { createCipher } from '../store/cipher.ts';
import { openStore } from '../store/db.ts';
import { backupsIn, createBackups } from './backup.ts';

const DAY = 24 * 3600_000;

test('one copy is made a night, a failure is tried again in an hour, and fourteen days are kept', async () => {
  const clock = movableClock(Date.parse('2027-01-07T09:00:00Z'));
  const folder = mkdtempSync(join(tmpdir(), 'samtale-backup-'));
  const backups = join(folder, 'backups');
  const store = openStore({
    file: join(folder, 'samtale.db'),
    cipher: createCipher(Buffer.alloc(32, 7)),
    clock,
  });
  const events: string[] = [];
  const note = (event: string) => void events.push(event);
  const log = { debug: note, info: note, warn: note, error: note };
  const nights = createBackups({ store, clock, log, folder: backups });
  writeFileSync(backups, 'a file where the folder should be');
  await nights.nightly();
  await nights.nightly();
  expect(events).toEqual(['backup.failed']);
  rmSync(backups);
  for (let hour = 0; hour < 20 * 24; hour += 1) {
    clock.advance(3600_000);
    await nights.nightly();
  }
  expect(events.filter((event) => event === 'backup.made')).toHaveLength(21);
  const kept = backupsIn(backups).map(({ madeAt }) => madeAt);
  expect(kept.every((madeAt) => madeAt >= clock.now() - 15 * DAY)).toBe(true);
  expect(kept).toHaveLength(15);
  store.close();
  rmSync(folder, { recursive: true });
});
