import type { ModalView } from '@slack/types';
import { expect, test } from 'vitest';
import { movableClock } from '../clock.ts';
import { momentOf } from '../domain/time.ts';
import { textsFor } from '../i18n/index.ts';
import { pulseDue } from '../service/pulse.ts';
import { createCipher } from '../store/cipher.ts';
import { openStore, type Tx } from '../store/db.ts';
import { openPoints } from '../store/points.ts';
import { personBySlackId, setEnrolled, upsertPerson } from '../store/people.ts';
import { setSetting } from '../store/settings.ts';
import { activePairOf, startPair } from '../store/teams.ts';
import type { Effect, OpenForm, Values, Who } from './listen.ts';
import { openPulse, pulseAfterSending, pulseHome, pulseIsOpen, pulseRoutes } from './pulse.ts';

const ZONE = 'Europe/Oslo';
const at = (date: string, time: string) => momentOf(ZONE, date, time);
const texts = textsFor('nb');

/** Kari has a manager; Ola joins when the week has begun. */
function company() {
  const clock = movableClock(at('2027-03-22', '09:00'));
  const store = openStore({ file: ':memory:', cipher: createCipher(Buffer.alloc(32, 7)), clock });
  const join = (tx: Tx, slackId: string) => {
    const from = { slackId, name: slackId, email: null, zone: ZONE, locale: null, kind: 'member' } as const;
    const { id } = upsertPerson(tx, { ...from, deactivated: false });
    setEnrolled(tx, id, tx.now);
    return id;
  };
  store.transact((tx) => {
    setSetting(tx, 'zone', ZONE);
    const cadence = { everyWeeks: 1, weekday: 2, time: '10:00', minutes: 20, firstDate: '2027-03-23' };
    startPair(tx, { employeeId: join(tx, 'UKARI'), managerId: join(tx, 'UBOSS'), ...cadence });
  });
  clock.set(at('2027-03-30', '10:00'));
  while (store.transact(pulseDue) > 0) continue;
  store.transact((tx) => join(tx, 'UOLA'));
  const as = <T>(slackId: string, work: (tx: Tx, who: Who) => T): T =>
    store.transact((tx) => work(tx, { person: personBySlackId(tx, slackId)!, texts }));
  const send = (slackId: string, view: ModalView, chosen: Record<string, string> = {}) =>
    as(slackId, (tx, who) => pulseRoutes.forms![view.callback_id!]!(tx, who, formOf(view, chosen)));
  const press = (slackId: string, action: string, value: string, onHome = false) =>
    as(slackId, (tx, who) => pulseRoutes.clicks![action]!(tx, who, { action, block: '', value, onHome }));
  return { clock, store, as, send, press };
}

function formOf(view: ModalView, chosen: Record<string, string>): OpenForm {
  const values: Values = {
    has: () => true,
    text: () => '',
    choice: (block) => chosen[block] ?? null,
    choices: () => [],
    files: () => [],
    all: () => chosen,
  };
  return { id: 'V1', hash: 'h', callback: view.callback_id!, metadata: view.private_metadata ?? '', values };
}

function viewIn(effects: Effect[]): ModalView {
  const [first] = effects;
  if (first?.do !== 'open' && first?.do !== 'update') throw new Error(`no view: ${JSON.stringify(effects)}`);
  return first.view;
}

test('the notice comes once, before the first answer, and then the form', () => {
  const { as, send } = company();
  const notice = viewIn(as('UKARI', openPulse));
  expect(notice.callback_id).toBe('pulse.notice');
  expect(viewIn(send('UKARI', notice)).callback_id).toBe('pulse.answer');
  expect(viewIn(as('UKARI', openPulse)).callback_id).toBe('pulse.answer');
});

