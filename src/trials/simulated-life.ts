import type { Samtale } from '../app.ts';
import type { MovableClock } from '../clock.ts';
import type { Dice } from '../practice/dice.ts';
import type { PracticeReceiver } from '../practice/inbound.ts';
import type { Workspace } from '../practice/workspace.ts';
import type { Findings } from './simulated-findings.ts';

/** How often something goes wrong between Slack and the app: chances for each call or delivery. */
export type Troubles = {
  kill: number;
  lostAnswer: number;
  twice: number;
  late: number;
  /** A post that Slack takes only after the app has given up waiting. */
  slowPost: number;
};

export const NO_TROUBLES: Troubles = { kill: 0, lostAnswer: 0, twice: 0, late: 0, slowPost: 0 };

export type MachineOptions = {
  /** The time everybody else lives by. */
  world: MovableClock;
  workspace: Workspace;
  file: string;
  dice: Dice;
  findings: Findings;
  dataKey: Buffer;
  admin: string;
  line: Line;
};

/** From one start of the app to its end. */
export type Life = {
  dead: boolean;
  app: Samtale | null;
  door: PracticeReceiver;
  died: Promise<void>;
  end: () => void;
};

/** Who listens at the wire: everything that is said to Slack and to people passes here. */
export type Line = {
  /** Before a call leaves. `args` are those of the call. */
  calls(method: string, args: Args): void;
  /** A call has been made, whatever the app gets to know of it. */
  called(method: string, args: Args): void;
  /** An answer to a person's deed; `body` is the deed. */
  answered(body: unknown, response: unknown): void;
  logged(line: string): void;
  isKilled(): void;
  /** Whether Slack takes nothing for this person, ever. */
  isRefused(recipient: string): boolean;
};

export type Args = Record<string, string>;

/** The machine, as those see it who sit between it and the world. */
export type Host = { readonly troubles: Troubles; kill(marker: string): void };
