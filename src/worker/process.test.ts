import { EventEmitter } from 'node:events';
import { beforeEach, expect, test } from 'vitest';
import { jsonLog } from '../log.ts';
import { StoreError } from '../store/problem.ts';
import { EXIT, exitCodeOf, guardProcess } from './process.ts';

let self: EventEmitter;
let lines: string[];
let ended: Promise<number>;

function guard(stop: () => Promise<void>, stopWithinMs = 5_000) {
  self = new EventEmitter();
  lines = [];
  const log = jsonLog(
    'info',
    () => 0,
    (line) => lines.push(line),
  );
  ended = new Promise((exit) =>
    guardProcess({ log, stop, stopWithinMs, exit, process: self as unknown as NodeJS.Process }),
  );
}
const fault = (code: string, message = 'Kari wrote this') => Object.assign(new Error(message), { code });

beforeEach(() => guard(async () => {}));

test.each(['SIGTERM', 'SIGINT'])('%s ends everything in order and exits with 0', async (signal) => {
  let stopped = false;
  guard(async () => void (stopped = true));
  self.emit(signal, signal);
  expect([await ended, stopped]).toEqual([EXIT.ok, true]);
});
test('what does not end in time is left, for the next start', async () => {
  guard(() => new Promise(() => {}), 5);
  self.emit('SIGTERM', 'SIGTERM');
  expect(await ended).toBe(EXIT.temporary);
});
test('a second signal does not wait', async () => {
  guard(() => new Promise(() => {}));
  self.emit('SIGTERM', 'SIGTERM');
  self.emit('SIGINT', 'SIGINT');
  expect(await ended).toBe(EXIT.temporary);
});
test('stopping that fails is said in the exit code', async () => {
  guard(() => Promise.reject(fault('SQLITE_IOERR_WRITE')));
  self.emit('SIGTERM', 'SIGTERM');
  expect(await ended).toBe(EXIT.storage);
});
test.each(['unhandledRejection', 'uncaughtException'])(
  '%s logs code and place, never the message',
  async (name) => {
    self.emit(name, fault('E_ODD'));
    expect(await ended).toBe(EXIT.bug);
    expect(JSON.parse(lines[0]!)).toMatchObject({ event: 'process.fault', code: 'E_ODD' });
    expect(JSON.parse(lines[0]!).at).toMatch(/^process\.test\.ts:\d+:\d+$/);
    expect(lines.join()).not.toContain('Kari');
  },
);
test('a storage fault, a taken port and a bug have codes of their own', () => {
  const codes = [fault('SQLITE_CORRUPT_INDEX'), fault('EADDRINUSE'), new TypeError('x'), undefined];
  expect(codes.map(exitCodeOf)).toEqual([70, 75, 1, 1]);
});
test('what the store says is wrong decides whether a restart makes sense', () => {
  const codes = (['damaged', 'disk_error', 'gone', 'full', 'wrong_key'] as const).map((why) =>
    exitCodeOf(new StoreError(why, '')),
  );
  expect(codes).toEqual([70, 70, 70, 75, 78]);
  expect(exitCodeOf(new Error('wrapped', { cause: new StoreError('gone', '') }))).toBe(70);
});