test('a person answers, gets a receipt, raises a topic, and is not asked again', () => {
  const { store, as, send } = company();
  const form = viewIn(send('UKARI', viewIn(as('UKARI', openPulse))));
  const asked = form.blocks.flatMap((block) => (block.type === 'input' ? [block.block_id!] : []));
  expect(as('UKARI', pulseIsOpen)).toBe(true);
  const receipt = viewIn(send('UKARI', form, { [asked[0]!]: '4', keep: '0' }));
  expect(JSON.stringify(receipt)).toContain('mandag 5. april kl. 12:00');
  expect(as('UKARI', pulseIsOpen)).toBe(false);
  send('UKARI', receipt, { topic: 'career' });
  const points = store.read((tx) => openPoints(tx, activePairOf(tx, personBySlackId(tx, 'UKARI')!.id)!.id));
  expect(points.map(({ text }) => text)).toEqual(['Karriereveien min']);
  const again = viewIn(as('UKARI', openPulse));
  expect(JSON.stringify(again)).toContain('"initial_option":{"text":{"type":"plain_text","text":"4');
});

test('after a preparation the form comes with its receipt, but only to whom there is something to ask', () => {
  const { as, send } = company();
  send('UKARI', viewIn(as('UKARI', openPulse)));
  const view = as('UKARI', (tx, who) => pulseAfterSending(tx, who, 'Sendt <!channel>.'));
  expect(JSON.stringify(view!.blocks[0])).toContain('Sendt &lt;!channel&gt;.');
  send('UKARI', view!, { I1: '4', I2: '4', keep: '0' });
  send('UKARI', view!, { I1: '4', I2: '4', I3: '4', T1: '4', T2: '4', T3: '4', O1: '4', O2: '4', keep: '0' });
  expect(as('UKARI', (tx, who) => pulseAfterSending(tx, who, 'Sendt.'))).toBeNull();
  expect(as('UOLA', (tx, who) => pulseAfterSending(tx, who, 'Sendt.'))).toBeNull();
});

test('when the week has closed meanwhile the form stays as it is and says so', () => {
  const { clock, as, send } = company();
  const form = viewIn(send('UKARI', viewIn(as('UKARI', openPulse))));
  clock.set(at('2027-04-05', '12:00'));
  expect(send('UKARI', form, { I1: '4' })).toEqual([
    { do: 'errors', errors: { keep: texts.pulse.form.closed } },
  ]);
});

test('who is not asked is told why', () => {
  const { as, press } = company();
  expect(as('UOLA', openPulse)).toEqual([{ do: 'say', text: texts.pulse.notAsked.joined }]);
  expect(press('UOLA', 'pulse.open', '2027-W13')).toEqual([{ do: 'say', text: texts.pulse.notAsked.joined }]);
  expect(JSON.stringify(as('UOLA', (tx, { person }) => pulseHome(tx, person, texts)))).toContain(
    texts.pulse.notAsked.joined,
  );
});

test('what the next week asks stands on Home, and is what it then asks', () => {
  const { clock, store, as, send } = company();
  const home = () => JSON.stringify(as('UKARI', (tx, { person }) => pulseHome(tx, person, texts)));
  send('UKARI', viewIn(as('UKARI', openPulse)));
  const told = home();
  clock.set(at('2027-04-06', '09:00'));
  while (store.transact(pulseDue) > 0) continue;
  const form = viewIn(as('UKARI', openPulse));
  const asked = form.blocks.flatMap((block) => (block.type === 'input' ? [block.block_id!] : []));
  const statements = asked.filter((id) => id !== 'keep').map((id) => texts.pulse.statements[id]);
  expect(statements).toHaveLength(4);
  expect(told).toContain(`Neste uke (uke 14): ${statements.join(' · ')}`);
});

test('last week is offered on Home until Monday 12:00, and only Home is drawn again', () => {
  const { clock, store, as, send, press } = company();
  send('UKARI', viewIn(as('UKARI', openPulse)));
  clock.set(at('2027-04-05', '09:00'));
  while (store.transact(pulseDue) > 0) continue;
  const home = () => JSON.stringify(as('UKARI', (tx, { person }) => pulseHome(tx, person, texts)));
  expect(home()).toContain('pulse.open.previous');
  const form = viewIn(press('UKARI', 'pulse.open.previous', '2027-W13', true));
  expect(JSON.stringify(form)).toContain('Uke 13');
  expect(send('UKARI', form, { keep: '8' }).map((effect) => effect.do)).toEqual(['update', 'home']);
  clock.set(at('2027-04-05', '12:00'));
  expect(home()).not.toContain('pulse.open.previous');
});
