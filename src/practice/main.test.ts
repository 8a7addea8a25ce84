import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

/* The real process without a token, as `npm start` starts it. */
const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');

let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'samtale-practice-'))));
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

function start(port: number) {
  const env = { DATABASE_FILE: join(folder, 'samtale.db'), PRACTICE_PORT: String(port) };
  const child = spawn(process.execPath, ['--import', TSX, MAIN], { cwd: folder, env, stdio: 'pipe' });
  children.push(child);
  let text = '';
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const address = new Promise<string>((resolve) => {
    const look = (data: Buffer) => {
      text += String(data);
      const [found] = /http:\/\/localhost:\d+/.exec(text) ?? [];
      if (found) resolve(found);
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
  });
  return { child, ended, address, text: () => text };
}

it('shows its page while the history is being made, and keeps nothing of one that is broken off', async () => {
  const { child, ended, address } = start(0);
  const at = await address;
  const page = await fetch(at);
  expect([page.status, (await page.text()).includes('<progress')]).toEqual([200, true]);
  const refused = await fetch(`${at}/api/act`, {
    method: 'POST',
    body: JSON.stringify({ do: 'home', user: 'U0KARI' }),
  });
  expect(await refused.json()).toEqual({ error: expect.stringContaining('still being made') });
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(existsSync(join(folder, 'practice', 'slack.json'))).toBe(false);
});

it('a taken port is said in a sentence, and ends with 75', async () => {
  const first = start(0);
  const port = Number(new URL(await first.address).port);
  const second = start(port);
  expect(await second.ended).toBe(75);
  expect(second.text()).toContain(`Port ${port} is taken`);
});
