import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Machine } from './simulated-machine.ts';

/** What is done twice at the same moment is done once: another tick, another start (I14). */
export async function doneTwice(machine: Machine): Promise<void> {
  if (!machine.isUp()) return;
  const { findings } = machine.options;
  await machine.settle();
  const before = dump(machine);
  await machine.settle();
  if (before !== dump(machine))
    findings.broken('I14', 'a second tick at the same moment has changed something');
  await machine.stop();
  await machine.start();
  if (before !== dump(machine))
    findings.broken('I14', 'another start at the same moment has changed something');
}

/** All that is kept, but for what only says when the process last looked, and that it is another one. */
function dump({ app }: Machine): string | null {
  if (app === null) return null;
  return app.store.read((tx) => {
    const hash = createHash('sha256');
    const tables = tx.db.all<{ name: string }>(
      sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('runtime', 'lease') ORDER BY name`,
    );
    for (const { name } of tables)
      hash.update(JSON.stringify(tx.db.all(sql`SELECT * FROM ${sql.identifier(name)}`)));
    return hash.digest('hex');
  });
}
