import { and, asc, count, eq, gte, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { KnownZone } from '../domain/zones.ts';
import { chunks } from './chunks.ts';
import type { Tx } from './db.ts';
import { prepared } from './prepared.ts';
import { absence, pair, person, role, roleRequest } from './schema.ts';

export type Person = typeof person.$inferSelect;
export type Absence = typeof absence.$inferSelect;
export type RoleRequest = typeof roleRequest.$inferSelect;
export type Role = 'admin' | 'hr';

/** Somebody as Slack's directory knows them. `email` is null when the app may not read addresses. */
export type FromSlack = Pick<KnownZone, 'zone'> &
  Partial<KnownZone> & {
    slackId: string;
    name: string;
    email: string | null;
    locale: string | null;
    kind: Person['kind'];
    deactivated: boolean;
  };

const bySlackId = prepared((db, value) =>
  db
    .select()
    .from(person)
    .where(eq(person.slackId, value('slackId')))
    .prepare(),
);

export function personBySlackId(tx: Tx, slackId: string): Person | undefined {
  return bySlackId(tx).get({ slackId });
}

const byId = prepared((db, value) =>
  db
    .select()
    .from(person)
    .where(eq(person.id, value('id')))
    .prepare(),
);

export function personById(tx: Tx, id: number): Person | undefined {
  return byId(tx).get({ id });
}

/** Of several people with one address, somebody who is still active. Case does not count. */
export function personByEmail(tx: Tx, email: string): Person | undefined {
  const found = tx.db
    .select()
    .from(person)
    .where(sql`lower(${person.email}) = ${email.toLowerCase()}`)
    .all();
  return found.find((one) => one.deactivatedAt === null) ?? found[0];
}

export function peopleByIds(tx: Tx, ids: readonly number[]): Person[] {
  return tx.db
    .select()
    .from(person)
    .where(inArray(person.id, [...ids]))
    .orderBy(asc(person.name), asc(person.id))
    .all();
}

/** Everybody of the directory, in Slack or gone, enrolled or not. */
export function allPeople(tx: Tx): Person[] {
  return tx.db.select().from(person).orderBy(asc(person.id)).all();
}

/** Takes over what Slack says; everything that was decided here stays. */
export function upsertPerson(tx: Tx, from: FromSlack): Person {
  const { deactivated, ...told } = from;
  const moment = deactivated ? tx.now : null;
  return tx.db
    .insert(person)
    .values({ ...told, deactivatedAt: moment })
    .onConflictDoUpdate({
      target: person.slackId,
      set: {
        ...told,
        email: sql`coalesce(excluded.email, ${person.email})`,
        deactivatedAt: deactivated ? sql`coalesce(${person.deactivatedAt}, ${tx.now})` : null,
      },
    })
    .returning()
    .get();
}

const zonesSeen = prepared((db, value) =>
  db
    .select()
    .from(person)
    .where(lte(person.zoneSeenAt, value('moment')))
    .prepare(),
);

/** Those of whom another zone was named at or before that moment, and nothing was heard since. */
export function zonesSeenBy(tx: Tx, moment: number): Person[] {
  return zonesSeen(tx).all({ moment });
}

const firstZoneSeen = prepared((db) =>
  db
    .select({ at: person.zoneSeenAt })
    .from(person)
    .where(isNotNull(person.zoneSeenAt))
    .orderBy(asc(person.zoneSeenAt))
    .limit(1)
    .prepare(),
);

/** When the oldest of those was named; null when there is none. */
export function firstZoneSeenAt(tx: Tx): number | null {
  return firstZoneSeen(tx).get()?.at ?? null;
}

export function forgetSeenZone(tx: Tx, id: number): void {
  change(tx, id, { zoneSeen: null, zoneSeenAt: null });
}

function change(tx: Tx, id: number, values: Partial<typeof person.$inferInsert>): void {
  tx.db.update(person).set(values).where(eq(person.id, id)).run();
}

export function setTeam(tx: Tx, id: number, teamId: string | null): void {
  change(tx, id, { teamId });
}

/** Null: back to what Slack or the company says. */
export function setLanguage(tx: Tx, id: number, language: 'nb' | 'en' | null): void {
  change(tx, id, { language });
}

export function setPaused(tx: Tx, id: number, pausedAt: number | null): void {
  change(tx, id, { pausedAt });
}

export function setReminders(tx: Tx, id: number, reminders: boolean): void {
  change(tx, id, { reminders });
}

export function setEnrolled(tx: Tx, id: number, enrolledAt: number | null): void {
  change(tx, id, { enrolledAt });
}

/** When the welcome was sent; null until then. */
export function setWelcomed(tx: Tx, id: number, welcomedAt: number | null): void {
  change(tx, id, { welcomedAt });
}

/** Slack's direct-message channel, known from the first message on. */
export function setChannel(tx: Tx, id: number, channel: string | null): void {
  change(tx, id, { channel });
}

/** Everybody who takes part and is in Slack, paused or not. */
export function enrolledPeople(tx: Tx): Person[] {
  return tx.db
    .select()
    .from(person)
    .where(and(isNotNull(person.enrolledAt), isNull(person.deactivatedAt)))
    .orderBy(asc(person.name), asc(person.id))
    .all();
}

/** What a change of the setup decides about somebody. */
export type Place = Pick<Person, 'id' | 'teamId' | 'enrolledAt' | 'language' | 'holidays'>;

/** For many at once: people with equal values share a statement. */
export function setPlaces(tx: Tx, places: readonly Place[]): void {
  const alike = new Map<string, { place: Omit<Place, 'id'>; ids: number[] }>();
  for (const { id, ...place } of places) {
    const key = JSON.stringify(place);
    const group = alike.get(key);
    if (group === undefined) alike.set(key, { place, ids: [id] });
    else group.ids.push(id);
  }
  for (const { place, ids } of alike.values())
    for (const some of chunks(ids)) tx.db.update(person).set(place).where(inArray(person.id, some)).run();
}

/** How many take part, how many of them have somebody to talk with, and how many have paused. */
export function coverage(tx: Tx): { enrolled: number; paired: number; paused: number } {
  const counted = tx.db
    .select({ enrolled: count(), paired: count(pair.id), paused: count(person.pausedAt) })
    .from(person)
    .leftJoin(pair, and(eq(pair.employeeId, person.id), isNull(pair.endedAt)))
    .where(and(isNotNull(person.enrolledAt), isNull(person.deactivatedAt)))
    .get();
  return counted ?? { enrolled: 0, paired: 0, paused: 0 };
}

// ---- roles -----------------------------------------------------------------------------------------------

const roles = prepared((db, value) =>
  db
    .select({ role: role.role })
    .from(role)
    .where(eq(role.personId, value('personId')))
    .prepare(),
);

export function rolesOf(tx: Tx, personId: number): Set<Role> {
  return new Set(
    roles(tx)
      .all({ personId })
      .map((row) => row.role),
  );
}

export function grantRole(tx: Tx, personId: number, what: Role): void {
  tx.db.insert(role).values({ personId, role: what, grantedAt: tx.now }).onConflictDoNothing().run();
}

export function revokeRole(tx: Tx, personId: number, what: Role): void {
  tx.db
    .delete(role)
    .where(and(eq(role.personId, personId), eq(role.role, what)))
    .run();
}

/** Those who hold a role and are in Slack. */
export function peopleWithRole(tx: Tx, what: Role): Person[] {
  return tx.db
    .select({ person })
    .from(role)
    .innerJoin(person, eq(person.id, role.personId))
    .where(and(eq(role.role, what), isNull(person.deactivatedAt)))
    .orderBy(asc(person.name), asc(person.id))
    .all()
    .map((row) => row.person);
}

/** Grants that wait for a second pair of eyes. */
export function roleRequests(tx: Tx): RoleRequest[] {
  return tx.db.select().from(roleRequest).orderBy(asc(roleRequest.askedAt)).all();
}

export function roleRequestOf(tx: Tx, personId: number, what: Role): RoleRequest | undefined {
  return tx.db
    .select()
    .from(roleRequest)
    .where(and(eq(roleRequest.personId, personId), eq(roleRequest.role, what)))
    .get();
}

export function addRoleRequest(tx: Tx, request: Omit<RoleRequest, 'askedAt'>): void {
  const row = { ...request, askedAt: tx.now };
  tx.db
    .insert(roleRequest)
    .values(row)
    .onConflictDoUpdate({ target: [roleRequest.personId, roleRequest.role], set: row })
    .run();
}

export function removeRoleRequest(tx: Tx, personId: number, what: Role): void {
  tx.db
    .delete(roleRequest)
    .where(and(eq(roleRequest.personId, personId), eq(roleRequest.role, what)))
    .run();
}

// ---- absence ---------------------------------------------------------------------------------------------

/** The absences that touch the dates, both included, in order. */
const absencesBetween = prepared((db, value) => {
  const ofOne = eq(absence.personId, value('personId'));
  const touching = and(lte(absence.from, value('toDate')), gte(absence.to, value('fromDate')));
  return db.select().from(absence).where(and(ofOne, touching)).orderBy(asc(absence.from)).prepare();
});

export function absencesOf(tx: Tx, personId: number, fromDate: string, toDate: string): Absence[] {
  return absencesBetween(tx).all({ personId, fromDate, toDate });
}

/** Everybody's absences that end on the date or later, in order. */
export function absencesFrom(tx: Tx, date: string): Absence[] {
  return tx.db.select().from(absence).where(gte(absence.to, date)).orderBy(asc(absence.from)).all();
}

export function absenceById(tx: Tx, id: string): Absence | undefined {
  return tx.db.select().from(absence).where(eq(absence.id, id)).get();
}

export function addAbsence(tx: Tx, values: Omit<Absence, 'id'>): Absence {
  return tx.db
    .insert(absence)
    .values({ id: tx.newId(), ...values })
    .returning()
    .get();
}

/** Whose it was; undefined when it was gone already. */
export function removeAbsence(tx: Tx, id: string): number | undefined {
  return tx.db.delete(absence).where(eq(absence.id, id)).returning().get()?.personId;
}
