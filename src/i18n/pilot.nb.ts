import { formatsFor } from './formats.ts';
import type { pilotEn } from './pilot.en.ts';
import { inWeeksNb, namesNb } from './setup-words.nb.ts';

const { number, plural, day, list } = formatsFor('nb-NO');
const weeksText = (n: number) => `${number(n)} ${plural(n, 'uke', 'uker')}`;
const people = (n: number) => `${number(n)} ${plural(n, 'person', 'personer')}`;

export const pilotNb: typeof pilotEn = {
  title: 'Prøveperiode',
  reportTitle: 'Prøveperioden: rapport',

  home: {
    ahead: (asked, to) =>
      `Dette er en prøveperiode: fire korte spørsmål fra ${day(asked)}, deretter samtaler til ${day(to)}. Så avgjør HR om det fortsetter, endres eller tar slutt.`,
    talking: (to) =>
      `Dette er en prøveperiode til ${day(to)}. De fire spørsmålene fra starten kommer igjen den siste uken. Så avgjør HR om det fortsetter, endres eller tar slutt.`,
    reported: 'Ukene i prøveperioden er over. Samtalene fortsetter til HR har avgjort hva som skjer videre.',
    stopped:
      'Prøveperioden er over, så du blir ikke spurt om noe. Det du skrev, er her fortsatt, og leses av de samme to som før.',
  },

  news: {
    begins: 'En prøveperiode begynner',
    questions: 'Fire korte spørsmål før samtalene begynner',
    over: 'Prøveperioden er over',
    again: 'Samtalene begynner igjen',
  },
  newsText: {
    begins: (asked, from, to) =>
      `Fra ${day(asked)} får teamet fire korte spørsmål om samtalene dere har i dag. Fra ${day(from)} til ${day(to)} er det korte, faste samtaler. Så kommer de samme fire spørsmålene igjen, og HR avgjør om det fortsetter, endres eller tar slutt.`,
    questions: (from) =>
      `De spør hvordan samtalene med lederen din er i dag, og kommer igjen når prøveperioden er slutt. Et halvt minutt, og ingen får se svaret ditt. Samtalene begynner i uken fra ${day(from)}.`,
    over: 'Takk for at du prøvde. Det planlegges ingen flere samtaler, og ingen blir spurt om noe. Ingenting slettes: det du skrev, ligger på Hjem-fanen din og leses av de samme to som før. Tas det opp igjen, får du høre om det her.',
    again: (to) =>
      `Prøveperioden fortsetter til ${day(to)}. De neste samtalene står på Hjem-fanen din, og det du skrev før, er der fortsatt.`,
  },
  answer: 'Svar på de fire spørsmålene',
  welcome: (asked, from, to) =>
    `*Dette er en prøveperiode.* Fra ${day(asked)} får teamet fire korte spørsmål om hvordan samtaler er i dag. Fra ${day(from)} til ${day(to)} prøver dere samtalene, og de fire spørsmålene kommer igjen. Så avgjør HR om det fortsetter, endres eller tar slutt. Uansett hva som blir avgjort, blir det du skriver, mellom dere to.`,

  hr: {
    offer:
      '*Begynn i det små.* En prøveperiode med ett eller noen få team: fire spørsmål før den første samtalen, noen uker med samtaler, så en rapport og avgjørelsen din. Ingen utenfor hører fra Samtale.',
    heading: '*Prøveperiode*',
    phase: {
      ahead: (asked, talks) => `Spørsmålene ved starten kommer ${day(asked)}, samtalene fra ${day(talks)}.`,
      asking: (until, talks) =>
        `Spørsmålene ved starten er åpne til ${day(until)}. Samtalene begynner fra ${day(talks)}.`,
      talking: (report) => `Samtalene er i gang. Rapporten kommer ${day(report)}.`,
      reported: 'Rapporten er klar. Samtalene fortsetter til du avgjør: utvid, juster eller stopp.',
      extended: 'Prøveperioden er over og har blitt hverdag. Team kan legges til som vanlig.',
      stopped: 'Prøveperioden er stoppet. Ingen blir spurt om noe, og ingenting er slettet.',
    },
    who: (teams, n) => `${namesNb(teams)}, ${people(n)}.`,
    nobody: 'Ingen er med lenger.',
    closed: (teams) => `${namesNb(teams)} er avsluttet siden starten.`,
    withoutManager: (teams) =>
      `${namesNb(teams)} har ingen leder i Slack, så det blir ingen samtaler. Velg en annen under «Endre».`,
  },
  button: {
    start: 'Start en prøveperiode',
    report: 'Se rapporten',
    extend: 'Utvid',
    adjust: 'Juster',
    stop: 'Stopp',
    resume: 'Ta den opp igjen',
    newTeam: 'Nytt team',
    questions: 'Spørsmål og utsagn',
  },

  start: {
    intro:
      'En prøveperiode stiller fire spørsmål først, fra neste mandag: om folk er fornøyd med samtalene de har i dag, snakker ofte nok, liker måten samtalene er lagt opp på, og får sagt det de mener. Samtalene begynner en uke senere. Den siste uken stilles de samme spørsmålene igjen. Har du en liste over tidligere samtaler, last den opp på Hjem-fanen først: da viser rapporten hvor ofte folk snakket sammen før.',
    noTeams: 'Det er ingen team ennå. Lag ett først, med leder og medlemmer, og kom tilbake hit.',
    teams: 'Team',
    teamsHint: 'Alle som er med, må høre til ett av dem.',
    team: (name, n) => `${name} (${people(n)})`,
    weeks: 'Hvor mange uker med samtaler?',
    weeksOption: weeksText,
    chooseTeam: 'Velg minst ett team.',
  },
  extend: {
    title: 'Utvid',
    intro:
      'Samtalene fortsetter som de er. Med flere uker kommer de fire spørsmålene igjen, og det blir en ny rapport. Du kan når som helst legge til team med «Nytt team»: mens en prøveperiode pågår, blir de en del av den.',
    weeks: 'Hvor lenge?',
    everyday: 'For godt: det blir hverdag',
  },
  adjust: {
    title: 'Juster',
    intro: 'Endre det som ikke passet, og se på det igjen etter noen uker. Det du lar stå, blir som det er.',
    same: 'Som det er',
    everyWeeks: 'Hvor ofte snakker folk sammen?',
    everyWeeksOption: inWeeksNb,
    minutes: 'Lengden på en samtale',
    minutesOption: (n) => `${number(n)} minutter`,
    template: 'Spørsmål der de to ikke har valgt',
    statements: 'Utsagn i uken',
    statementsOption: (n) => `${number(n)} utsagn`,
    weeks: 'Hvor mange uker til neste rapport?',
  },
  resume: { title: 'Ta den opp igjen', intro: 'Samtalene begynner igjen, med det som ble skrevet før.' },

  preview: {
    who: (teams, n, managers) =>
      `${namesNb(teams)}: ${people(n)} og ${number(managers)} ${plural(managers, 'leder', 'ledere')}. Ingen andre hører fra Samtale.`,
    asked: (from, to) =>
      `${day(from)} til ${day(to)}: alle i disse teamene får én melding med fire korte spørsmål. Ingen samtaler ennå.`,
    talks: (from, to, weeks) =>
      `${day(from)} til ${day(to)}, ${weeksText(weeks)}: meldinger før hver samtale, og ukens utsagn.`,
    again: (from, to) => `${day(from)} til ${day(to)}: de samme fire spørsmålene, i stedet for utsagnene.`,
    report: (date) =>
      `${day(date)}: HR får rapporten. Samtalene fortsetter til du avgjør: utvid, juster eller stopp.`,
    told: 'De som alt har fått en velkomst, får vite at det er en prøveperiode; alle andre leser det i velkomsten.',
    join: (date) => `Det pågår en prøveperiode, og de blir en del av den. HR får rapporten ${day(date)}.`,
    longer: (weeks, report) =>
      `Prøveperioden fortsetter i ${weeksText(weeks)}. Neste rapport kommer ${day(report)}. Ingen får melding om det; det står på Hjem-fanen deres.`,
    everyday:
      'Prøveperioden er over og har blitt hverdag: samtalene og utsagnene fortsetter, uten slutt og uten ny rapport. Ingen får melding om det.',
    stop: (n) =>
      `Det planlegges ingen flere samtaler, og ingen blir spurt om noe. ${people(n)} får én melding om at det er over. Ingenting slettes, og alle kan lese det de kunne lese før.`,
    again_possible: 'Du kan ta den opp igjen når som helst.',
    anew_possible: 'Du kan starte en ny prøveperiode når som helst.',
    resume: (weeks, n, report) =>
      `Samtalene begynner igjen. ${people(n)} får vite det. Neste rapport kommer ${day(report)}, etter ${weeksText(weeks)}.`,
    change: {
      everyWeeks: (value) => `Hvor ofte: ${inWeeksNb(Number(value))}`,
      minutes: (value) => `Lengde: ${value} minutter`,
    },
    small: (least) =>
      `Med færre enn ${number(least)} personer kan de fire spørsmålene knapt vise en endring. Rapporten vil hvile på samtalene som ble holdt, svarene og tiden det tar.`,
  },

  message: {
    ready: 'Rapporten om prøveperioden er klar',
    decide: 'Samtalene fortsetter til du avgjør: utvid, juster eller stopp.',
    decided: 'Det er avgjort hvordan det går videre. Det står på Hjem-fanen din.',
  },
  report: {
    notYet: (date) =>
      `Rapporten kommer ${day(date)}, når den siste uken er lukket. Til da er det ingenting å sammenligne.`,
    who: (teams, from, to) => `${list(teams)} · samtaler fra ${day(from)} til ${day(to)}`,
    heading: {
      meaning: 'Hva den sier',
      statements: 'Før og etter',
      talks: 'Samtalene',
      steps: 'Hva som ble avgjort',
    },
    verdict: {
      better: 'Det folk sier om samtalene sine, er tydelig bedre enn før.',
      worse: 'Det folk sier om samtalene sine, er tydelig dårligere enn før.',
      mixed: 'Noe av det folk sier om samtalene sine, er tydelig bedre enn før, og noe tydelig dårligere.',
      same: 'Det folk sier om samtalene sine, har ikke endret seg tydelig. Med få personer vises bare store endringer.',
      unknown:
        'For få har svart begge gangene til å sammenligne det folk sier: vurderingen hviler på samtalene, svarene og tiden.',
    },
    talks: {
      held: 'Samtalene blir holdt.',
      not_held: 'Mange av samtalene ble ikke holdt, så det er tidlig å si om de hjelper.',
      unknown: 'Det var for få samtaler til å si om de blir holdt.',
    },
    advice: {
      extend: 'Det taler for å utvide: flere uker, flere team, eller for godt.',
      adjust: 'Det taler for å justere: hvor ofte, hvor lenge, eller hva som spørres om.',
      ask: 'Den beste måten å få vite det på er å spørre folk selv hva de synes.',
      longer: 'Noen uker til ville sagt mer; det kan også en annen rytme eller andre spørsmål.',
    },
    yours: 'Avgjørelsen er din.',
    noNumbers: (least) =>
      `Færre enn ${number(least)} svarte ved starten og ved slutten, så det blir ingen tall. Det beskytter dem som har svart.`,
    otherMeanings: 'Skalaen betydde noe annet i den siste uken enn i den første, så de to sammenlignes ikke.',
    line: (statement, before, after, change) => `«${statement}»: før ${before}, nå ${after}. ${change}`,
    change: {
      up: '▲ Tydelig opp.',
      down: '▼ Tydelig ned.',
      none: 'Ingen tydelig endring.',
      too_few: 'For lite å sammenligne.',
    },
    pace: {
      before: (before, now, planned) =>
        `Samtaler for hver i måneden: ${before} før, etter listen din over tidligere samtaler; ${now} i prøveperioden, med ${planned} planlagt.`,
      alone: (now, planned) => `Samtaler for hver i måneden: ${now}, med ${planned} planlagt.`,
      talks: {
        exact: (n) => `rundt ${n}`,
        or_lower: (n) => `${n} eller færre`,
        or_higher: (n) => `${n} eller flere`,
      },
    },
    leaders: (before, after) => `Ledere, talt for seg: før ${before}, nå ${after}.`,
    skipped: (part) => `Avlyst med «ikke denne uken»: ${part} av samtalene som var planlagt.`,
    effort: (minutes, managers) =>
      managers === 1
        ? `Tid: rundt ${number(minutes)} minutter samtaler i uken for lederen, som planlagt.`
        : `Tid: rundt ${number(minutes)} minutter samtaler i uken for hver av de ${number(managers)} lederne, som planlagt.`,
    basis: (least) =>
      `Fra alle i prøveperioden som ikke leder andre. Bare grupper med minst ${number(least)} svar vises, og tallene er rundet av så ingen kan regne ut hva én person har svart. Omtrent én av ti tydelige endringer kan være tilfeldig.`,
    step: {
      start: (date) => `${day(date)}: startet.`,
      extend: (date) => `${day(date)}: utvidet.`,
      adjust: (date) => `${day(date)}: justert.`,
      stop: (date) => `${day(date)}: stoppet.`,
      resume: (date) => `${day(date)}: tatt opp igjen.`,
    },
    lookedAt: (date) => `Ses på igjen ${day(date)}.`,
    changed: (changes) => `Endret: ${list(changes)}.`,
    setting: {
      everyWeeks: (value) => inWeeksNb(Number(value)),
      minutes: (value) => `${value} minutter`,
      template: () => 'spørsmålene',
      statementsPerWeek: (value) => `${value} utsagn i uken`,
    },
  },
};
