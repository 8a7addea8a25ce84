import type { HomeView } from '@slack/types';
import { textsFor } from '../i18n/index.ts';
import { cardOf, contentToSend } from '../service/messages.ts';
import { languageOf } from '../service/people.ts';
import type { Tx } from '../store/db.ts';
import { findRow, type OutboxRow } from '../store/outbox.ts';
import { type Person, personBySlackId } from '../store/people.ts';
import { settings } from '../store/settings.ts';
import { cardMessage } from '../views/messages.ts';
import type { Rendered } from './delivery.ts';

/** The words of a row, chosen at the moment it is sent: language, state and names of now. */
export function createRender(home: (tx: Tx, person: Person) => HomeView) {
  return (tx: Tx, row: OutboxRow): Rendered => {
    const { fact } = row;
    if (fact.kind === 'refresh') return refreshed(tx, fact.of);
    const reader = personBySlackId(tx, row.recipient);
    if (reader === undefined) return { drop: 'unknown_person' };
    if (fact.kind === 'home') return { send: 'publish', user: row.recipient, view: home(tx, reader) };
    const content = contentToSend(tx, fact, reader);
    if ('drop' in content || 'wait' in content) return content;
    return { send: 'post', ...cardMessage(textsOf(tx, reader), content) };
  };
}

const textsOf = (tx: Tx, person: Person) => textsFor(languageOf(person, settings(tx)));

/** A message that stands in Slack, as it should look now. */
function refreshed(tx: Tx, of: number): Rendered {
  const row = findRow(tx, of);
  if (row === null || row.ts === null || row.channel === null) return { drop: 'not_sent' };
  const reader = personBySlackId(tx, row.recipient);
  if (reader === undefined) return { drop: 'unknown_person' };
  const card = cardOf(tx, row.fact, reader);
  if ('drop' in card) return card;
  const { channel, ts } = row;
  return { send: 'update', channel, ts, ...cardMessage(textsOf(tx, reader), card) };
}
