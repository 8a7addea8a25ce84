import type { ChannelProblem } from '../domain/messages.ts';
import type { AbsenceLine, Overlap, PastTalks, TalkLine, TeamLine } from '../domain/setup.ts';
import { formatsFor } from './formats.ts';
import { fileProblem, teamProblem } from './setup-problems.nb.ts';
import type { setupEn } from './setup.en.ts';
import { inWeeksNb, namesNb } from './setup-words.nb.ts';

const format = formatsFor('nb-NO');
const { plural, number, day } = format;
const weekdayTime = (weekday: number, time: string) => `${format.weekday(weekday)} kl. ${time}`;

export const setupNb: typeof setupEn = {
  title: 'Oppsett',
  back: 'Tilbake',
  close: 'Lukk',
  look: 'Se på endringen',
  apply: 'Gjennomfør',
  undo: 'Angre',
  change: 'Endre',
  remove: 'Fjern',
  names: namesNb,

  home: {
    heading: 'Oppsett',
    intro: 'Bare HR og administratorer ser denne delen. Den viser aldri hva noen har skrevet eller svart.',
    start:
      'Fire steg, så er dere i gang: HR-kanalen, HR-folkene, ett team, og teamets leder og dag. ' +
      'Ingen utenfor teamet hører fra Samtale.',
    coverage: (people, paired, teams) =>
      `${number(people)} ${plural(people, 'person', 'personer')} er med, ${number(paired)} med leder, i ${number(teams)} team.`,
    noManager: (n) => `${number(n)} har ingen leder: ukens utsagn, men ingen innsjekk.`,
    paused: (n) => `${number(n)} har tatt pause.`,
    hrChannel: (mention) => `*HR-kanal:* ${mention}`,
    noHrChannel: '*HR-kanal:* ingen ennå. Uten den blir det ingen oppsummering.',
    channelTrouble: (problem) => `Oppsummeringen venter: ${channelTroubles[problem]}`,
    hr: (names) => `*HR:* ${names}`,
    noHr: '*HR:* ingen ennå.',
    admins: (names) => `*Administratorer:* ${names}`,
    settings: (lines) => `*Innstillinger:* ${lines}`,
    team: (name, manager, members, when) =>
      `*${name}* · ${manager} · ${number(members)} ${plural(members, 'medlem', 'medlemmer')}${when === '' ? '' : ` · ${when}`}`,
    teamWithoutManager: 'ingen leder ennå',
    when: (weekday, time, everyWeeks) => `fra ${weekdayTime(weekday, time)}, ${inWeeksNb(everyWeeks)}`,
    moreTeams: (n) => `og ${number(n)} til`,
    teams: 'Team',
    noTeams: 'Ingen team ennå.',
    pending: 'Du har en endring som du har sett på, men ikke gjennomført.',
    seePending: 'Se på den igjen',
    canUndo: 'Den siste endringen din kan fortsatt angres: ingen har hørt om den.',
    request: (role, name, by) => `${by} vil at ${name} skal bli ${role}. Det må bekreftes av en til.`,
    requestFromServer: 'Noen på kommandolinjen på serveren',
    button: {
      newTeam: 'Nytt team',
      chooseTeam: 'Alle team',
      channel: 'HR-kanal',
      people: 'HR og administratorer',
      absences: 'Fravær',
      upload: 'Importer fra fil',
      settings: 'Innstillinger',
      testPrompt: 'Send meg en prøvemelding',
      times: 'Tider for samtalene mine',
      edit: 'Endre',
      confirm: 'Bekreft',
      decline: 'Avslå',
    },
  },
  role: { admin: 'administrator', hr: 'HR' },
  testSent: 'En prøvemelding er på vei til deg. Den ber ikke om noe og teller ikke noe sted.',

  team: {
    newTitle: 'Nytt team',
    title: 'Team',
    pickTitle: 'Team',
    pick: 'Hvilket team?',
    name: 'Navn',
    parent: 'Del av',
    manager: 'Leder',
    managerHint: 'Den alle i teamet har samtale med. Lederen trenger ikke selv å være medlem av et team.',
    members: 'Medlemmer',
    membersHint: 'De hører fra Samtale når du har sett på endringen og gjennomført den, ikke før.',
    group: 'Eller alle i en brukergruppe',
    groupHint: 'Navnet slik det er i Slack, for eksempel @drift. De kommer i tillegg til medlemmene over.',
    weekday: 'Ukedag for samtalene',
    time: 'Første samtale kl.',
    timeHint:
      'Samtalene legges etter hverandre herfra, over de neste dagene hvis det er mange. Du ser dem før du gjennomfører.',
    minutes: 'Lengde',
    minutesOption: (n) => `${n} minutter`,
    weeks: 'Hvor ofte',
    weeksOption: inWeeksNb,
    archive: 'Avslutt teamet',
    timesTitle: 'Tider for samtalene',
    timesIntro:
      'En tid for hver person, i deres egen tidssone. Du ser hva som endres før du gjennomfører det.',
    noTimes: 'Du har ingen samtaler ennå.',
    timeOption: weekdayTime,
    readingGroup: 'Leser brukergruppen fra Slack. Det tar et øyeblikk.',
    problem: (problem) => teamProblem(problem),
    groupUnknown: (name) => `Det finnes ingen brukergruppe som heter ${name}, eller Samtale kan ikke se den.`,
  },

  preview: {
    title: 'Dette endres',
    nothing: 'Ingenting ville bli endret.',
    intro: 'Ingenting er endret ennå. Dette skjer når du gjennomfører:',
    newTeams: () => 'Nye team',
    changedTeams: () => 'Endrede team',
    team: ({ name, manager, parent }: TeamLine) =>
      [
        name,
        manager === null ? 'ingen leder' : `leder ${manager}`,
        ...(parent === null ? [] : [`del av ${parent}`]),
      ].join(', '),
    archived: (names) => `${namesNb(names)} avsluttes. Medlemmene er fortsatt med, uten leder.`,
    joining: (names) => `${namesNb(names)} er med fra nå av.`,
    leaving: (names) => `${namesNb(names)} er ikke lenger med. Det de har skrevet, er fortsatt deres.`,
    moving: (names) =>
      `${namesNb(names)} bytter team eller leder. Den nye lederen kan ikke lese det som ble skrevet før.`,
    ending: (names) => `${namesNb(names)} får ingen leder, og ingen innsjekk før det er en.`,
    firstTalks: (talks: TalkLine[]) => firstTalks(talks),
    newTimes: (talks: TalkLine[]) => `Nye tider for ${namesNb(talks.map(({ name }) => name))}`,
    talk: ({ name, manager, date, time, everyWeeks }: TalkLine) =>
      `${name} med ${manager}: ${day(date)} kl. ${time}, ${inWeeksNb(everyWeeks)}`,
    languages: (n) => `Språket settes for ${number(n)} ${plural(n, 'person', 'personer')}.`,
    holidays: (n) => `Helligdagene settes for ${number(n)} ${plural(n, 'person', 'personer')}.`,
    absences: (lines: AbsenceLine[]) =>
      `${lines.length === 1 ? 'Ett' : number(lines.length)} fravær. Samtaler på disse dagene flyttes eller utgår.`,
    absence: ({ name, from, to }: AbsenceLine) =>
      from === to ? `${name}: ${day(from)}` : `${name}: ${day(from)} til ${day(to)}`,
    pastTalks: ({ talks, people, from, to }: PastTalks) =>
      `${talks === 1 ? 'Én' : number(talks)} tidligere ${plural(talks, 'samtale', 'samtaler')} for ${number(people)} ${plural(people, 'person', 'personer')}, fra ${format.date(from)} til ${format.date(to)}. En prøveperiode sammenlignes med dem; ingen får melding om det.`,
    settings: 'Innstillinger',
    raisesMinimum: 'Den minste gruppen kan aldri gjøres mindre igjen.',
    welcomes: (names, date, time) =>
      `${namesNb(names)} får en velkomstmelding, ${day(date)} kl. ${time} eller, i en annen tidssone, fra kl. 08:00 der. Fram til da kan du angre alt dette.`,
    overlap: ({ manager, names: [one, other], weekday, time }: Overlap) =>
      `${manager} ville ha samtale med ${one} og ${other} samtidig, ${weekdayTime(weekday, time)}.`,
    manyReports: (manager, reports) =>
      `${manager} ville få ${number(reports)} samtaler. Det er mye for én leder.`,
    ignoredColumns: (columns) =>
      `Disse kolonnene i filen betyr ikke noe for Samtale og leses ikke: ${columns.join(', ')}.`,
    more: (n) => `og ${number(n)} til`,
    applying: 'Gjennomfører. Det kan ta et øyeblikk.',
  },
  done: {
    title: 'Ferdig',
    applied: 'Gjennomført.',
    undoUntil:
      'Du kan angre til den første personen hører om det. En ny person hører tidligst om ti minutter, på en arbeidsdag mellom kl. 08:00 og 18:00.',
    undone: 'Angret. Alt er som det var før.',
    saved: 'Lagret.',
  },

  channel: {
    title: 'HR-kanal',
    label: 'Kanal for ukens oppsummering',
    hint: 'Den må være privat, ikke delt med et annet selskap, og Samtale må være med: skriv /invite @samtale der først.',
    checking: 'Spør Slack om kanalen. Det tar et øyeblikk.',
    saved: (mention) =>
      `Oppsummeringen kommer i ${mention} fra neste avsluttede uke. Den inneholder verken navn eller tekster.`,
    unknown: 'Slack kunne ikke svare akkurat nå, så ingenting er endret. Prøv igjen om et øyeblikk.',
  },

  people: {
    title: 'HR og admin',
    intro:
      'HR ser selskapets tall og setter opp. Administratorer bare setter opp. Ingen av dem kan lese det folk skriver eller svarer.',
    hr: 'HR-folk',
    admins: 'Administratorer',
    save: 'Lagre',
    asked: (names) => `${namesNb(names)}: spurt. En annen i HR eller en annen administrator må bekrefte.`,
    granted: (names) => `${namesNb(names)}: gjort. Alle i HR og alle administratorer får beskjed.`,
    revoked: (names) => `${namesNb(names)}: tatt bort. Alle i HR og alle administratorer får beskjed.`,
    refused: (name, why) => `${name}: ${why}`,
    nothing: 'Ingenting ble endret.',
    confirmed: 'Bekreftet. Alle i HR og alle administratorer får beskjed.',
    declined: 'Avslått. Ingenting ble endret.',
  },
  notice: {
    request: (role, name) =>
      `${name} skal bli ${role} i Samtale. Det trengs en til som ser på det: stemmer det?`,
    requestDone: 'Dette er avgjort.',
    changed: (name, roles) =>
      roles === ''
        ? `${name} er ikke lenger HR eller administrator i Samtale.`
        : `${name} er nå ${roles} i Samtale.`,
    and: 'og',
    testPrompt:
      'Dette er en prøve. En ekte melding nevner dagen, tiden og den andre, og har disse knappene. Den ber ikke om noe og teller ikke noe sted.',
    importing: (done, total) => `Leser filen: ${number(done)} av ${number(total)} linjer.`,
    importRead: (total) => `Filen er lest: ${number(total)} linjer. Åpne Hjem for å se hva som endres.`,
    importFailed: 'Filen kunne ikke brukes. Det som må rettes, står i skjemaet.',
  },

  absences: {
    title: 'Fravær',
    who: 'Hvem er borte?',
    from: 'Første dag',
    to: 'Siste dag',
    hint: 'En dag teller som hel. Ingen får vite hvorfor.',
    coming: 'Kommende fravær',
    none: 'Ingen fravær er kjent.',
    confirmRemove: {
      title: 'Fjerne fraværet?',
      text: 'Samtalene på disse dagene kommer tilbake i planen, og den det gjelder, kan bli bedt om å forberede seg med en gang.',
      yes: 'Fjern',
      no: 'Behold',
    },
    line: ({ name, from, to }: AbsenceLine) =>
      from === to ? `${name}: ${day(from)}` : `${name}: ${day(from)} til ${day(to)}`,
    problem: {
      bad_date: 'Velg en dag.',
      order: 'Den siste dagen er før den første.',
      over: 'Disse dagene er over.',
      too_long: 'Høyst ett år om gangen.',
    },
  },

  settings: {
    title: 'Innstillinger',
    minimumGroup: 'Minste gruppe det vises tall for',
    minimumHint: 'Den kan økes, aldri senkes. Det gjelder fra neste uke.',
    smallGroups: 'Mindre grupper',
    smallGroupsHint:
      'Team der for få svarer. Telles de sammen med andre, sier tallene hvilke team de gjelder; utelatt er de ikke med i noe tall. Det gjelder fra neste uke.',
    smallGroupsOption: { merge: 'telles sammen med andre', leave_out: 'utelates' },
    holidays: 'Helligdager i',
    noHolidays: 'ikke noe land',
    holidaysHint: 'To bokstaver for landet, for eksempel NO. Står det tomt, er bare helgene fridager.',
    zone: 'Selskapets tidssone',
    zoneHint:
      'For eksempel Europe/Oslo. Ukene åpner og lukker etter den; samtalene følger hver enkelts egen tidssone.',
    leadDays: 'Meldingen sendes',
    leadDaysOption: (n) =>
      n === 0
        ? 'samme dag som samtalen'
        : `${n === 1 ? 'én' : n} ${plural(n, 'arbeidsdag', 'arbeidsdager')} før samtalen`,
    leadTime: 'Klokkeslett',
    lead: (days, time) => `${days}, kl. ${time}`,
    language: 'Språk der ingen har valgt, og i HR-kanalen',
    languageOption: { en: 'engelsk', nb: 'norsk' },
    statementsPerWeek: 'Utsagn i uken',
    templates: 'Spørsmål leder og medarbeider kan velge mellom',
    templatesHint:
      'Begge kan velge for samtalene sine. Det gjelder fra neste samtale som ingen er spurt om ennå.',
    template: 'Spørsmål der ingen av de to har valgt',
    spanLimit: 'Samtaler en leder rekker',
    spanHint:
      'En leder som har flere, får vite det på Hjem-fanen. HR ser hvor mange slike ledere det er, uten navn.',
    problem: {
      bad_value: 'Denne verdien passer ikke.',
      minimum_never_down: 'Den minste gruppen kan bare økes, aldri senkes.',
      write: {
        zone: 'Skriv navnet på en tidssone, for eksempel Europe/Oslo.',
        holidays: 'Skriv landets to bokstaver, for eksempel NO, eller ingenting.',
        promptLead:
          'Skriv hvor mange arbeidsdager før samtalen (0 til 3) og et klokkeslett, for eksempel «1 09:00».',
        minimumGroup: 'Skriv et tall fra 5 til 10.',
        statementsPerWeek: 'Skriv et tall fra 3 til 6.',
        activeStatements: 'Skriv tre til åtte av id-ene som «settings show» viser, med komma mellom.',
        smallGroups: 'Skriv merge eller leave_out.',
        language: 'Skriv nb eller en.',
        templates: 'Skriv ett eller flere av standard, minimum og free, med komma mellom.',
        template: 'Velg et som to også kan velge.',
        keepTalks: 'Skriv et antall måneder fra 6 til 60.',
        keepWork: 'Skriv et antall måneder fra 12 til 120.',
        keepLogs: 'Skriv et antall måneder fra 12 til 60.',
        keepGone: 'Skriv et antall måneder fra 1 til 24.',
      },
    },
    label: {
      hrChannel: 'HR-kanal',
      minimumGroup: 'minste gruppe',
      smallGroups: 'mindre grupper',
      holidays: 'helligdager',
      zone: 'tidssone',
      promptLead: 'beskjed om å forberede seg',
      language: 'språk',
      statementsPerWeek: 'utsagn i uken',
      templates: 'spørsmål å velge mellom',
      template: 'vanlige spørsmål',
      spanLimit: 'samtaler en leder rekker',
      keepTalks: 'måneder ord fra samtaler beholdes',
      keepWork: 'måneder avsluttede mål og tiltak beholdes',
      keepLogs: 'måneder loggene beholdes',
      keepGone: 'måneder ord beholdes etter at den som skrev dem, har forlatt Slack',
      activeStatements: 'utsagn i bruk',
      cadence: 'vanlig samtale (uker, ukedag, tid, minutter)',
    },
  },

  file: {
    title: 'Importer fra fil',
    kind: 'Hva er i filen?',
    people: 'Personer og team',
    absences: 'Fravær',
    talks: 'Tidligere samtaler',
    label: 'CSV-fil',
    hint: 'Lagret som CSV i UTF-8. Ingenting endres før du har sett hva som vil skje og gjennomført det.',
    columns:
      '*Personer og team:* `user_id` eller `email`, `team`, `manager` (bruker-id eller e-post), og om du vil `parent_team`, ' +
      '`every_weeks` (1, 2, 4), `weekday` (monday til friday), `time` (HH:MM), `minutes` (10, 20, 30), `language` (nb, en), `holidays` (et land: NO), `active` (yes, no).\n' +
      '*Fravær:* `user_id` eller `email`, `from`, `to`.\n*Tidligere samtaler*, til å sammenligne en prøveperiode med: `user_id` eller `email`, `date`, og om du vil `manager`.\nDe som ikke er i filen, forblir som de er.',
    notGranted:
      'For å laste opp en fil her trenger appen den valgfrie rettigheten `files:read` i Slack. Den som installerte appen, kan legge den til. ' +
      'Inntil da kan filen leses på serveren: `npm run cli -- import people.csv`',
    reading: 'Leser filen. Du kan lukke dette; du får en melding når den er lest.',
    wrong: (n) =>
      `Ingenting er endret. ${n === 1 ? 'Én' : number(n)} ${plural(n, 'linje', 'linjer')} må rettes:`,
    problem: (problem) => fileProblem(problem),
    line: (line, text) => `Linje ${number(line)}: ${text}`,
    missing: 'Velg en fil.',
  },
};

const channelTroubles: Record<ChannelProblem, string> = {
  unset: 'det er ingen HR-kanal.',
  not_found: 'Samtale finner ikke HR-kanalen. Skriv /invite @samtale i den.',
  not_private: 'HR-kanalen er ikke privat.',
  shared: 'HR-kanalen er delt med et annet selskap.',
  not_member: 'Samtale er ikke med i HR-kanalen. Skriv /invite @samtale i den.',
  archived: 'HR-kanalen er arkivert.',
};

function firstTalks(talks: TalkLine[]): string {
  const [first] = talks;
  if (first === undefined) return '';
  const others = talks.length - 1;
  const same = talks.every(({ date, time }) => date === first.date && time === first.time);
  const who =
    others === 0 ? first.name : `${first.name} og ${number(others)} ${plural(others, 'annen', 'andre')}`;
  return `${who} får en første samtale ${same ? '' : 'fra '}${day(first.date)} kl. ${first.time}${same ? '' : ' og utover'}.`;
}
