import type { Tx } from '../store/db.ts';
import { type Person, personById } from '../store/people.ts';
import { openPoints } from '../store/points.ts';
import { pairsOfManager } from '../store/teams.ts';

const LOOKED_BACK_MS = 28 * 24 * 60 * 60 * 1000;

/**
 * What a manager's people want to talk about: the points that they have put on the agenda of the own pair lately. A topic
 * raised from the statements is one of them and looks like any other.
 */
export function topicsFor(tx: Tx, manager: Person): { name: string; topic: string }[] {
  const from = tx.now - LOOKED_BACK_MS;
  return pairsOfManager(tx, manager.id).flatMap(({ id, employeeId }) =>
    openPoints(tx, id)
      .filter(({ authorId, addedAt }) => authorId === employeeId && addedAt >= from)
      .map(({ text }) => ({ name: personById(tx, employeeId)!.name, topic: text })),
  );
}
