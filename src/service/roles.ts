import { type Action, may, type Role } from '../domain/access.ts';
import { type Fact, keyOf } from '../domain/messages.ts';
import { nextSendable } from '../domain/prompts.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { type Actor, appendAudit } from '../store/audit.ts';
import type { Tx } from '../store/db.ts';
import { enqueue, findByKey } from '../store/outbox.ts';
import {
  addRoleRequest,
  grantRole,
  peopleWithRole,
  type Person,
  personById,
  removeRoleRequest,
  revokeRole,
  roleRequestOf,
  rolesOf,
} from '../store/people.ts';
import { calendarOf } from './pairs.ts';
import { cannotTakePart } from './people.ts';
import { redrawHome, send } from './sending.ts';

/*
 * Who sets up and who reads the company's numbers. No single person can make somebody HR behind the backs of the
 * others: the first HR person is named by one admin, everybody after that is confirmed by a second pair of eyes, and
 * all are told.
 */

/** Who asks: a person, or whoever can use the command line of the server. */
export type Asker = Person | 'cli';

/** 'asked': it waits for somebody else to confirm it. */
export type RoleOutcome = { ok: true; result: 'granted' | 'asked' | 'revoked' | 'unchanged' } | Refusal;

/** Whether somebody may do what only roles may. */
export const hasRoleFor = (tx: Tx, person: Person, action: Action): boolean =>
  may(rolesOf(tx, person.id), action);

const actorOf = (asker: Asker): Actor => (asker === 'cli' ? 'cli' : asker.id);

export function giveRole(tx: Tx, asker: Asker, person: Person, role: Role): RoleOutcome {
  if (asker !== 'cli' && !hasRoleFor(tx, asker, 'role.give')) return refuse('not_allowed');
  const why = cannotTakePart(person);
  if (why !== null) return refuse(why);
  if (rolesOf(tx, person.id).has(role)) return { ok: true, result: 'unchanged' };
  if (isFirst(tx, role) || isOwnConfirmation(tx, asker) || confirmers(tx, person, asker).length === 0)
    return grant(tx, asker, person, role);
  const askedBy = asker === 'cli' ? null : asker.id;
  addRoleRequest(tx, { personId: person.id, role, askedBy });
  appendAudit(tx, { actor: actorOf(asker), what: `${role}.asked`, subject: person.id });
  tell(tx, confirmers(tx, person, asker), { kind: 'role_request', person: person.id, at: tx.now });
  return { ok: true, result: 'asked' };
}

/** The second pair of eyes. Whoever asked, or would get the role, cannot be it. */
export function confirmRole(tx: Tx, by: Person, personId: number, role: Role): RoleOutcome {
  const request = roleRequestOf(tx, personId, role);
  const person = personById(tx, personId);
  if (request === undefined || person === undefined) return refuse('outdated');
  const own = rolesOf(tx, by.id);
  if (!may(own, 'role.give')) return refuse('not_allowed');
  if (by.id === request.askedBy || by.id === personId) return refuse('second_person');
  const unsigned = request.askedBy === null && !may(own, 'role.sign');
  if (unsigned && confirmers(tx, person, by).length > 0) {
    addRoleRequest(tx, { personId, role, askedBy: by.id });
    tell(tx, confirmers(tx, person, by), { kind: 'role_request', person: personId, at: tx.now });
    return { ok: true, result: 'asked' };
  }
  return grant(tx, by, person, role);
}

/** Any of those who may set up can say no. */
export function declineRole(tx: Tx, by: Person, personId: number, role: Role): RoleOutcome {
  if (!hasRoleFor(tx, by, 'role.give')) return refuse('not_allowed');
  if (roleRequestOf(tx, personId, role) === undefined) return refuse('outdated');
  settle(tx, by, personId, role);
  appendAudit(tx, { actor: by.id, what: `${role}.declined`, subject: personId });
  return { ok: true, result: 'unchanged' };
}

/**
 * There is always an admin. The last HR person can step down but not be removed by somebody else, who could then name
 * the next "first" one alone.
 */
export function takeRole(tx: Tx, asker: Asker, person: Person, role: Role): RoleOutcome {
  if (asker !== 'cli' && !hasRoleFor(tx, asker, 'role.give')) return refuse('not_allowed');
  settle(tx, asker, person.id, role);
  if (!rolesOf(tx, person.id).has(role)) return { ok: true, result: 'unchanged' };
  const others = peopleWithRole(tx, role).filter(({ id }) => id !== person.id);
  if (role === 'admin' && others.length === 0) return refuse('last_admin');
  const bySelf = asker !== 'cli' && asker.id === person.id;
  if (role === 'hr' && others.length === 0 && !bySelf && person.deactivatedAt === null)
    return refuse('second_person');
  const told = everybodyWithARole(tx);
  revokeRole(tx, person.id, role);
  appendAudit(tx, { actor: actorOf(asker), what: `${role}.revoked`, subject: person.id });
  tellChange(tx, told, person);
  return { ok: true, result: 'revoked' };
}

function grant(tx: Tx, asker: Asker, person: Person, role: Role): RoleOutcome {
  settle(tx, asker, person.id, role);
  grantRole(tx, person.id, role);
  appendAudit(tx, { actor: actorOf(asker), what: `${role}.granted`, subject: person.id });
  tellChange(tx, everybodyWithARole(tx), person);
  return { ok: true, result: 'granted' };
}

/** The request goes, and whoever else was asked sees so; the one who answers is told at once. */
function settle(tx: Tx, by: Asker, personId: number, role: Role): void {
  const request = roleRequestOf(tx, personId, role);
  if (request === undefined) return;
  removeRoleRequest(tx, personId, role);
  const key = keyOf({ kind: 'role_request', person: personId, at: request.askedAt });
  for (const { id, slackId } of everybodyWithARole(tx)) {
    const row = by !== 'cli' && by.id === id ? null : findByKey(tx, slackId, key);
    if (row === null || row.state !== 'sent') continue;
    const fact: Fact = { kind: 'refresh', of: row.id };
    enqueue(tx, { recipient: slackId, key: keyOf(fact), fact });
  }
}

/** Nobody has held the role yet, or all who did have left Slack. */
const isFirst = (tx: Tx, role: Role) => peopleWithRole(tx, role).length === 0;

const isOwnConfirmation = (tx: Tx, asker: Asker) => asker !== 'cli' && hasRoleFor(tx, asker, 'role.sign');

/** Who could be the second pair of eyes. */
function confirmers(tx: Tx, person: Person, asker: Asker): Person[] {
  const asking = asker === 'cli' ? null : asker.id;
  return everybodyWithARole(tx).filter(({ id }) => id !== person.id && id !== asking);
}

function everybodyWithARole(tx: Tx): Person[] {
  const all = [...peopleWithRole(tx, 'hr'), ...peopleWithRole(tx, 'admin')];
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

function tellChange(tx: Tx, people: Person[], person: Person): void {
  tell(tx, people, { kind: 'roles_changed', person: person.id, at: tx.now });
  for (const one of [...people, person]) redrawHome(tx, one);
}

function tell(tx: Tx, people: Person[], fact: Fact): void {
  for (const one of people) send(tx, one, fact, { at: nextSendable(tx.now, one.zone, calendarOf(tx, one)) });
}
