import { ON_HOME } from '../domain/actions.ts';
import { dateAt } from '../domain/time.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { firstTime, seenAt } from '../store/seen.ts';
import { actionsOfManager } from './actions.ts';
import { noteActions } from './readings.ts';

/*
 * On a manager's Home tab stands what they have taken on for their people. It is drawn whenever something changes, also
 * while nobody looks: it counts as read on days on which its owner has opened it.
 */

const openedOn = (tx: Tx, { id, zone }: Person): string => `home:${id}:${dateAt(zone, tx.now)}`;

export function homeOpened(tx: Tx, person: Person): void {
  firstTime(tx, openedOn(tx, person));
  homeRedrawn(tx, person);
}

/** It may stand before its owner's eyes. */
export function homeRedrawn(tx: Tx, person: Person): void {
  if (seenAt(tx, openedOn(tx, person)) === null) return;
  const shown = actionsOfManager(tx, person).slice(0, ON_HOME);
  noteActions(
    tx,
    person,
    shown.filter(({ authorId }) => authorId !== person.id),
  );
}
