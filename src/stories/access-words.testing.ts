import { planAction } from '../service/actions.ts';
import { turnCareerOn } from '../service/career.ts';
import { answer, prepare, talked } from '../service/checkins.ts';
import { doToGoal, planGoal } from '../service/goal-writing.ts';
import { chooseHandover } from '../service/handover.ts';
import { askForHelp } from '../service/help.ts';
import { finishGoal } from '../service/outcomes.ts';
import { sayAway } from '../service/people.ts';
import { bringPoint } from '../service/points.ts';
import { share, writePractice } from '../service/practices.ts';
import { keepAsked } from '../service/setup.ts';
import { keepStrength, nameStrengths } from '../service/strengths.ts';
import { keepWinDraft, postWin, printOf } from '../service/wins.ts';
import { checkinsFrom } from '../store/checkins.ts';
import { publishCompanyGoal } from '../store/company-goals.ts';
import type { Tx } from '../store/db.ts';
import { addExperiment } from '../store/experiments.ts';
import { keepNote } from '../store/notes.ts';
import { absencesOf, addRoleRequest, type Person, personBySlackId } from '../store/people.ts';
import { addPoint, openPoints, talkedAbout } from '../store/points.ts';
import { publicWinsBy } from '../store/wins.ts';
import { addTag } from '../store/tags.ts';
import { activePairOf, type Pair } from '../store/teams.ts';

/* What the people of the company have written, each with their mark in it. */

/** In all that somebody has written. */
export const MARKS: Record<'UKARI' | 'UOLA' | 'UNINA', string> = {
  UKARI: 'qzxkari',
  UOLA: 'qzxola',
  UNINA: 'qzxnina',
};

const words = (mark: string) => ({
  fields: Object.fromEntries(
    ['strengths', 'win', 'support', 'obstacle', 'develop', 'need'].map((field) => [
      field,
      `${mark} ${field}`,
    ]),
  ),
  important: null,
  version: null,
});

export function writeThen(tx: Tx, kari: Person, nina: Person, pair: Pair): string {
  const [row] = checkinsFrom(tx, pair.id, '');
  prepare(tx, kari, row!.id, words(MARKS.UKARI));
  answer(tx, nina, row!.id, { reply: MARKS.UNINA, point: '', thanks: true });
  for (const [who, mark] of [
    [kari, MARKS.UKARI],
    [nina, MARKS.UNINA],
  ] as const)
    for (const kind of ['shared', 'private'] as const)
      keepNote(tx, { checkinId: row!.id, authorId: who.id, kind }, `${mark} ${kind}`, 1);
  for (const who of [kari, nina]) talked(tx, who, row!.id);
  return row!.id;
}

const idOf = (made: { ok: boolean }): string => (made as unknown as { id: string }).id;

/** All that two can write for each other. */
export function writeNow(tx: Tx, kari: Person, ola: Person, pair: Pair) {
  const rows = checkinsFrom(tx, pair.id, '');
  const checkin = rows[0]!.id;
  const [hers, his] = [MARKS.UKARI, MARKS.UOLA];
  prepare(tx, kari, checkin, words(hers));
  answer(tx, ola, checkin, { reply: `${his} reply`, point: `${his} point`, thanks: false });
  for (const [who, mark] of [
    [kari, hers],
    [ola, his],
  ] as const)
    for (const kind of ['shared', 'private'] as const)
      keepNote(tx, { checkinId: checkin, authorId: who.id, kind }, `${mark} ${kind}`, 1);
  const goal = (by: Person, title: string) =>
    idOf(
      planGoal(tx, by, pair.id, {
        title,
        success: `${title} success`,
        deadline: '2027-06-01',
        confidence: 4,
        companyGoalId: null,
        parentId: null,
        strengthId: null,
      }),
    );
  const action = (by: Person, owner: 'employee' | 'manager', text: string) =>
    idOf(
      planAction(tx, by, pair.id, { text, owner, kind: 'do', goalId: null, dueOn: null, firstStep: false }),
    );
  const closed = goal(kari, `${hers} closed`);
  finishGoal(tx, kari, closed, { outcome: 'reached', result: `${hers} result` });
  const paused = goal(kari, `${hers} paused`);
  doToGoal(tx, kari, paused, 'pause');
  nameStrengths(tx, ola, pair.id, [`${his} strength`]);
  turnCareerOn(tx, kari, { direction: `${hers} direction`, step: `${hers} step` });
  const strength = keepStrength(tx, kari, `${hers} strength`);
  const named = tx.db.get<{ id: string }>(
    `SELECT id FROM strength WHERE author_id = ${ola.id} AND person_id = ${kari.id} AND pair_id = '${pair.id}'`,
  ).id;
  const pointDone = addPoint(tx, pair.id, kari.id, `${hers} done`);
  talkedAbout(tx, pair.id, [pointDone], checkin);
  const win = { text: `${hers} win`, channel: 'CPUB' };
  keepWinDraft(tx, kari, checkin, win);
  postWin(tx, kari, checkin, printOf(win));
  chooseHandover(tx, kari, pair.id, ['strengths', 'finished', 'preparations', 'career']);
  return {
    pointHers: idOf(bringPoint(tx, kari, pair.id, { text: `${hers} point`, important: false })),
    pointHis: openPoints(tx, pair.id).find(({ authorId }) => authorId === ola.id)!.id,
    pointDone,
    goal: goal(kari, `${hers} goal`),
    proposal: goal(ola, `${his} proposal`),
    closed,
    actionHers: action(kari, 'employee', `${hers} action`),
    actionHis: action(ola, 'manager', `${his} action`),
    actionForHer: action(ola, 'employee', `${his} action for her`),
    strength,
    named,
    help: (askForHelp(tx, kari, `${hers} help`) as unknown as { help: { id: string } }).help.id,
    published: publicWinsBy(tx, kari.id)[0]!.id,
  };
}

/** What is not of two. */
export function writeElse(tx: Tx, kari: Person, ola: Person, team: string) {
  sayAway(tx, kari, kari.id, { from: '2027-03-01', to: '2027-03-02' });
  writePractice(tx, ola, team, `${MARKS.UOLA} practice`);
  share(tx, ola, team, 'managers');
  addRoleRequest(tx, { personId: personBySlackId(tx, 'UINGRID')!.id, role: 'hr', askedBy: null });
  const experiment = {
    what: 'Shorter talks',
    expected: 'More of them',
    reviewOn: '2027-04-01',
    baseWeek: null,
  };
  const times = [{ pairId: activePairOf(tx, kari.id)!.id, weekday: 3, time: '11:00' }];
  return {
    absence: absencesOf(tx, kari.id, '2027-03-01', '2027-03-02')[0]!.id,
    companyGoal: publishCompanyGoal(tx, { nb: 'Vokse', en: 'Grow' }),
    tag: addTag(tx, { nb: 'Ledelse', en: 'Leading' }),
    experiment: addExperiment(tx, experiment).id,
    asked: keepAsked(tx, ola, { kind: 'times', times }),
  };
}
