import type { FileProblem } from '../domain/imports.ts';
import type { TeamProblem } from '../domain/setup.ts';
import { formatsFor } from './formats.ts';
import { namesNb } from './setup-words.nb.ts';

const { number } = formatsFor('nb-NO');

/** Why a team cannot be as it was filled in. */
export function teamProblem(problem: TeamProblem): string {
  switch (problem.problem) {
    case 'name_missing':
      return 'Gi teamet et navn.';
    case 'name_taken':
      return 'Det finnes allerede et team med dette navnet.';
    case 'team_loop':
      return 'Et team kan ikke være del av seg selv eller av et team under seg.';
    case 'not_a_member':
      return `${namesNb(problem.names)} kan ikke være med: en gjest, en app eller noen fra et annet selskap.`;
    case 'deactivated':
      return `${namesNb(problem.names)} er ikke lenger aktiv i Slack.`;
    case 'self_manager':
      return `${namesNb(problem.names)} kan ikke være sin egen leder. La lederen stå utenfor medlemmene.`;
    case 'manager_loop':
      return `Disse ville lede hverandre i ring: ${problem.names.join(' → ')}.`;
  }
}

/** What is wrong in a line of a file, and what to do. */
export function fileProblem(problem: FileProblem): string {
  switch (problem.problem) {
    case 'encoding':
      return 'filen er ikke i UTF-8. Lagre den på nytt som «CSV UTF-8».';
    case 'malformed':
      return 'et anførselstegn er åpent eller står feil. Sett anførselstegn rundt hele cellen, eller fjern dem.';
    case 'empty':
      return 'det er ingen linjer under kolonnenavnene.';
    case 'missing_column':
      return problem.column === 'user_id'
        ? 'det må være en kolonne user_id eller en kolonne email.'
        : `kolonnen ${problem.column} mangler.`;
    case 'no_person':
      return 'den nevner ingen. Fyll ut user_id eller email.';
    case 'no_team':
      return 'en ny person trenger et team. Fyll ut team.';
    case 'order':
      return 'den siste dagen er før den første. Endre from eller to.';
    case 'bad_value':
      return `«${problem.value}» passer ikke i ${problem.column}. Skriv ${wanted[problem.column] ?? 'noe kortere'}.`;
    case 'duplicate':
      return `${problem.value} står allerede i linje ${number(problem.other)}. Fjern en av de to.`;
    case 'unknown_person':
      return `det er ingen i Slack som ${problem.value}. Sjekk skrivemåten; e-post krever rettigheten users:read.email, en bruker-id virker alltid.`;
    case 'not_a_member':
      return `${problem.value} er en gjest, en app eller noen fra et annet selskap. Fjern linjen.`;
    case 'deactivated':
      return `${problem.value} er ikke lenger aktiv i Slack. Fjern linjen, eller skriv active = no.`;
    case 'with_self':
      return `${problem.value} kan ikke ha snakket med seg selv. Endre manager, eller la den stå tom.`;
    case 'not_past':
      return `${problem.value} er ikke forbi ennå. Denne filen er for samtaler som er holdt: fjern linjen.`;
    case 'self_manager':
      return `${problem.value} ville bli sin egen leder. Sett lederen i teamet over, eller fjern linjen.`;
    case 'manager_loop':
      return `disse ville lede hverandre i ring: ${problem.value}. Endre en av lederne.`;
    case 'team_loop':
      return `teamet ${problem.value} ville bli del av seg selv. Endre parent_team.`;
    case 'two_managers':
      return `teamet ${problem.value} har en annen leder i linje ${number(problem.other)}. Et team har én leder.`;
    case 'two_parents':
      return `teamet ${problem.value} har en annen parent_team i linje ${number(problem.other)}. Skriv det samme i begge.`;
  }
}

const wanted: Record<string, string> = {
  every_weeks: '1, 2 eller 4',
  weekday: 'monday, tuesday, wednesday, thursday eller friday',
  time: 'et klokkeslett fra 08:00 til 17:30',
  minutes: '10, 20 eller 30',
  language: 'nb eller en',
  holidays: 'landets to bokstaver, for eksempel NO',
  active: 'yes eller no',
  date: 'en dag som 2027-03-31',
  from: 'en dag som 2027-03-31',
  to: 'en dag som 2027-03-31',
  team: 'høyst 80 tegn',
  parent_team: 'høyst 80 tegn',
};
