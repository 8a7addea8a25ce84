import { chooseHandover, fromBefore, handedTo, handedPreparation, handoverOf } from '../service/handover.ts';
import { reachPair } from '../service/actions.ts';
import { noteManagerReading } from '../service/readings.ts';
import type { Tx } from '../store/db.ts';
import {
  beforeView,
  handedHome,
  handedView,
  handoverForm,
  handoverHome,
  handoverSaved,
  readHandover,
} from '../views/handover.ts';
import type { HomeSection } from './home.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';

/* The employee decides what a new manager reads of the time before; the manager reads just that. */

export const handoverRoutes: Routes = {
  clicks: {
    'handover.open': openHandover,
    'handover.before': openBefore,
    'handover.read': readOne,
  },
  forms: { 'handover.save': saveHandover },
};

export const handoverSection: HomeSection = (tx, person, texts) => {
  const now = handoverOf(tx, person);
  return [...(now === null ? [] : handoverHome(texts, now)), ...handedHome(texts, handedTo(tx, person))];
};

function openHandover(tx: Tx, { person, texts }: Who): Effect[] {
  const now = handoverOf(tx, person);
  if (now === null) return [{ do: 'say', text: texts.refusals.outdated }, { do: 'redraw' }];
  return [{ do: 'open', view: handoverForm(texts, now) }];
}

function saveHandover(tx: Tx, { person, texts }: Who, form: OpenForm): Effect[] {
  const parts = readHandover(form.values);
  const kept = chooseHandover(tx, person, form.metadata, parts);
  if (!kept.ok) return [{ do: 'errors', errors: { parts: texts.refusals[kept.why] } }];
  return [{ do: 'update', view: handoverSaved(texts, kept.manager, parts) }, { do: 'redraw' }];
}

/** Opened on Home or a message, or back from one preparation. */
function openBefore(tx: Tx, who: Who, { value, form }: Click): Effect[] {
  const reached = fromBefore(tx, who.person, value);
  if (!reached.ok) return [{ do: 'say', text: who.texts.refusals[reached.why] }];
  noteBefore(tx, who, value);
  const { employee, before } = reached;
  const view = beforeView(who.texts, { pairId: value, employee, ...before });
  return [{ do: form === undefined ? 'open' : 'update', view }];
}

function readOne(tx: Tx, { person, texts }: Who, { value }: Click): Effect[] {
  const [pairId = '', checkinId = ''] = value.split(' ');
  const one = handedPreparation(tx, person, pairId, checkinId);
  if (!one.ok) return [{ do: 'say', text: texts.refusals[one.why] }];
  noteBefore(tx, { person, texts }, pairId);
  const { words, questions, checkin } = one;
  return [{ do: 'update', view: handedView(texts, { pairId, date: checkin.date, words, questions }) }];
}

function noteBefore(tx: Tx, { person }: Who, pairId: string): void {
  const of = reachPair(tx, person, pairId, 'handover.read');
  if (of.ok) noteManagerReading(tx, of, 'before');
}
