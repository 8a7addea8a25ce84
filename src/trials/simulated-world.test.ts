import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { World } from './simulated-world.ts';

/* One small company; fleets of them are lived by npm run simulate. */

test('a simulated company comes to rest with nothing broken, and lives the same again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'samtale-'));
  const lives = () => new World({ people: 10, weeks: 1, faults: 5, seed: 5, folder }).lives();
  const once = await lives();
  expect(once.wrong).toEqual([]);
  expect(once.count('looked-up-found')).toBeGreaterThan(0);
  expect((await lives()).hash()).toBe(once.hash());
  rmSync(folder, { recursive: true });
}, 600_000);
