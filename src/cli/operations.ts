import { confirmRestore, makeBackup, restoreBackup, verifyBackup } from './backup.ts';
import { doctor } from './doctor.ts';
import { rotateKey } from './rotate.ts';
import { type CliOptions, configOf, EXIT, failedWith, type Operation } from './frame.ts';

/* The commands that are about the machine rather than about the company: they may take long, and wait. */

const OPERATIONS: Record<string, Operation> = {
  backup: makeBackup,
  'verify-backup': verifyBackup,
  doctor,
  'rotate-key': rotateKey,
  restore: (args, desk) =>
    args.includes('--confirm') ? confirmRestore(args, desk) : restoreBackup(args, desk),
};

export const isOperation = (name: string | undefined): name is string =>
  name !== undefined && Object.hasOwn(OPERATIONS, name);

/** Runs one of them; resolves to the exit code. */
export async function operate([name = '', ...args]: string[], options: CliOptions): Promise<number> {
  const { env, clock, out, err } = options;
  const read = configOf(env, err);
  if (read === null) return EXIT.config;
  try {
    const { lines, code = EXIT.ok } = await OPERATIONS[name]!(args, { ...read, clock });
    lines.forEach((line) => (code === EXIT.ok || code === EXIT.found ? out : err)(line));
    return code;
  } catch (error) {
    return failedWith(error, err);
  }
}
