import type { FileProblem } from '../domain/imports.ts';
import type { ChannelProblem } from '../domain/messages.ts';
import type { AbsenceLine, Overlap, PastTalks, TalkLine, TeamLine, TeamProblem } from '../domain/setup.ts';
import { formatsFor } from './formats.ts';
import { fileProblem, teamProblem } from './setup-problems.en.ts';
import { inWeeksEn, namesEn } from './setup-words.en.ts';

const format = formatsFor('en-GB');
const { plural, number, day } = format;
const weekdayTime = (weekday: number, time: string) => `${format.weekday(weekday)} at ${time}`;

export const setupEn = {
  title: 'Setup',
  back: 'Back',
  close: 'Close',
  look: 'Look at it',
  apply: 'Apply',
  undo: 'Undo',
  change: 'Change',
  remove: 'Remove',
  names: namesEn,

  // ---- Home ----
  home: {
    heading: 'Setup',
    intro: 'Only HR and administrators see this part. It never shows what anybody wrote or answered.',
    start:
      'Four steps and you are running: the HR channel, the HR people, one team, its manager and day. ' +
      'Nobody outside that team hears from Samtale.',
    coverage: (people: number, paired: number, teams: number) =>
      `${number(people)} ${plural(people, 'person takes', 'people take')} part, ` +
      `${number(paired)} with a manager, in ${number(teams)} ${plural(teams, 'team', 'teams')}.`,
    noManager: (n: number) =>
      `${number(n)} ${plural(n, 'person has', 'people have')} no manager: statements every week, but no check-in.`,
    paused: (n: number) => `${number(n)} ${plural(n, 'has', 'have')} paused.`,
    hrChannel: (mention: string) => `*HR channel:* ${mention}`,
    noHrChannel: '*HR channel:* none yet. Without one there is no digest.',
    channelTrouble: (problem: ChannelProblem) => `The digest waits: ${channelTroubles[problem]}`,
    hr: (names: string) => `*HR:* ${names}`,
    noHr: '*HR:* nobody yet.',
    admins: (names: string) => `*Administrators:* ${names}`,
    settings: (lines: string) => `*Settings:* ${lines}`,
    team: (name: string, manager: string, members: number, when: string) =>
      `*${name}* · ${manager} · ${number(members)} ${plural(members, 'member', 'members')}${when === '' ? '' : ` · ${when}`}`,
    teamWithoutManager: 'no manager yet',
    when: (weekday: number, time: string, everyWeeks: number) =>
      `from ${weekdayTime(weekday, time)}, ${inWeeksEn(everyWeeks)}`,
    moreTeams: (n: number) => `and ${number(n)} more`,
    teams: 'Teams',
    noTeams: 'No teams yet.',
    pending: 'You have a change that has been looked at but not applied.',
    seePending: 'Look at it again',
    canUndo: 'Your last change can still be taken back: nobody has heard of it.',
    request: (role: string, name: string, by: string) =>
      `${by} wants ${name} to be ${role}. It takes a second pair of eyes.`,
    requestFromServer: 'Somebody at the command line of the server',
    button: {
      newTeam: 'New team',
      chooseTeam: 'All teams',
      channel: 'HR channel',
      people: 'HR and administrators',
      absences: 'Absences',
      upload: 'Import from a file',
      settings: 'Settings',
      testPrompt: 'Send me a test prompt',
      times: 'Times of my talks',
      edit: 'Change',
      confirm: 'Confirm',
      decline: 'Do not',
    },
  },
  role: { admin: 'administrator', hr: 'HR' },
  testSent: 'A test prompt is on its way to you. It asks for nothing and counts nowhere.',

  // ---- team ----
  team: {
    newTitle: 'New team',
    title: 'Team',
    pickTitle: 'Teams',
    pick: 'Which team?',
    name: 'Name',
    parent: 'Part of',
    manager: 'Manager',
    managerHint:
      'The person everybody in the team talks with. They need not be a member of any team themselves.',
    members: 'Members',
    membersHint: 'They hear from Samtale once you have looked at the change and applied it, not before.',
    group: 'Or everybody in a user group',
    groupHint: 'Its name as in Slack, for example @drift. They are added to the members above.',
    weekday: 'Weekday of the talks',
    time: 'First talk at',
    timeHint:
      'The talks are laid back to back from here, over the following days if there are many. You see them before you apply.',
    minutes: 'Length',
    minutesOption: (n: number) => `${n} minutes`,
    weeks: 'How often',
    weeksOption: inWeeksEn,
    archive: 'Close this team',
    timesTitle: 'Times of my talks',
    timesIntro: 'One time for each person, in their own time zone. You see what changes before you apply it.',
    noTimes: 'You have no talks yet.',
    timeOption: weekdayTime,
    readingGroup: 'Reading the user group from Slack. This takes a moment.',
    problem: (problem: TeamProblem) => teamProblem(problem),
    groupUnknown: (name: string) => `There is no user group called ${name}, or Samtale cannot see it.`,
  },

  // ---- preview and done ----
  preview: {
    title: 'What will change',
    nothing: 'Nothing would change.',
    intro: 'Nothing has changed yet. This is what happens when you apply it:',
    newTeams: (teams: TeamLine[]) => `New ${plural(teams.length, 'team', 'teams')}`,
    changedTeams: (teams: TeamLine[]) => `Changed ${plural(teams.length, 'team', 'teams')}`,
    team: ({ name, manager, parent }: TeamLine) =>
      [
        name,
        manager === null ? 'no manager' : `manager ${manager}`,
        ...(parent === null ? [] : [`part of ${parent}`]),
      ].join(', '),
    archived: (names: string[]) =>
      `${namesEn(names)} ${plural(names.length, 'closes', 'close')}. The members stay, without a manager.`,
    joining: (names: string[]) =>
      `${namesEn(names)} ${plural(names.length, 'takes', 'take')} part from now on.`,
    leaving: (names: string[]) =>
      `${namesEn(names)} no longer ${plural(names.length, 'takes', 'take')} part. What they wrote stays theirs.`,
    moving: (names: string[]) =>
      `${namesEn(names)} ${plural(names.length, 'changes', 'change')} team or manager. The new manager cannot read what was written before.`,
    ending: (names: string[]) =>
      `${namesEn(names)} will have no manager, and no check-ins until there is one.`,
    firstTalks: (talks: TalkLine[]) => firstTalks(talks),
    newTimes: (talks: TalkLine[]) =>
      `New ${plural(talks.length, 'time', 'times')} for ${namesEn(talks.map(({ name }) => name))}`,
    talk: ({ name, manager, date, time, everyWeeks }: TalkLine) =>
      `${name} with ${manager}: ${day(date)} at ${time}, ${inWeeksEn(everyWeeks)}`,
    languages: (n: number) => `The language of ${number(n)} ${plural(n, 'person', 'people')} is set.`,
    holidays: (n: number) => `The public holidays of ${number(n)} ${plural(n, 'person', 'people')} are set.`,
    absences: (lines: AbsenceLine[]) =>
      `${number(lines.length)} ${plural(lines.length, 'absence', 'absences')}. Talks on these days are moved or left out.`,
    absence: ({ name, from, to }: AbsenceLine) =>
      from === to ? `${name}: ${day(from)}` : `${name}: ${day(from)} to ${day(to)}`,
    pastTalks: ({ talks, people, from, to }: PastTalks) =>
      `${number(talks)} earlier ${plural(talks, 'talk', 'talks')} of ${number(people)} ${plural(people, 'person', 'people')}, from ${format.date(from)} to ${format.date(to)}. A pilot is compared with them; nobody hears of it.`,
    settings: 'Settings',
    raisesMinimum: 'The smallest group can never be made smaller again.',
    welcomes: (names: string[], date: string, time: string) =>
      `${namesEn(names)} ${plural(names.length, 'gets', 'get')} a welcome message, ${day(date)} at ${time} or, in another time zone, from 08:00 there. Until then you can undo all of this.`,
    overlap: ({ manager, names: [one, other], weekday, time }: Overlap) =>
      `${manager} would talk with ${one} and ${other} at the same time, ${weekdayTime(weekday, time)}.`,
    manyReports: (manager: string, reports: number) =>
      `${manager} would have ${number(reports)} talks. That is a lot for one manager.`,
    ignoredColumns: (columns: string[]) =>
      `These columns of the file mean nothing to Samtale and are not read: ${columns.join(', ')}.`,
    more: (n: number) => `and ${number(n)} more`,
    applying: 'Applying. This can take a moment.',
  },
  done: {
    title: 'Done',
    applied: 'Applied.',
    undoUntil:
      'You can take it back until the first person hears of it. A new person hears in ten minutes at the earliest, on a working day between 08:00 and 18:00.',
    undone: 'Taken back. Everything is as it was before.',
    saved: 'Saved.',
  },

  // ---- HR channel ----
  channel: {
    title: 'HR channel',
    label: 'Channel for the weekly digest',
    hint: 'It must be private, not shared with another company, and Samtale must be in it: type /invite @samtale there first.',
    checking: 'Asking Slack about the channel. This takes a moment.',
    saved: (mention: string) =>
      `The digest goes to ${mention} from the next closed week on. There are no names and no texts in it.`,
    unknown: 'Slack could not be asked just now, so nothing was changed. Try again in a moment.',
  },

  // ---- roles ----
  people: {
    title: 'HR and administrators',
    intro:
      'HR sees the company’s numbers and sets up. Administrators only set up. Neither can read what people write or answer.',
    hr: 'HR people',
    admins: 'Administrators',
    save: 'Save',
    asked: (names: string[]) =>
      `${namesEn(names)}: asked. Another HR person or administrator has to confirm it.`,
    granted: (names: string[]) => `${namesEn(names)}: done. All HR people and administrators are told.`,
    revoked: (names: string[]) => `${namesEn(names)}: taken away. All HR people and administrators are told.`,
    refused: (name: string, why: string) => `${name}: ${why}`,
    nothing: 'Nothing was changed.',
    confirmed: 'Confirmed. All HR people and administrators are told.',
    declined: 'Declined. Nothing was changed.',
  },
  notice: {
    request: (role: string, name: string) =>
      `${name} is to be ${role} in Samtale. This takes a second pair of eyes: is that right?`,
    requestDone: 'This has been settled.',
    changed: (name: string, roles: string) =>
      roles === ''
        ? `${name} is no longer HR or administrator in Samtale.`
        : `${name} is now ${roles} in Samtale.`,
    and: 'and',
    testPrompt:
      'This is a test. A real prompt names the day, the time and the other person, and has these buttons. It asks for nothing and counts nowhere.',
    importing: (done: number, total: number) =>
      `Reading the file: ${number(done)} of ${number(total)} lines.`,
    importRead: (total: number) =>
      `The file is read: ${number(total)} lines. Open Home to look at what will change.`,
    importFailed: 'The file could not be used. What to mend stands in the form.',
  },

  // ---- absences ----
  absences: {
    title: 'Absences',
    who: 'Who is away?',
    from: 'First day',
    to: 'Last day',
    hint: 'A day counts as a whole. Nobody is told why.',
    coming: 'Coming absences',
    none: 'No absences are known.',
    confirmRemove: {
      title: 'Remove this absence?',
      text: 'The talks on these days come back into the plan, and the person may be asked to prepare at once.',
      yes: 'Remove',
      no: 'Keep it',
    },
    line: ({ name, from, to }: AbsenceLine) =>
      from === to ? `${name}: ${day(from)}` : `${name}: ${day(from)} to ${day(to)}`,
    problem: {
      bad_date: 'Choose a day.',
      order: 'The last day lies before the first one.',
      over: 'These days are over.',
      too_long: 'At most a year at a time.',
    },
  },

  // ---- settings ----
  settings: {
    title: 'Settings',
    minimumGroup: 'Smallest group a number is shown for',
    minimumHint: 'It can be raised, never lowered. It counts from the next week on.',
    smallGroups: 'Smaller groups',
    smallGroupsHint:
      'Teams in which too few answer. Counted together, the numbers name the teams they are of; left out, they are in no number. It counts from the next week on.',
    smallGroupsOption: { merge: 'are counted together with others', leave_out: 'are left out' },
    holidays: 'Public holidays of',
    noHolidays: 'no country',
    holidaysHint: 'The two letters of a country, for example NO. Left empty, only weekends are days off.',
    zone: 'Time zone of the company',
    zoneHint:
      'For example Europe/Oslo. Weeks open and close by it; everybody’s own talks follow their own zone.',
    leadDays: 'The prompt goes out',
    leadDaysOption: (n: number) =>
      n === 0
        ? 'on the day of the talk'
        : `${n === 1 ? 'one' : n} working ${plural(n, 'day', 'days')} before the talk`,
    leadTime: 'At what time',
    lead: (days: string, time: string) => `${days}, at ${time}`,
    language: 'Language where nobody has chosen one, and in the HR channel',
    languageOption: { en: 'English', nb: 'Norwegian' },
    statementsPerWeek: 'Statements a week',
    templates: 'Questions an employee and a manager may choose',
    templatesHint:
      'Either of the two chooses. It counts from the next talk for which nobody has been asked yet.',
    template: 'Questions where neither of the two has chosen',
    spanLimit: 'Talks a manager can keep up',
    spanHint:
      'A manager with more of them is told so on Home. HR sees how many such managers there are, without names.',
    problem: {
      bad_value: 'This value does not fit.',
      minimum_never_down: 'The smallest group can only be raised, never lowered.',
      /** By the name of the setting. */
      write: {
        zone: 'Write a time zone by its name, for example Europe/Oslo.',
        holidays: 'Write the two letters of a country, for example NO, or nothing.',
        promptLead: 'Write the working days before the talk (0 to 3) and a time, for example “1 09:00”.',
        minimumGroup: 'Write a number from 5 to 10.',
        statementsPerWeek: 'Write a number from 3 to 6.',
        activeStatements:
          'Write three to eight of the ids that “settings show” lists, with commas between them.',
        smallGroups: 'Write merge or leave_out.',
        language: 'Write nb or en.',
        templates: 'Write one or more of standard, minimum, free, with commas between them.',
        template: 'Choose one that a pair may choose, too.',
        keepTalks: 'Write a number of months from 6 to 60.',
        keepWork: 'Write a number of months from 12 to 120.',
        keepLogs: 'Write a number of months from 12 to 60.',
        keepGone: 'Write a number of months from 1 to 24.',
      } as Record<string, string>,
    },
    label: {
      hrChannel: 'HR channel',
      minimumGroup: 'smallest group',
      smallGroups: 'smaller groups',
      holidays: 'public holidays',
      zone: 'time zone',
      promptLead: 'asked to prepare',
      language: 'language',
      statementsPerWeek: 'statements a week',
      templates: 'questions to choose from',
      template: 'usual questions',
      spanLimit: 'talks a manager can keep up',
      keepTalks: 'months that words of talks are kept',
      keepWork: 'months that finished goals and action points are kept',
      keepLogs: 'months that the logs are kept',
      keepGone: 'months that words are kept after their writer has left Slack',
      activeStatements: 'statements in use',
      cadence: 'usual talk (weeks, weekday, time, minutes)',
    } as Record<string, string>,
  },

  // ---- files ----
  file: {
    title: 'Import from a file',
    kind: 'What is in the file?',
    people: 'People and teams',
    absences: 'Absences',
    talks: 'Earlier talks',
    label: 'CSV file',
    hint: 'Saved as CSV in UTF-8. Nothing changes before you have seen what will happen and applied it.',
    columns:
      '*People and teams:* `user_id` or `email`, `team`, `manager` (user id or e-mail), and if you like `parent_team`, ' +
      '`every_weeks` (1, 2, 4), `weekday` (monday to friday), `time` (HH:MM), `minutes` (10, 20, 30), `language` (nb, en), `holidays` (a country: NO), `active` (yes, no).\n' +
      '*Absences:* `user_id` or `email`, `from`, `to`.\n*Earlier talks*, to compare a pilot with: `user_id` or `email`, `date`, and if you like `manager`.\nWho is not in the file stays as they are.',
    notGranted:
      'To upload a file here, the app needs the optional right `files:read` in Slack. Whoever installed it can add it. ' +
      'Until then the file can be read on the server: `npm run cli -- import people.csv`',
    reading: 'Reading the file. You can close this; you get a message when it is read.',
    wrong: (n: number) =>
      `Nothing was changed. ${number(n)} ${plural(n, 'line needs', 'lines need')} a look:`,
    problem: (problem: FileProblem) => fileProblem(problem),
    line: (line: number, text: string) => `Line ${number(line)}: ${text}`,
    missing: 'Choose a file.',
  },
};

const channelTroubles: Record<ChannelProblem, string> = {
  unset: 'there is no HR channel.',
  not_found: 'Samtale cannot find the HR channel. Type /invite @samtale in it.',
  not_private: 'the HR channel is not private.',
  shared: 'the HR channel is shared with another company.',
  not_member: 'Samtale is not in the HR channel. Type /invite @samtale in it.',
  archived: 'the HR channel is archived.',
};

function firstTalks(talks: TalkLine[]): string {
  const [first] = talks;
  if (first === undefined) return '';
  const others = talks.length - 1;
  const same = talks.every(({ date, time }) => date === first.date && time === first.time);
  const who =
    others === 0
      ? `${first.name} gets`
      : `${first.name} and ${number(others)} ${plural(others, 'other', 'others')} get`;
  return `${who} a first talk ${same ? 'on' : 'from'} ${day(first.date)} at ${first.time}${same ? '' : ' on'}.`;
}
