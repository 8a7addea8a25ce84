import type { HomeView } from '@slack/types';
import { digestPicture } from '../charts/digest-picture.ts';
import { textsFor } from '../i18n/index.ts';
import { digestNow, digestThread } from '../service/digests.ts';
import { cardOf, contentToSend } from '../service/messages.ts';
import { homeRedrawn } from '../service/home-readings.ts';
import { isSetupFact, noticeOf, type SetupFact } from '../service/notices.ts';
import { languageOf } from '../service/people.ts';
import { winToPost, winToRemove } from '../service/wins.ts';
import type { Tx } from '../store/db.ts';
import { findRow, type OutboxRow } from '../store/outbox.ts';
import { type Person, personBySlackId } from '../store/people.ts';
import { settings } from '../store/settings.ts';
import {
  digestHeldMessage,
  digestLostMessage,
  digestReadersMessage,
  noPicturesMessage,
} from '../views/digest-notes.ts';
import { pictureAlt, pictureWords } from '../views/digest-picture.ts';
import { digestMessage } from '../views/digest.ts';
import { cardMessage, type Message } from '../views/messages.ts';
import { noticeMessage } from '../views/setup-people.ts';
import { winMessage } from '../views/wins.ts';
import type { Rendered } from './delivery.ts';

/** The words of a row, chosen at the moment it is sent: language, state and names of now. */
export function createRender(home: (tx: Tx, person: Person) => HomeView) {
  return (tx: Tx, row: OutboxRow): Rendered => {
    const { fact } = row;
    if (fact.kind === 'refresh' || fact.kind === 'refresh_older') return refreshed(tx, fact.of);
    if (fact.kind === 'digest') return { send: 'post', ...digestOf(tx, fact.week) };
    if (fact.kind === 'digest_picture') return pictureOf(tx, row.recipient, fact.week);
    if (fact.kind === 'public_win') return publicWin(tx, fact.win);
    if (fact.kind === 'win_taken_back') return takenBack(tx, fact.win);
    const reader = personBySlackId(tx, row.recipient);
    if (reader === undefined) return { drop: 'unknown_person' };
    if (fact.kind === 'digest_held')
      return { send: 'post', ...digestHeldMessage(textsOf(tx, reader), fact.week, fact.why) };
    if (fact.kind === 'digest_lost')
      return { send: 'post', ...digestLostMessage(textsOf(tx, reader), fact.week) };
    if (fact.kind === 'digest_readers')
      return { send: 'post', ...digestReadersMessage(textsOf(tx, reader), fact.channel, fact.others) };
    if (fact.kind === 'no_pictures') return { send: 'post', ...noPicturesMessage(textsOf(tx, reader)) };
    if (fact.kind === 'home') {
      homeRedrawn(tx, reader);
      return { send: 'publish', user: row.recipient, view: home(tx, reader) };
    }
    if (isSetupFact(fact)) {
      const notice = noticed(tx, fact, reader);
      return 'drop' in notice ? notice : { send: 'post', ...notice };
    }
    const content = contentToSend(tx, fact, reader);
    if ('drop' in content || 'wait' in content) return content;
    return { send: 'post', ...cardMessage(textsOf(tx, reader), content) };
  };
}

/** To a channel, so in the company's language. */
const digestOf = (tx: Tx, week: string) =>
  digestMessage(textsFor(settings(tx).language), digestNow(tx, week));

/** Its words and lines; it is painted on its way. */
function pictureOf(tx: Tx, channel: string, week: string): Rendered {
  const thread = digestThread(tx, channel, week);
  const { data, line } = digestNow(tx, week);
  if (thread === null || line === null || data.kind !== 'numbers') return { drop: 'no_digest' };
  const texts = textsFor(settings(tx).language);
  const words = pictureWords(texts, data, line, false);
  return {
    send: 'upload',
    channel,
    thread,
    name: texts.digestPicture.name(texts.format.week(week)),
    title: words.title,
    alt: pictureAlt(texts, data, line),
    comment: texts.digestPicture.comment,
    svg: digestPicture(words, line),
  };
}

/** To a channel too. */
function publicWin(tx: Tx, id: string): Rendered {
  const win = winToPost(tx, id);
  if ('drop' in win) return win;
  return { send: 'post', ...winMessage(textsFor(settings(tx).language), win) };
}

function takenBack(tx: Tx, id: string): Rendered {
  const at = winToRemove(tx, id);
  return 'drop' in at ? at : { send: 'delete', ...at };
}

/** About the setup, for those who look after it: also while their own check-ins are paused. */
function noticed(tx: Tx, fact: SetupFact, reader: Person): Message | { drop: string } {
  if (reader.deactivatedAt !== null) return { drop: 'deactivated' };
  const notice = noticeOf(tx, fact, reader);
  return 'drop' in notice ? notice : noticeMessage(textsOf(tx, reader), notice);
}

const textsOf = (tx: Tx, person: Person) => textsFor(languageOf(person, settings(tx)));

/** A message that stands in Slack, as it should look now. */
function refreshed(tx: Tx, of: number): Rendered {
  const row = findRow(tx, of);
  if (row === null || row.ts === null || row.channel === null) return { drop: 'not_sent' };
  const reader = personBySlackId(tx, row.recipient);
  if (reader === undefined) return { drop: 'unknown_person' };
  const { channel, ts, fact } = row;
  if (isSetupFact(fact)) {
    const notice = noticed(tx, fact, reader);
    return 'drop' in notice ? notice : { send: 'update', channel, ts, ...notice };
  }
  const card = cardOf(tx, fact, reader);
  if ('drop' in card) return card;
  return { send: 'update', channel, ts, ...cardMessage(textsOf(tx, reader), card) };
}
