import type { KnownBlock, ModalView } from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import { hasReadNotice, readNotice } from '../service/statements.ts';
import {
  answerUseful,
  myUsefulScore,
  reachUseful,
  type Useful,
  type UsefulReached,
  usefulNow,
} from '../service/useful.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { formOf } from '../views/pulse.ts';
import { readUseful, usefulForm, usefulLine, usefulNotice, usefulSaved } from '../views/useful.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';

/* Was the talk useful? Asked on the message of the held talk, in its form, and on Home until the week closes. */

export const usefulRoutes: Routes = {
  clicks: { 'useful.open': openQuestion },
  forms: { 'useful.notice': accept, 'useful.save': save },
};

export const usefulHome = (tx: Tx, person: Person, texts: Texts): KnownBlock[] =>
  usefulNow(tx, person).map((useful) => usefulLine(texts, useful));

const refused = ({ texts }: Who, { why }: Extract<UsefulReached, { ok: false }>): string =>
  why === 'closed' ? texts.useful.closed : texts.useful.notAsked;

/** In a form with nothing to fill in it takes that one's place; what is being typed stays below. */
function openQuestion(tx: Tx, who: Who, { value, form, onHome }: Click): Effect[] {
  const reached = reachUseful(tx, who.person, value);
  if (!reached.ok) return [{ do: 'say', text: refused(who, reached) }, { do: 'redraw' }];
  const view = viewOf(tx, who, reached.useful, onHome);
  if (form === undefined) return [{ do: 'open', view }];
  return [{ do: form.values.first === undefined ? 'update' : 'push', view }];
}

function viewOf(tx: Tx, { person, texts }: Who, useful: Useful, fromHome: boolean): ModalView {
  if (!hasReadNotice(person)) return usefulNotice(texts, { week: useful.my.week, fromHome });
  return usefulForm(texts, useful, { score: myUsefulScore(tx, person, useful), fromHome });
}

function accept(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { week, fromHome } = formOf(form.metadata);
  const reached = reachUseful(tx, who.person, week);
  if (!reached.ok) return [{ do: 'say', text: refused(who, reached) }];
  const person = readNotice(tx, who.person);
  return [{ do: 'update', view: viewOf(tx, { ...who, person }, reached.useful, fromHome) }];
}

/** A week that has closed meanwhile is said on the form. */
function save(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { person, texts } = who;
  const { week, fromHome } = formOf(form.metadata);
  const kept = answerUseful(tx, person, week, readUseful(form.values), form.message?.ts);
  if (!kept.ok) return [{ do: 'say', text: refused(who, kept) }];
  const view = usefulSaved(texts, kept.useful, person.keepWeeks);
  return [{ do: 'update', view }, { do: fromHome ? 'home' : 'redraw' }];
}
