import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Clock, systemClock } from '../clock.ts';
import type { Fields } from '../log.ts';

/* The app as its operator runs it, built, in a process of its own, whose clock is set by whoever starts it. */

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));
const CLI = fileURLToPath(new URL('../cli.js', import.meta.url));

/**
 * How much faster the monotonic clock of the app runs: what it waits before it looks for an unsure message passes in
 * three seconds, and its own pace below Slack's limits does not slow the test down.
 */
const HASTE = 40;

/** The clock of the test and, at its next start, of the app: the real one, some days off. */
export class ShiftedClock implements Clock {
  #shift = 0;

  get shift(): number {
    return this.#shift;
  }

  set(moment: number): void {
    this.#shift = Math.round(moment - systemClock.now());
  }

  now(): number {
    return systemClock.now() + this.#shift;
  }

  mono(): number {
    return systemClock.mono();
  }

  sleep(ms: number): Promise<void> {
    return systemClock.sleep(ms);
  }
}

/** What is done every so often is done that much oftener, too. */
const hastyTimers = (haste: number) => `
  for (const name of ['setTimeout', 'setInterval']) {
    const own = globalThis[name];
    globalThis[name] = (work, ms, ...rest) => own(work, ms / ${haste}, ...rest);
  }`;

/** Loaded before the program: sets the two clocks that it reads. Nothing in the program knows of it. */
const clocks = (shift: number, haste: number, timers: boolean) =>
  `data:text/javascript,${encodeURIComponent(
    `const { now } = Date, mono = performance.now.bind(performance);
     Date.now = () => now() + ${shift};
     performance.now = () => mono() * ${haste};
     ${timers ? hastyTimers(haste) : ''}`,
  )}`;

/** One line of the app's log. */
export type LogLine = { level: string; event: string } & Fields;

type Options = {
  clock: ShiftedClock;
  environment: Record<string, string>;
  onLog: (line: LogLine) => void;
  /** Only the monotonic clock runs faster, by default so much; with `timers` all that waits. */
  haste?: number;
  timers?: boolean;
};

/** The app, started again after each of its ends. */
export class AppProcess {
  readonly #options: Options;
  #child: ChildProcess | null = null;
  #ended: Promise<number | null> = Promise.resolve(0);
  #complaints = '';
  /** Where it tells the machine how it is; null while it has not said so. */
  opsPort: number | null = null;

  constructor(options: Options) {
    this.#options = options;
    process.once('exit', () => this.#child?.kill('SIGKILL'));
  }

  get isRunning(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Its exit code, once it has ended; null when it was killed. */
  get ended(): Promise<number | null> {
    return this.#ended;
  }

  get complaints(): string {
    return this.#complaints;
  }

  /**
   * Starts it; resolves to whether it got as far as being ready before it ended. `under`: the words of a command that
   * runs the rest of its own command line, in the same process.
   */
  start(under: string[] = []): Promise<boolean> {
    const child = this.#spawn(MAIN, [], under);
    this.#child = child;
    this.#complaints = '';
    this.opsPort = null;
    const ended = once(child, 'exit').then(([code]) => code as number | null);
    this.#ended = ended;
    child.stderr!.on('data', (data) => (this.#complaints += String(data)));
    return new Promise((resolve) => {
      void ended.then(() => resolve(false));
      createInterface({ input: child.stdout! }).on('line', (text) => {
        const line = JSON.parse(text) as LogLine;
        this.#options.onLog(line);
        if (line.event !== 'app.started' && line.event !== 'app.closed') return;
        this.opsPort = Number(line['ops_port']);
        resolve(true);
      });
    });
  }

  /** What it said before it ended by itself; null while it runs. */
  failure(): string | null {
    const code = this.#child?.exitCode ?? null;
    return code === null ? null : `The app ended with ${code}. ${this.#complaints}`;
  }

  /** Its exit code, once it has ended by itself. */
  get exitCode(): number | null {
    return this.#child?.exitCode ?? null;
  }

  /** As `kill -9`: no farewell, nothing is flushed. */
  async kill(): Promise<void> {
    this.#child?.kill('SIGKILL');
    await this.#ended;
  }

  /** Stands still from now on, as a machine does that is suspended. */
  pause(): void {
    this.#child?.kill('SIGSTOP');
  }

  goOn(): void {
    this.#child?.kill('SIGCONT');
  }

  isUp(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** As `systemctl stop`; its exit code. */
  stop(): Promise<number | null> {
    this.#child?.kill('SIGTERM');
    return this.#ended;
  }

  /** A command of the operator beside the running app; what it said. Throws with that if it fails. */
  async command(...args: string[]): Promise<string> {
    const child = this.#spawn(CLI, args);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream!.on('data', (data) => (said += String(data)));
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${said}`);
    return said;
  }

  #spawn(program: string, args: string[], under: string[] = []): ChildProcess {
    const { clock, environment, haste = HASTE, timers = false } = this.#options;
    const own = [process.execPath, '--import', clocks(clock.shift, haste, timers), program, ...args];
    const [command, ...rest] = [...under, ...own];
    return spawn(command!, rest, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  }
}
