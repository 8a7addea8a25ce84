/** A phone on its way, or a wrong guess of it, names another zone for a while: one counts once it has lasted this long. */
export const ZONE_LASTS_MS = 2 * 60 * 60 * 1000;

/** The zone that counts, and another one that was named since then and has not lasted yet; epoch ms. */
export type KnownZone = { zone: string; zoneSeen: string | null; zoneSeenAt: number | null };

/** What is known of somebody's zone after Slack has named `told`. */
export function zoneAfter(before: KnownZone, told: string, now: number): KnownZone {
  if (told === before.zone) return settled(told);
  if (told !== before.zoneSeen || before.zoneSeenAt === null)
    return { zone: before.zone, zoneSeen: told, zoneSeenAt: now };
  return now - before.zoneSeenAt < ZONE_LASTS_MS ? before : settled(told);
}

const settled = (zone: string): KnownZone => ({ zone, zoneSeen: null, zoneSeenAt: null });

/** The other zone, as long as nobody can know which of the two is right; null: there is no doubt. */
export function zoneInDoubt({ zoneSeen, zoneSeenAt }: KnownZone, now: number): string | null {
  return zoneSeenAt !== null && now - zoneSeenAt < ZONE_LASTS_MS ? zoneSeen : null;
}
