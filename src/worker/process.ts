import { faultOf, type Log } from '../log.ts';
import { StoreError, type StoreProblem } from '../store/problem.ts';

/** As in sysexits.h. A supervisor should not start again after `config`. */
export const EXIT = { ok: 0, bug: 1, usage: 64, storage: 70, temporary: 75, config: 78 } as const;

/** Above the ten seconds for what is under way, below the time after which a supervisor kills. */
const STOP_WITHIN_MS = 15_000;

export interface LifeOptions {
  log: Log;
  /** Ends everything in its order. Called at most once. */
  stop: () => Promise<void>;
  /** For tests: what stands for the process. */
  process?: Pick<NodeJS.Process, 'on'>;
  exit?: (code: number) => void;
  stopWithinMs?: number;
}

/**
 * How the process ends: gently on SIGTERM and SIGINT (a second signal does not wait), at once on an error that
 * nobody caught, of which only code and place are logged. Being killed means the same for the data.
 */
export function guardProcess(options: LifeOptions): void {
  const { log, exit = (code) => process.exit(code), stopWithinMs = STOP_WITHIN_MS } = options;
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals) => {
    if (stopping) return exit(EXIT.temporary);
    stopping = true;
    log.info('process.stopping', { signal });
    void endWithin(options.stop, stopWithinMs, log).then(exit);
  };
  const onFault = (error: unknown) => {
    log.error('process.fault', faultOf(error));
    exit(exitCodeOf(error));
  };
  const self = options.process ?? process;
  self.on('SIGTERM', onSignal);
  self.on('SIGINT', onSignal);
  self.on('unhandledRejection', onFault);
  self.on('uncaughtException', onFault);
}

async function endWithin(stop: () => Promise<void>, limitMs: number, log: Log): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<number>((resolve) => (timer = setTimeout(resolve, limitMs, EXIT.temporary)));
  try {
    return await Promise.race([stop().then(() => EXIT.ok), limit]);
  } catch (error) {
    log.error('process.fault', faultOf(error));
    return exitCodeOf(error);
  } finally {
    clearTimeout(timer);
  }
}

/** A database that cannot be read or written is for the checks at the next start, not for going on. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof StoreError) return STORE_EXITS[error.problem] ?? EXIT.config;
  if (error instanceof Error && error.cause instanceof Error) return exitCodeOf(error.cause);
  const { code } = faultOf(error);
  if (/^SQLITE_(IOERR|CORRUPT|NOTADB)/.test(code)) return EXIT.storage;
  return ['EADDRINUSE', 'EACCES'].includes(code) ? EXIT.temporary : EXIT.bug;
}

/** The others need the operator before a restart makes sense. */
const STORE_EXITS: Partial<Record<StoreProblem, number>> = {
  damaged: EXIT.storage,
  disk_error: EXIT.storage,
  gone: EXIT.storage,
  busy: EXIT.temporary,
  late: EXIT.temporary,
  locked: EXIT.temporary,
  full: EXIT.temporary,
  unreachable: EXIT.temporary,
  week_keys: EXIT.temporary,
};
