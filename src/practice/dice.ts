/** Chance that falls the same way in every run. */
export type Dice = {
  /** From 0 up to, not including, 1. */
  roll(): number;
  chance(share: number): boolean;
  pick<T>(all: readonly T[]): T;
  /** About normal: mean 0, deviation 1, never beyond 6. */
  bell(): number;
};

/** mulberry32 by Tommy Ettinger, public domain. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    roll,
    chance: (share) => roll() < share,
    pick: (all) => all[Math.floor(roll() * all.length)]!,
    bell: () => Array.from({ length: 12 }, roll).reduce((sum, one) => sum + one, -6),
  };
}
