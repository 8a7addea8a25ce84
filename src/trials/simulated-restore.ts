import { addWeeks, dateAt, weekOf } from '../domain/time.ts';
import { restoredNow } from '../service/restoring.ts';
import { createCipher } from '../store/cipher.ts';
import { heldCount } from '../store/held.ts';
import { restoreInto } from '../worker/restore.ts';
import { COMPANY_ZONE } from './simulated-company.ts';
import type { Diary } from './simulated-diary.ts';
import type { Stage } from './simulated-stage.ts';

const DAY = 24 * 3_600_000;

type Copy = { at: number; file: string; diary: Diary };

/** A copy of the database is made, and some days later put in its place: what came in between is gone, as it says. */
export class Restoring {
  /** Weeks of which some answers were lost with it. */
  readonly lostAnswers = new Set<string>();
  readonly #world: Stage;
  #copy: Copy | null = null;
  /** An administrator has yet to say what becomes of the messages that may have been sent. */
  waits = false;

  constructor(world: Stage) {
    this.#world = world;
  }

  /** False: not now. */
  async copies(): Promise<boolean> {
    const { machine, clock, people } = this.#world;
    if (!machine.isUp() || machine.skew !== 0 || this.#copy !== null || this.waits) return false;
    const file = `${machine.options.file}.copy`;
    await machine.app!.store.backup(file);
    this.#copy = { at: clock.now(), file, diary: people.diary.copy() };
    return true;
  }

  forgets(): void {
    this.#copy = null;
  }

  async restores(byKill: boolean): Promise<void> {
    const { machine, clock, weather, findings } = this.#world;
    const copy = this.#copy;
    this.#copy = null;
    if (copy === null || machine.skew !== 0 || weather.slackAwayUntil > clock.now()) return;
    if (byKill) machine.kill('killed-between-steps');
    else await machine.stop();
    const { file, dataKey } = machine.options;
    const cipher = createCipher(dataKey);
    const restored = restoreInto({ from: copy.file, databaseFile: file, cipher, clock: machine.clock });
    if (!restored.ok) return findings.broken('I10', 'the restore found somebody at work');
    findings.reached('restored');
    this.#goesBack(copy);
    this.waits = true;
    machine.upAt = clock.now();
    await machine.moveTo(clock.now());
  }

  /** What we know of the company is as old as the copy. */
  #goesBack({ at, diary }: Copy): void {
    const { clock, people, kept, checks, posts, weather } = this.#world;
    const now = clock.now();
    people.diary = diary;
    kept.diary = diary;
    checks.forgetSteps();
    posts.restoredAt = now;
    for (const moment of [at, now])
      for (const back of [0, -1]) this.lostAnswers.add(addWeeks(weekOf(dateAt(COMPANY_ZONE, moment)), back));
    weather.isUnwell(at - DAY, now + 3 * DAY);
  }

  async triesToGoOn(): Promise<void> {
    const { machine, office, findings } = this.#world;
    const held = machine.app?.store.read(heldCount) ?? 0;
    if (held > 0) findings.reached('held-after-restore');
    await office.goesOn().catch(() => false);
    if (machine.app === null || machine.app.store.read(restoredNow) !== null) return;
    this.waits = false;
    findings.reached('went-on-after-restore');
  }
}
