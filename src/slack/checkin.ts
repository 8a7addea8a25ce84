import { dateAt } from '../domain/time.ts';
import {
  answer,
  datesFor,
  draftForm,
  markRead,
  mayPrepare,
  move,
  prepare,
  reach,
} from '../service/checkins.ts';
import type { Reached } from '../service/checkins.ts';
import { skip, takeBack, talked } from '../service/checkins.ts';
import { keepProgress, workOf } from '../service/goals.ts';
import { currentCheckin, openNext } from '../service/plan.ts';
import { preparationOf, repliesOf } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { draftOf, keepDraft } from '../store/drafts.ts';
import { openPoints } from '../store/goals.ts';
import { personById } from '../store/people.ts';
import { activePairOf } from '../store/teams.ts';
import {
  answeredView,
  moveForm,
  preparationForm,
  readAnswer,
  readingView,
  readMove,
  readPreparation,
  sayView,
  sentView,
  typedOf,
} from '../views/checkin.ts';
import { whenText } from '../views/messages.ts';
import type { Click, Effect, OnClick, OpenForm, Routes, Who } from './listen.ts';
import { pulseAfterSending } from './pulse.ts';

/* Preparing, answering, skipping, moving, having talked. */

export const checkinRoutes: Routes = {
  clicks: {
    'checkin.prepare': (tx, who, click) => openPreparation(tx, who, click.value),
    'checkin.typed': (tx, who, { form }) => (form === undefined ? [] : keepTyped(tx, who, form)),
    'checkin.save_draft': saveDraft,
    'checkin.skip': (tx, who, click) =>
      done(who, click, skip(tx, who.person, click.value, click.message?.ts)),
    'checkin.take_back': (tx, who, click) =>
      done(who, click, takeBack(tx, who.person, click.value, click.message?.ts)),
    'checkin.talked': (tx, who, click) =>
      done(who, click, talked(tx, who.person, click.value, click.message?.ts)),
    'checkin.move': (tx, who, click) => openMove(tx, who, click.value),
    'checkin.read': (tx, who, click) => openReading(tx, who, click.value),
    'checkin.thank': thank,
  },
  forms: {
    'checkin.preparation': sendPreparation,
    'checkin.answer': sendAnswer,
    'checkin.move': sendMove,
  },
  closings: { 'checkin.preparation': keepTyped },
};

/** A deed done on a message or on Home: that place is redrawn, or the reason why not is said. */
function done(
  who: Who,
  click: Click,
  result: { ok: true } | { ok: false; why: keyof Who['texts']['refusals'] },
): Effect[] {
  if (!result.ok) return [{ do: 'say', text: who.texts.refusals[result.why] }];
  return click.onHome ? [{ do: 'home' }] : [{ do: 'redraw' }];
}

// ---- preparing -------------------------------------------------------------------------------------------

/** 'next' means the next talk, which may not have a row yet. */
export function openPreparation(tx: Tx, who: Who, id: string, notice?: string): Effect[] {
  const checkinId = id === 'next' ? openNext(tx, who.person) : id;
  if (checkinId === null) return [{ do: 'say', text: who.texts.refusals.nothing_to_prepare }];
  const reached = mayPrepare(tx, who.person, checkinId);
  if (!reached.ok) return [{ do: 'say', text: who.texts.refusals[reached.why] }];
  return [{ do: 'open', view: formOf(tx, who, reached, notice) }];
}

export function formOf(tx: Tx, { person, texts }: Who, { checkin, context }: Reached, notice?: string) {
  const sent = preparationOf(tx, checkin.id);
  const typed = draftOf(tx, person.id, draftForm(checkin.id)) ?? (sent === null ? {} : typedOf(sent));
  return preparationForm(texts, {
    checkinId: checkin.id,
    other: context.manager.name,
    self: person.name,
    when: whenText(texts, checkin),
    today: dateAt(person.zone, tx.now),
    typed,
    ...workOf(tx, person.id),
    ...(notice === undefined ? {} : { notice }),
  });
}

/** Every keystroke event carries the whole form. */
function keepTyped(tx: Tx, { person }: Who, form: OpenForm): Effect[] {
  const mine = mayPrepare(tx, person, form.metadata);
  if (mine.ok) keepDraft(tx, person.id, draftForm(form.metadata), form.values.all());
  return [];
}

function saveDraft(tx: Tx, who: Who, { form }: Click): Effect[] {
  if (form === undefined) return [];
  const reached = mayPrepare(tx, who.person, form.metadata);
  if (!reached.ok) return [{ do: 'say', text: who.texts.refusals[reached.why] }];
  keepDraft(tx, who.person.id, draftForm(form.metadata), form.values.all());
  return [{ do: 'update', view: formOf(tx, who, reached, who.texts.checkin.form.draftSaved) }];
}

