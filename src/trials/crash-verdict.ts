import { doubles, notAsked } from './crash-posts.ts';
import type { LogLine } from './crash-process.ts';
import type { Rig } from './crash-rig.ts';

/* What is said in the end, and what of it is wrong. */

export function verdict(
  { record, posts, company, workspace, log }: Rig,
  rounds: number,
  exit: number | null,
) {
  const errors = log.filter((line) => line.level === 'error' && !isExpected(line));
  return [
    ...record.lost.map((what) => `LOST ${what}`),
    ...doubles(posts).map((what) => `TWICE ${what}`),
    ...notAsked(posts, company, rounds).map((user) => `NOT ASKED ${user}`),
    ...workspace.violations.map(({ method, pointer, rule }) => `REFUSED ${method} ${pointer} ${rule}`),
    ...new Set(errors.map((line) => `LOGGED ${line.event} ${line['code'] ?? line['problem'] ?? ''}`)),
    ...(exit === 0 ? [] : [`SIGTERM ended with ${exit}`]),
    ...(record.acknowledged > 10 * rounds ? [] : ['There was hardly any load.']),
  ];
}

/**
 * With the monotonic clock in haste, what hangs is given up after three seconds; and a server that is killed is missed by
 * whoever wanted something of it: no signs of an error here.
 */
const isExpected = ({ event, code }: LogLine): boolean =>
  event === 'heartbeat.hung' || String(code).startsWith('SERVER_');

export function summary({ record, posts, log }: Rig): string[] {
  const asking = posts.filter(({ asks }) => asks).length;
  const interrupted = log.filter(({ event }) => event === 'outbox.interrupted');
  const rows = interrupted.reduce((sum, line) => sum + count(line, 'rows'), 0);
  const lookedUp = log.filter(({ event }) => event === 'outbox.looked_up');
  const found = lookedUp.filter((line) => count(line, 'found') > 0).length;
  return [
    `texts: ${record.acknowledged} acknowledged, ${record.lost.length} lost`,
    `messages: ${posts.length}, ${asking} of them prompts and reminders, ${doubles(posts).length} sent twice`,
    `${interrupted.length} kills fell between claiming and noting and left ${rows} messages unsure`,
    `looked up: ${lookedUp.length}, of them ${found} stood in Slack and ${lookedUp.length - found} were sent again`,
  ];
}

const count = (line: LogLine, field: string) => Number(line[field] ?? 0);

export const say = (line: string) => void process.stdout.write(`${line}\n`);
