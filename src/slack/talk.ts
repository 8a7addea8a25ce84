import { hasTalked } from '../domain/checkin.ts';
import type { Side } from '../domain/messages.ts';
import { dateAt } from '../domain/time.ts';
import { ownActions, reachPair } from '../service/actions.ts';
import { agendaOf } from '../service/agenda.ts';
import { type Reached, reach } from '../service/checkins.ts';
import { stepOf } from '../service/next-step.ts';
import { contextOf, talkFor } from '../service/pairs.ts';
import { whyNothing } from '../service/plan.ts';
import { noteReading } from '../service/readings.ts';
import {
  isStepOpen,
  mayWrite,
  ownNotes,
  pointsFor,
  saveSheet,
  sheetForm,
  sheetFormOf,
  talkNow,
} from '../service/talk.ts';
import { usefulWeekOf } from '../service/useful.ts';
import type { Tx } from '../store/db.ts';
import { draftOf, dropDraft, keepDraft } from '../store/drafts.ts';
import { notesFor } from '../store/notes.ts';
import { personById } from '../store/people.ts';
import { firstTime } from '../store/seen.ts';
import { activePairOf, type Pair, pairsOfManager } from '../store/teams.ts';
import { agendaBlocks } from '../views/agenda.ts';
import { whenText } from '../views/messages.ts';
import { isSheetUntouched, readSheet, savedSheet, sheetView, talkOf } from '../views/talk.ts';
import { chooseTalk } from '../views/talk-read.ts';
import { done, isOvertaken, sentKey } from './checkin.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';
import { stepForm } from './talk-next.ts';
import { readingOf } from './talk-reading.ts';

/* The sheet of a talk, opened by either of the two before it, while it goes on and after it. */

export const TALK_SHEET = 'talk.sheet';

const choose = (tx: Tx, who: Who): Effect[] => openOneOf(tx, who, pairsFor(tx, who), 'open');

export const talkRoutes: Routes = {
  clicks: {
    'talk.open': openSheet,
    'talk.typed': (tx, who, { form, at = Infinity }) => {
      if (form !== undefined && !isOvertaken(tx, form, at)) keepSheet(tx, who, form);
      return [];
    },
    'talk.refresh': (tx, who, { form }) =>
      form === undefined ? [] : sheetAgain(tx, who, keepSheet(tx, who, form), who.texts.talk.refreshed),
  },
  forms: { [TALK_SHEET]: sendSheet },
  closings: {
    [TALK_SHEET]: (tx, who, form) => {
      keepSheet(tx, who, form);
      return [];
    },
  },
  commands: { talk: choose, samtale: choose },
};

// ---- opening it ----------------------------------------------------------------------------------------------

/** The value is a check-in, a pair, 'own', or 'mine' for the people one manages. */
function openSheet(tx: Tx, who: Who, { value, form }: Click): Effect[] {
  const how = form === undefined ? 'open' : 'update';
  if (value === 'own' || value === 'mine') return openOneOf(tx, who, pairsFor(tx, who, value), how);
  const of = reachPair(tx, who.person, value, 'talk.write');
  return of.ok ? openOf(tx, who, of.pair, how) : show(tx, who, value, how);
}

/** One that can no longer be written on is read. */
function show(tx: Tx, who: Who, checkinId: string, how: 'open' | 'update'): Effect[] {
  const reached = mayWrite(tx, who.person, checkinId);
  if (reached.ok) return [{ do: how, view: sheetOf(tx, who, reached) }];
  const isOver = reached.why === 'period_closed' || reached.why === 'pair_ended';
  const read = isOver ? readingOf(tx, who, checkinId) : reached;
  return read.ok ? [{ do: how, view: read.view }] : done(who, read);
}

/** The pairs of which somebody may mean the talk: their own, and those of the people they manage. */
function pairsFor(tx: Tx, { person }: Who, which?: 'own' | 'mine'): Pair[] {
  const own = which === 'mine' ? undefined : activePairOf(tx, person.id);
  const mine = which === 'own' ? [] : pairsOfManager(tx, person.id);
  return own === undefined ? mine : [own, ...mine];
}

function openOneOf(tx: Tx, who: Who, pairs: Pair[], how: 'open' | 'update'): Effect[] {
  if (pairs.length === 0) return [{ do: 'say', text: who.texts.refusals[whyNothing(tx, who.person)] }];
  if (pairs.length === 1) return openOf(tx, who, pairs[0]!, how);
  const rows = pairs.map((pair) => ({
    name: personById(tx, pair.employeeId === who.person.id ? pair.managerId : pair.employeeId)!.name,
    when: nextWhen(tx, who, pair),
    value: pair.id,
  }));
  return [{ do: how, view: chooseTalk(who.texts, rows) }];
}

