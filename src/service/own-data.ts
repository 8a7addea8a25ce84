import type { OwnData, OwnScore } from '../domain/rights.ts';
import type { StatementId } from '../domain/statements.ts';
import { dateAt } from '../domain/time.ts';
import type { Tx } from '../store/db.ts';
import { checkinsOn, pairsOfEmployee } from '../store/history.ts';
import { absencesOf, type Person, personById, rolesOf } from '../store/people.ts';
import { pastTalksOf } from '../store/past-talks.ts';
import { answersOf, ownAnswers } from '../store/pulse.ts';
import { everLedBy, teamById } from '../store/teams.ts';
import { unclosedWeeks } from '../store/weeks.ts';
import { ownWords } from './own-words.ts';
import { readingsOf } from './readings.ts';
import { wordsAsked } from './statement-bank.ts';

/** All that is kept about a person, for that person alone: made when it is asked for and kept nowhere. */
export const ownData = (tx: Tx, person: Person): OwnData => ({
  made: dateAt(person.zone, tx.now),
  person: factsOf(tx, person),
  talks: talksOf(tx, person),
  absences: absencesOf(tx, person.id, '0000-01-01', '9999-12-31').map(({ from, to }) => ({ from, to })),
  written: ownWords(tx, person),
  scores: scoresOf(tx, person),
  readings: readingsOf(tx, person),
});

function factsOf(tx: Tx, person: Person): OwnData['person'] {
  const day = (at: number | null) => (at === null ? null : dateAt(person.zone, at));
  const { name, email, zone, language, holidays, teamId, reminders, keepWeeks } = person;
  return {
    name,
    email,
    slackId: person.slackId,
    zone,
    language,
    holidays,
    team: teamId === null ? null : (teamById(tx, teamId)?.name ?? null),
    roles: [...rolesOf(tx, person.id)].join(', ') || null,
    enrolled: day(person.enrolledAt),
    paused: day(person.pausedAt),
    noticeRead: day(person.noticeAt),
    reminders,
    keepWeeks,
  };
}

function talksOf(tx: Tx, person: Person): OwnData['talks'] {
  const pairs = [...pairsOfEmployee(tx, person.id), ...everLedBy(tx, person.id)];
  const nameOf = new Map(
    pairs.map(({ id, employeeId, managerId }) => [
      id,
      personById(tx, employeeId === person.id ? managerId : employeeId)!.name,
    ]),
  );
  const planned = checkinsOn(tx, [...nameOf.keys()], '0000-01-01', '9999-12-31').map(
    ({ date, time, pairId, state }) => ({ on: date, time, other: nameOf.get(pairId)!, state }),
  );
  return [...listedTalks(tx, person), ...planned];
}

/** From before, by HR's list, which knows no time of day and not always with whom. */
function listedTalks(tx: Tx, person: Person): OwnData['talks'] {
  return pastTalksOf(tx, [person.id]).map(({ date, managerId }) => ({
    on: date,
    time: null,
    other: managerId === null ? null : personById(tx, managerId)!.name,
    state: 'listed',
  }));
}

function scoresOf(tx: Tx, person: Person): OwnScore[] {
  const wordsIn = wordsAsked(tx);
  const kept = ownAnswers(tx, person.id).map(({ week, statement, wording, score }) => ({
    id: statement,
    words: wordsIn(statement, wording),
    week,
    score,
    open: false,
  }));
  const given = unclosedWeeks(tx).flatMap(({ week, statements }) =>
    [...answersOf(tx, person.id, week)].map(([id, score]) => {
      const wording = statements.find((one: { id: StatementId }) => one.id === id)?.wording;
      const words = wording === undefined ? null : wordsIn(id, wording);
      return { id, words, week, score, open: true };
    }),
  );
  return [...kept, ...given];
}
