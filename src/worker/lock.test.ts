import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { takeLock } from './lock.ts';

const databaseFile = () => join(mkdtempSync(join(tmpdir(), 'samtale-lock-')), 'data', 'samtale.db');
const children: ReturnType<typeof spawn>[] = [];
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

/** Another process that takes the lock, says so, and lives until it is killed. */
async function holder(file: string) {
  const lock = JSON.stringify(new URL('./lock.ts', import.meta.url).href);
  const code = `const { takeLock } = await import(${lock}); console.log(takeLock(${JSON.stringify(file)}).ok); setInterval(() => {}, 9e4);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [said] = await once(child.stdout, 'data');
  expect(String(said).trim()).toBe('true');
  return child;
}

test('a second process is refused and told who holds the database', async () => {
  const file = databaseFile();
  const other = await holder(file);
  expect(takeLock(file)).toEqual({ ok: false, pid: other.pid });
});

test('a process that is stopped keeps the lock', async () => {
  const file = databaseFile();
  const other = await holder(file);
  other.kill('SIGSTOP');
  expect(takeLock(file)).toEqual({ ok: false, pid: other.pid });
});

test('the lock is free at once after kill -9', async () => {
  const file = databaseFile();
  const other = await holder(file);
  other.kill('SIGKILL');
  await once(other, 'exit');
  const lock = takeLock(file);
  expect(lock.ok).toBe(true);
  if (lock.ok) lock.release();
});

test('the same process is refused too, until it lets go', () => {
  const file = databaseFile();
  const first = takeLock(file);
  expect(takeLock(file)).toEqual({ ok: false, pid: process.pid });
  if (first.ok) first.release();
  expect(takeLock(file).ok).toBe(true);
});
