import { isUnconfirmed } from '../domain/checkin.ts';
import { keepTicks, type OfPair, reachPair } from '../service/actions.ts';
import { isClosedTo } from '../service/answer-first.ts';
import { careerFor } from '../service/career.ts';
import { markRead, type Reached } from '../service/checkins.ts';
import { workOf } from '../service/goals.ts';
import { homeOf } from '../service/home.ts';
import { contextOf, talkFor } from '../service/pairs.ts';
import { lately, upcomingOf } from '../service/plan.ts';
import { noteManagerReading, noteReading } from '../service/readings.ts';
import { preparationShown, reportOf } from '../service/reports.ts';
import { strengthsFor, strengthsHeld } from '../service/strengths.ts';
import { isMonthly, questionsOf } from '../service/templates.ts';
import { type Checkin } from '../store/checkins.ts';
import { repliesOf } from '../store/replies.ts';
import type { Tx } from '../store/db.ts';
import { personById } from '../store/people.ts';
import { openPoints } from '../store/points.ts';
import { preparationOf } from '../store/preparations.ts';
import { readActionFields } from '../views/action-fields.ts';
import { readingView } from '../views/answer.ts';
import { shortWhenInside, whenText } from '../views/messages.ts';
import { answerFirstView } from '../views/points.ts';
import { allReports } from '../views/reports.ts';
import { summaryLink } from '../views/summary-view.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';

/* One screen for each of a manager's people, and the list of all of them. */

export const reportRoutes: Routes = {
  clicks: { 'report.open': openReport, 'report.all': openAll },
};

/** The value is a pair. */
function openReport(tx: Tx, who: Who, { value, form }: Click): Effect[] {
  const of = reachPair(tx, who.person, value, 'report.read');
  if (!of.ok) return [{ do: 'say', text: who.texts.refusals[of.why] }, { do: 'redraw' }];
  return [{ do: form === undefined ? 'open' : 'update', view: reportView(tx, who, of) }];
}

function openAll(tx: Tx, { person, texts }: Who): Effect[] {
  return [{ do: 'open', view: allReports(texts, homeOf(tx, person).reports) }];
}

/** The newest preparation, if there is one, and all that goes with it. */
export function reportView(tx: Tx, who: Who, of: OfPair, notice?: string) {
  const shown = preparationShown(tx, of.pair.id);
  const read = shown === null ? null : markRead(tx, who.person, shown.id);
  return read?.ok === true ? screenOf(tx, who, read, notice) : viewOf(tx, who, of, null, notice);
}

/** What was written for one talk, as either of the two sees it. */
export const screenOf = (tx: Tx, who: Who, reached: Reached, notice?: string) =>
  closedOf(tx, who, reached) ?? viewOf(tx, who, pairOf(reached), reached.checkin, notice);

/** A pair that answers first: what was prepared opens when the manager has said what they want to talk about. */
function closedOf(tx: Tx, { texts }: Who, { checkin, context, side }: Reached) {
  if (checkin.preparedAt === null || !isClosedTo(tx, side, context.pair, checkin)) return null;
  return answerFirstView(texts, checkin.id, context.employee.name);
}

export const pairOf = ({ context, side }: Reached): OfPair => {
  const { pair, employee, manager } = context;
  return { ok: true, pair, side, employee, manager };
};

function viewOf(tx: Tx, who: Who, of: OfPair, checkin: Checkin | null, notice?: string) {
  const { texts } = who;
  const { employee, manager, pair, side } = of;
  noteManagerReading(tx, of, 'report');
  if (checkin !== null) noteReading(tx, of, side === 'manager' ? 'preparation' : 'answer');
  const nameOf = (id: number) => personById(tx, id)!.name;
  return readingView(texts, {
    of: checkin?.id ?? pair.id,
    side,
    employee: employee.name,
    manager: manager.name,
    ...wordsOf(tx, who, of, checkin),
    ...workOf(tx, employee.id),
    strengths: side === 'employee' ? strengthsHeld(tx, employee) : strengthsFor(tx, pair),
    points: openPoints(tx, pair.id).map(({ authorId, text }) => ({ author: nameOf(authorId), text })),
    ...(side === 'manager'
      ? { report: reportData(tx, who, of, checkin), ...nextOf(tx, who, of, checkin) }
      : {}),
    unconfirmed: side === 'manager' ? unconfirmed(tx, pair.id) : null,
    ...(notice === undefined ? {} : { notice }),
  });
}

/** The preparation and what has been said to it. */
function wordsOf(tx: Tx, { texts, person }: Who, { pair, manager }: OfPair, checkin: Checkin | null) {
  const none = {
    career: null,
    when: '',
    preparation: null,
    erased: false,
    questions: [],
    replies: [],
    thanked: false,
  };
  if (checkin === null) return none;
  const replies = repliesOf(tx, checkin.id);
  const preparation = checkin.preparedAt === null ? null : preparationOf(tx, checkin.id);
  return {
    career: isMonthly(tx, pair, checkin) ? careerFor(tx, pair) : null,
    when: whenText(texts, talkFor(person, checkin)),
    preparation,
    erased: checkin.preparedAt !== null && preparation === null,
    questions: preparation === null ? [] : questionsOf(tx, preparation),
    replies: replies.map(({ authorId, kind, text }) => ({
      author: personById(tx, authorId)!.name,
      kind,
      text,
    })),
    thanked: replies.some(({ kind, authorId }) => kind === 'thanks' && authorId === manager.id),
    ...(checkin.kind === 'half_year' ? { summary: summaryLink(texts, pair.id) } : {}),
  };
}

function reportData(tx: Tx, { texts, person }: Who, of: OfPair, shown: Checkin | null) {
  const report = reportOf(tx, person, of, shown);
  const unanswered = report.unanswered.map((one) => ({
    id: one.id,
    when: shortWhenInside(texts, talkFor(person, one)),
  }));
  return { ...report, unanswered, employee: of.employee.name };
}

/** The last talk, if the manager has not said yet that it took place. */
function unconfirmed(tx: Tx, pairId: string): { id: string; date: string } | null {
  const last = lately(tx, pairId, 1)[0]?.row;
  return last !== undefined && isUnconfirmed(last) ? last : null;
}

/** The talk that comes, where the screen shows what was written for another one. */
function nextOf(tx: Tx, { texts, person }: Who, { pair }: OfPair, shown: Checkin | null) {
  const line = upcomingOf(tx, contextOf(tx, pair), 1)[0];
  if (line === undefined || line.talk === null) return { next: texts.report.noNext };
  if (line.checkin !== null && line.checkin.id === shown?.id) return {};
  const when = shortWhenInside(texts, talkFor(person, line.talk));
  return { next: texts.report.next(when, texts.checkin.home.reportStatus[line.status]) };
}

// ---- what is sent from it ----------------------------------------------------------------------------------

/** What the manager ticked off in this form: whether there is any, and the way to keep it. */
export function readTicks(tx: Tx, { person }: Who, pairId: string, { values }: OpenForm) {
  const of = reachPair(tx, person, pairId, 'report.read');
  const ids = of.ok ? reportOf(tx, person, of, null).mine.map(({ id }) => id) : [];
  const said = readActionFields(values, ids);
  return { any: said.length > 0, keep: () => keepTicks(tx, person, said) };
}
