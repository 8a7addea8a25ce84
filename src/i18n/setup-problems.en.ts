import type { FileProblem } from '../domain/imports.ts';
import type { TeamProblem } from '../domain/setup.ts';
import { formatsFor } from './formats.ts';
import { namesEn } from './setup-words.en.ts';

const { plural, number } = formatsFor('en-GB');

/** Why a team cannot be as it was filled in. */
export function teamProblem(problem: TeamProblem): string {
  switch (problem.problem) {
    case 'name_missing':
      return 'Give the team a name.';
    case 'name_taken':
      return 'There is a team with this name already.';
    case 'team_loop':
      return 'A team cannot be part of itself or of a team below it.';
    case 'not_a_member':
      return `${namesEn(problem.names)} cannot take part: a guest, an app, or somebody of another company.`;
    case 'deactivated':
      return `${namesEn(problem.names)} ${plural(problem.names.length, 'is', 'are')} no longer active in Slack.`;
    case 'self_manager':
      return `${namesEn(problem.names)} cannot be the own manager. Leave the manager out of the members.`;
    case 'manager_loop':
      return `These people would manage each other in a circle: ${problem.names.join(' → ')}.`;
  }
}

/** What is wrong in a line of a file, and what to do. */
export function fileProblem(problem: FileProblem): string {
  switch (problem.problem) {
    case 'encoding':
      return 'the file is not in UTF-8. Save it again as “CSV UTF-8”.';
    case 'malformed':
      return 'a quotation mark is open or out of place. Put quotation marks around the whole cell, or take them away.';
    case 'empty':
      return 'there are no lines below the names of the columns.';
    case 'missing_column':
      return problem.column === 'user_id'
        ? 'there must be a column user_id or a column email.'
        : `the column ${problem.column} is missing.`;
    case 'no_person':
      return 'it says nobody. Fill in user_id or email.';
    case 'no_team':
      return 'somebody new needs a team. Fill in team.';
    case 'order':
      return 'the last day lies before the first one. Change from or to.';
    case 'bad_value':
      return `“${problem.value}” does not fit in ${problem.column}. Write ${wanted[problem.column] ?? 'something shorter'}.`;
    case 'duplicate':
      return `${problem.value} stands already in line ${number(problem.other)}. Take one of the two away.`;
    case 'unknown_person':
      return `there is nobody in Slack as ${problem.value}. Check the spelling; e-mail needs the right users:read.email, a user id always works.`;
    case 'not_a_member':
      return `${problem.value} is a guest, an app or somebody of another company. Take the line away.`;
    case 'deactivated':
      return `${problem.value} is no longer active in Slack. Take the line away, or write active = no.`;
    case 'with_self':
      return `${problem.value} cannot have talked with themselves. Change manager, or leave it empty.`;
    case 'not_past':
      return `${problem.value} has not passed yet. This file is for talks that are over: take the line away.`;
    case 'self_manager':
      return `${problem.value} would be the own manager. Put a manager into the team above, or leave out the line.`;
    case 'manager_loop':
      return `these people would manage each other in a circle: ${problem.value}. Change one of the managers.`;
    case 'team_loop':
      return `the team ${problem.value} would be part of itself. Change parent_team.`;
    case 'two_managers':
      return `the team ${problem.value} has another manager in line ${number(problem.other)}. A team has one manager.`;
    case 'two_parents':
      return `the team ${problem.value} has another parent_team in line ${number(problem.other)}. Write the same in both.`;
  }
}

const wanted: Record<string, string> = {
  every_weeks: '1, 2 or 4',
  weekday: 'monday, tuesday, wednesday, thursday or friday',
  time: 'a time from 08:00 to 17:30',
  minutes: '10, 20 or 30',
  language: 'nb or en',
  holidays: 'the two letters of a country, for example NO',
  active: 'yes or no',
  date: 'a day as 2027-03-31',
  from: 'a day as 2027-03-31',
  to: 'a day as 2027-03-31',
  team: 'at most 80 characters',
  parent_team: 'at most 80 characters',
};