function sendPreparation(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { person, texts } = who;
  const goals = workOf(tx, person.id).goals.map(({ id }) => id);
  const sent = readPreparation(form.values, goals);
  if (sent.empty) return [{ do: 'errors', errors: { strengths: texts.checkin.form.oneField } }];
  const kept = prepare(tx, person, form.metadata, sent.words);
  if (!kept.ok)
    return [{ do: 'update', view: sayView(texts, texts.checkin.form.title, texts.refusals[kept.why]) }];
  keepProgress(tx, person, sent);
  const receipt = texts.checkin.form.sent(kept.context.manager.name);
  const pulse = pulseAfterSending(tx, who, receipt);
  return [{ do: 'update', view: pulse ?? sentView(texts, kept.context.manager.name) }];
}

// ---- reading and answering -------------------------------------------------------------------------------

function openReading(tx: Tx, who: Who, checkinId: string): Effect[] {
  const reached = markRead(tx, who.person, checkinId);
  if (!reached.ok) return [{ do: 'say', text: who.texts.refusals[reached.why] }];
  return [{ do: 'open', view: readingOf(tx, who, reached) }];
}

function readingOf(tx: Tx, { texts, person }: Who, { checkin, context, side }: Reached) {
  const { employee, manager, pair } = context;
  const nameOf = (id: number) => personById(tx, id)!.name;
  const replies = repliesOf(tx, checkin.id);
  return readingView(texts, {
    checkinId: checkin.id,
    side,
    employee: employee.name,
    manager: manager.name,
    when: whenText(texts, checkin, checkin.zone !== person.zone),
    preparation: checkin.preparedAt === null ? null : preparationOf(tx, checkin.id),
    ...workOf(tx, employee.id),
    points: openPoints(tx, pair.id).map(({ authorId, text }) => ({ author: nameOf(authorId), text })),
    replies: replies.map(({ authorId, kind, text }) => ({ author: nameOf(authorId), kind, text })),
    thanked: replies.some(({ kind, authorId }) => kind === 'thanks' && authorId === manager.id),
  });
}

function thank(tx: Tx, who: Who, click: Click): Effect[] {
  const reached = answer(tx, who.person, click.value, { reply: '', point: '', thanks: true });
  if (!reached.ok) return [{ do: 'say', text: who.texts.refusals[reached.why] }];
  return [{ do: 'update', view: readingOf(tx, who, reached) }];
}

function sendAnswer(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { texts, person } = who;
  const given = readAnswer(form.values);
  const before = reach(tx, person, form.metadata);
  if (!before.ok)
    return [{ do: 'update', view: sayView(texts, texts.checkin.read.sentTitle, texts.refusals[before.why]) }];
  const alreadyAnswered = before.checkin.answeredAt !== null;
  if (given.reply === '' && given.point === '' && !alreadyAnswered)
    return [{ do: 'errors', errors: { reply: texts.checkin.read.empty } }];
  const result = answer(tx, person, form.metadata, { ...given, thanks: false });
  if (!result.ok)
    return [{ do: 'update', view: sayView(texts, texts.checkin.read.sentTitle, texts.refusals[result.why]) }];
  return [{ do: 'update', view: answeredView(texts, result.context.employee.name) }];
}

// ---- moving ------------------------------------------------------------------------------------------------

function openMove(tx: Tx, who: Who, checkinId: string): Effect[] {
  const reached = reach(tx, who.person, checkinId);
  if (!reached.ok) return [{ do: 'say', text: who.texts.refusals[reached.why] }];
  const { date, time } = reached.checkin;
  return [{ do: 'open', view: moveForm(who.texts, { checkinId, dates: datesFor(tx, reached), date, time }) }];
}

function sendMove(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { texts, person } = who;
  const t = texts.checkin.move;
  const { date, time } = readMove(form.values);
  if (date === null || time === null) return [{ do: 'errors', errors: { date: t.needDate } }];
  const result = move(tx, person, form.metadata, { date, time });
  if (!result.ok) {
    const text = result.why === 'talk_is_past' ? t.past : texts.refusals[result.why];
    return [{ do: 'errors', errors: { date: text } }];
  }
  return [{ do: 'update', view: sayView(texts, t.doneTitle, t.done(whenText(texts, result.checkin))) }];
}

/** What a person who names nothing means: prepare, or read what waits. */
export const prepareNow: OnClick = (tx, who) => {
  const pair = activePairOf(tx, who.person.id);
  const current = pair === undefined ? null : currentCheckin(tx, pair.id);
  return openPreparation(tx, who, current?.id ?? 'next');
};
