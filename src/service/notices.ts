import type { Fact } from '../domain/messages.ts';
import type { Tx } from '../store/db.ts';
import { type Person, personById, type Role, rolesOf } from '../store/people.ts';
import { newestPilot } from '../store/pilots.ts';
import { progressOf, type Progress } from './progress.ts';
import { requestsFor } from './overview.ts';

/** What a message about the setup says at the moment it is sent or redrawn. */
export type Notice =
  | { notice: 'role_request'; name: string; personId: number; roles: Role[]; mine: boolean }
  | { notice: 'roles_changed'; name: string; roles: Role[] }
  | { notice: 'test_prompt' }
  | { notice: 'pilot_report'; undecided: boolean }
  | ({ notice: 'import_progress' } & Progress);

export type SetupFact = Extract<
  Fact,
  { kind: 'role_request' | 'roles_changed' | 'test_prompt' | 'import_progress' | 'pilot_report' }
>;

export const isSetupFact = (fact: Fact): fact is SetupFact =>
  fact.kind === 'role_request' ||
  fact.kind === 'roles_changed' ||
  fact.kind === 'test_prompt' ||
  fact.kind === 'pilot_report' ||
  fact.kind === 'import_progress';

export function noticeOf(tx: Tx, fact: SetupFact, reader: Person): Notice | { drop: string } {
  switch (fact.kind) {
    case 'role_request': {
      const asked = requestsFor(tx, reader).filter(({ personId }) => personId === fact.person);
      const roles = asked.map(({ role }) => role);
      const mine = asked.some((one) => one.mine);
      return { notice: 'role_request', name: nameOf(tx, fact.person), personId: fact.person, roles, mine };
    }
    case 'roles_changed':
      return { notice: 'roles_changed', name: nameOf(tx, fact.person), roles: [...rolesOf(tx, fact.person)] };
    case 'test_prompt':
      return { notice: 'test_prompt' };
    case 'pilot_report': {
      const pilot = newestPilot(tx);
      if (pilot?.id !== fact.pilot) return { drop: 'gone' };
      const undecided = pilot.state === 'reported' && pilot.reportWeek === fact.week;
      return { notice: 'pilot_report', undecided };
    }
    case 'import_progress': {
      const progress = progressOf(tx, fact.job);
      return progress === null ? { drop: 'gone' } : { notice: 'import_progress', ...progress };
    }
  }
}

const nameOf = (tx: Tx, id: number) => personById(tx, id)!.name;
