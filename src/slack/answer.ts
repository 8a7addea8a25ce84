import { isClosedTo, preparationFor } from '../service/answer-first.ts';
import { answer, markRead, type Reached, reach } from '../service/checkins.ts';
import { careerFor } from '../service/career.ts';
import { workOf } from '../service/goals.ts';
import { talkFor } from '../service/pairs.ts';
import { bringPoint } from '../service/points.ts';
import { strengthsFor, strengthsHeld } from '../service/strengths.ts';
import { isMonthly, questionsOf } from '../service/templates.ts';
import { repliesOf } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { personById } from '../store/people.ts';
import { openPoints } from '../store/points.ts';
import { answeredView, readAnswer, readingView } from '../views/answer.ts';
import { whenText } from '../views/messages.ts';
import { answerFirstView, readPoint } from '../views/points.ts';
import { summaryLink } from '../views/summary-view.ts';
import { done } from './checkin.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';

/* The manager reads what was prepared and says something to it; the employee sees the answer. */

export const answerRoutes: Routes = {
  clicks: {
    'checkin.read': (tx, who, click) => openReading(tx, who, click.value),
    'checkin.thank': thank,
  },
  forms: { 'checkin.answer': sendAnswer, 'agenda.first': answerFirst },
};

export function openReading(tx: Tx, who: Who, checkinId: string): Effect[] {
  const reached = markRead(tx, who.person, checkinId);
  if (!reached.ok) return done(who, reached);
  return [{ do: 'open', view: closedOf(tx, who, reached) ?? readingOf(tx, who, reached) }];
}

/** A pair that answers first: what was prepared opens when the manager has said what they want to talk about. */
function closedOf(tx: Tx, { texts }: Who, { checkin, context, side }: Reached) {
  if (checkin.preparedAt === null || !isClosedTo(tx, side, context.pair, checkin)) return null;
  return answerFirstView(texts, checkin.id, context.employee.name);
}

function answerFirst(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { texts, person } = who;
  const sent = readPoint(texts, form.values);
  if (!sent.ok) return [{ do: 'errors', errors: sent.errors }];
  const reached = reach(tx, person, form.metadata);
  const done = reached.ok ? bringPoint(tx, person, reached.context.pair.id, sent.draft) : reached;
  if (!done.ok) return [{ do: 'errors', errors: { text: texts.refusals[done.why] } }];
  const read = markRead(tx, person, form.metadata);
  if (!read.ok) return [{ do: 'errors', errors: { text: texts.refusals[read.why] } }];
  return [{ do: 'update', view: readingOf(tx, who, read) }, { do: 'redraw' }];
}

function readingOf(tx: Tx, { texts, person }: Who, { checkin, context, side }: Reached) {
  const { employee, manager, pair } = context;
  const nameOf = (id: number) => personById(tx, id)!.name;
  const replies = repliesOf(tx, checkin.id);
  const preparation = preparationFor(tx, { checkin, context, side });
  return readingView(texts, {
    checkinId: checkin.id,
    side,
    employee: employee.name,
    manager: manager.name,
    when: whenText(texts, talkFor(person, checkin)),
    preparation,
    questions: preparation === null ? [] : questionsOf(tx, preparation),
    career: isMonthly(tx, pair, checkin) ? careerFor(tx, pair) : null,
    ...workOf(tx, employee.id),
    strengths: side === 'employee' ? strengthsHeld(tx, employee) : strengthsFor(tx, pair),
    points: openPoints(tx, pair.id).map(({ authorId, text }) => ({ author: nameOf(authorId), text })),
    replies: replies.map(({ authorId, kind, text }) => ({ author: nameOf(authorId), kind, text })),
    ...(checkin.kind === 'half_year' ? { summary: summaryLink(texts, pair.id) } : {}),
    thanked: replies.some(({ kind, authorId }) => kind === 'thanks' && authorId === manager.id),
  });
}

function thank(tx: Tx, who: Who, click: Click): Effect[] {
  const reached = answer(tx, who.person, click.value, { reply: '', point: '', thanks: true });
  if (!reached.ok) return done(who, reached);
  return [{ do: 'update', view: readingOf(tx, who, reached) }];
}

function sendAnswer(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { texts, person } = who;
  const given = readAnswer(form.values);
  const before = reach(tx, person, form.metadata);
  const empty = given.reply === '' && given.point === '';
  if (before.ok && empty && before.checkin.answeredAt === null)
    return [{ do: 'errors', errors: { reply: texts.checkin.read.empty } }];
  const result = answer(tx, person, form.metadata, { ...given, thanks: false }, form.message?.ts);
  if (!result.ok) return [{ do: 'errors', errors: { reply: texts.refusals[result.why] } }];
  return [{ do: 'update', view: answeredView(texts, result.context.employee.name) }, { do: 'redraw' }];
}
