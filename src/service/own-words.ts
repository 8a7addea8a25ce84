import type { DataKind, OwnEntry } from '../domain/rights.ts';
import { dateAt } from '../domain/time.ts';
import { actionsWritten } from '../store/actions.ts';
import { careerOf } from '../store/career.ts';
import { checkinById, preparedCheckins } from '../store/checkins.ts';
import { repliesBy } from '../store/replies.ts';
import type { Tx } from '../store/db.ts';
import { draftsOf } from '../store/drafts.ts';
import { goalsWritten } from '../store/goals.ts';
import { guessesBy } from '../store/guesses.ts';
import { helpIn } from '../store/help.ts';
import { pairsOfEmployee } from '../store/history.ts';
import { notesBy } from '../store/notes.ts';
import { type Person, personById } from '../store/people.ts';
import { pointsBy } from '../store/points.ts';
import { practicesBy } from '../store/practices.ts';
import { preparationOf } from '../store/preparations.ts';
import { strengthsNamed } from '../store/strengths.ts';
import { everLedBy, pairById } from '../store/teams.ts';
import { publicWinsBy } from '../store/wins.ts';
import { questionsOf } from './templates.ts';

/* All that one person has written, kind by kind, for nobody but that person. */

type WrittenKind = Exclude<DataKind, 'openAnswers' | 'ownAnswers'>;
type Reader = (tx: Tx, person: Person) => OwnEntry[];

/** Kinds of which there is nothing are left out. */
export function ownWords(tx: Tx, person: Person): { kind: DataKind; entries: OwnEntry[] }[] {
  const all = Object.entries(READ) as [WrittenKind, Reader][];
  return all
    .map(([kind, read]) => ({ kind, entries: read(tx, person) }))
    .filter(({ entries }) => entries.length > 0);
}

const READ: Record<WrittenKind, Reader> = {
  preparations: preparationsOf,
  notes: (tx, person) =>
    notesBy(tx, person.id).map(({ checkinId, kind, text }) => ({
      ...ofTalk(tx, person, checkinId),
      words: { [kind]: text },
      facts: {},
    })),
  points: (tx, person) =>
    pointsBy(tx, person.id).map(({ pairId, addedAt, text, source }) => ({
      on: dayOf(person, addedAt),
      other: otherOf(tx, person, pairId),
      words: filled({ text, source: source?.excerpt ?? '' }),
      facts: source === null ? {} : { link: source.link },
    })),
  replies: (tx, person) =>
    repliesBy(tx, person.id).map(({ checkinId, kind, text }) => ({
      ...ofTalk(tx, person, checkinId),
      words: filled({ reply: text }),
      facts: { kind },
    })),
  help: helpOf,
  goals: goalsAsEntries,
  actions: (tx, person) =>
    actionsWritten(tx, person.id).map(({ employeeId, createdAt, text, dueOn, doneAt }) => ({
      on: dayOf(person, createdAt),
      ...forWhom(tx, person, employeeId, {
        ...given('due', dueOn),
        ...given('done', doneAt === null ? null : dayOf(person, doneAt)),
      }),
      words: { text },
    })),
  strengths: (tx, person) =>
    strengthsNamed(tx, person.id).map(({ createdAt, text }) => ({
      on: dayOf(person, createdAt),
      other: null,
      words: { text },
      facts: {},
    })),
  career: careerAsEntries,
  wins: (tx, person) =>
    publicWinsBy(tx, person.id)
      .filter(({ text }) => text !== '')
      .map(({ at, text, channel }) => ({
        on: dayOf(person, at),
        other: null,
        words: { text },
        facts: { channel },
      })),
  drafts: (tx, person) =>
    draftsOf(tx, person.id).map(({ form, values, savedAt }) => ({
      on: dayOf(person, savedAt),
      other: null,
      words: filled(Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]))),
      facts: { form },
    })),
  guesses: (tx, person) =>
    guessesBy(tx, person.id).map(({ week, guesses }) => ({
      on: null,
      other: null,
      words: {},
      facts: { week, ...guesses },
    })),
  practices: (tx, person) =>
    practicesBy(tx, person.id).map(({ text, sharedWith, writtenAt }) => ({
      on: dayOf(person, writtenAt),
      other: null,
      words: { text },
      facts: { sharedWith },
    })),
};

function preparationsOf(tx: Tx, person: Person): OwnEntry[] {
  const pairs = pairsOfEmployee(tx, person.id).map(({ id }) => id);
  return preparedCheckins(tx, pairs).flatMap(({ id }) => {
    const written = preparationOf(tx, id);
    if (written === null) return [];
    const { fields: words, important } = written;
    const facts = given('important', important);
    return [{ ...ofTalk(tx, person, id), words, facts, asked: questionsOf(tx, written) }];
  });
}

/** As the employee the call, as the manager the answer. */
function helpOf(tx: Tx, person: Person): OwnEntry[] {
  const pairs = [...pairsOfEmployee(tx, person.id), ...everLedBy(tx, person.id)];
  const calls = helpIn(
    tx,
    pairs.map(({ id }) => id),
  );
  return calls.flatMap(({ pairId, at, text, reply }) => {
    const isOwn = pairById(tx, pairId)!.employeeId === person.id;
    const words = filled(isOwn ? { text } : { reply });
    if (Object.keys(words).length === 0) return [];
    return [{ on: dayOf(person, at), other: otherOf(tx, person, pairId), words, facts: {} }];
  });
}

function goalsAsEntries(tx: Tx, person: Person): OwnEntry[] {
  return goalsWritten(tx, person.id).map(
    ({ ownerId, createdAt, title, success, result, deadline, state, outcome, confidence }) => ({
      on: dayOf(person, createdAt),
      ...forWhom(tx, person, ownerId, {
        deadline,
        state,
        ...given('outcome', outcome),
        ...given('confidence', confidence),
      }),
      words: filled({ title, success, result }),
    }),
  );
}

/** What became of it on the list of another is that one's. */
const forWhom = (tx: Tx, person: Person, listOf: number, facts: OwnEntry['facts']) =>
  listOf === person.id ? { other: null, facts } : { other: personById(tx, listOf)!.name, facts: {} };

function careerAsEntries(tx: Tx, person: Person): OwnEntry[] {
  const career = careerOf(tx, person.id);
  if (career === null || career.direction === '') return [];
  const words = filled({ direction: career.direction, step: career.step });
  return [{ on: dayOf(person, career.changedAt), other: null, words, facts: {} }];
}

const dayOf = ({ zone }: Person, at: number): string => dateAt(zone, at);

const given = (name: string, value: string | number | null): OwnEntry['facts'] =>
  value === null ? {} : { [name]: value };

const filled = (words: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(words).filter(([, text]) => text !== ''));

function ofTalk(tx: Tx, person: Person, checkinId: string): Pick<OwnEntry, 'on' | 'other'> {
  const { date, pairId } = checkinById(tx, checkinId)!;
  return { on: date, other: otherOf(tx, person, pairId) };
}

function otherOf(tx: Tx, person: Person, pairId: string): string {
  const { employeeId, managerId } = pairById(tx, pairId)!;
  return personById(tx, employeeId === person.id ? managerId : employeeId)!.name;
}
