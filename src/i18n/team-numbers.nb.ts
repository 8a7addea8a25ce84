import { formatsFor } from './formats.ts';
import type { teamNumbersEn } from './team-numbers.en.ts';

const { number, plural, month: monthOf } = formatsFor('nb-NO');

export const teamNumbersNb: typeof teamNumbersEn = {
  title: 'Teamet ditt',
  others: (n) => `${number(n)} andre team`,
  noTeam: 'de som ikke er i noe team',
  lastFour: (names) => `${names}, siste fire uker`,
  open: 'Se alt',
  all: 'Teamene dine',
  guessButton: 'Gjett før neste gang',
  readBy:
    'Du ser dette, og det gjør også den som leder et team som telles sammen med ditt. HR ser det samlede tallet. Det du gjetter, ser bare du.',

  early:
    'Her ser du hvordan teamet ditt har det, så snart den første uken med utsagn er stengt og sammendraget er ute.',
  none: (names) => `For få svar til å vise tall for ${names}.`,
  noneAsk:
    'Det beskytter dem som svarte. Spør heller direkte: Hva fungerer, og hva kan bli bedre? Tallene for hele virksomheten ligger under «Hvordan det går» på Hjem.',
  noTeamLed: 'Du leder ikke noe team i Samtale, så her er det ingen teamtall.',

  rate: {
    nearly_everyone: 'nesten alle har svart',
    most: 'de fleste har svart',
    about_half: 'omtrent halvparten har svart',
    fewer_than_half: 'færre enn halvparten har svart',
  },
  together: (names) => `Tallene gjelder ${names} samlet, fordi færre enn fem svarte i ett av teamene.`,
  overall: (label) => `Samlet ${label} av 5`,
  overallNone: 'Samlet: For få utsagn har vært stilt ennå.',
  change: {
    up: 'høyere enn de fire ukene før',
    down: 'lavere enn de fire ukene før',
    none: 'ingen tydelig endring',
    too_few: 'for få svar til å si om det har endret seg',
    too_early: 'for tidlig å snakke om endringer',
  },
  highest: (statements, label) => `Høyest nå: ${statements} – ${label}`,
  lowest: (statements, label) => `Lavest nå: ${statements} – ${label}`,
  allOthers: 'alle de andre',
  allAlike: 'Ingen utsagn skiller seg ut: Alle har omtrent samme tall.',
  arrow: {
    up: (statement, label) => `▲ Opp: ${statement} – ${label}`,
    down: (statement, label) => `▼ Ned: ${statement} – ${label}`,
    stillUp: (statement, label) => `▲ Fortsatt opp: ${statement} – ${label}`,
    stillDown: (statement, label) => `▼ Fortsatt ned: ${statement} – ${label}`,
  },
  noArrow: 'Ingen utsagn har endret seg tydelig.',
  quoted: (statement) => `«${statement}»`,
  statements: 'Alle utsagnene',
  statement: (statement, label) => `${statement}: ${label}`,
  grain: {
    2: 'Tallene er rundet av til nærmeste halve, for så mye svinger en liten gruppe av seg selv. Du ser aldri hva den enkelte har svart.',
    5: 'Tallene er rundet av til steg på 0,2. Du ser aldri hva den enkelte har svart.',
    10: 'Tallene er rundet av til én desimal. Du ser aldri hva den enkelte har svart.',
  },
  chance: 'Omtrent én av ti piler kan være tilfeldig, så bruk dem til å spørre.',
  leaders:
    'Du og andre som leder folk, er ikke med i disse tallene: Ledere telles i en egen linje, når det er minst fem av dem.',

  guess: {
    title: 'Hva tror du?',
    intro: (names) =>
      `Hva tror du ${names} svarer, samlet sett? Gjett før neste sammendrag, og se etterpå hvor du ser det annerledes.`,
    reader: 'Bare du ser hva du gjetter. Ikke HR, ikke en administrator.',
    none: 'Ingen gjetning',
    value: (half) => `ca. ${half}`,
    save: 'Lagre',
    close: 'Ikke nå',
    saved: 'Det du gjettet, er tatt vare på. Det står ved siden av tallet når neste sammendrag er ute.',
    cleared: 'Ingen gjetning er tatt vare på.',
    over: 'Sammendraget for den uken er ute, så det er ikke mer å gjette. Åpne skjemaet på nytt for den neste.',
    nothing: 'Det er ikke noe å gjette akkurat nå. Kom tilbake når de neste utsagnene er ute.',
    close_to: (guess) => `Du gjettet ${guess}: nær.`,
    apart: (guess, statement, label) =>
      `Du gjettet ${guess} på ${statement}, teamet svarer ${label}. Du ser det annerledes, så det er verdt å spørre om.`,
    beside: (guess, statement, label) => `Du gjettet ${guess} på ${statement}, teamet svarer ${label}.`,
  },

  topics: 'Dette vil medarbeiderne dine snakke om',
  topic: (name, topic) => `${name}: ${topic}`,
  more: (n) => `og ${number(n)} til`,
  ask: (question) => `*Til å åpne en samtale med:* ${question}`,
  questions: {
    I1: 'Når fikk du sist gjøre det du er best til?',
    I2: 'Hvor vil du være om to år, og hva er neste steg?',
    I3: 'Når følte du sist at innsatsen din ble sett?',
    T1: 'Hva kan hjelpe oss til å gjøre enda bedre arbeid sammen?',
    T2: 'Hvem har du lært noe av i det siste, og hva vil du lære nå?',
    T3: 'Hva i måten vi jobber på gjør dagen din tyngre enn den trenger å være?',
  },
  anyQuestion: 'Hva fungerer akkurat nå, og hva kan bli bedre?',

  tip: (tip) => `*Ukens tips:* ${tip}`,
  tips: {
    unanswered:
      'Mer enn én forberedelse venter på et ord fra deg. En kort takk eller ett punkt til samtalen er nok, og det er det som gjør at folk fortsetter å skrive.',
    no_talks:
      'Med en av medarbeiderne dine har to samtaler på rad ikke funnet sted. Ti minutter er bedre enn ingen: Flytt samtalen heller enn å la den gå.',
    goal_overdue:
      'Et mål hos en av medarbeiderne dine har passert fristen. Spør hva som kom ut av det, også når det ikke ble nådd: Slik blir det neste bedre.',
    many_reports:
      'Du har mange samtaler å holde. Lengre tid mellom noen av dem, eller en kollega som tar et par, gir hver av dem mer av deg.',
  },
  gains: (month, what) => `*Dette kom ut av samtalene dine i ${monthOf(month)}:* ${what}.`,
  gained: {
    steps: (n) => `${number(n)} ${plural(n, 'steg', 'steg')} gjort`,
    obstacles: (n) => `${number(n)} ${plural(n, 'hinder', 'hindre')} ryddet av veien`,
    wins: (n) => `${number(n)} ${plural(n, 'seier', 'seire')} fortalt`,
  },
  gainsReader: 'Bare du ser dette. Det er talt fra dine egne samtaler og sammenlignes ikke med noen.',

  message: 'Siden til teamet ditt er oppdatert',
  messageWhat:
    'Sammendraget for forrige uke er ute. Det teamet ditt svarer, står på en side som bare du kan åpne.',
  messageOpen: 'Åpne siden',

  list: {
    title: 'Team',
    button: 'Team',
    about: 'Hvordan teamene har det, etter navn og aldri rangert.',
    early: 'Her ser du teamene, så snart den første uken med utsagn er stengt og sammendraget er ute.',
    intro: (week) => `De siste fire ukene til og med uke ${week}, etter navn.`,
    why: 'Det er ingen rangering, med vilje: Små team havner alltid øverst og nederst på en liste ved en tilfeldighet. Et team kalles over eller under resten bare når forskjellen er større enn tilfeldighetene, og hvordan et team har endret seg, sier mer enn hvor det ligger.',
    line: (label, words) => `${label} av 5 – ${words}`,
    noIndex: 'for få utsagn stilt ennå',
    standing: {
      above: 'tydelig over resten',
      below: 'tydelig under resten',
      like: 'som resten',
    },
    notCompared: 'ikke sammenlignet med resten',
    merged:
      'Der team står sammen, svarte færre enn fem i ett av dem, eller så ville tallet deres røpet en mindre gruppe.',
    without: {
      too_few: (names, least) => `For få svar til et tall (færre enn ${number(least)}): ${names}.`,
      would_reveal: (names) => `Talt sammen med andre, så ingen mindre gruppe kan regnes ut: ${names}.`,
      too_new: (names) => `Tall etter to uker: ${names}.`,
      no_answers: (names) => `Ikke spurt: ${names}.`,
    },
    use: 'Bruk det til å tilby hjelp, ikke til å dømme: Lederne ser de samme tallene for sine egne team.',
  },

  trends: {
    title: 'Utvikling',
    button: 'Hvordan det går',
    company: (week) => `Virksomheten, fire uker til og med uke ${week}`,
    companyEarly:
      'Her står virksomhetens tall så snart den første uken med utsagn er stengt og sammendraget er ute.',
    notForAdmins:
      'Du setter opp Samtale og er ikke med på samtalene, så her er det ingen tall for deg. De er for dem som er med, og for HR.',
    companyTooFew: 'Virksomheten har for få svar til tall akkurat nå.',
    noOwn: 'Du tar ikke vare på egne svar. Det kan du velge med de neste utsagnene; bare du ser dem.',
    reader: 'Din egen linje ser bare du. Alt annet er tall for grupper der minst fem har svart.',
    hr: 'Alle team',
  },
};
