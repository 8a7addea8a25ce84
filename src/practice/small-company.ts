import type { Workspace } from './workspace.ts';

/** Somebody for the tests: a name, a zone and a language, and that is all one needs to know of them. */
export function furnishSmall(workspace: Workspace): void {
  const add = (id: string, name: string, tz = 'Europe/Oslo', locale = 'en-GB') =>
    workspace.addPerson({
      id,
      name,
      email: `${id.toLowerCase()}@example.com`,
      tz,
      locale,
      deleted: false,
      kind: 'member',
    });
  add('UKARI', 'Kari Berg');
  add('UOLA', 'Ola Nordmann', 'Europe/Oslo', 'nb-NO');
  add('UINGRID', 'Ingrid Lie');
  add('UMATS', 'Mats Holm');
  add('UNINA', 'Nina Dahl', 'America/New_York');
  add('UPER', 'Per Moe');
}
