import { existsSync, readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import type { Tx } from '../store/db.ts';
import { personBySlackId } from '../store/people.ts';
import type { Stage } from './simulated-stage.ts';

/** Somebody deletes their words: no byte of them is left, neither in the file nor in its log nor in a new copy (I16). */
export async function erasedToTheByte(world: Stage): Promise<void> {
  const { machine, company, findings, people } = world;
  const { store } = machine.app!;
  const textsOf = (user: string) => store.read((tx) => sealedBy(tx, user));
  const who = company.here.find(({ id }) => textsOf(id).length > 2);
  if (who === undefined) return;
  const texts = textsOf(who.id);
  await people.erases(who.id);
  await machine.settle();
  const copy = `${machine.options.file}.erased`;
  await store.backup(copy);
  for (const file of [machine.options.file, `${machine.options.file}-wal`, copy]) {
    const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
    const left = texts.filter((text) => bytes.includes(text)).length;
    if (left > 0) findings.broken('I16', `${left} of ${texts.length} texts of ${who.id} are left in ${file}`);
  }
  findings.reached('erased-to-the-byte');
}

/** The sealed texts of somebody, as their bytes stand in the file. */
function sealedBy(tx: Tx, user: string): Buffer[] {
  const { id } = personBySlackId(tx, user)!;
  const rows = tx.db.all<{ content: Buffer | null }>(sql`
    SELECT a.content FROM preparation_answer a JOIN checkin c ON c.id = a.checkin_id
      JOIN pair p ON p.id = c.pair_id WHERE p.employee_id = ${id}
    UNION ALL SELECT content FROM draft WHERE person_id = ${id}
    UNION ALL SELECT content FROM reply WHERE author_id = ${id}
    UNION ALL SELECT content FROM point WHERE author_id = ${id}
    UNION ALL SELECT content FROM talk_note WHERE author_id = ${id}`);
  return rows.flatMap(({ content }) => (content === null ? [] : [content]));
}
