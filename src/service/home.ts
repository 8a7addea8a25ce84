import type { ReportLine, Talk } from '../domain/cards.ts';
import { isWaiting, type Status, statusOf } from '../domain/checkin.ts';
import { dateAt } from '../domain/time.ts';
import type { TemplateField } from '../domain/templates.ts';
import { type Checkin, waitingForAnswer } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { hasDraft } from '../store/drafts.ts';
import { type Person, personById, type Role, rolesOf } from '../store/people.ts';
import { activePairOf, type Pair, pairsOfManager } from '../store/teams.ts';
import { draftForm } from './checkins.ts';
import { contextOf, talkFor } from './pairs.ts';
import { type PlanLine, upcomingOf } from './plan.ts';
import { questionsAhead, questionsToAsk } from './templates.ts';

/** What the first screen shows: one's own talks and work, and for a manager one line per report. */
export type HomeData = {
  name: string;
  enrolled: boolean;
  paused: boolean;
  roles: ReadonlySet<Role>;
  pair: {
    other: string;
    plan: (Omit<PlanLine, 'talk'> & { talk: Talk | null })[];
    draft: boolean;
    questions: TemplateField[];
  } | null;
  reports: ReportLine[];
};

const PLANNED_DATES = 4;

export function homeOf(tx: Tx, person: Person): HomeData {
  const pair = activePairOf(tx, person.id);
  return {
    name: person.name,
    enrolled: person.enrolledAt !== null,
    paused: person.pausedAt !== null,
    roles: rolesOf(tx, person.id),
    pair: pair === undefined ? null : pairOf(tx, person, pair),
    reports: inOrder(pairsOfManager(tx, person.id).map((one) => reportOf(tx, person, one))),
  };
}

function pairOf(tx: Tx, person: Person, pair: Pair) {
  const context = contextOf(tx, pair);
  const plan = upcomingOf(tx, context, PLANNED_DATES).map((line) => ({
    ...line,
    talk: line.talk && talkFor(person, line.talk),
  }));
  const draft = hasDraft(tx, person.id, draftForm(pair.id));
  const next = plan.find(({ talk }) => talk !== null);
  const questions = next?.checkin
    ? questionsToAsk(tx, pair, next.checkin).fields
    : questionsAhead(tx, pair, next?.talk?.date ?? dateAt(person.zone, tx.now));
  return { other: context.manager.name, plan, draft, questions };
}

/** Who waits for an answer comes first, then whose talk was, then whose talk is next. */
const inOrder = (reports: ReportLine[]): ReportLine[] =>
  reports.toSorted(
    (a, b) =>
      rankOf(a) - rankOf(b) || momentText(a).localeCompare(momentText(b)) || a.name.localeCompare(b.name),
  );

const rankOf = ({ status, ahead, iTalked }: ReportLine): number =>
  isWaiting(status) ? 0 : ahead || iTalked || status === 'held' ? 2 : 1;

const momentText = ({ talk }: ReportLine): string => (talk === null ? '9999' : `${talk.date} ${talk.time}`);

/** What waits for an answer comes before what lies ahead. */
function reportOf(tx: Tx, manager: Person, pair: Pair): ReportLine {
  const waiting = waitingForAnswer(tx, [pair.id])[0];
  const next = upcomingOf(tx, contextOf(tx, pair), 1)[0];
  const row = waiting ?? next?.checkin ?? null;
  const talk = row ?? next?.talk ?? null;
  return {
    pairId: pair.id,
    name: personById(tx, pair.employeeId)!.name,
    minutes: pair.minutes / pair.everyWeeks,
    checkin: row?.id ?? null,
    status: row === null ? 'planned' : waiting === undefined ? statusOf(row) : waitingStatus(waiting),
    talk: talk && talkFor(manager, talk),
    prepared: row !== null && row.preparedAt !== null,
    ahead: row === null || row.talkAt > tx.now,
    iTalked: row !== null && row.managerTalkedAt !== null,
  };
}

/** Also when its week is over: an answer still counts. */
const waitingStatus = ({ readAt }: Checkin): Status => (readAt === null ? 'prepared' : 'read');
