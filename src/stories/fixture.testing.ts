import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { ADMIN_ID, furnish, TEAMS } from '../practice/cast.ts';
import { HISTORY, liveHistory } from '../practice/history.ts';
import { createPractice } from '../practice/practice.ts';
import { furnishTables } from '../store/fixture-rows.testing.ts';
import { FIXTURES, FIXTURE_KEY, trimmed } from '../store/fixtures.testing.ts';
import { createCipher } from '../store/cipher.ts';
import { connect } from '../store/driver.ts';

/*
 * `npm run fixture`: two weeks of a small team, lived by the code of this version, with rows in the tables that these
 * weeks leave empty. The migrations of later versions are tried on it for as long as somebody may come from this one.
 */

const PEOPLE = 5;
const [team] = TEAMS;
const folder = mkdtempSync(join(tmpdir(), 'samtale-fixture-'));
try {
  const file = join(folder, 'samtale.db');
  await live(file);
  const db = connect(file, { busyMs: 0, mustExist: true });
  furnishTables(db, createCipher(FIXTURE_KEY));
  const name = trimmed(db);
  mkdirSync(FIXTURES, { recursive: true });
  writeFileSync(join(FIXTURES, `${name}.db.br`), brotliCompressSync(db.serialize()));
  db.close();
} finally {
  rmSync(folder, { recursive: true });
}

async function live(file: string): Promise<void> {
  const config = { adminUserIds: [ADMIN_ID] };
  const practice = await createPractice({ start: HISTORY.start, config, furnish, dataKey: FIXTURE_KEY });
  const teams = [{ ...team!, members: team!.members.slice(0, PEOPLE) }];
  await liveHistory(practice, () => {}, { teams, weeks: 2 });
  await practice.app.store.backup(file);
  await practice.stop();
}
