import type { Button, KnownBlock } from '@slack/types';
import type { ChannelProblem } from '../domain/messages.ts';
import type { SettingLine } from '../domain/setup.ts';
import type { Texts } from '../i18n/index.ts';
import { button, buttons, divider, escape, header, section, small } from './parts.ts';
import { requestButtons } from './setup-people.ts';
import { channelMention, settingText } from './setup-settings.ts';

/** What HR and administrators see of the setup. Names and plain roster numbers; nothing that anybody wrote. */
export type SetupData = {
  hrChannel: string | null;
  channelProblem: ChannelProblem | null;
  hr: string[];
  admins: string[];
  mayTest: boolean;
  requests: { personId: number; role: 'admin' | 'hr'; name: string; by: string | null; mine: boolean }[];
  teams: {
    id: string;
    name: string;
    manager: string | null;
    members: number;
    when: { weekday: number; time: string; everyWeeks: number } | null;
  }[];
  moreTeams: number;
  enrolled: number;
  paired: number;
  paused: number;
  span: { managers: number; most: number; limit: number } | null;
  settings: SettingLine[];
  pending: string | null;
  undo: string | null;
};

/** At most about thirty blocks, so that the rest of Home keeps its place. */
export function setupSection(texts: Texts, data: SetupData): KnownBlock[] {
  const t = texts.setup.home;
  return [
    divider(),
    header(t.heading),
    small(t.intro),
    ...(data.teams.length === 0 ? [section(t.start)] : []),
    ...waiting(texts, data),
    section(companyLines(texts, data).join('\n')),
    ...data.requests.flatMap((request) => requestBlocks(texts, request)),
    buttons('setup', setupButtons(texts, data)),
    section(`*${t.teams}*\n${coverageLines(texts, data).join('\n')}`),
    ...data.teams.map((team) => teamBlock(texts, team)),
    ...(data.moreTeams === 0 ? [] : [small(t.moreTeams(data.moreTeams))]),
    buttons('teams', [
      button('team.new', t.button.newTeam, 'new', data.teams.length === 0 ? { style: 'primary' } : {}),
      ...(data.moreTeams === 0 ? [] : [button('team.pick', t.button.chooseTeam, 'pick')]),
    ]),
  ];
}

function waiting(texts: Texts, data: SetupData): KnownBlock[] {
  const t = texts.setup.home;
  return [
    ...(data.pending === null ? [] : [section(t.pending, button('setup.look', t.seePending, data.pending))]),
    ...(data.undo === null ? [] : [section(t.canUndo, button('setup.undo', texts.setup.undo, data.undo))]),
  ];
}

function companyLines(texts: Texts, data: SetupData): string[] {
  const t = texts.setup.home;
  const names = (list: string[]) => escape(texts.format.list(list));
  const settings = data.settings.map(
    (line) => `${texts.setup.settings.label[line.name] ?? line.name}: ${escape(settingText(texts, line))}`,
  );
  return [
    data.hrChannel === null ? t.noHrChannel : t.hrChannel(channelMention(data.hrChannel)),
    ...(data.channelProblem === null ? [] : [`⚠️ ${t.channelTrouble(data.channelProblem)}`]),
    data.hr.length === 0 ? t.noHr : t.hr(names(data.hr)),
    t.admins(names(data.admins)),
    t.settings(settings.join(' · ')),
  ];
}

function requestBlocks(texts: Texts, request: SetupData['requests'][number]): KnownBlock[] {
  const t = texts.setup.home;
  const by = request.by ?? t.requestFromServer;
  const line = section(escape(t.request(texts.setup.role[request.role], request.name, by)));
  return request.mine ? [line] : [line, requestButtons(texts, request.personId, request.role)];
}

function setupButtons(texts: Texts, { mayTest, hrChannel }: SetupData): Button[] {
  const t = texts.setup.home.button;
  return [
    button('setup.channel', t.channel, 'channel', hrChannel === null ? { style: 'primary' } : {}),
    button('setup.people', t.people, 'people'),
    button('setup.absences', t.absences, 'absences'),
    button('setup.import', t.upload, 'import'),
    button('questions.list', texts.questions.button, 'list'),
    button('statements.list', texts.statementBank.button, 'list'),
    button('setup.settings', t.settings, 'settings'),
    button('setup.kept', texts.retention.title, 'kept'),
    button('company.goals', texts.companyGoals.title, 'goals'),
    button('tag.list', texts.tags.title, 'tags'),
    ...(mayTest ? [button('setup.test_prompt', t.testPrompt, 'test')] : []),
  ];
}

function coverageLines(texts: Texts, data: SetupData): string[] {
  const t = texts.setup.home;
  const alone = data.enrolled - data.paired;
  if (data.enrolled === 0 && data.teams.length === 0) return [t.noTeams];
  return [
    t.coverage(data.enrolled, data.paired, data.teams.length + data.moreTeams),
    ...(alone === 0 ? [] : [t.noManager(alone)]),
    ...(data.paused === 0 ? [] : [t.paused(data.paused)]),
    ...(data.span === null
      ? []
      : [texts.report.spanForHr(data.span.managers, data.span.most, data.span.limit)]),
  ];
}

function teamBlock(
  texts: Texts,
  { id, name, manager, members, when }: SetupData['teams'][number],
): KnownBlock {
  const t = texts.setup.home;
  const time = when === null ? '' : t.when(when.weekday, when.time, when.everyWeeks);
  const line = t.team(escape(name), escape(manager ?? t.teamWithoutManager), members, time);
  return section(line, button('team.edit', t.button.edit, id));
}
