import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Checks, type Ops, startOps } from './ops.ts';

let ops: Ops;
let checks: Checks;
let pause: number;
beforeEach(async () => {
  checks = { database: true, connected: true };
  pause = 20;
  ops = await startOps({ port: 0, checks: () => checks, longestPause: () => pause });
});
afterEach(() => ops.stop());

const get = async (path: string, method = 'GET') => {
  const response = await fetch(`http://127.0.0.1:${ops.port}${path}`, { method });
  return [response.status, await response.text()];
};

test('ready when every part is well', async () => {
  expect(await get('/readyz')).toEqual([200, '{"database":true,"connected":true}']);
});
test('one part unwell is 503 and says which', async () => {
  checks = { database: true, connected: false };
  expect(await get('/readyz?x')).toEqual([503, '{"database":true,"connected":false}']);
});
test('a process that was busy for a second is not healthy', async () => {
  expect(await get('/healthz')).toEqual([200, '{"responsive":true}']);
  pause = 1_200;
  expect(await get('/healthz')).toEqual([503, '{"responsive":false}']);
});
test('without a meter of its own it measures the event loop', async () => {
  const own = await startOps({ port: 0, checks: () => ({}) });
  expect((await fetch(`http://127.0.0.1:${own.port}/healthz`)).status).toBe(200);
  await own.stop();
});
test('anything else is nothing', async () => {
  expect(await get('/')).toEqual([404, '']);
  expect(await get('//')).toEqual([404, '']);
  expect(await get('/%zz')).toEqual([404, '']);
  expect(await get('/readyz', 'POST')).toEqual([404, '']);
});
test('a taken port is an error with its code', async () => {
  await expect(startOps({ port: ops.port, checks: () => ({}) })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});
