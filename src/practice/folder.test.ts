import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { movableClock } from '../clock.ts';
import { openFolder } from './folder.ts';
import { Workspace } from './workspace.ts';

let path: string;
beforeEach(() => (path = join(mkdtempSync(join(tmpdir(), 'samtale-practice-')), 'practice')));

function someSlack() {
  const workspace = new Workspace(movableClock(1_000));
  workspace.addPerson({ id: 'U0KARI', name: 'Kari Østby' });
  return workspace.snapshot();
}

it('what was left is found again, with the same key', () => {
  const first = openFolder(path, false);
  expect(first.left).toBeNull();
  first.save({ clock: 1_000, workspace: someSlack() });
  const second = openFolder(path, false);
  expect(second.left).toEqual({ clock: 1_000, workspace: someSlack() });
  expect(second.dataKey.equals(first.dataKey)).toBe(true);
});

it('only the owner may read the key and the conversations', () => {
  openFolder(path, false).save({ clock: 0, workspace: someSlack() });
  const modes = readdirSync(path).map((name) => statSync(join(path, name)).mode & 0o777);
  expect(modes).toEqual([0o600, 0o600]);
});

it('a history that was broken off, or --fresh, begins with an empty folder', () => {
  const first = openFolder(path, false);
  writeFileSync(first.databaseFile, 'half a history');
  openFolder(path, false);
  expect(existsSync(first.databaseFile)).toBe(false);

  first.save({ clock: 0, workspace: someSlack() });
  const key = readFileSync(join(path, 'datakey'), 'utf8');
  expect(openFolder(path, true).left).toBeNull();
  expect(readFileSync(join(path, 'datakey'), 'utf8')).not.toBe(key);
});

it('a file of somebody else in the folder is left alone', () => {
  openFolder(path, false);
  writeFileSync(join(path, 'notes.txt'), 'mine');
  openFolder(path, true);
  expect(readFileSync(join(path, 'notes.txt'), 'utf8')).toBe('mine');
});
