import type { ModalView } from '@slack/types';
import type { Half } from '../domain/halves.ts';
import type { Refusal } from '../domain/refusal.ts';
import { ownPair, reachPair } from '../service/actions.ts';
import { beginSending, maySendFiles } from '../service/own-files.ts';
import { noteReading } from '../service/readings.ts';
import { summaryOf } from '../service/summary.ts';
import type { Tx } from '../store/db.ts';
import { sayView } from '../views/checkin.ts';
import { summaryView } from '../views/summary-view.ts';
import type { Click, Effect, OnClick, Routes, Who } from './listen.ts';

/* The half-year and the year: to be read by the two, and as a file by whoever of them asks for it. */

const turnTo: OnClick = (tx, who, { value }) => {
  const [whose = '', half = '', page = ''] = value.split(':');
  return shown(who, viewOf(tx, who, whose, half, Number(page) || 0), 'update');
};

export const summaryRoutes: Routes = {
  clicks: {
    'summary.open': (tx, who, click) =>
      openSummary(tx, who, click.value, click.form?.callback === 'history' ? 'update' : 'open'),
    'summary.period': turnTo,
    'summary.turn.next': turnTo,
    'summary.turn.back': turnTo,
    'summary.send': sendSummary,
  },
};

/** `whose`: the id of a pair of which the person is one, or 'own'. 'update' takes the place of the modal that is open. */
export function openSummary(tx: Tx, who: Who, whose: string, how: 'open' | 'update' = 'open'): Effect[] {
  return shown(who, viewOf(tx, who, whose, null, 0), how);
}

const shown = ({ texts }: Who, view: ModalView | Refusal, how: 'open' | 'update'): Effect[] =>
  'why' in view ? [{ do: 'say', text: texts.refusals[view.why] }] : [{ do: how, view }];

function viewOf(tx: Tx, who: Who, whose: string, half: Half | null, page: number): ModalView | Refusal {
  const { person, texts } = who;
  const reached = summaryOf(tx, person, whose, half);
  if (!reached.ok) return reached;
  noteSummary(tx, who, whose);
  const { summary, halves } = reached;
  const other = summary.employee === person.name ? summary.manager : summary.employee;
  return summaryView(texts, { summary, whose, halves, page, other, maySend: maySendFiles(tx) });
}

/** One's own holds what the manager of now has said, too. */
function noteSummary(tx: Tx, { person }: Who, whose: string): void {
  const asked = reachPair(tx, person, whose, 'summary.read');
  const of = asked.ok && asked.side === 'manager' ? asked : ownPair(tx, person, 'summary.read');
  if (of.ok) noteReading(tx, of, 'summary');
}

/** Reached by a button that has asked whether the file may leave. What it holds is looked up when it is made. */
function sendSummary(tx: Tx, { person, texts }: Who, { value }: Click): Effect[] {
  const [whose = '', half = ''] = value.split(':');
  const reached = summaryOf(tx, person, whose, half);
  if (!reached.ok) return [{ do: 'say', text: texts.refusals[reached.why] }];
  noteSummary(tx, { person, texts }, whose);
  return sendLater(tx, { person, texts }, texts.summary.modalTitle, {
    job: 'send_summary',
    person: person.id,
    whose,
    half,
  });
}

type FileJob = Extract<
  Extract<Effect, { do: 'later' }>['job'],
  { job: 'send_summary' | 'send_calendar' | 'send_numbers' | 'send_mine' }
>;

/** The modal says that the file is on its way, and later what became of it. */
export function sendLater(tx: Tx, { person, texts }: Who, title: string, job: FileJob): Effect[] {
  if (!maySendFiles(tx)) return [{ do: 'say', text: texts.files.missing_scope }];
  if (!beginSending(tx, person)) return [{ do: 'say', text: texts.files.sendingAlready }];
  return [
    { do: 'update', view: sayView(texts, title, texts.files.onItsWay) },
    { do: 'later', job },
  ];
}
