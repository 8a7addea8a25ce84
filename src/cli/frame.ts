import { Refused } from './refused.ts';
import type { Clock } from '../clock.ts';
import { readConfig, type SlackConfig } from '../config.ts';
import { faultOf } from '../log.ts';
import { createCipher } from '../store/cipher.ts';
import { openStore, type Store } from '../store/db.ts';
import { StoreError } from '../store/problem.ts';

/* What all commands share: how they begin, how they speak, and how they end. */

/** As in sysexits.h, and 1 for a look that found something. */
export const EXIT = { ok: 0, found: 1, usage: 64, software: 70, temporary: 75, config: 78 } as const;

/** An ISO week, as the commands take it. */
export const WEEK = /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/;

/** Another process may be writing for a moment. */
export const BUSY_MS = 5_000;

export type CliOptions = {
  /** Default: that of the process. */
  env?: NodeJS.ProcessEnv;
  clock: Clock;
  out: (line: string) => void;
  err: (line: string) => void;
};

/** A command that may take long, and waits. Its lines go to the errors when the code says that it was not done. */
export type Operation = (
  args: string[],
  desk: { config: SlackConfig; warnings: string[]; clock: Clock },
) => Promise<{ lines: string[]; code?: number }>;

/** Null when it cannot be used, after saying why. */
export function configOf(
  env: NodeJS.ProcessEnv | undefined,
  err: CliOptions['err'],
): { config: SlackConfig; warnings: string[] } | null {
  const read = readConfig(env);
  if (!read.ok) read.problems.forEach((line) => err(line));
  else if (read.config.mode === 'slack') return { config: read.config, warnings: read.warnings };
  else err('There is no Slack token in the environment: the practice workspace has no commands.');
  return null;
}

/** The database of the app, while the app runs and while it does not. */
export const openedBy = ({ config, clock }: { config: SlackConfig; clock: Clock }): Store =>
  openStore({
    file: config.databaseFile,
    server: config.server && { ...config.server, copy: false },
    cipher: createCipher(config.dataKey),
    clock,
    busyMs: BUSY_MS,
  });

/** Says what went wrong; the exit code. */
export function failedWith(error: unknown, err: CliOptions['err']): number {
  if (error instanceof Refused) error.lines.forEach((line) => err(line));
  else if (error instanceof StoreError) err(error.message);
  else {
    const { code, at } = faultOf(error);
    err(`This went wrong: ${code} at ${at}`);
  }
  return error instanceof Refused ? EXIT.usage : EXIT.software;
}
