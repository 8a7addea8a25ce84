import { dateAt } from '../domain/time.ts';
import { ownPair, reachPair } from '../service/actions.ts';
import type { Reached } from '../service/checkins.ts';
import {
  dropStrength,
  editStrength,
  keepStrength,
  nameStrengths,
  ownStrength,
  strengthAwaitedUntil,
  strengthsHeld,
  takeStrengthBack,
} from '../service/strengths.ts';
import { carry, tagChoice } from '../service/tags.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { sayView } from '../views/checkin.ts';
import { nameForm, readNamed, strengthForm, strengthList, strengthsHomeBlocks } from '../views/strengths.ts';
import { readTags } from '../views/tags.ts';
import type { HomeSection } from './home.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';

/* One's own list of strengths, and the manager who names the first of a new pair. */

export const strengthRoutes: Routes = {
  clicks: {
    'strength.list': (tx, who, click) => [{ do: effectOf(click), view: listOf(tx, who) }],
    'strength.new': (tx, who, click) => {
      const manager = managerOf(tx, who.person);
      const tags = tagChoice(tx, 'strength', null);
      const view = strengthForm(who.texts, { manager, inList: isInList(click), tags });
      return [{ do: effectOf(click), view }];
    },
    'strength.open': openOne,
    'strength.remove': removeOne,
    'strength.take_back': takeBack,
    'strength.name': openNaming,
  },
  forms: { 'strength.save': saveOne, 'strength.name': sendNames },
};

export const strengthsHome: HomeSection = (tx, person, texts, home) =>
  home.enrolled && home.pair !== null ? strengthsHomeBlocks(texts, strengthsHeld(tx, person)) : [];

const effectOf = ({ form }: Click) => (form === undefined ? 'open' : 'update');
const isInList = ({ form }: Click): boolean => form !== undefined;

function managerOf(tx: Tx, person: Person): string | null {
  const own = ownPair(tx, person, 'checkin.prepare');
  return own.ok ? own.manager.name : null;
}

const listOf = (tx: Tx, { person, texts }: Who, more: { notice?: string; removed?: string } = {}) =>
  strengthList(texts, { manager: managerOf(tx, person), all: strengthsHeld(tx, person), ...more });

const listAgain = (tx: Tx, who: Who, notice: string, removed?: string): Effect[] => [
  { do: 'update', view: listOf(tx, who, { notice, ...(removed === undefined ? {} : { removed }) }) },
  { do: 'redraw' },
];

function openOne(tx: Tx, who: Who, click: Click): Effect[] {
  const given = ownStrength(tx, who.person, click.value);
  if (!given.ok) return listAgain(tx, who, who.texts.refusals[given.why]);
  const manager = managerOf(tx, who.person);
  const tags = tagChoice(tx, 'strength', given.id);
  return [{ do: effectOf(click), view: strengthForm(who.texts, { manager, given, inList: true, tags }) }];
}

function saveOne(tx: Tx, who: Who, { values, metadata }: OpenForm): Effect[] {
  const { texts, person } = who;
  const text = values.text('text').trim();
  const before = metadata === '' ? null : ownStrength(tx, person, metadata);
  const isNamed = before?.ok === true && before.from !== null;
  if (text === '' && !isNamed) return [{ do: 'errors', errors: { text: texts.strengths.need } }];
  const id = before === null ? keepStrength(tx, person, text) : metadata;
  if (before !== null && !isNamed) {
    const kept = editStrength(tx, person, metadata, text);
    if (!kept.ok) return [{ do: 'errors', errors: { text: texts.refusals[kept.why] } }];
  }
  carry(tx, 'strength', id, readTags(values));
  return listAgain(tx, who, texts.strengths.saved);
}

function removeOne(tx: Tx, who: Who, { value }: Click): Effect[] {
  const gone = dropStrength(tx, who.person, value);
  if (!gone.ok) return listAgain(tx, who, who.texts.refusals[gone.why]);
  return listAgain(tx, who, who.texts.strengths.removed, value);
}

function takeBack(tx: Tx, who: Who, { value }: Click): Effect[] {
  const back = takeStrengthBack(tx, who.person, value);
  return listAgain(tx, who, back.ok ? who.texts.strengths.takenBack : who.texts.refusals[back.why]);
}

// ---- the manager's first word ------------------------------------------------------------------------------

function openNaming(tx: Tx, { person, texts }: Who, { value }: Click): Effect[] {
  const of = reachPair(tx, person, value, 'strength.name');
  if (!of.ok) return [{ do: 'say', text: texts.refusals[of.why] }];
  return [{ do: 'open', view: nameForm(texts, { pairId: value, employee: of.employee.name }) }];
}

function sendNames(tx: Tx, { person, texts }: Who, { values, metadata }: OpenForm): Effect[] {
  const t = texts.strengths;
  const words = readNamed(values);
  if (words.length === 0) return [{ do: 'errors', errors: { first: t.need } }];
  const named = nameStrengths(tx, person, metadata, words);
  if (!named.ok) return [{ do: 'errors', errors: { first: texts.refusals[named.why] } }];
  return [
    { do: 'update', view: sayView(texts, t.nameTitle, t.named(named.employee.name)) },
    { do: 'redraw' },
  ];
}

/** Said in the place of the preparation while the manager's first word is awaited; null: the form opens. */
export function awaitedView(tx: Tx, { person, texts }: Who, { context, checkin }: Reached) {
  const until = strengthAwaitedUntil(tx, context, checkin);
  if (until === null) return null;
  const t = texts.strengths;
  const day = texts.format.day(dateAt(person.zone, until));
  return sayView(texts, t.awaitedTitle, t.awaited(context.manager.name, day));
}
