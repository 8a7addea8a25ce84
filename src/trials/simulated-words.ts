/* Everything that people write carries a mark that says whose words they are and when they were written. */

const MARK = /ZQ(U[A-Z0-9]+)Z([0-9a-z]+)Z/g;

export const mark = (user: string, at: number): string => `ZQ${user}Z${at.toString(36)}Z`;

/** Whose words stand in a text, and the newest moment at which they were written. */
export function marksIn(text: string): Map<string, number> {
  const found = new Map<string, number>();
  if (!text.includes('ZQU')) return found;
  for (const [, user, at] of text.matchAll(MARK)) {
    const moment = Number.parseInt(at!, 36);
    found.set(user!, Math.max(found.get(user!) ?? 0, moment));
  }
  return found;
}

export const hasMark = (text: string): boolean => text.includes('ZQU');
