/** Ids, counts and codes; never text that a person wrote. */
export type Fields = Record<string, string | number | boolean | null | undefined>;

export const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type Level = (typeof LEVELS)[number];

export type Log = Record<Level, (event: string, fields?: Fields) => void>;

/** One JSON line an event. `write` defaults to standard output; `now` stamps each line. */
export function jsonLog(
  level: Level,
  now: () => number,
  write: (line: string) => void = (line) => console.log(line),
): Log {
  const at =
    (own: Level) =>
    (event: string, fields: Fields = {}) => {
      if (LEVELS.indexOf(own) < LEVELS.indexOf(level)) return;
      write(JSON.stringify({ time: new Date(now()).toISOString(), level: own, event, ...fields }));
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/**
 * What may be logged of an error: its code or class, and the line it came from. Never its message, which may
 * hold what a person wrote.
 */
export function faultOf(error: unknown): { code: string; at: string | null } {
  if (!(error instanceof Error)) return { code: `thrown ${typeof error}`, at: null };
  const { code, original } = error as Error & { code?: unknown; original?: unknown };
  const inner = original ?? error.cause;
  if (inner instanceof Error) return faultOf(inner);
  const frames = (error.stack ?? '').split(error.message || error.name).at(-1) ?? '';
  const at = /^\s+at .*?([\w.-]+:\d+:\d+)\)?$/m.exec(frames)?.[1] ?? null;
  return { code: typeof code === 'string' ? code : error.name, at };
}
