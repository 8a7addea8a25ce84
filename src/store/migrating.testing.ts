import Database from 'better-sqlite3';
import { systemClock } from '../clock.ts';
import { createCipher } from './cipher.ts';
import { openStore } from './db.ts';
import { FIXTURE_KEY } from './fixtures.testing.ts';

/*
 * A process that starts on a database and kills itself (-9) before the nth statement of its migrations; one that gets
 * through them says how many there were.
 */
const [file, dies] = process.argv.slice(2);
let statements = 0;
const exec: (sql: string) => Database.Database = Reflect.get(Database.prototype, 'exec');
Database.prototype.exec = function (this: Database.Database, sql: string) {
  statements += 1;
  if (statements === Number(dies)) process.kill(process.pid, 'SIGKILL');
  return exec.call(this, sql);
};
openStore({ file: file!, cipher: createCipher(FIXTURE_KEY), clock: systemClock }).close();
process.stdout.write(`${statements}`);
