import { expect, test } from 'vitest';
import { movableClock } from '../clock.ts';
import { createCipher } from '../store/cipher.ts';
import { openStore } from '../store/db.ts';
import { enqueue } from '../store/outbox.ts';
import { startOps } from './ops.ts';
import { createMeters } from './meters.ts';
import { metricsText } from './metrics.ts';

test('what waits, for how long, and what is well stand in the metrics, and nobody by name', async () => {
  const clock = movableClock(1_000_000);
  const store = openStore({ file: ':memory:', cipher: createCipher(Buffer.alloc(32, 7)), clock });
  store.transact((tx) =>
    enqueue(tx, { recipient: 'USECRET', key: 'welcome:1', fact: { kind: 'welcome', person: 1 } }),
  );
  clock.advance(90_000);
  const checks = () => ({ ticking: true, sending: false });
  const metrics = () =>
    metricsText({
      store,
      clock,
      databaseFile: ':memory:',
      checks,
      leads: () => true,
      meters: createMeters(clock),
    });
  const ops = await startOps({ port: 0, checks, metrics });
  const answer = await fetch(`http://127.0.0.1:${ops.port}/metrics`);
  const text = await answer.text();
  await ops.stop();
  store.close();
  expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  expect(text).toContain('samtale_outbox_rows{state="pending"} 1\n');
  expect(text).toContain('samtale_leads 1\n');
  expect(text).toContain('samtale_outbox_overdue 1\n');
  expect(text).toContain('samtale_outbox_oldest_seconds 90\n');
  expect(text).toContain('samtale_ready{part="sending"} 0\n');
  expect(text).not.toContain('USECRET');
});
