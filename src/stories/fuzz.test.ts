import { createHmac } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { beginCompany } from './access-company.testing.ts';
import { MARKS } from './access-words.testing.ts';
import { Door } from './access-door.testing.ts';
import { createApp } from '../app.ts';
import { fuzz, printOf, SHARED, STRANGERS } from './fuzz.testing.ts';
import { type Body, Payloads } from './fuzz-payloads.testing.ts';
import { jsonLog } from '../log.ts';
import { newTrigger } from '../practice/payloads.ts';
import { practiceConfig } from '../practice/practice.ts';
import { practiceFetch } from '../practice/web-api.ts';
import { SignedHttpTransport } from '../slack/signed-http.ts';

/*
 * Two thousand payloads that a tampered client could send; `npm run fuzz -- --count 100000 --seed 7` sends more. And some
 * of them over the wire, to an app that keeps what they did.
 */

const PATIENCE_MS = 300_000;
const SECRET = 'ab'.repeat(16);
const OVER_THE_WIRE = 200;

test(
  'no payload of a stranger reads or changes anything of others, and each gets its answer',
  async () => {
    expect(await fuzz({ count: 2000, seed: 2027 })).toEqual([]);
  },
  PATIENCE_MS,
);

/** As Slack sends it: a command field by field, everything else as JSON in one field. */
function signed(body: Body, at: number, secret = SECRET): RequestInit {
  const { command } = body;
  const fields = command === undefined ? { payload: JSON.stringify(body) } : (body as Record<string, string>);
  const sent = new URLSearchParams(fields).toString();
  const stamp = String(Math.floor(at / 1000));
  const hash = createHmac('sha256', secret).update(`v0:${stamp}:${sent}`).digest('hex');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': stamp,
    'x-slack-signature': `v0=${hash}`,
  };
  return { method: 'POST', body: sent, headers };
}

test(
  'over signed HTTP they are answered alike, one after the other, and a forged signature is not let in',
  async () => {
    const company = await beginCompany();
    const { workspace, practice } = company.story;
    const file = join(mkdtempSync(join(tmpdir(), 'samtale-')), 'samtale.db');
    await practice.app.store.backup(file);
    const door = new Door(company.story);
    const lines: string[] = [];
    const log = jsonLog(
      'error',
      () => 0,
      (line) => lines.push(line),
    );
    const { clock } = practice;
    const receiver = new SignedHttpTransport({
      signingSecret: SECRET,
      host: '127.0.0.1',
      port: 0,
      log,
      clock,
    });
    const app = await createApp({
      config: practiceConfig,
      clock,
      log,
      receiver,
      dataKey: Buffer.alloc(32, 7),
      databaseFile: file,
      botToken: workspace.bot.token,
      fetch: practiceFetch(workspace),
    });
    await app.start();
    const post = (request: RequestInit) => fetch(`http://127.0.0.1:${receiver.port}/slack/events`, request);
    const before = app.store.read((tx) => printOf(tx));
    const payloads = new Payloads(company);
    const seen: string[] = [];
    for (let n = 0; n < OVER_THE_WIRE; n += 1) {
      const user = STRANGERS[n % STRANGERS.length]!;
      const open = door.opens(user);
      const trigger_id = newTrigger(workspace, user, open.id);
      const body = { trigger_id, ...payloads.nth(2027, n, user, open) };
      const answer = await post(signed(body, clock.now()));
      expect(answer.status).toBe(200);
      seen.push(await answer.text(), JSON.stringify([workspace.modals.get(user), workspace.homes.get(user)]));
    }
    const shown = seen.join('\n').replaceAll(SHARED, '');
    for (const mark of [MARKS.UKARI, MARKS.UOLA]) expect(shown).not.toContain(mark);
    expect(app.store.read((tx) => printOf(tx))).toBe(before);
    expect(lines).toEqual([]);
    const forged = signed(payloads.nth(2027, 0, 'UKARI', door.opens('UKARI')), clock.now(), 'cd'.repeat(16));
    expect((await post(forged)).status).toBe(401);
    await app.stop();
    await practice.stop();
  },
  PATIENCE_MS,
);
