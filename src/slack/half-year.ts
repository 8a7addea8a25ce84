import {
  clashes,
  HALF_YEAR_MINUTES,
  halfYearChoice,
  type HalfYearChoice,
  makeHalfYear,
  makeUsual,
} from '../service/half-year.ts';
import { talkFor } from '../service/pairs.ts';
import { redrawHome } from '../service/sending.ts';
import type { Reached } from '../service/checkins.ts';
import type { Tx } from '../store/db.ts';
import { sayView } from '../views/checkin.ts';
import { halfYearForm, readHalfYear } from '../views/half-year.ts';
import { whenText } from '../views/messages.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';

/* One of the coming talks becomes the longer one of the half-year, or a usual one again. */

export const halfYearRoutes: Routes = {
  clicks: {
    'half_year.open': (tx, who, { value, form }) =>
      openHalfYear(tx, who, value, form?.callback === 'history' ? 'update' : 'open'),
    'half_year.usual': undo,
  },
  forms: { half_year: choose },
};

/** `pairId`: a pair of which the person is one. 'update' takes the place of the history. */
function openHalfYear(tx: Tx, who: Who, pairId: string, how: 'open' | 'update'): Effect[] {
  const choice = halfYearChoice(tx, who.person, pairId);
  if (!choice.ok) return [{ do: 'say', text: who.texts.refusals[choice.why] }];
  return [{ do: how, view: formOf(who, choice) }];
}

function formOf({ texts, person }: Who, { context, planned, talks }: HalfYearChoice) {
  const { pair, employee, manager } = context;
  return halfYearForm(texts, {
    pairId: pair.id,
    other: (person.id === employee.id ? manager : employee).name,
    planned: planned && { checkin: planned.id, talk: talkFor(person, planned) },
    talks: talks.map(({ week, talk }) => ({ week, talk: talkFor(person, talk) })),
    minutes: HALF_YEAR_MINUTES,
  });
}

function choose(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { texts, person } = who;
  const to = readHalfYear(form.values, HALF_YEAR_MINUTES);
  if (to === null) return [{ do: 'errors', errors: { week: texts.halfYear.which } }];
  const made = makeHalfYear(tx, person, form.metadata, to);
  if (!made.ok) return [{ do: 'errors', errors: { week: texts.refusals[made.why] } }];
  const when = whenText(texts, { ...talkFor(person, made.checkin), halfYear: false });
  const done = texts.halfYear.done(when);
  const { manager } = made.context;
  const clash = manager.id === person.id ? texts.halfYear.clashMine : texts.halfYear.clash(manager.name);
  const text = clashes(tx, made) ? `${done} ${clash}` : done;
  return [{ do: 'update', view: sayView(texts, texts.halfYear.modalTitle, text) }, ...homes(tx, made)];
}

function undo(tx: Tx, { texts, person }: Who, click: Click): Effect[] {
  const made = makeUsual(tx, person, click.value);
  if (!made.ok) return [{ do: 'say', text: texts.refusals[made.why] }];
  const view = sayView(texts, texts.halfYear.modalTitle, texts.halfYear.undone);
  return [{ do: 'update', view }, ...homes(tx, made)];
}

/** Both see it on their Home tab. */
function homes(tx: Tx, { context, side }: Reached): Effect[] {
  redrawHome(tx, side === 'employee' ? context.manager : context.employee);
  return [{ do: 'home' }];
}
