import type { ModalView } from '@slack/types';
import type { Refusal } from '../domain/refusal.ts';
import { talkFor } from '../service/pairs.ts';
import { noteReading } from '../service/readings.ts';
import { mayWrite, sheetForm } from '../service/talk.ts';
import { pastTalks, readTalk } from '../service/talk-reading.ts';
import type { Tx } from '../store/db.ts';
import { draftOf } from '../store/drafts.ts';
import { personById } from '../store/people.ts';
import { whenText } from '../views/messages.ts';
import { noteWords } from '../views/talk.ts';
import { pastTalksView, talkReadView } from '../views/talk-read.ts';
import { done } from './checkin.ts';
import type { Click, Effect, OnClick, Routes, Who } from './listen.ts';

/* What was written down in talks, for those who may read it. */

const turn: OnClick = (tx, who, { value }) => [{ do: 'update', view: pastOf(tx, who, pageIn(value)) }];
const past = (tx: Tx, who: Who): Effect[] => [{ do: 'open', view: pastOf(tx, who, 0) }];

export const talkReadingRoutes: Routes = {
  clicks: {
    'talk.past': (tx, who, { form }) => [
      { do: form === undefined ? 'open' : 'update', view: pastOf(tx, who, 0) },
    ],
    'talk.past.older': turn,
    'talk.past.newer': turn,
    'talk.read': openReading,
  },
  commands: { notes: past, notater: past },
};

const MOST_PAGES = 400;

/** What comes back from a button may be any number. */
const pageIn = (value: string): number => Math.min(Math.max(Math.trunc(Number(value)) || 0, 0), MOST_PAGES);

function pastOf(tx: Tx, { person, texts }: Who, page: number): ModalView {
  const { talks, isMore } = pastTalks(tx, person, page);
  const rows = talks.map(({ checkin, other }) => ({
    name: other,
    when: whenText(texts, talkFor(person, checkin)),
    value: checkin.id,
  }));
  return pastTalksView(texts, { rows, page, isMore });
}

function openReading(tx: Tx, who: Who, { value, form }: Click): Effect[] {
  const read = readingOf(tx, who, value);
  return read.ok ? [{ do: form === undefined ? 'open' : 'update', view: read.view }] : done(who, read);
}

export function readingOf(
  tx: Tx,
  { person, texts }: Who,
  checkinId: string,
): { ok: true; view: ModalView } | Refusal {
  const read = readTalk(tx, person, checkinId);
  if (!read.ok) return read;
  const { checkin, other, notes, points, side, step } = read;
  const [employee, manager] = side === 'employee' ? [person, other] : [other, person];
  noteReading(tx, { side, employee, manager }, 'talk');
  const view = talkReadView(texts, {
    checkinId,
    other: other.name,
    when: whenText(texts, talkFor(person, checkin)),
    notes: notes.map(({ kind, authorId, text }) => ({ kind, isOwn: authorId === person.id, text })),
    points: points.map(({ text, authorId }) => ({ text, author: personById(tx, authorId)!.name })),
    side,
    nextStep: checkin.nextStep,
    step,
    isHeld: checkin.state === 'held',
    isOpen: mayWrite(tx, person, checkinId).ok,
    unsaved: noteWords(draftOf(tx, person.id, sheetForm(checkinId)) ?? {}),
  });
  return { ok: true, view };
}
