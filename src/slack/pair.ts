import { TEMPLATES } from '../domain/templates.ts';
import { reachPair } from '../service/actions.ts';
import { contextOf, talkFor } from '../service/pairs.ts';
import { changePair, type PairChanged, type PairChoice, choiceOf } from '../service/pair-settings.ts';
import { upcomingOf } from '../service/plan.ts';
import { isReworded } from '../service/questions.ts';
import { templateOf } from '../service/templates.ts';
import type { Tx } from '../store/db.ts';
import { personById } from '../store/people.ts';
import { settings } from '../store/settings.ts';
import { activePairOf, pairsOfManager } from '../store/teams.ts';
import { sayView } from '../views/checkin.ts';
import { whenText } from '../views/messages.ts';
import { pairForm, pairsView, readPair } from '../views/pair.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';
import { show } from './setup-steps.ts';

/* The two of a pair decide how often, when and how long they talk, and what is asked before. */

export const pairRoutes: Routes = {
  clicks: { 'pair.open': openPair, 'pair.pick': openPairs },
  forms: { 'pair.save': savePair },
};

/** 'own' is the pair in which somebody is the employee. */
function openPair(tx: Tx, { person, texts }: Who, click: Click): Effect[] {
  const id = click.value === 'own' ? (activePairOf(tx, person.id)?.id ?? '') : click.value;
  const reached = reachPair(tx, person, id, 'pair.change');
  if (!reached.ok) return [{ do: 'say', text: texts.refusals[reached.why] }];
  const { pair, side, employee, manager } = reached;
  const view = pairForm(texts, {
    ...pair,
    pairId: pair.id,
    other: (side === 'employee' ? manager : employee).name,
    template: choiceOf(tx, pair),
    ...offered(tx),
    elsewhere: employee.zone === person.zone ? null : employee.zone,
  });
  return show(click, view);
}

function offered(tx: Tx) {
  const { templates: allowed, template: usual } = settings(tx);
  return { allowed, usual, reworded: TEMPLATES.filter((name) => isReworded(tx, name)) };
}

function openPairs(tx: Tx, who: Who, click: Click): Effect[] {
  const pairs = pairsOfManager(tx, who.person.id);
  if (pairs.length === 1) return openPair(tx, who, { ...click, value: pairs[0]!.id });
  if (pairs.length === 0) return [{ do: 'say', text: who.texts.refusals.pair_ended }, { do: 'redraw' }];
  const lines = pairs.map((pair) => ({
    ...pair,
    pairId: pair.id,
    name: personById(tx, pair.employeeId)!.name,
    questions: templateOf(tx, pair),
  }));
  return show(click, pairsView(who.texts, lines));
}

/** What was chosen is one of the options, or it is refused. */
function savePair(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const choice = readPair(form.values) as PairChoice;
  const saved = changePair(tx, who.person, form.metadata, choice);
  if (!saved.ok) return [{ do: 'say', text: who.texts.refusals[saved.why] }];
  const { title } = who.texts.pair;
  return [{ do: 'update', view: sayView(who.texts, title, savedText(tx, who, saved)) }, { do: 'redraw' }];
}

function savedText(tx: Tx, { person, texts }: Who, saved: PairChanged): string {
  const t = texts.pair;
  const { side, employee, manager, changed, overlaps, pair } = saved;
  const other = side === 'employee' ? manager : employee;
  const next = upcomingOf(tx, contextOf(tx, pair), 4).find(({ talk }) => talk !== null)?.talk;
  return [
    changed ? t.saved(other.name) : t.nothing,
    ...(next == null ? [] : [t.next(whenText(texts, talkFor(person, next)))]),
    ...(overlaps ? [t.overlap(manager.name)] : []),
  ].join('\n');
}
