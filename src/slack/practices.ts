import type { KnownBlock } from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import {
  isReader,
  notesFor,
  type ReachedPractice,
  reachPractice,
  share,
  writePractice,
} from '../service/practices.ts';
import { notePractice } from '../service/readings.ts';
import { teamsLedBy } from '../service/team-numbers.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import type { SharedWith } from '../store/practices.ts';
import { sayView } from '../views/checkin.ts';
import {
  practiceForm,
  practiceList,
  practicePage,
  practiceRead,
  practicesHome as homeBlocks,
  readPractice,
} from '../views/practices.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';
import { show } from './setup-steps.ts';

/* A manager writes down what works in the team, and shares it with whom they choose. */

export const practiceRoutes: Routes = {
  clicks: {
    'practice.open': openOne,
    'practice.edit': edit,
    'practice.share.hr': (tx, who, click) => shareWith(tx, who, click, 'hr'),
    'practice.share.managers': (tx, who, click) => shareWith(tx, who, click, 'managers'),
    'practice.share.nobody': (tx, who, click) => shareWith(tx, who, click, 'nobody'),
    'practice.list': (tx, { person, texts }, click) => show(click, practiceList(texts, notesFor(tx, person))),
    'practice.see': see,
  },
  forms: { 'practice.save': save },
  drafts: { 'practice.save': { again: formAgain } },
};

export function practicesHome(tx: Tx, person: Person, texts: Texts): KnownBlock[] {
  if (!isReader(tx, person)) return [];
  return homeBlocks(texts, { teams: teamsLedBy(tx, person), notes: notesFor(tx, person).length });
}

const refused = ({ texts }: Who): Effect[] => [{ do: 'say', text: texts.teamNumbers.noTeamLed }];

/** What is written is looked at first; what is not yet, is written. */
function openOne(tx: Tx, who: Who, click: Click): Effect[] {
  const reached = reachPractice(tx, who.person, click.value);
  if (!reached.ok) return refused(who);
  return show(click, reached.practice === null ? formFor(who, reached) : pageFor(who, reached));
}

function edit(tx: Tx, who: Who, click: Click): Effect[] {
  const reached = reachPractice(tx, who.person, click.value);
  return reached.ok ? show(click, formFor(who, reached)) : refused(who);
}

function formAgain(tx: Tx, who: Who, { metadata }: OpenForm): Effect[] {
  const reached = reachPractice(tx, who.person, metadata);
  return reached.ok ? [{ do: 'update', view: formFor(who, reached) }] : refused(who);
}

const formFor = ({ texts }: Who, { team, practice }: ReachedPractice) =>
  practiceForm(texts, { team, text: practice?.text ?? '' });

function pageFor({ texts, person }: Who, { team, practice }: ReachedPractice, notice?: string) {
  const { text, sharedWith } = practice!;
  return practicePage(texts, { team, by: person.name, text, sharedWith }, notice);
}

/** Emptied, it is gone. */
function save(tx: Tx, who: Who, { values, metadata }: OpenForm): Effect[] {
  const t = who.texts.practices;
  const text = readPractice(values);
  const before = reachPractice(tx, who.person, metadata);
  if (!before.ok) return [{ do: 'errors', errors: { text: who.texts.teamNumbers.noTeamLed } }];
  if (text === '' && before.practice === null) return [{ do: 'errors', errors: { text: t.need } }];
  const kept = writePractice(tx, who.person, metadata, text);
  if (!kept.ok) return refused(who);
  if (kept.practice === null)
    return [{ do: 'update', view: sayView(who.texts, t.title, t.removed) }, { do: 'redraw' }];
  return [{ do: 'update', view: pageFor(who, kept, t.saved) }, { do: 'redraw' }];
}

/** Reached by a button that has asked, below the words as others will read them. */
function shareWith(tx: Tx, who: Who, click: Click, withWhom: SharedWith): Effect[] {
  const shared = share(tx, who.person, click.value, withWhom);
  if (!shared.ok) return refused(who);
  const { sharedNow } = who.texts.practices;
  return show(click, pageFor(who, shared, sharedNow[withWhom]));
}

function see(tx: Tx, { person, texts }: Who, click: Click): Effect[] {
  const notes = notesFor(tx, person);
  const note = notes.find(({ teamId }) => teamId === click.value);
  if (note === undefined) return show(click, practiceList(texts, notes));
  notePractice(tx, person, note.personId);
  return show(click, practiceRead(texts, note));
}