function nextWhen(tx: Tx, { person, texts }: Who, pair: Pair): string {
  const talk = talkNow(tx, contextOf(tx, pair));
  return talk === null ? texts.checkin.home.none : whenText(texts, talkFor(person, talk));
}

function openOf(tx: Tx, who: Who, pair: Pair, how: 'open' | 'update'): Effect[] {
  const talk = talkNow(tx, contextOf(tx, pair));
  return talk === null ? [{ do: 'say', text: who.texts.checkin.home.none }] : show(tx, who, talk.id, how);
}

const nameOf = (tx: Tx, id: number): string => personById(tx, id)!.name;

export function sheetOf(tx: Tx, { person, texts }: Who, reached: Reached, notice?: string) {
  const { checkin, context, side } = reached;
  const { employee, manager } = context;
  const other = side === 'employee' ? manager : employee;
  noteReading(tx, { side, employee, manager }, 'talk');
  const otherSide: Side = side === 'employee' ? 'manager' : 'employee';
  const points = pointsFor(tx, reached);
  const line = ({ id, text, authorId }: (typeof points.open)[number]) => ({
    id,
    text,
    author: nameOf(tx, authorId),
  });
  return sheetView(texts, {
    checkinId: checkin.id,
    side,
    other: other.name,
    when: whenText(texts, talkFor(person, checkin)),
    today: dateAt(person.zone, tx.now),
    agenda: agendaBlocks(texts, agendaOf(tx, reached)),
    points: { open: points.open.map(line), done: points.done.map(line) },
    actions: ownActions(tx, { employee, side }),
    theirs: notesFor(tx, checkin.id, person.id).filter(
      ({ authorId, text }) => authorId !== person.id && text !== '',
    ),
    own: ownNotes(tx, person, checkin.id),
    typed: draftOf(tx, person.id, sheetForm(checkin.id)) ?? {},
    iTalked: hasTalked(checkin, side),
    theyTalked: hasTalked(checkin, otherSide),
    isHeld: checkin.state === 'held',
    nextStep: checkin.nextStep,
    step: stepOf(tx, checkin),
    isStepOpen: isStepOpen(reached),
    ...(notice === undefined ? {} : { notice }),
  });
}

/** In the place of another form, with what was typed before. */
export function sheetAgain(tx: Tx, who: Who, checkinId: string, notice?: string): Effect[] {
  const reached = mayWrite(tx, who.person, checkinId);
  if (!reached.ok) return [{ do: 'say', text: who.texts.refusals[reached.why] }];
  return [{ do: 'update', view: sheetOf(tx, who, reached, notice) }];
}

// ---- writing on it -------------------------------------------------------------------------------------------

/** Keeps what has been typed as a draft; says of which check-in. A form as it was opened is not a draft. */
export function keepSheet(tx: Tx, { person }: Who, form: OpenForm): string {
  const checkinId = talkOf(form.metadata);
  const draft = sheetFormOf(tx, person, checkinId);
  if (draft === null || form.values.first === undefined) return checkinId;
  const { talked: _, ...typed } = form.values.all(); // that one has talked is said by sending alone
  if (isSheetUntouched(typed, ownNotes(tx, person, checkinId))) dropDraft(tx, person.id, draft);
  else keepDraft(tx, person.id, draft, typed);
  return checkinId;
}

function sendSheet(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { person, texts } = who;
  const checkinId = talkOf(form.metadata);
  const before = reach(tx, person, checkinId, 'talk.write');
  const actions = before.ok ? ownActions(tx, { employee: before.context.employee, side: before.side }) : [];
  const written = readSheet(
    form.values,
    form.metadata,
    actions.map(({ id }) => id),
  );
  keepSheet(tx, who, form);
  const saved = saveSheet(tx, person, checkinId, written, form.message?.ts);
  if (!saved.ok) return [{ do: 'errors', errors: { [form.values.first ?? '']: texts.refusals[saved.why] } }];
  const redraw: Effect[] = written.talked ? [{ do: 'redraw' }] : [];
  if (saved.kept !== 'kept') {
    const notice = saved.kept === 'joined' ? texts.talk.joined : texts.talk.tooLong;
    return [{ do: 'update', view: sheetOf(tx, who, saved, notice) }, ...redraw];
  }
  firstTime(tx, sentKey(form));
  const other = (saved.side === 'employee' ? saved.context.manager : saved.context.employee).name;
  const next = saved.asksForStep
    ? stepForm(tx, who, saved)
    : savedSheet(texts, { other, checkinId, useful: usefulWeekOf(tx, person, saved.checkin) });
  return [{ do: 'update', view: next }, ...redraw];
}
