import type { Side } from './messages.ts';

/** Which side of a pair a person is on, or null: then nothing of the pair is theirs to see or do. */
export function sideOf(pair: { employeeId: number; managerId: number }, person: number): Side | null {
  if (person === pair.employeeId) return 'employee';
  return person === pair.managerId ? 'manager' : null;
}

export type Role = 'admin' | 'hr';

/** Setting up teams, people and the HR channel. It gives no right to read anybody's words or answers. */
export function maySetUp(roles: ReadonlySet<Role>): boolean {
  return roles.has('admin') || roles.has('hr');
}

/** As what somebody's words are shown to the other of a pair, in the log of who has read what. */
export const READ_KINDS = [
  'preparation',
  'answer',
  'report',
  'agenda',
  'talk',
  'goals',
  'actions',
  'history',
  'summary',
  'help',
  'before',
] as const;
export type ReadKind = (typeof READ_KINDS)[number];
