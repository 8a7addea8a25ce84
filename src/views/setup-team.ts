import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { TeamForm } from '../domain/setup.ts';
import type { Texts } from '../i18n/index.ts';
import { button, buttons, escape, modal, option, plain, section, select, small, textField } from './parts.ts';
import {
  ACTION,
  field,
  type FormValues,
  longSelect,
  talkTimes,
  timeOptions,
  userSelect,
  usersSelect,
} from './setup-parts.ts';

/** A team as the form shows it: people by their Slack ids. */
export type TeamFormData = Omit<TeamForm, 'managerId' | 'memberIds'> & {
  manager: string | null;
  members: string[];
  teams: { id: string; name: string }[];
  /** Whether the app may read user groups. */
  groups: boolean;
  notice?: string;
};

const WEEKDAYS = [1, 2, 3, 4, 5];
const LENGTHS = [10, 20, 30];
const WEEKS = [1, 2, 4];
const LONGEST_NAME = 80;

const weekdayOptions = (texts: Texts) => WEEKDAYS.map((n) => option(texts.format.weekday(n), String(n)));

export function teamForm(texts: Texts, data: TeamFormData): ModalView {
  const t = texts.setup.team;
  const parents = data.teams.filter(({ id }) => id !== data.teamId).map(({ id, name }) => option(name, id));
  const parent =
    parents.length === 0 ? [] : [field('parent', t.parent, longSelect(ACTION, parents, data.parentId))];
  const group = data.groups
    ? [field('group', t.group, textField(ACTION, { most: 80 }), { hint: t.groupHint })]
    : [];
  const blocks: KnownBlock[] = [
    ...(data.notice === undefined ? [] : [section(escape(data.notice))]),
    field('name', t.name, textField(ACTION, { initial: data.name, most: LONGEST_NAME }), { required: true }),
    field('manager', t.manager, userSelect(data.manager), { hint: t.managerHint }),
    field('members', t.members, usersSelect(data.members), { hint: t.membersHint }),
    ...group,
    ...whenFields(texts, data),
    ...parent,
    ...(data.teamId === null ? [] : [closing(texts, data.teamId)]),
  ];
  const title = data.teamId === null ? t.newTitle : t.title;
  return modal('team.save', title, blocks, {
    submit: texts.setup.look,
    close: texts.setup.close,
    metadata: data.teamId ?? '',
  });
}

function whenFields(texts: Texts, data: TeamFormData): KnownBlock[] {
  const t = texts.setup.team;
  const weekdays = select(ACTION, weekdayOptions(texts), { chosen: String(data.weekday) });
  const times = select(ACTION, timeOptions(data.time), { chosen: data.time });
  const lengths = LENGTHS.map((n) => option(t.minutesOption(n), String(n)));
  const weeks = WEEKS.map((n) => option(t.weeksOption(n), String(n)));
  const required = { required: true } as const;
  return [
    field('weekday', t.weekday, weekdays, required),
    field('time', t.time, times, { ...required, hint: t.timeHint }),
    field('minutes', t.minutes, select(ACTION, lengths, { chosen: String(data.minutes) }), required),
    field('weeks', t.weeks, select(ACTION, weeks, { chosen: String(data.everyWeeks) }), required),
  ];
}

const closing = (texts: Texts, teamId: string): KnownBlock =>
  buttons('closing', [button('team.archive', texts.setup.team.archive, teamId)]);

/** As filled in; people as Slack ids, `group` as typed. */
export type TeamSent = Omit<TeamForm, 'managerId' | 'memberIds'> & {
  manager: string | null;
  members: string[];
  group: string;
};

export function readTeam(teamId: string, values: FormValues): TeamSent {
  return {
    teamId: teamId === '' ? null : teamId,
    name: values.text('name').trim().normalize('NFC'),
    parentId: values.choice('parent'),
    manager: values.choice('manager'),
    members: values.choices('members'),
    group: values.text('group').trim().replace(/^@/, ''),
    weekday: Number(values.choice('weekday')),
    time: values.choice('time') ?? '',
    minutes: Number(values.choice('minutes')),
    everyWeeks: Number(values.choice('weeks')),
  };
}

export function pickTeamView(texts: Texts, teams: { id: string; name: string }[]): ModalView {
  const t = texts.setup.team;
  const options = teams.map(({ id, name }) => option(name, id));
  const pick: KnownBlock =
    options.length === 0
      ? section(texts.setup.home.noTeams)
      : {
          type: 'section',
          block_id: 'pick',
          text: plain(t.pick),
          accessory: longSelect('team.edit', options, null),
        };
  return modal('team.pick', t.pickTitle, [pick], { close: texts.setup.close });
}

// ---- a manager's times -----------------------------------------------------------------------------------

export type TimeLine = { pairId: string; name: string; weekday: number; time: string };

/** A screen holds this many; nobody should have more. */
const MOST_TIMES = 90;

export function timesForm(texts: Texts, lines: TimeLine[]): ModalView {
  const t = texts.setup.team;
  if (lines.length === 0)
    return modal('setup.note', t.timesTitle, [section(t.noTimes)], { close: texts.setup.close });
  const fields = lines
    .slice(0, MOST_TIMES)
    .map((line) => field(line.pairId, line.name, slotSelect(texts, line), { required: true }));
  return modal('team.times', t.timesTitle, [small(t.timesIntro), ...fields], {
    submit: texts.setup.look,
    close: texts.setup.close,
  });
}

function slotSelect(texts: Texts, { weekday, time }: TimeLine) {
  const at = (day: number, hour: string): PlainTextOption =>
    option(texts.setup.team.timeOption(day, hour), `${day} ${hour}`);
  const groups = WEEKDAYS.map((day) => ({
    label: plain(texts.format.weekday(day)),
    options: talkTimes(day === weekday ? time : undefined).map((hour) => at(day, hour)),
  }));
  return {
    type: 'static_select' as const,
    action_id: ACTION,
    option_groups: groups,
    initial_option: at(weekday, time),
  };
}

export function readTimes(
  pairIds: string[],
  values: FormValues,
): { pairId: string; weekday: number; time: string }[] {
  return pairIds.flatMap((pairId) => {
    const [weekday, time] = values.choice(pairId)?.split(' ') ?? [];
    return weekday === undefined || time === undefined ? [] : [{ pairId, weekday: Number(weekday), time }];
  });
}
