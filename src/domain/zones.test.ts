import { expect, test } from 'vitest';
import { type KnownZone, zoneAfter, zoneInDoubt, ZONE_LASTS_MS } from './zones.ts';

const OSLO = 'Europe/Oslo';
const NEW_YORK = 'America/New_York';
const REYKJAVIK = 'Atlantic/Reykjavik';
const NOON = Date.UTC(2027, 0, 15, 12);
const settled = (zone: string): KnownZone => ({ zone, zoneSeen: null, zoneSeenAt: null });
const doubted: KnownZone = { zone: OSLO, zoneSeen: NEW_YORK, zoneSeenAt: NOON };

test('another zone counts from the moment on at which it has lasted two hours', () => {
  expect(zoneAfter(settled(OSLO), NEW_YORK, NOON)).toEqual(doubted);
  expect(zoneAfter(doubted, NEW_YORK, NOON + ZONE_LASTS_MS - 1)).toEqual(doubted);
  expect(zoneAfter(doubted, NEW_YORK, NOON + ZONE_LASTS_MS)).toEqual(settled(NEW_YORK));
});

test('back in the own zone there is no doubt, and a third zone begins anew', () => {
  expect(zoneAfter(doubted, OSLO, NOON + 60_000)).toEqual(settled(OSLO));
  const third = { zone: OSLO, zoneSeen: REYKJAVIK, zoneSeenAt: NOON + ZONE_LASTS_MS };
  expect(zoneAfter(doubted, REYKJAVIK, NOON + ZONE_LASTS_MS)).toEqual(third);
});

test('a doubt that nobody could settle ends by itself', () => {
  expect(zoneInDoubt(settled(OSLO), NOON)).toBeNull();
  expect(zoneInDoubt(doubted, NOON + ZONE_LASTS_MS - 1)).toBe(NEW_YORK);
  expect(zoneInDoubt(doubted, NOON + ZONE_LASTS_MS)).toBeNull();
});
