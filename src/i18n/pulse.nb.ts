import type { pulseEn } from './pulse.en.ts';

export const pulseNb: typeof pulseEn = {
  title: 'Ukens utsagn',
  statements: {
    I1: 'Jeg får brukt styrkene mine på jobb hver dag',
    I2: 'Jeg ser en tydelig karrierevei for meg i denne organisasjonen',
    I3: 'Jeg opplever at arbeidet jeg gjør, blir belønnet',
    T1: 'Kollegene mine gjør et arbeid av høy kvalitet',
    T2: 'Kollegene mine hjelper meg å utvikle ferdighetene mine',
    T3: 'Kollegene mine gjør arbeidet mitt enklere',
    O1: 'Det organisasjonen vil oppnå, inspirerer meg',
    O2: 'Organisasjonen er godt forberedt på endringer i bransjen vår',
    V1: 'Jeg får sagt det jeg mener, på jobben',
    V2: 'Når jeg sier fra om noe, fører det til noe',
    TALK: 'Samtalen var nyttig',
    B1: 'Jeg er fornøyd med samtalene jeg har med lederen min',
    B2: 'Lederen min og jeg snakker sammen ofte nok',
    B3: 'Måten samtalene våre er lagt opp på, passer for meg',
    B4: 'Jeg får sagt det jeg mener',
  },
  areas: { individual: 'Individuelt', teamwork: 'Teamarbeid', organisation: 'Organisasjon' },
  scores: {
    5: 'Helt enig, det stemmer helt',
    4: 'Ganske enig, det stemmer stort sett',
    3: 'Midt imellom, det stemmer delvis',
    2: 'Ganske uenig, det stemmer lite',
    1: 'Helt uenig, det stemmer ikke i det hele tatt',
  },
  skip: 'Hopp over denne',

  // ---- who reads ----
  reader: {
    company: (least) => `Fortrolig: bare summer for minst ${least} personer blir tatt vare på.`,
    leaders: (least) =>
      `Fortrolig: ledere telles for seg, ikke sammen med dem de leder, og bare i summer for minst ${least}.`,
    nobody: (least) =>
      `Fortrolig: du leder andre, og det er færre enn ${least} ledere. Svarene dine telles ikke med i noe tall; ` +
      `de er til din egen linje, hvis du vil ha en.`,
  },

  readerShort: {
    company: (least) => `Blir bare igjen i summer for minst ${least} personer.`,
    leaders: (least) => `Blir bare igjen i summer for minst ${least} ledere.`,
    nobody: () => 'Telles ikke med i noe tall.',
  },

  // ---- the notice ----
  notice: {
    title: 'Les dette én gang',
    intro: 'Hver uke får du noen korte utsagn om hvordan det går på jobb.',
    points: [
      '*Frivillig.* Du kan hoppe over et utsagn, en uke eller alt sammen. Ingen får se hvem som har svart.',
      '*Ingen ser svaret ditt.* Ikke lederen din, ikke HR og ikke en administrator: bare tall for grupper der minst fem har svart.',
      '*Slettes.* Når uken er lukket, blir svaret ditt slettet; bare summer for minst fem personer blir igjen. Fram til da ligger det på bedriftens egen server, så du kan endre det.',
      '*Din egen linje, om du vil.* Du kan velge å ta vare på svarene for deg selv, og slette dem når du vil.',
      '*Fortrolig, ikke anonymt.* Den som drifter serveren, kan teknisk sett lese det som ligger der, så vi kaller det ikke anonymt. Og i et svært lite team kan en stor endring merkes når noen begynner eller slutter.',
      '*Til å snakke sammen og bli bedre.* Tallene brukes aldri til lønn, forfremmelse eller vurdering av en person.',
    ],
    questions: 'Spørsmål? Snakk med HR, verneombudet eller den tillitsvalgte.',
    accept: 'Jeg har lest det',
    close: 'Ikke nå',
  },

  // ---- the form ----
  form: {
    week: (number, from, to) => `Uke ${number}, ${from} – ${to}`,
    intro: 'Hvor godt stemmer hvert av disse? Det tar et halvt minutt, og du kan hoppe over så mange du vil.',
    change: 'Du har svart. Det du lagrer nå, erstatter det.',
    save: 'Lagre',
    close: 'Ikke nå',
    keep: 'Vil du beholde en kopi selv?',
    keeps: {
      0: 'Nei, ikke ta vare på noe',
      8: 'Ja, i 8 uker',
      26: 'Ja, i et halvt år',
      53: 'Ja, i et år',
    },
    keepHint:
      'Bare du ser den, på Hjem-fanen din. For å være ærlig: hvis nesten alle kollegene dine tar vare på sine, kan den som drifter ' +
      'serveren, i teorien regne seg fram til svarene til dem som ikke gjør det.',
    closed:
      'Denne uken er lukket, så disse svarene kan ikke lenger telles med. De neste utsagnene finner du på Hjem.',
  },
  receipt: {
    title: 'Lagret',
    saved: 'Lagret. Ingen får se hva du har svart.',
    nothing: 'Du hoppet over alle. Det er helt greit.',
    until: (day, time) => `Du kan endre det fram til ${day} kl. ${time}.`,
    afterwards: {
      company: (least) =>
        `Da blir svarene dine slettet, og bare summer for minst ${least} personer blir igjen.`,
      leaders: (least) =>
        `Da blir svarene dine slettet, og bare summer for minst ${least} ledere blir igjen.`,
      nobody: () => 'Da blir svarene dine slettet. De telles ikke med i noe tall.',
    },
    kept: (weeks) => `Din egen kopi blir tatt vare på i ${weeks} uker. Bare du ser den, på Hjem-fanen din.`,
    close: 'Ferdig',
  },

  // ---- a topic for the talk ----
  topic: {
    label: 'Noe du vil snakke med lederen din om?',
    hint: 'Det blir et punkt på agendaen som alle andre. Lederen din ser temaet og ikke svarene dine. Listen er lik for alle.',
    placeholder: 'Velg et tema',
    put: 'Sett det på agendaen',
    need: 'Velg et tema, eller trykk Ferdig.',
    done: 'Det står på agendaen til neste samtale.',
    doneTitle: 'På agendaen',
    list: {
      strengths: 'Hvordan jeg får brukt styrkene mine',
      career: 'Karriereveien min',
      reward: 'Anerkjennelse og belønning',
      quality: 'Kvaliteten på det vi gjør',
      skills: 'Å utvikle ferdighetene mine',
      easier: 'Hvordan vi kan gjøre arbeidet enklere for hverandre',
      vision: 'Hvor organisasjonen er på vei',
      changes: 'Endringer som kommer',
      voice: 'Å bli hørt, og hva det fører til',
      individual: 'Hvordan jeg har det',
      teamwork: 'Hvordan vi jobber sammen',
      organisation: 'Hvordan ting blir gjort her',
    },
  },

  // ---- Home ----
  home: {
    open: (number, many) => `Uke ${number}: ${many}. Et halvt minutt, og ingen får se svaret ditt.`,
    many: (n) => (n === 1 ? 'ett kort utsagn' : `${n} korte utsagn`),
    answer: 'Svar',
    answered: (number, day, time) => `Uke ${number}: besvart. Du kan endre det fram til ${day} kl. ${time}.`,
    change: 'Endre',
    previous: (number, day, time) =>
      `Utsagnene fra forrige uke (uke ${number}) er åpne til ${day} kl. ${time}.`,
    previousButton: 'Forrige uke',
    ahead: (number, statements) => `Neste uke (uke ${number}): ${statements}`,
    delete: 'Slett kopiene mine',
    confirmDelete: {
      title: 'Slette kopiene dine?',
      text: 'Alle svarene du har tatt vare på, blir slettet, og ingen nye blir lagret. Summer som allerede er laget, blir stående.',
      yes: 'Slett',
      no: 'Behold dem',
    },
  },
  notAsked: {
    not_enrolled: 'Du er ikke med i innsjekkene ennå, så du får ingen utsagn. HR kan legge deg til.',
    stopped: 'Prøveperioden er over, så det er ingen utsagn for tiden.',
    joined: 'Du kom med etter at denne uken hadde begynt. Utsagnene kommer til deg fra neste mandag.',
    not_this_week:
      'Du var borte eller hadde pause da denne uken begynte, så du blir ikke spurt. Neste uke er det på nytt.',
    not_open: 'Utsagnene for denne uken er ikke åpnet ennå. Prøv igjen om et minutt.',
    closed: 'Den uken er lukket. Utsagnene for denne uken finner du på Hjem.',
  },
};
