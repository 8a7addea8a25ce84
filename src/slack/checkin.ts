import { dateAt } from '../domain/time.ts';
import { keepTicks, ownActions } from '../service/actions.ts';
import {
  draftForm,
  draftFormOf,
  mayPrepare,
  prepare,
  type Reached,
  reach,
  talked,
} from '../service/checkins.ts';
import { proposalsTo } from '../service/goal-board.ts';
import { keepProgress, workOf } from '../service/goals.ts';
import { datesFor, move, skip, takeBack } from '../service/moving.ts';
import { obstaclesBefore, solve } from '../service/obstacles.ts';
import { stepBefore } from '../service/next-step.ts';
import { openNext, whyNothing } from '../service/plan.ts';
import { talkFor } from '../service/pairs.ts';
import { here } from '../service/replanning.ts';
import { strengthsHeld } from '../service/strengths.ts';
import { begunQuestions, questionsToAsk, settleQuestions } from '../service/templates.ts';
import { refreshMessages } from '../service/sending.ts';
import type { Tx } from '../store/db.ts';
import { draftOf, dropDraft, hasDraft, keepDraft } from '../store/drafts.ts';
import type { Person } from '../store/people.ts';
import { preparationOf } from '../store/preparations.ts';
import { firstTime, seenAt } from '../store/seen.ts';
import {
  isUntouched,
  preparationForm,
  readPreparation,
  sayView,
  sentView,
  typedOf,
} from '../views/checkin.ts';
import type { Typed } from '../views/form.ts';
import { whenText } from '../views/messages.ts';
import { moveForm, readMove } from '../views/moving.ts';
import { summaryLink } from '../views/summary-view.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';
import { pulseAfterSending } from './pulse.ts';
import { awaitedView } from './strengths.ts';

/* Preparing, skipping, moving, having talked. */

export const checkinRoutes: Routes = {
  clicks: {
    'checkin.prepare': (tx, who, click) => openPreparation(tx, who, click.value),
    'checkin.typed': (tx, who, { form, at = Infinity }) => {
      if (form !== undefined && !isOvertaken(tx, form, at)) keepTyped(tx, who, form);
      return [];
    },
    'checkin.save_draft': saveDraft,
    'checkin.skip': (tx, who, click) => done(who, skip(tx, who.person, click.value, click.message?.ts)),
    'checkin.take_back': (tx, who, click) =>
      done(who, takeBack(tx, who.person, click.value, click.message?.ts)),
    'checkin.talked': (tx, who, click) => done(who, talked(tx, who.person, click.value, click.message?.ts)),
    'checkin.move': (tx, who, click) => openMove(tx, who, click.value),
  },
  forms: {
    'checkin.preparation': sendPreparation,
    'checkin.move': sendMove,
  },
  closings: { 'checkin.preparation': leaveForm },
};

/** A deed done on a message or on Home: that place is redrawn, also when it was too late for the deed. */
export function done(
  who: Who,
  result: { ok: true } | { ok: false; why: keyof Who['texts']['refusals'] },
): Effect[] {
  if (result.ok) return [{ do: 'redraw' }];
  return [{ do: 'say', text: who.texts.refusals[result.why] }, { do: 'redraw' }];
}

// ---- preparing -------------------------------------------------------------------------------------------

/** 'next' means the next talk, which may not have a row yet. */
export function openPreparation(tx: Tx, who: Who, id: string): Effect[] {
  const checkinId = id === 'next' ? openNext(tx, who.person) : id;
  if (checkinId === null) return [{ do: 'say', text: who.texts.refusals[whyNothing(tx, who.person)] }];
  const reached = mayPrepare(tx, who.person, checkinId);
  if (!reached.ok) return done(who, reached);
  return [{ do: 'open', view: awaitedView(tx, who, reached) ?? formOf(tx, who, reached) }];
}

export function formOf(tx: Tx, { person, texts }: Who, { checkin, context }: Reached, notice?: string) {
  const typed = drawnIn(tx, person, checkin.id, draftForm(context.pair.id));
  const asked = questionsToAsk(tx, context.pair, settleQuestions(tx, context.pair, checkin));
  return preparationForm(texts, {
    checkinId: checkin.id,
    other: context.manager.name,
    when: whenText(texts, talkFor(person, checkin)),
    today: dateAt(person.zone, tx.now),
    typed,
    questions: [...asked.fields, ...begunQuestions(tx, asked, typed)],
    ...workOf(tx, person.id),
    proposals: proposalsTo(tx, person).map(({ id }) => id),
    strengths: strengthsHeld(tx, person),
    agreed: stepBefore(tx, context.pair.id, checkin.id),
    actions: ownActions(tx, { employee: person, side: 'employee' }),
    obstacles: obstaclesBefore(tx, checkin),
    ...(checkin.kind === 'half_year' ? { summary: summaryLink(texts, context.pair.id) } : {}),
    ...(notice === undefined ? {} : { notice }),
  });
}

