import type { ActResult } from './inbound.ts';
import type { Act } from './acts.ts';
import type { Workspace } from './workspace.ts';

export type Role = 'employee' | 'manager' | 'hr' | 'admin';

/** A row of the app's outbox without any text. Moments are epoch ms. */
export type OutboxRow = {
  id: string | number;
  kind: string;
  /** A Slack id, or whatever else names the one who gets it. */
  recipient: string;
  state: string;
  notBefore: number;
  attempts: number;
  reason?: string | null;
};

export type Shortcut = { callback_id: string; name: string };

/** All that the page needs of the practice workspace; it can do only what a person in front of Slack can do. */
export type PracticePort = {
  workspace: Workspace;
  /** Resolves when the app has answered; rejects where a person could not have done it. */
  act(act: Act): Promise<ActResult>;
  clock: {
    now(): number;
    /** The zone in which the clock is shown and "Monday 09:00" is meant. */
    zone: string;
    moveTo(moment: number): Promise<void>;
    /** Moves to the next moment at which the app has something to do, and lets it be done. */
    nextThing(): Promise<void>;
  };
  outbox(): OutboxRow[];
  /** The history while it is being made. */
  progress(): { label: string; done: number; total: number } | null;
  /** What the switcher says of a person; null for those outside the company's teams. */
  cast(userId: string): { role: Role; team: string | null } | null;
  /** Whom the welcome suggests to be first. */
  tour: { employee: string; manager: string; hr: string } | null;
  /** The commands offered while one types, the app's own first: '/checkin', '/checkin help'. */
  commands: string[];
  shortcuts: { global: Shortcut[]; message: Shortcut[] };
};
