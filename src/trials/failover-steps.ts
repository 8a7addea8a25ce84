import { systemClock } from '../clock.ts';
import { morning } from './crash-company.ts';
import type { AppProcess } from './crash-process.ts';
import { CrashRecord } from './crash-record.ts';
import { comeToRest, started, until } from './crash-rig.ts';
import { type Drill, NEW_TOKEN, OLD_TOKEN } from './failover-rig.ts';

/* What happens in the drill, in this order. */

/** So many texts are taken before the copy, and so many after it. */
const KEPT = 100;
const GONE = 50;
const WORK_MS = 120_000;
/** So that messages are on their way while the copy is made. */
const SLOW = { slow: 1_200 };
const SETTINGS_ARE_WRONG = 78;
const NOBODY_WORKS = 'There is hardly any load.';
const TRIES = 60;
/** So long the app waits for its next beat, then looks for what may have been sent; and with this pause it is done. */
const BEAT_MS = 22_000;
const QUIET_MS = 3_000;

/** The one after the machine was replaced. */
export const LAST_MORNING = 2;

/** What was acknowledged after the copy, and is gone with the machine. */
export type Lost = { texts: number; seconds: number };

/** A morning of work; on the next one the copy of the day is made while messages go out, and then the machine dies. */
export async function workUntilKilled(drill: Drill, kept: CrashRecord): Promise<Lost> {
  const { clock, primary, workspace } = drill;
  clock.set(morning(0));
  await started(primary.app);
  await working(drill, kept, () => until(() => kept.acknowledged >= KEPT, NOBODY_WORKS, WORK_MS));
  await primary.app.kill();
  clock.set(morning(1));
  workspace.faults.always('chat.postMessage', SLOW);
  const from = primary.log.length;
  await started(primary.app);
  const isMade = () => primary.log.slice(from).some(({ event }) => event === 'backup.made');
  await until(isMade, 'No copy was made.');
  workspace.faults.clear();
  const copiedAt = systemClock.mono();
  const gone = new CrashRecord();
  await working(drill, gone, async () => {
    await until(() => gone.acknowledged >= GONE, NOBODY_WORKS, WORK_MS);
    await primary.app.kill();
  });
  return { texts: gone.acknowledged, seconds: secondsSince(copiedAt) };
}

async function working(drill: Drill, record: CrashRecord, meanwhile: () => Promise<void>): Promise<void> {
  const crowd = drill.crowdWith(record);
  crowd.work();
  await meanwhile();
  await crowd.rest();
}

/** Seconds of the machine alone. */
export type Took = { restore: number; start: number; answer: number; wrong: string[] };

/** The steps of docs/operations.md: another app token, the newest copy, start; and what happens without the first of them. */
export async function takeOver(drill: Drill, app: AppProcess): Promise<Took> {
  const { sockets, standby } = drill;
  const from = systemClock.mono();
  sockets.revoke(OLD_TOKEN);
  sockets.allow(NEW_TOKEN, standby.slack.withOwnAddresses);
  await app.command('restore', '--apply');
  const restored = systemClock.mono();
  const wrong = await refusedTheOldToken(standby.app);
  const again = systemClock.mono();
  await started(app);
  const ready = systemClock.mono();
  await answered(drill);
  const [restore, start] = [secondsBetween(from, restored), secondsBetween(again, ready)];
  return { restore, start, answer: secondsSince(ready), wrong };
}

async function refusedTheOldToken(app: AppProcess): Promise<string[]> {
  if (await app.start()) return ['The standby has started with the token of the other machine.'];
  const said = app.failure() ?? '';
  const told = app.exitCode === SETTINGS_ARE_WRONG && said.includes('last ran in another place');
  return told ? [] : [`With the token of the other machine: ${said}`];
}

async function answered({ receiver, company, clock }: Drill): Promise<void> {
  const user = company.managers[0]!;
  for (let tries = 0; tries < TRIES; tries += 1) {
    if ((await receiver.act({ do: 'command', user, text: 'help' })).acked) return;
    await clock.sleep(100);
  }
  throw new Error('Nobody gets an answer from the standby.');
}

/** The machine that was replaced starts by itself, on its own disk and with its old settings. */
export async function comeBack({ primary }: Drill): Promise<string[]> {
  const before = primary.calls.length;
  const wrong = (await primary.app.start()) ? ['The machine that was replaced runs again.'] : [];
  if (primary.app.exitCode !== SETTINGS_ARE_WRONG) wrong.push(`It ended with ${primary.app.exitCode}.`);
  const asked = primary.calls.slice(before);
  const said = asked.filter((method) => method !== 'auth.test' && method !== 'apps.connections.open');
  return [...wrong, ...said.map((method) => `It has called ${method}.`)];
}

/**
 * What can be looked up is settled by itself; the rest has been said, since the other machine was up until it died. What
 * the operator is told.
 */
export async function goOn({ clock, workspace }: Drill, app: AppProcess): Promise<string> {
  await clock.sleep(BEAT_MS);
  await until(
    () => clock.now() > workspace.traffic.at(-1)!.at + QUIET_MS,
    'The standby does not come to rest.',
  );
  for (let tries = 1; ; tries += 1)
    try {
      return (await app.command('restore', '--confirm')).trim();
    } catch (error) {
      if (tries === TRIES) throw error;
      await systemClock.sleep(500);
    }
}

export async function nextMorning(drill: Drill, app: AppProcess): Promise<void> {
  await app.stop();
  await comeToRest({ ...drill, app }, LAST_MORNING);
}

const secondsBetween = (from: number, to: number): number => Math.round((to - from) / 100) / 10;
const secondsSince = (from: number): number => secondsBetween(from, systemClock.mono());
