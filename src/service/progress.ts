import { keyOf } from '../domain/messages.ts';
import type { Tx } from '../store/db.ts';
import { enqueue, findByKey } from '../store/outbox.ts';
import type { Person } from '../store/people.ts';
import { getRuntime, setRuntime } from '../store/runtime.ts';

/** How far a long piece of work has come; 'read' and 'failed' are its ends. */
export type Progress = { state: 'reading' | 'read' | 'failed'; done: number; total: number };

const nameOf = (job: string) => `import:${job}`;

export function progressOf(tx: Tx, job: string): Progress | null {
  const kept = getRuntime(tx, nameOf(job));
  return kept === null ? null : (JSON.parse(kept) as Progress);
}

/** Keeps how far it has come, and sends one message to whoever asked for it, which counts as it goes. */
export function keepProgress(tx: Tx, job: string, person: Person, progress: Progress): void {
  setRuntime(tx, nameOf(job), JSON.stringify(progress));
  const fact = { kind: 'import_progress', job } as const;
  const recipient = person.slackId;
  if (enqueue(tx, { recipient, key: keyOf(fact), fact })) return;
  const row = findByKey(tx, recipient, keyOf(fact));
  if (row === null || row.state !== 'sent') return;
  const refresh = { kind: 'refresh', of: row.id } as const;
  enqueue(tx, { recipient, key: keyOf(refresh), fact: refresh });
}
