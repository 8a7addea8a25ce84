import type { CastMember } from './cast.ts';
import { createDice } from './dice.ts';

/** How the company stands to each statement, on the scale of 1 to 5, and from which week on otherwise. */
const LEVELS: Record<string, { level: number; from?: string; after?: number }> = {
  I1: { level: 3.9 },
  I2: { level: 3.3 },
  I3: { level: 3.4 },
  T1: { level: 3.8 },
  T2: { level: 3.9 },
  // A tool that came in week 10 has made work easier; the strategy of week 13 has not been understood yet.
  T3: { level: 3.1, from: '2027-03-08', after: 4 },
  O1: { level: 3.8, from: '2027-03-29', after: 2.5 },
  O2: { level: 3.6 },
  TALK: { level: 4.1 },
};

const TEAM_MOOD: Record<string, number> = { Lager: -0.3, 'New York': 0.15, Salg: 0.1 };

const seedOf = (text: string): number =>
  Array.from(text).reduce((sum, letter) => (Math.imul(sum, 31) + letter.codePointAt(0)!) >>> 0, 17);

/** What somebody answers on a date ('YYYY-MM-DD'): the same in every run. Null: skipped. */
export function scoreOf(member: CastMember, statement: string, date: string): number | null {
  const person = createDice(seedOf(`${member.id} ${statement}`));
  const today = createDice(seedOf(`${member.id} ${statement} ${date}`));
  const { level, from, after } = LEVELS[statement] ?? { level: 3.5 };
  const now = from !== undefined && date >= from ? after! : level;
  if (today.chance(0.03)) return null;
  const exact = now + (TEAM_MOOD[member.team ?? ''] ?? 0) + 0.5 * person.bell() + 0.45 * today.bell();
  return Math.min(5, Math.max(1, Math.round(exact)));
}
