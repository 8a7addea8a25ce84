import type { MovableClock } from '../clock.ts';
import type { Workspace } from '../practice/workspace.ts';
import type { Checks } from './simulated-checks.ts';
import type { Company } from './simulated-company.ts';
import type { Findings } from './simulated-findings.ts';
import type { Kept } from './simulated-kept.ts';
import type { Watched } from './simulated-line.ts';
import type { Machine } from './simulated-machine.ts';
import type { Office } from './simulated-office.ts';
import type { People } from './simulated-people.ts';
import type { Posts } from './simulated-posts.ts';
import type { Weather } from './simulated-weather.ts';

/** All that there is in a simulated world, for what happens in it. */
export type Stage = {
  readonly clock: MovableClock;
  readonly workspace: Workspace;
  readonly findings: Findings;
  readonly company: Company;
  readonly machine: Machine;
  readonly watched: Watched;
  readonly posts: Posts;
  readonly office: Office;
  readonly people: People;
  readonly weather: Weather;
  readonly kept: Kept;
  readonly checks: Checks;
  readonly options: { people: number; weeks: number };
};
