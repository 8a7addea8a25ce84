import { reachPair } from '../service/actions.ts';
import { answer, markRead, type Reached, reach, talked } from '../service/checkins.ts';
import { bringPoint } from '../service/points.ts';
import { waitingForAnswer } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { type Person, personById } from '../store/people.ts';
import { pairsOfManager } from '../store/teams.ts';
import { answeredView, readAnswer } from '../views/answer.ts';
import { readPoint } from '../views/points.ts';
import { done } from './checkin.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';
import { pairOf, readTicks, reportView, screenOf } from './report.ts';

/* The manager reads what was prepared and says something to it; the employee sees the answer. */

export const answerRoutes: Routes = {
  clicks: {
    'checkin.read': (tx, who, click) => openReading(tx, who, click.value),
    'checkin.thank': thank,
    'report.older': openOlder,
    'report.talked': sayTalked,
    'win.thank': thank,
  },
  forms: { 'checkin.answer': sendAnswer, 'agenda.first': answerFirst },
  drafts: { 'checkin.answer': { again: screenAgain }, 'agenda.first': { again: screenAgain } },
};

export function openReading(tx: Tx, who: Who, checkinId: string): Effect[] {
  const reached = markRead(tx, who.person, checkinId);
  if (!reached.ok) return done(who, reached);
  return [{ do: 'open', view: screenOf(tx, who, reached) }];
}

/** The metadata is a check-in, or the pair where nothing has been prepared. */
function screenAgain(tx: Tx, who: Who, { metadata }: OpenForm): Effect[] {
  const reached = reach(tx, who.person, metadata, 'checkin.answer');
  if (reached.ok) return [{ do: 'update', view: screenOf(tx, who, reached) }];
  const of = reachPair(tx, who.person, metadata, 'report.read');
  return of.ok ? [{ do: 'update', view: reportView(tx, who, of) }] : done(who, of);
}

function answerFirst(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { texts, person } = who;
  const sent = readPoint(texts, form.values);
  if (!sent.ok) return [{ do: 'errors', errors: sent.errors }];
  const reached = reach(tx, person, form.metadata, 'checkin.answer');
  const done = reached.ok ? bringPoint(tx, person, reached.context.pair.id, sent.draft) : reached;
  if (!done.ok) return [{ do: 'errors', errors: { text: texts.refusals[done.why] } }];
  const read = markRead(tx, person, form.metadata);
  if (!read.ok) return [{ do: 'errors', errors: { text: texts.refusals[read.why] } }];
  return [{ do: 'update', view: screenOf(tx, who, read) }, { do: 'redraw' }];
}

/** On top of the newer one, in which something may have been typed already. */
function openOlder(tx: Tx, who: Who, { value, form }: Click): Effect[] {
  const reached = markRead(tx, who.person, value);
  if (!reached.ok) return done(who, reached);
  return [{ do: form === undefined ? 'open' : 'push', view: screenOf(tx, who, reached) }];
}

function thank(tx: Tx, who: Who, { value, form, message }: Click): Effect[] {
  const said = { reply: '', point: '', thanks: true };
  const reached = answer(tx, who.person, value, said, (message ?? form?.message)?.ts);
  if (!reached.ok) return done(who, reached);
  if (form === undefined) return [{ do: 'redraw' }];
  return [{ do: 'update', view: screenOf(tx, who, reached) }, { do: 'redraw' }];
}

function sayTalked(tx: Tx, who: Who, { value, form }: Click): Effect[] {
  const reached = talked(tx, who.person, value, form?.message?.ts);
  if (!reached.ok) return done(who, reached);
  const shown = reach(tx, who.person, form?.metadata ?? value, 'checkin.read');
  const view = shown.ok ? screenOf(tx, who, shown) : reportView(tx, who, pairOf(reached));
  return [{ do: 'update', view }, { do: 'redraw' }];
}

/** What is ticked off is kept beside an answer, and alone too; but it is no answer. */
function sendAnswer(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const before = reach(tx, who.person, form.metadata, 'checkin.answer');
  if (!before.ok && reachPair(tx, who.person, form.metadata, 'report.read').ok)
    return sendPoint(tx, who, form);
  const given = readAnswer(form.values);
  const isEmpty = given.reply === '' && given.point === '';
  const ticks = before.ok ? readTicks(tx, who, before.context.pair.id, form) : null;
  const waits = before.ok && before.checkin.answeredAt === null;
  if (isEmpty && waits && ticks?.any !== true) return refused(who.texts.checkin.read.empty);
  const result = answer(tx, who.person, form.metadata, { ...given, thanks: false }, form.message?.ts);
  if (!result.ok) return refused(who.texts.refusals[result.why]);
  ticks?.keep();
  if (isEmpty && ticks?.any === true) return tickedOnly(tx, who, result);
  const view = answeredView(who.texts, {
    employee: result.context.employee.name,
    checkinId: result.checkin.id,
    waiting: nextWaiting(tx, who.person),
  });
  return [{ do: 'update', view }, { do: 'redraw' }];
}

/** Whoever else of the manager's people has prepared and heard nothing. */
function nextWaiting(tx: Tx, manager: Person): { pairId: string; name: string } | null {
  const pairs = pairsOfManager(tx, manager.id);
  const next = waitingForAnswer(
    tx,
    pairs.map(({ id }) => id),
  ).at(-1);
  const pair = pairs.find(({ id }) => id === next?.pairId);
  return pair === undefined ? null : { pairId: pair.id, name: personById(tx, pair.employeeId)!.name };
}

const refused = (text: string, field = 'reply'): Effect[] => [{ do: 'errors', errors: { [field]: text } }];

function tickedOnly(tx: Tx, who: Who, reached: Reached): Effect[] {
  const { ticked, tickedOnly: noted } = who.texts.report;
  const notice = reached.checkin.answeredAt === null ? ticked : noted;
  return [{ do: 'update', view: screenOf(tx, who, reached, notice) }, { do: 'redraw' }];
}

/** Where nothing has been prepared there is nothing to answer, but a point can go on the agenda. */
function sendPoint(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { texts, person } = who;
  const { point } = readAnswer(form.values);
  const ticks = readTicks(tx, who, form.metadata, form);
  if (point === '' && !ticks.any) return refused(texts.report.needPoint, 'point');
  const of = reachPair(tx, person, form.metadata, 'report.read');
  const added = point === '' ? of : bringPoint(tx, person, form.metadata, { text: point, important: false });
  if (!added.ok) return refused(texts.refusals[added.why], 'point');
  ticks.keep();
  return [{ do: 'update', view: reportView(tx, who, added, texts.report.tickedOnly) }, { do: 'redraw' }];
}
