import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCsv } from './domain/csv.ts';
import { personRows } from './domain/imports.ts';
import { momentOf } from './domain/time.ts';
import { createPractice, type Practice } from './practice/practice.ts';
import { furnishSmall } from './practice/small-company.ts';
import { applyPlan } from './service/applying.ts';
import { planImport } from './service/importing.ts';

/* The whole bot through the front door: what a person does in Slack, and what Slack and the database then hold. */

const oslo = (date: string, time: string) => momentOf('Europe/Oslo', date, time);

let practice: Practice;

beforeEach(async () => {
  practice = await createPractice({
    start: oslo('2027-01-07', '10:00'), // a Thursday
    furnish: furnishSmall,
    config: { adminUserIds: ['UMATS'] },
  });
});

afterEach(async () => {
  expect(practice.workspace.violations).toEqual([]);
  expect(practice.workspace.troubles).toEqual([]);
  await practice.stop();
});

/** A team as an import makes it; the import has its own tests. */
function importPeople(csv: string): void {
  practice.app.store.transact((tx) => {
    const rows = personRows(readCsv(Buffer.from(csv)));
    if (!rows.ok) throw new Error(JSON.stringify(rows.problems));
    const planned = planImport(tx, rows.rows);
    if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
    applyPlan(tx, planned.plan);
  });
}

const messagesOf = (user: string) => practice.workspace.messages.get(practice.workspace.dm(user).id) ?? [];
const lastText = (user: string) => messagesOf(user).at(-1)?.text;

type Channel = { channel: string; ts: string };

/** The newest message in a person's conversation with the app, as a place to click. */
function lastMessage(user: string): Channel {
  const { channel, ts } = messagesOf(user).at(-1)!;
  return { channel, ts };
}

const click = (
  user: string,
  action_id: string,
  at: Channel | { view: string } | { home: true } = lastMessage(user),
) => practice.act({ do: 'click', user, at, action_id });

/** What stands in a block of a message or form, all texts together. */
const textsIn = (blocks: unknown): string =>
  [...JSON.stringify(blocks).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text).join('\n');

const viewOf = (user: string) => practice.workspace.modals.get(user)!.at(-1)!;

async function fill(user: string, values: Record<string, unknown>): Promise<void> {
  for (const [block, value] of Object.entries(values)) {
    const view = viewOf(user);
    const input = view.view.blocks.find((one) => one.block_id === block) as {
      element: { action_id: string };
    };
    await practice.act({
      do: 'fill',
      user,
      at: { view: view.id },
      block_id: block,
      action_id: input.element.action_id,
      value: value as never,
    });
  }
}

const submit = (user: string) => practice.act({ do: 'submit', user, view: viewOf(user).id });

const WEEKLY = 'user_id,team,manager,every_weeks,weekday,time,minutes\nUKARI,Drift,UOLA,1,tuesday,10:00,20\n';

test('a normal week: prompt, preparation, answer, held', async () => {
  importPeople(WEEKLY);
  await practice.moveTo(oslo('2027-01-07', '12:00'));
  expect(messagesOf('UKARI').map((one) => one.text)).toEqual(['Hello Kari Berg, this is Samtale']);
  await practice.moveTo(oslo('2027-01-11', '08:59'));
  expect(messagesOf('UKARI')).toHaveLength(1);
  await practice.moveTo(oslo('2027-01-11', '09:01'));
  expect(lastText('UKARI')).toBe('Your check-in with Ola Nordmann. Tuesday 12 January at 10:00, 20 minutes.');

  await click('UKARI', 'checkin.prepare');
  await fill('UKARI', { strengths: 'I untangled the invoices', obstacle: 'Access to the archive' });
  const sent = await submit('UKARI');
  expect(sent.errors).toBeUndefined();
  expect(textsIn(viewOf('UKARI').view.blocks)).toContain('Only you and Ola Nordmann can read it');
  expect(textsIn(messagesOf('UKARI').at(-1)!.blocks)).toContain('Prepared.');

  expect(lastText('UOLA')).toContain('Kari Berg har forberedt');
  await click('UOLA', 'checkin.read');
  expect(textsIn(viewOf('UOLA').view.blocks)).toContain('I untangled the invoices');
  expect(textsIn(messagesOf('UKARI').at(-1)!.blocks)).toContain('Ola Nordmann has read it');
  await fill('UOLA', { reply: 'Bra jobba. Jeg ordner tilgangen.' });
  await submit('UOLA');
  expect(textsIn(messagesOf('UKARI').at(-1)!.blocks)).toContain('Ola Nordmann has answered');

  await practice.moveTo(oslo('2027-01-12', '10:25'));
  expect(lastText('UKARI')).toContain('Did you and Ola Nordmann talk?');
  await click('UKARI', 'checkin.talked');
  await click('UOLA', 'checkin.talked');
  expect(textsIn(messagesOf('UKARI').at(-1)!.blocks)).toContain('Held.');
  expect(textsIn(messagesOf('UOLA').at(-1)!.blocks)).toContain('Holdt');
});
