import type { Agenda } from '../domain/agenda.ts';
import { type OfPair, ownPair, reachPair } from '../service/actions.ts';
import { agendaAhead, setAnswerFirst } from '../service/agenda.ts';
import { reach } from '../service/checkins.ts';
import { solve, solvedLately, unsolve } from '../service/obstacles.ts';
import { reportsOf } from '../service/pairs.ts';
import { bringBack } from '../service/points.ts';
import { noteReading } from '../service/readings.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { openPoints } from '../store/points.ts';
import { agendaHomeBlocks, agendaModal, pastView } from '../views/agenda-modal.ts';
import { chooseAgenda } from '../views/points.ts';
import type { HomeSection } from './home.ts';
import type { Click, Effect, OnClick, OpenForm, Routes, Who } from './listen.ts';

/* The agenda of the next talk, opened by either of the two, and what is past. */

export const agendaRoutes: Routes = {
  clicks: {
    'agenda.open': openAgenda,
    'agenda.open_report': openAgenda,
    'agenda.choose': choosePerson,
    'agenda.past': openPast,
    'agenda.bring_back': bringPointBack,
    'agenda.solve': ended(solve, 'solvedNow'),
    'agenda.unsolve': ended(unsolve, 'unsolvedNow'),
    'agenda.answer_first': turnAnswerFirst,
  },
  forms: { 'agenda.choose': chosen },
};

/** From a button whose value is a pair or a check-in of it. */
function pairFrom(tx: Tx, person: Person, value: string): ReturnType<typeof reachPair> {
  const checkin = reach(tx, person, value, 'agenda.read');
  return reachPair(tx, person, checkin.ok ? checkin.context.pair.id : value, 'agenda.read');
}

function viewOf(tx: Tx, { texts }: Who, of: OfPair, notice?: string) {
  noteReading(tx, of, 'agenda');
  return agendaModal(texts, {
    agenda: agendaAhead(tx, of),
    solved: solvedLately(tx, of),
    ...(notice === undefined ? {} : { notice }),
  });
}

/** In the place of a form of the agenda, or of a receipt; on top of any other, whose fields stay as they are. */
function openAgenda(tx: Tx, who: Who, { value, form }: Click): Effect[] {
  const of = pairFrom(tx, who.person, value);
  if (!of.ok) return [{ do: 'say', text: who.texts.refusals[of.why] }];
  return [{ do: placeFor(form), view: viewOf(tx, who, of) }];
}

const placeFor = (form: OpenForm | undefined): 'open' | 'update' | 'push' =>
  form === undefined ? 'open' : /^agenda|^checkin\.sent$/.test(form.callback) ? 'update' : 'push';

export function agendaAgain(tx: Tx, who: Who, pairId: string, notice?: string): Effect[] {
  const of = reachPair(tx, who.person, pairId, 'agenda.read');
  if (!of.ok) return [{ do: 'say', text: who.texts.refusals[of.why] }];
  return [{ do: 'update', view: viewOf(tx, who, of, notice) }, { do: 'redraw' }];
}

function choosePerson(tx: Tx, who: Who): Effect[] {
  const talks = reportsOf(tx, who.person).map((one) => ({ ...one, own: false }));
  if (talks.length === 0) return [{ do: 'say', text: who.texts.refusals.pair_ended }, { do: 'redraw' }];
  return [{ do: 'open', view: chooseAgenda(who.texts, talks) }];
}

function chosen(tx: Tx, who: Who, { values }: OpenForm): Effect[] {
  const of = reachPair(tx, who.person, values.choice('who') ?? '', 'agenda.read');
  if (!of.ok) return [{ do: 'errors', errors: { who: who.texts.refusals[of.why] } }];
  return [{ do: 'update', view: viewOf(tx, who, of) }];
}

// ---- what is past --------------------------------------------------------------------------------------------

function openPast(tx: Tx, who: Who, { value, form }: Click): Effect[] {
  const of = pairFrom(tx, who.person, value);
  if (!of.ok) return [{ do: 'say', text: who.texts.refusals[of.why] }];
  const place = placeFor(form);
  noteReading(tx, of, 'agenda');
  return [
    { do: place, view: pastView(who.texts, { agenda: agendaAhead(tx, of), back: place === 'update' }) },
  ];
}

function bringPointBack(tx: Tx, who: Who, { value, form }: Click): Effect[] {
  const brought = bringBack(tx, who.person, value);
  if (!brought.ok) return [{ do: 'say', text: who.texts.refusals[brought.why] }];
  noteReading(tx, brought, 'agenda');
  const agenda = agendaAhead(tx, brought);
  const back = form?.callback === 'agenda.past';
  const view = pastView(who.texts, { agenda, back, notice: who.texts.agenda.broughtBack });
  return [{ do: 'update', view }];
}

// ---- in the way, answer first --------------------------------------------------------------------------------

function ended(deed: typeof solve, notice: 'solvedNow' | 'unsolvedNow'): OnClick {
  return (tx, who, { value }) => {
    const done = deed(tx, who.person, value);
    if (!done.ok) return [{ do: 'say', text: who.texts.refusals[done.why] }];
    return agendaAgain(tx, who, done.pair.id, who.texts.agenda[notice]);
  };
}

function turnAnswerFirst(tx: Tx, who: Who, { value }: Click): Effect[] {
  const [pairId = '', on] = value.split(' ');
  const set = setAnswerFirst(tx, who.person, pairId, on === 'on');
  if (!set.ok) return [{ do: 'say', text: who.texts.refusals[set.why] }];
  return agendaAgain(tx, who, pairId);
}

// ---- on Home -------------------------------------------------------------------------------------------------

export const agendaHome: HomeSection = (tx, person, texts) => {
  const own = ownPair(tx, person, 'agenda.read');
  const people = reportsOf(tx, person).map(({ pairId, name, employeeId }) => ({
    pairId,
    name,
    brought: openPoints(tx, pairId).filter(({ authorId }) => authorId === employeeId).length,
  }));
  return agendaHomeBlocks(texts, { own: own.ok ? ownAgenda(agendaAhead(tx, own)) : null, people });
};

const ownAgenda = ({ pairId, manager, brought, answerFirst }: Agenda) => ({
  pairId,
  manager,
  brought,
  answerFirst,
});
