import type { TeamForm, Unfit } from '../domain/setup.ts';
import { grantedScopes } from '../service/overview.ts';
import { keepAsked } from '../service/setup.ts';
import { formOfTeam } from '../service/teams.ts';
import type { Tx } from '../store/db.ts';
import { peopleByIds, personBySlackId, personById } from '../store/people.ts';
import { settings } from '../store/settings.ts';
import { pairsOfManager, teams } from '../store/teams.ts';
import { noteView } from '../views/setup-parts.ts';
import {
  pickTeamView,
  readTeam,
  readTimes,
  teamForm,
  type TeamSent,
  timesForm,
} from '../views/setup-team.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';
import { lookAt, show } from './setup-steps.ts';

/* Teams, their managers, members and days. */

export const teamRoutes: Routes = {
  clicks: {
    'team.new': (tx, who, click) => show(click, formView(tx, who, blankForm(tx))),
    'team.pick': (tx, { texts }, click) => show(click, pickTeamView(texts, teams(tx))),
    'team.edit': edit,
    'team.archive': (tx, who, click) => lookAt(tx, who, { kind: 'archive', teamId: click.value }),
  },
  forms: { 'team.save': save },
};

/** A manager's own talks: no right to set up is needed. */
export const timesRoutes: Routes = {
  clicks: {
    'team.times': (tx, { person, texts }, click) => {
      const lines = pairsOfManager(tx, person.id).map(({ id, employeeId, weekday, time }) => {
        return { pairId: id, name: personById(tx, employeeId)!.name, weekday, time };
      });
      return show(click, timesForm(texts, lines));
    },
  },
  forms: {
    'team.times': (tx, who, form) => {
      const own = pairsOfManager(tx, who.person.id).map(({ id }) => id);
      return lookAt(tx, who, { kind: 'times', times: readTimes(own, form.values) });
    },
  },
};

function blankForm(tx: Tx): TeamForm {
  const { cadence } = settings(tx);
  return { teamId: null, name: '', parentId: null, managerId: null, memberIds: [], ...cadence };
}

export function formView(tx: Tx, { texts }: Who, form: TeamForm, notice?: string) {
  return teamForm(texts, {
    ...form,
    manager: form.managerId === null ? null : (personById(tx, form.managerId)?.slackId ?? null),
    members: peopleByIds(tx, form.memberIds).map(({ slackId }) => slackId),
    teams: teams(tx),
    groups: grantedScopes(tx).has('usergroups:read'),
    ...(notice === undefined ? {} : { notice }),
  });
}

function edit(tx: Tx, who: Who, click: Click): Effect[] {
  const form = formOfTeam(tx, click.value, blankForm(tx));
  if (form === null) return [{ do: 'say', text: who.texts.refusals.outdated }];
  return show(click, formView(tx, who, form));
}

function save(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { texts, person } = who;
  const sent = readTeam(form.metadata, form.values);
  const people = peopleIn(tx, sent);
  if (people.unknown !== null) return [{ do: 'errors', errors: { [people.unknown]: unknownText(who) } }];
  const { group, manager: _, members: __, ...rest } = sent;
  const wanted: TeamForm = { ...rest, managerId: people.managerId, memberIds: people.memberIds };
  if (group === '') return lookAt(tx, who, { kind: 'team', form: wanted }, errorsOf(tx, who, wanted));
  const id = keepAsked(tx, person, { kind: 'team', form: wanted });
  return [
    { do: 'update', view: noteView(texts, texts.setup.team.title, texts.setup.team.readingGroup) },
    { do: 'later', job: { job: 'read_usergroup', person: person.id, team: id, usergroup: group } },
  ];
}

/** Slack offers everybody in its pickers, also those whom our directory leaves out. */
function peopleIn(tx: Tx, { manager, members }: TeamSent) {
  const idOf = (slackId: string) => personBySlackId(tx, slackId)?.id;
  const managerId = manager === null ? null : idOf(manager);
  const memberIds = members.map(idOf);
  const unknown = managerId === undefined ? 'manager' : memberIds.includes(undefined) ? 'members' : null;
  return { unknown, managerId: managerId ?? null, memberIds: memberIds.filter((id) => id !== undefined) };
}

const unknownText = ({ texts }: Who) => texts.refusals.guest;

/** A parent can only be wrong where there is one to choose. */
const errorsOf =
  (tx: Tx, { texts }: Who, form: TeamForm) =>
  (unfit: Unfit) => {
    if (!('team' in unfit)) return null;
    const hasParents = teams(tx).some(({ id }) => id !== form.teamId);
    const block = unfit.team.field === 'parent' && !hasParents ? 'name' : unfit.team.field;
    return { [block]: texts.setup.team.problem(unfit.team) };
  };
