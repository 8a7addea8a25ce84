import type { digestEn } from './digest.en.ts';

export const digestNb: typeof digestEn = {
  title: (week) => `Innsjekk, uke ${week}`,
  late: (day) => `Dette skulle ha kommet ${day}. Samtale var ute av drift, eller fant ingen kanal.`,

  // ---- what a number looks like ----
  about: (number) => `ca. ${number}`,
  edge: {
    or_lower: (number) => `${number} eller lavere`,
    or_higher: (number) => `${number} eller høyere`,
  },
  percent: (n) => `${n}\u00a0%`,
  share: {
    exact: (percent) => `rundt ${percent}`,
    or_lower: (percent) => `${percent} eller mindre`,
    or_higher: (percent) => `${percent} eller mer`,
  },
  words: {
    nearly_everyone: 'nesten alle',
    most: 'de fleste',
    about_half: 'omtrent halvparten',
    fewer_than_half: 'færre enn halvparten',
  },
  withheld: {
    too_few: 'for få svar',
    would_reveal: 'vises ikke',
    too_new: 'etter to uker',
    no_answers: 'ikke spurt',
  },

  // ---- what changed ----
  changes: 'Tydelige endringer',
  change: {
    up: (statement, now, was) => `▲ Opp: «${statement}» ${now} (var ${was})`,
    down: (statement, now, was) => `▼ Ned: «${statement}» ${now} (var ${was})`,
    stillUp: (statement, now, was) => `▲ Fortsatt opp: «${statement}» ${now} (var ${was})`,
    stillDown: (statement, now, was) => `▼ Fortsatt ned: «${statement}» ${now} (var ${was})`,
  },
  others: 'Ingen av de andre har endret seg tydelig.',
  quiet: 'Ingenting har endret seg tydelig. Det er også et resultat.',
  tooEarly:
    'Det er for tidlig å snakke om endringer. Den første sammenligningen kommer når vi har to perioder å sammenligne.',
  newWords: (week, statements) =>
    `Med ny ordlyd siden uke ${week}, og derfor ikke sammenlignet med før: ${statements}.`,
  newScores: (week) =>
    `Tallene på skalaen har betydd noe annet siden uke ${week}, og sammenlignes derfor ikke med dem før.`,
  tooFewToCompare: 'For få svar til å si om noe har endret seg.',

  // ---- where we are ----
  overall: (label) => `Samlet ${label} av 5`,
  overallMargin: (label, margin) => `Samlet ${label} av 5, pluss eller minus ${margin}`,
  overallChange: {
    up: 'høyere enn de fire ukene før',
    down: 'lavere enn de fire ukene før',
    none: 'ingen tydelig endring fra de fire ukene før',
  },
  areas: 'De tre områdene',
  areaTooEarly: 'for tidlig',
  leaders: (label) => `Ledere, talt for seg: ${label}`,
  thisWeekTooFew: 'For få svarte i selve uken; tallene er fra ukene før.',
  table: {
    statement: 'Utsagn',
    level: 'Siste fire uker',
    favourable: 'Enige',
    change: 'Endring',
    verdict: {
      up: '▲ opp',
      down: '▼ ned',
      none: 'ingen tydelig endring',
      too_few: 'for lite å sammenligne',
      too_early: 'for tidlig',
    },
  },

  // ---- the talks ----
  talks: (week) => `Samtalene i uke ${week}`,
  held: (part) => `Holdt: ${part} av samtalene som var planlagt.`,
  answered: (part) => `Besvart av lederen: ${part} av forberedelsene.`,
  outcomes: (part) => `Med et resultat: ${part} av målene med frist de siste fire ukene.`,
  contents: (goal, action, outcome) =>
    `Samtalene som ble holdt: ${goal} med et mål, ${action} med et tiltak, ${outcome} med et resultat fra de siste fire ukene.`,
  useful: (label) => `«Samtalen var nyttig»: ${label} av 5, for de siste fire ukene.`,
  usefulToLeaders: (label) => `Ledere, talt for seg: ${label}.`,
  usefulWithheld: (why) => `«Samtalen var nyttig»: ${why}.`,
  linked: (part) => `Bidrar til et av selskapets mål: ${part} av de åpne målene.`,
  noTalks: 'Ingen samtaler var planlagt.',
  talksWithheld: 'Det var for få samtaler til å vise andeler.',

  // ---- what is missing, and how to read it ----
  missing: 'Vises ikke',
  own: (statement) => `${statement} (egen)`,
  quoted: (statement) => `«${statement}»`,
  tooFew: (statements) => `For få svar: ${statements}.`,
  wouldReveal: (statements) => `Holdt tilbake, fordi en mindre gruppe kunne regnes ut: ${statements}.`,
  tooNew: (statements) => `Ny eller nylig endret, tallene kommer når to uker er besvart: ${statements}.`,
  notAsked: (statements) => `Ikke spurt i disse ukene: ${statements}.`,
  leftOut: 'Noen svar er ikke talt med, fordi det var for få igjen til å danne en gruppe.',
  nothingMissing: 'Ingenting er holdt tilbake.',
  basis: (week, people) =>
    `Tallene gjelder de fire ukene til og med uke ${week} samlet, fra ${people} personer som ikke leder andre.`,
  basisNoBand: (week) => `Tallene gjelder de fire ukene til og med uke ${week} samlet.`,
  orMore: (n) => `minst ${n}`,
  rate: (part) => `Vi fikk ${part} av svarene vi ba om.`,
  bounds: (least, most) =>
    `Uansett hva de mener som ikke svarte, ligger alle samlet mellom ${least} og ${most}.`,
  least: (n) =>
    `Vi viser bare grupper med minst ${n} svar, og tallene er rundet av så ingen kan regne ut hva én person har svart.`,
  chance: 'Omtrent én av ti piler kan være tilfeldig, så bruk dem til å spørre.',

  // ---- no numbers ----
  noNumbers: (n) =>
    `Færre enn ${n} har svart på samme utsagn de siste fire ukene, så det blir ingen tall. Det beskytter dem som har svart.`,
  allNew:
    'Utsagnene er nye eller nylig endret. Tallene kommer når to uker er besvart: En enkelt uke ville si for mye om hver enkelt.',

  // ---- held back ----
  heldBack: {
    text: (week) => `Oppsummeringen for uke ${week} venter`,
    why: {
      unset: 'Ingen HR-kanal er valgt ennå. Velg en på Hjem-fanen din, så kommer oppsummeringen dit.',
      not_found: 'Fant ikke HR-kanalen. Inviter @samtale til den, eller velg en annen på Hjem-fanen din.',
      not_private:
        'HR-kanalen er ikke privat, så andre enn HR kunne lest tallene. Gjør den privat, eller velg en annen på Hjem-fanen din.',
      shared:
        'HR-kanalen deles med et annet selskap. Velg en på Hjem-fanen din som bare deres egne kan lese.',
      not_member: 'Samtale er ikke med i HR-kanalen. Skriv /invite @samtale der.',
      archived: 'HR-kanalen er arkivert. Velg en annen på Hjem-fanen din.',
    },
    kept: 'Ingenting er mistet: den kommer så snart det er i orden.',
  },
  lost: {
    title: (week: string) => `Kom sammendraget for uke ${week} fram?`,
    text: 'Slack sa ikke om det ble lagt ut. Se etter i HR-kanalen. Er det ikke der, legg det ut på nytt. Er det der, trenger du ikke gjøre noe.',
    again: 'Legg ut på nytt',
    done: 'Det legges ut på nytt.',
  },
  readers: {
    text: (others: number) =>
      others === 1
        ? 'Én person i HR-kanalen er ikke ført opp som HR'
        : `${others} personer i HR-kanalen er ikke ført opp som HR`,
    what: 'De kan også lese sammendraget. Er det slik dere vil ha det, trenger du ikke gjøre noe. Hvis ikke: Ta dem ut av kanalen, eller før dem opp som HR på Hjem-fanen.',
  },
};
