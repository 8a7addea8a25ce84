import type { Workspace } from './workspace.ts';
import { Refused } from './refused.ts';

/** How an argument is written; `!` says that the method cannot do without it. */
type Kind = 'string' | 'number' | 'boolean' | 'json';

/** A method's arguments as they arrive, and read. */
export type Args = Record<string, unknown>;

export type Method = {
  takes: Record<string, Kind | `${Kind}!`>;
  run: (workspace: Workspace, args: Args) => Record<string, unknown>;
};

/** Bolt adds the team to every call. */
const ALWAYS = ['token', 'team_id'];

/** Reads arguments from a form (all strings) or from JSON; refuses what the method does not know or sorely misses. */
export function readArgs(method: Method, given: Args): Args {
  const wrong: { pointer: string; rule: string }[] = [];
  const args: Args = {};
  for (const [name, value] of Object.entries(given)) {
    if (ALWAYS.includes(name)) continue;
    const kind = Object.hasOwn(method.takes, name) ? method.takes[name] : undefined;
    if (!kind) wrong.push({ pointer: '/', rule: `invalid additional property: ${name}` });
    else args[name] = readArg(name, kind.replace('!', '') as Kind, value, wrong);
  }
  for (const [name, kind] of Object.entries(method.takes))
    if (kind.endsWith('!') && (args[name] === undefined || args[name] === ''))
      wrong.push({ pointer: '/', rule: `missing required field: ${name}` });
  if (wrong.length > 0) throw Refused.invalid('invalid_arguments', wrong);
  return args;
}

function readArg(
  name: string,
  kind: Kind,
  value: unknown,
  wrong: { pointer: string; rule: string }[],
): unknown {
  const refuse = (what: string) => {
    wrong.push({ pointer: `/${name}`, rule: `must provide ${what}` });
    return undefined;
  };
  if (kind === 'json') return typeof value === 'string' ? readJson(name, value) : value;
  if (kind === 'number') return Number.isFinite(Number(value)) ? Number(value) : refuse('a number');
  if (kind === 'boolean')
    return ['true', '1', 'false', '0'].includes(String(value))
      ? ['true', '1'].includes(String(value))
      : refuse('a boolean');
  return typeof value === 'string' ? value : refuse('a string');
}

function readJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(name === 'blocks' ? 'invalid_blocks_format' : 'invalid_arguments');
  }
}

/** One page of a list, and where the next one begins ('' at the end). */
export function page<T>(all: T[], args: Args): { items: T[]; next: { next_cursor: string } } {
  const from = args['cursor'] ? Number(args['cursor']) : 0;
  if (!Number.isInteger(from)) throw new Refused('invalid_cursor');
  const limit = (args['limit'] as number | undefined) || all.length || 1;
  const next = from + limit < all.length ? String(from + limit) : '';
  return { items: all.slice(from, from + limit), next: { next_cursor: next } };
}
