import type { KnownBlock, ModalView } from '@slack/types';
import { worded } from '../domain/statements.ts';
import { addWeeks } from '../domain/time.ts';
import type { Texts } from '../i18n/index.ts';
import {
  answer,
  deleteMyCopies,
  hasReadNotice,
  mayRaise,
  myAnswers,
  type MyWeek,
  type NotAsked,
  raiseTopic,
  reachWeek,
  readNotice,
  weeksNow,
} from '../service/statements.ts';
import { myLines } from '../service/own-line.ts';
import { isResting } from '../service/pilot-state.ts';
import { bankOf, statementsBySettings } from '../service/statement-bank.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { sayView } from '../views/checkin.ts';
import { readCauses } from '../views/causes.ts';
import { ownLineView } from '../views/own-line.ts';
import {
  formOf,
  noticeView,
  pulseForm,
  pulseSection,
  readPulse,
  readTopic,
  receiptView,
  statementsAhead,
} from '../views/pulse.ts';
import type { Effect, OnClick, OpenForm, Routes, Who } from './listen.ts';

/* The statements of the week: the notice, the form, the receipt with its topic, and the section on Home. */

const openClicked: OnClick = (tx, who, { value, onHome }) => openWeek(tx, who, value, onHome);

export const pulseRoutes: Routes = {
  clicks: {
    'pulse.open': openClicked,
    'pulse.open.previous': openClicked,
    'pulse.line': (tx, { person, texts }) => [{ do: 'open', view: ownLineView(texts, myLines(tx, person)) }],
    'pulse.delete': (tx, who) => {
      deleteMyCopies(tx, who.person);
      return [{ do: 'home' }];
    },
  },
  forms: { 'pulse.notice': accept, 'pulse.answer': save, 'pulse.topic': raise },
};

/** This week's form, or why there is none. */
export const openPulse = (tx: Tx, who: Who): Effect[] => openWeek(tx, who, weeksNow(tx).current, false);

/** Asked this week, still open, not answered yet. */
export const pulseIsOpen = (tx: Tx, who: Who): boolean => toAnswer(tx, who.person) !== null;

/**
 * What comes after sending something else: the form of this week with the receipt of that on top. Null when there is
 * nothing to ask.
 */
export function pulseAfterSending(tx: Tx, who: Who, receipt: string): ModalView | null {
  const my = toAnswer(tx, who.person);
  return my === null ? null : viewOf(tx, who, my, { fromHome: false, receipt });
}

/** This week and its own line; last week's as long as it is open; what the next one will ask. Nothing for who is not enrolled. */
export function pulseHome(tx: Tx, person: Person, texts: Texts): KnownBlock[] {
  if (person.enrolledAt === null) return [];
  const weeks = weeksNow(tx);
  const current = reachWeek(tx, person, weeks.current);
  const previous = weeks.previous === null ? null : reachWeek(tx, person, weeks.previous);
  const next = addWeeks(weeks.current, 1);
  return [
    ...pulseSection(texts, {
      current: current.ok ? current.my : current.why,
      previous: previous?.ok ? previous.my : null,
      lines: myLines(tx, person),
    }),
    ...(isResting(tx)
      ? []
      : [statementsAhead(texts, next, statementsBySettings(tx, next).asked.map(worded))]),
  ];
}

function toAnswer(tx: Tx, person: Person): MyWeek | null {
  const reached = reachWeek(tx, person, weeksNow(tx).current);
  return reached.ok && !reached.my.answered ? reached.my : null;
}

function openWeek(tx: Tx, who: Who, week: string, fromHome: boolean): Effect[] {
  const reached = reachWeek(tx, who.person, week);
  if (!reached.ok) return notAsked(who, reached.why);
  return [{ do: 'open', view: viewOf(tx, who, reached.my, { fromHome }) }];
}

const notAsked = ({ texts }: Who, why: NotAsked): Effect[] => [
  { do: 'say', text: texts.pulse.notAsked[why] },
];

/** The notice first, once; then the form with what was answered so far. */
function viewOf(
  tx: Tx,
  { person, texts }: Who,
  my: MyWeek,
  more: { fromHome: boolean; receipt?: string },
): ModalView {
  const { fromHome, receipt } = more;
  if (!hasReadNotice(person)) return noticeView(texts, { week: my.week, fromHome }, receipt);
  return pulseForm(texts, { my, answers: myAnswers(tx, person, my), keep: person.keepWeeks, ...more });
}

function accept(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { week, fromHome } = formOf(form.metadata);
  const reached = reachWeek(tx, who.person, week);
  if (!reached.ok) return notAsked(who, reached.why);
  const person = readNotice(tx, who.person);
  return [{ do: 'update', view: viewOf(tx, { ...who, person }, reached.my, { fromHome }) }];
}

/** A week that has closed meanwhile is said on the form, where everything stays as it was chosen. */
function save(tx: Tx, { person, texts }: Who, form: OpenForm): Effect[] {
  const { week, fromHome } = formOf(form.metadata);
  const reached = reachWeek(tx, person, week);
  if (!reached.ok) {
    const text = reached.why === 'closed' ? texts.pulse.form.closed : texts.pulse.notAsked[reached.why];
    return [{ do: 'errors', errors: { keep: text } }];
  }
  const { given, keep } = readPulse(
    form.values,
    reached.my.statements.map(({ id }) => id),
  );
  const kept = answer(tx, person, week, given, keep, readCauses(form.values));
  if (!kept.ok) return [{ do: 'say', text: texts.refusals[kept.why] }];
  const receipt = receiptView(texts, {
    my: kept.my,
    kept: kept.kept,
    mayRaise: mayRaise(tx, person),
    own: ownTopics(tx),
  });
  return [{ do: 'update', view: receipt }, ...(fromHome ? [{ do: 'home' as const }] : [])];
}

const ownTopics = (tx: Tx) =>
  bankOf(tx)
    .filter(({ own, active }) => own && active)
    .map(worded);

function raise(tx: Tx, { person, texts }: Who, form: OpenForm): Effect[] {
  const read = readTopic(texts, form.values, ownTopics(tx));
  if (!read.ok) return [{ do: 'errors', errors: read.errors }];
  const raised = raiseTopic(tx, person, read.topic);
  if (!raised.ok) return [{ do: 'say', text: texts.refusals[raised.why] }];
  return [{ do: 'update', view: sayView(texts, texts.pulse.topic.doneTitle, texts.pulse.topic.done) }];
}
