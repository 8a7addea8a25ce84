import { dateAt, timeAt } from '../domain/time.ts';
import { ownPair } from '../service/actions.ts';
import {
  answerHelp,
  askForHelp,
  closeHelp,
  helpForManager,
  ownHelp,
  reachHelp,
  type ReachedHelp,
  seeHelp,
  unreachable,
} from '../service/help.ts';
import { noteReading } from '../service/readings.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import type { Texts } from '../i18n/index.ts';
import { sayView } from '../views/checkin.ts';
import {
  type Held,
  helpForm,
  helpHomeBlock,
  helpHomeRequests,
  helpRequestView,
  ownHelpView,
  readHelp,
  readHelpAnswer,
} from '../views/help.ts';
import type { HomeSection } from './home.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';

/* "I need help now": asked by the employee, seen and answered by the manager, closed by the employee. */

export const helpRoutes: Routes = {
  clicks: {
    'help.now': (tx, who) => openOwnHelp(tx, who, 'open'),
    'help.open': openOne,
    'help.close': closeOne,
  },
  forms: { 'help.ask': ask, 'help.answer': sendAnswer },
  drafts: {
    'help.ask': { again: (tx, who) => openOwnHelp(tx, who, 'update') },
    'help.answer': { again: (tx, who, form) => openOne(tx, who, { value: form.metadata, form }) },
  },
};

export const helpHome: HomeSection = (tx, person, texts) => {
  const of = ownPair(tx, person, 'help.ask');
  const own = of.ok ? ownHelp(tx, of) : null;
  const held = of.ok ? heldOf(tx, texts, person, of.manager) : null;
  const mine = of.ok
    ? [helpHomeBlock(texts, of.manager.name, own && { ...shownTo(texts, person, own), held })]
    : [];
  // What cannot be delivered yet, because they are away, is not shown to them either.
  const asked = helpForManager(tx, person).filter(
    ({ status }) => status !== 'waiting' || !isHeld(tx, person),
  );
  return [
    ...mine,
    ...helpHomeRequests(
      texts,
      asked.map((one) => shownTo(texts, person, one)),
    ),
  ];
};

const isHeld = (tx: Tx, manager: Person): boolean => unreachable(tx, manager) !== null;

function heldOf(tx: Tx, texts: Texts, reader: Person, manager: Person): Held | null {
  const cannot = unreachable(tx, manager);
  if (cannot?.why !== 'away') return cannot;
  return { why: 'away', day: texts.format.day(dateAt(reader.zone, cannot.back)) };
}

/** A request as one of the two sees it. */
function shownTo(texts: Texts, reader: Person, { help, status, side, employee, manager }: ReachedHelp) {
  const { id, text, reply, answer, at } = help;
  const other = (side === 'employee' ? manager : employee).name;
  const day = texts.format.day(dateAt(reader.zone, at));
  return { id, other, status, answer, text, reply, day, time: timeAt(reader.zone, at) };
}

const ownView = (tx: Tx, { person, texts }: Who, one: ReachedHelp, notice?: string) =>
  ownHelpView(texts, {
    ...shownTo(texts, person, one),
    held: heldOf(tx, texts, person, one.manager),
    ...(notice === undefined ? {} : { notice }),
  });

/** The form, or the request that is open. */
export function openOwnHelp(tx: Tx, who: Who, how: 'open' | 'update'): Effect[] {
  const { person, texts } = who;
  const of = ownPair(tx, person, 'help.ask');
  if (!of.ok) return [{ do: 'say', text: texts.refusals[of.why] }];
  const own = ownHelp(tx, of);
  if (own !== null) return [{ do: how, view: ownView(tx, who, own) }];
  const held = heldOf(tx, texts, person, of.manager);
  if (held?.why === 'gone') return [{ do: 'say', text: texts.refusals.manager_gone }];
  return [{ do: how, view: helpForm(texts, { manager: of.manager.name, held }) }];
}

/** What was typed beside a request that was open already stays before the person's eyes. */
function ask(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const text = readHelp(form.values);
  const asked = askForHelp(tx, who.person, text);
  if (!asked.ok) return [{ do: 'errors', errors: { text: who.texts.refusals[asked.why] } }];
  if (text !== '' && text !== asked.help.text)
    return [{ do: 'errors', errors: { text: who.texts.help.openAlready } }];
  return [{ do: 'update', view: ownView(tx, who, asked) }, { do: 'redraw' }];
}

/** From a message or Home; for the manager it is opened from then on. */
function openOne(tx: Tx, who: Who, { value, form }: Pick<Click, 'value' | 'form'>): Effect[] {
  const seen = seeHelp(tx, who.person, value);
  if (!seen.ok) return [{ do: 'say', text: who.texts.refusals[seen.why] }, { do: 'redraw' }];
  noteReading(tx, seen, 'help');
  const view =
    seen.side === 'employee'
      ? ownView(tx, who, seen)
      : helpRequestView(who.texts, shownTo(who.texts, who.person, seen));
  return [{ do: form === undefined ? 'open' : 'update', view }, { do: 'redraw' }];
}

function closeOne(tx: Tx, who: Who, { value, form }: Click): Effect[] {
  const { person, texts } = who;
  const before = reachHelp(tx, person, value, 'help.close');
  const closed = closeHelp(tx, person, value, form?.message?.ts);
  if (!before.ok || !closed.ok)
    return [{ do: 'say', text: texts.refusals[closed.ok ? 'outdated' : closed.why] }];
  const t = texts.help;
  const notice = before.status === 'waiting' ? t.withdrawnNow : t.closedNow;
  return [{ do: 'update', view: ownView(tx, who, closed, notice(closed.manager.name)) }, { do: 'redraw' }];
}

function sendAnswer(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { person, texts } = who;
  const { answer, reply } = readHelpAnswer(form.values);
  if (answer === null) return [{ do: 'errors', errors: { answer: texts.help.needAnswer } }];
  const done = answerHelp(tx, person, form.metadata, { answer, reply }, form.message?.ts);
  if (!done.ok) return [{ do: 'errors', errors: { answer: texts.refusals[done.why] } }];
  const title = texts.help.sendAnswer;
  return [
    { do: 'update', view: sayView(texts, title, texts.help.answeredNow(done.employee.name)) },
    { do: 'redraw' },
  ];
}