/** What stands in the form: what is being typed, or what was sent. */
function drawnIn(tx: Tx, person: Person, checkinId: string, draft: string): Typed {
  const sent = preparationOf(tx, checkinId);
  return draftOf(tx, person.id, draft) ?? (sent === null ? {} : typedOf(sent));
}

/** Each event carries the whole form, or nothing of it. A form as it was opened is not a draft. */
export function keepTyped(tx: Tx, { person }: Who, form: OpenForm): void {
  const draft = draftFormOf(tx, person, form.metadata);
  if (draft === null || form.values.first === undefined) return;
  const typed = form.values.all();
  if (isUntouched(typed, preparationOf(tx, form.metadata), workOf(tx, person.id).goals))
    dropDraft(tx, person.id, draft);
  else keepDraft(tx, person.id, draft, typed);
}

export const sentKey = ({ id }: OpenForm): string => `sent:${id}`;

/**
 * A keystroke from before its form was sent was on its way meanwhile: its words are older. One from afterwards is of
 * somebody who did not get to know that the form was taken, and writes on.
 */
export function isOvertaken(tx: Tx, form: OpenForm, typedAt: number): boolean {
  const sentAt = seenAt(tx, sentKey(form));
  return sentAt !== null && typedAt <= sentAt;
}

/** Closed without sending: the message says that there is a draft. */
function leaveForm(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const draft = draftFormOf(tx, who.person, form.metadata);
  if (draft === null) return [];
  const before = hasDraft(tx, who.person.id, draft);
  keepTyped(tx, who, form);
  if (!before && !hasDraft(tx, who.person.id, draft)) return [];
  refreshMessages(tx, [who.person], form.metadata, { clicked: form.message?.ts });
  return [{ do: 'redraw' }];
}

/** Also of a talk that can no longer be prepared: the words come back at the next one. */
function saveDraft(tx: Tx, who: Who, { form }: Click): Effect[] {
  if (form === undefined) return [];
  keepTyped(tx, who, form);
  const { refusals, checkin } = who.texts;
  const reached = reach(tx, who.person, form.metadata, 'checkin.prepare');
  if (!reached.ok) return [{ do: 'say', text: refusals[reached.why] }];
  const may = mayPrepare(tx, who.person, form.metadata);
  const notice = may.ok ? checkin.form.draftSaved : refusals[may.why];
  return [{ do: 'update', view: formOf(tx, who, reached, notice) }];
}

/** A refusal stands under the first field: what was typed stays before the person's eyes, and is their draft. */
function sendPreparation(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { person, texts } = who;
  const refused = (text: string): Effect[] => [{ do: 'errors', errors: { [form.values.first ?? '']: text } }];
  const goals = workOf(tx, person.id).goals.map(({ id }) => id);
  const reached = mayPrepare(tx, person, form.metadata);
  if (!reached.ok) {
    keepTyped(tx, who, form);
    return refused(texts.refusals[reached.why]);
  }
  const now = questionsToAsk(tx, reached.context.pair, reached.checkin);
  const begun = begunQuestions(tx, now, form.values.all());
  const asked = { ...now, fields: [...now.fields, ...begun] };
  const actions = ownActions(tx, { employee: person, side: 'employee' });
  const actionIds = actions.map(({ id }) => id);
  const given = readPreparation(form.values, asked, goals, actionIds);
  if (given.empty) return refused(texts.checkin.form.oneField);
  const kept = prepare(tx, person, form.metadata, given.words, form.message?.ts);
  if (!kept.ok) {
    keepTyped(tx, who, form);
    return refused(texts.refusals[kept.why]);
  }
  firstTime(tx, sentKey(form));
  keepProgress(tx, person, given);
  keepTicks(tx, person, given.done);
  for (const id of given.solved) solve(tx, person, id);
  const receipt = texts.checkin.form.sent(kept.context.manager.name);
  const pulse = pulseAfterSending(tx, who, receipt);
  return [
    { do: 'update', view: pulse ?? sentView(texts, kept.context.manager.name, kept.checkin.id) },
    { do: 'redraw' },
  ];
}

// ---- moving ------------------------------------------------------------------------------------------------

function openMove(tx: Tx, who: Who, checkinId: string): Effect[] {
  const reached = datesFor(tx, who.person, checkinId);
  if (!reached.ok) return done(who, reached);
  const { dates, checkin, context } = reached;
  const now = talkFor(who.person, { ...here(context.zone, checkin), minutes: 0, zone: context.zone });
  return [{ do: 'open', view: moveForm(who.texts, { checkinId, dates, ...now }) }];
}

function sendMove(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { texts, person } = who;
  const t = texts.checkin.move;
  const { date, time } = readMove(form.values);
  if (date === null || time === null) return [{ do: 'errors', errors: { date: t.needDate } }];
  const result = move(tx, person, form.metadata, { date, time }, form.message?.ts);
  if (!result.ok) {
    const text = result.why === 'talk_is_past' ? t.past : texts.refusals[result.why];
    return [{ do: 'errors', errors: { date: text } }];
  }
  const view = sayView(texts, t.doneTitle, t.done(whenText(texts, talkFor(person, result.checkin))));
  return [{ do: 'update', view }, { do: 'redraw' }];
}
