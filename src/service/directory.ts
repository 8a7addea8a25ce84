import { nameInLine } from '../domain/names.ts';
import { isZone, offsetMinutes } from '../domain/time.ts';
import { type KnownZone, ZONE_LASTS_MS, zoneAfter } from '../domain/zones.ts';
import type { Tx } from '../store/db.ts';
import {
  firstZoneSeenAt,
  type FromSlack,
  type Person,
  personBySlackId,
  upsertPerson,
  zonesSeenBy,
} from '../store/people.ts';
import { settings } from '../store/settings.ts';
import { cameBack, leftSlack, replanTalksOf } from './people.ts';

/** What we read of a person as Slack describes them (users.info, users.list, team_join). */
export interface SlackUser {
  id?: string;
  team_id?: string;
  deleted?: boolean;
  is_bot?: boolean;
  is_workflow_bot?: boolean;
  is_connector_bot?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_stranger?: boolean;
  is_invited_user?: boolean;
  name?: string;
  real_name?: string;
  tz?: string;
  /** Seconds east of UTC at this moment. */
  tz_offset?: number;
  locale?: string;
  profile?: { real_name?: string; email?: string };
}

export interface TakenOver {
  /** Those who have just left Slack, and those who have just come back. */
  left: Person[];
  returned: Person[];
  /** Zones in which Slack's clock differs from ours: our zone data is out of date. */
  staleZones: string[];
}

/** Brings our people up to date with what Slack says about some of them. `teamId` is our own workspace. */
export function takeOver(tx: Tx, teamId: string, users: readonly SlackUser[]): TakenOver {
  const taken: TakenOver = { left: [], returned: [], staleZones: [] };
  const fallback = settings(tx).zone;
  for (const user of users) {
    const before = user.id === undefined ? undefined : personBySlackId(tx, user.id);
    const told = fromSlack(tx, user, { teamId, before, fallback });
    if (!told) continue;
    const person = before && isKnown(before, told) ? before : upsertPerson(tx, told);
    if (before && told.deactivated && before.deactivatedAt === null) taken.left.push(person);
    if (before && !told.deactivated && before.deactivatedAt !== null) taken.returned.push(person);
    if (before && before.zone !== person.zone) replanTalksOf(tx, person.id);
    if (isStale(user, tx.now)) taken.staleZones.push(person.zone);
  }
  for (const person of taken.left) leftSlack(tx, person);
  for (const person of taken.returned) cameBack(tx, person);
  return { ...taken, staleZones: [...new Set(taken.staleZones)] };
}

/** Of hardly anybody Slack has news, and everybody is read every day. */
function isKnown(before: Person, { deactivated, email, ...told }: FromSlack): boolean {
  const same = Object.entries(told).every(([name, value]) => before[name as keyof typeof told] === value);
  return same && email === before.email && deactivated === (before.deactivatedAt !== null);
}

/**
 * Null for Slackbot and for somebody who has been invited and has not come yet. Of somebody deactivated Slack no
 * longer tells the zone and the language; we keep what we knew.
 */
function fromSlack(
  tx: Tx,
  user: SlackUser,
  { teamId, before, fallback }: { teamId: string; before: Person | undefined; fallback: string },
): FromSlack | null {
  if (user.id === undefined || user.id === 'USLACKBOT' || user.is_invited_user) return null;
  return {
    slackId: user.id,
    name: nameInLine(user.profile?.real_name || user.real_name || user.name || user.id),
    email: user.profile?.email?.toLowerCase() ?? null,
    ...zoneOf(user, before, tx.now, fallback),
    locale: user.locale ?? before?.locale ?? null,
    kind: kindOf(user, teamId),
    deactivated: user.deleted ?? false,
  };
}

function zoneOf({ tz }: SlackUser, before: Person | undefined, now: number, fallback: string): KnownZone {
  const told = tz && isZone(tz) ? tz : null;
  if (before !== undefined) return zoneAfter(before, told ?? before.zone, now);
  return { zone: told ?? fallback, zoneSeen: null, zoneSeenAt: null };
}

/** Of whom Slack has to be asked again, because another zone that it named has had the time to last. */
export const zonesToSettle = (tx: Tx): Person[] => zonesSeenBy(tx, tx.now - ZONE_LASTS_MS);

/** The next moment at which there is somebody to ask about. */
export function nextZoneMoment(tx: Tx): number | null {
  const first = firstZoneSeenAt(tx);
  return first === null ? null : first + ZONE_LASTS_MS;
}

/** Strangers share a channel with us through Slack Connect; guests see only some channels. */
function kindOf(user: SlackUser, teamId: string): FromSlack['kind'] {
  if (user.is_bot || user.is_workflow_bot || user.is_connector_bot) return 'bot';
  if (user.is_stranger || (user.team_id !== undefined && user.team_id !== teamId)) return 'stranger';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'member';
}

/** Whether Slack's clock differs from ours where this person is. */
export const isStale = ({ tz, tz_offset: offset }: SlackUser, now: number) =>
  tz !== undefined && offset !== undefined && isZone(tz) && offsetMinutes(tz, now) * 60 !== offset;
