import { dateAt } from '../domain/time.ts';
import { absencesAhead } from '../service/overview.ts';
import { takeBackAbsence } from '../service/people.ts';
import { confirmRole, declineRole, giveRole, type RoleOutcome, takeRole } from '../service/roles.ts';
import type { Unfit } from '../domain/setup.ts';
import type { Tx } from '../store/db.ts';
import { peopleWithRole, type Person, personBySlackId, type Role } from '../store/people.ts';
import { section } from '../views/parts.ts';
import {
  absencesForm,
  readAbsence,
  readRequest,
  readRoles,
  type RoleResult,
  rolesDoneView,
  rolesForm,
} from '../views/setup-people.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';
import { lookAt, show } from './setup-steps.ts';

/* HR people, administrators and absences. */

export const peopleRoutes: Routes = {
  clicks: {
    'setup.people': (tx, { texts }, click) => show(click, rolesForm(texts, rolesNow(tx))),
    'role.confirm': (tx, who, click) => settle(tx, who, click, confirmRole),
    'role.decline': (tx, who, click) => settle(tx, who, click, declineRole),
    'setup.absences': (tx, who, click) => show(click, absencesView(tx, who)),
    'absence.remove': removeAbsence,
  },
  forms: { 'setup.people': saveRoles, 'absence.save': saveAbsence },
};

// ---- roles -----------------------------------------------------------------------------------------------

const slackIds = (people: Person[]) => people.map(({ slackId }) => slackId);

const rolesNow = (tx: Tx) => ({
  hr: slackIds(peopleWithRole(tx, 'hr')),
  admins: slackIds(peopleWithRole(tx, 'admin')),
});

/** Given first and taken afterwards, so that one administrator can hand over to another in one go. */
function saveRoles(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const wanted = readRoles(form.values);
  const now = rolesNow(tx);
  const lists = [
    { role: 'hr' as const, wanted: wanted.hr, now: now.hr },
    { role: 'admin' as const, wanted: wanted.admins, now: now.admins },
  ];
  const given = lists.flatMap(({ role, wanted, now }) =>
    changeRoles(
      tx,
      wanted.filter((id) => !now.includes(id)),
      (one) => giveRole(tx, who.person, one, role),
    ),
  );
  const taken = lists.flatMap(({ role, wanted, now }) =>
    changeRoles(
      tx,
      now.filter((id) => !wanted.includes(id)),
      (one) => takeRole(tx, who.person, one, role),
    ),
  );
  return [{ do: 'update', view: rolesDoneView(who.texts, [...given, ...taken]) }, { do: 'home' }];
}

function changeRoles(tx: Tx, ids: string[], change: (person: Person) => RoleOutcome): RoleResult[] {
  return ids.flatMap((slackId): RoleResult[] => {
    const person = personBySlackId(tx, slackId);
    if (person === undefined) return [{ result: 'refused', name: slackId, why: 'guest' }];
    const outcome = change(person);
    if (!outcome.ok) return [{ result: 'refused', name: person.name, why: outcome.why }];
    return outcome.result === 'unchanged' ? [] : [{ result: outcome.result, name: person.name }];
  });
}

type Settle = (tx: Tx, by: Person, personId: number, role: Role) => RoleOutcome;

function settle(tx: Tx, { person, texts }: Who, click: Click, how: Settle): Effect[] {
  const request = readRequest(click.value);
  if (request === null) return [{ do: 'say', text: texts.refusals.outdated }];
  const outcome = how(tx, person, request.personId, request.role);
  const text = !outcome.ok ? texts.refusals[outcome.why] : settledText(texts, outcome.result);
  if (!outcome.ok) return [{ do: 'say', text }];
  return click.onHome ? [{ do: 'home' }] : [{ do: 'replace', text, blocks: [section(text)] }, { do: 'home' }];
}

function settledText(texts: Who['texts'], result: 'granted' | 'asked' | 'revoked' | 'unchanged'): string {
  if (result === 'granted') return texts.setup.people.confirmed;
  return result === 'asked' ? texts.refusals.second_person : texts.setup.people.declined;
}

// ---- absences --------------------------------------------------------------------------------------------

const ABSENCES_SHOWN = 40;

export const absencesView = (tx: Tx, { person, texts }: Who) =>
  absencesForm(texts, { today: dateAt(person.zone, tx.now), coming: absencesAhead(tx, ABSENCES_SHOWN) });

function removeAbsence(tx: Tx, who: Who, click: Click): Effect[] {
  const removed = takeBackAbsence(tx, who.person, click.value);
  if (!removed.ok) return [{ do: 'say', text: who.texts.refusals[removed.why] }];
  return show(click, absencesView(tx, who));
}

function saveAbsence(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { who: slackId, from, to } = readAbsence(form.values);
  const person = slackId === null ? undefined : personBySlackId(tx, slackId);
  if (person === undefined) return [{ do: 'errors', errors: { who: who.texts.refusals.guest } }];
  const problems = who.texts.setup.absences.problem;
  const errorsOf = (unfit: Unfit) =>
    'absence' in unfit
      ? { [unfit.absence === 'bad_date' && from === '' ? 'from' : 'to']: problems[unfit.absence] }
      : null;
  return lookAt(tx, who, { kind: 'away', personId: person.id, from, to }, errorsOf);
}
