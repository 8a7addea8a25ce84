import type { checkinEn } from './checkin.en.ts';

export const checkinNb: typeof checkinEn = {
  // ---- the message ----
  heading: {
    prompt: (other) => `Innsjekken din med ${other}`,
    reminder: (other) => `I dag: innsjekken din med ${other}`,
    prepared: (other) => `${other} har forberedt seg til innsjekken deres`,
    manager_reminder: (other) => `${other} venter på et ord fra deg`,
    ask_talked: (other) => `Har du og ${other} snakket sammen?`,
    ask_again: (other) => `${other} sier at dere har snakket sammen. Stemmer det?`,
  },
  when: (day, time, minutes) => `${day} kl. ${time}, ${minutes} minutter`,
  whenElsewhere: (day, time, minutes, zone) => `${day} kl. ${time} (${zone}), ${minutes} minutter`,
  status: {
    planned: 'Planlagt.',
    prompted: 'Ikke forberedt ennå. Et par linjer holder, det tar rundt tre minutter.',
    prepared: 'Forberedt. Du kan endre på det helt til samtalen er holdt.',
    read: (other) => `Forberedt. ${other} har lest det.`,
    answered: (other) => `Forberedt. ${other} har svart.`,
    iTalked: (other) =>
      `Du har sagt at dere har snakket sammen. Når ${other} også har gjort det, teller samtalen som holdt.`,
    theyTalked: (other) => `${other} har sagt at dere har snakket sammen.`,
    held: 'Holdt. Begge har sagt at dere har snakket sammen.',
    skipped: (other) => `Hoppet over denne uken. ${other} ser det, men ingen grunn blir lagret.`,
    skippedByOther: (other) => `${other} har hoppet over denne uken.`,
    missed: 'Uken ble lukket uten en samtale.',
    left_out: {
      holiday: 'Utgår denne gangen: helligdag, og ingen annen arbeidsdag ledig den uken.',
      absence: 'Utgår denne gangen: en av dere er borte.',
      paused: 'Utgår denne gangen: innsjekkene er satt på pause.',
      deactivated: 'Utgår denne gangen.',
      downtime: 'Utgår denne gangen: Samtale var ute av drift.',
      moved: 'Flyttet til en annen uke.',
      ended: 'Lukket: dere to har ikke lenger innsjekker sammen.',
      pilot_over: 'Utgår: prøveperioden er over.',
    },
  },
  managerStatus: {
    prompted: (other) => `${other} er bedt om å forberede seg.`,
    prepared: (other) => `Det ${other} skrev, venter på deg. To minutter er nok.`,
    read: (other) =>
      `Du har lest det. Det merker ${other} når du svarer, sier takk eller legger til et punkt til samtalen.`,
    answered: (other) => `Du har svart, og ${other} kan se det.`,
  },
  movedBy: {
    holiday: 'Flyttet på grunn av en helligdag.',
    absence: 'Flyttet fordi en av dere er borte.',
    employee: 'Flyttet av en av dere.',
    manager: 'Flyttet av en av dere.',
  },
  hasDraft: 'Du har et utkast. Alt du har skrevet, er tatt vare på.',
  stoppedAsking: (other) =>
    `De to siste forberedelsene dine har ikke fått svar, så Samtale slutter å spørre deg inntil videre. ` +
    `${other} ser at de venter. Samtalene står fortsatt i planen, og med ett svar begynner spørsmålene igjen. ` +
    `Du kan forberede deg når du vil.`,

  // ---- buttons ----
  button: {
    prepare: 'Forbered deg',
    openDraft: 'Fortsett på utkastet',
    edit: 'Endre det du skrev',
    skip: 'Hopp over',
    takeBack: 'Angre',
    move: 'Flytt',
    talked: 'Vi har snakket',
    read: 'Les og svar',
    readAgain: 'Åpne',
    seeAnswer: 'Se svaret',
    howItWorks: 'Slik virker det',
    pulse: 'Ukens utsagn',
    away: 'Jeg er borte',
    settings: 'Innstillinger',
    why: 'Hvorfor akkurat da?',
  },
  confirmSkip: {
    title: 'Hoppe over denne uken?',
    text: 'Samtalen utgår denne uken. Den andre ser det, men ikke hvorfor. Du kan angre helt til samtalen skulle ha begynt.',
    yes: 'Hopp over',
    no: 'Behold den',
  },

  // ---- preparing ----
  form: {
    title: 'Forbered deg',
    send: 'Send',
    close: 'Lukk',
    reader: (other) => `Bare du og ${other} leser dette. HR ser ikke teksten.`,
    readerShort: (other) => `Leses av deg og ${other}.`,
    goalReader: (other) =>
      `Leses av deg og lederen din, nå ${other}. Målene følger med deg om du får en ny leder.`,
    intro: (other, when) => `Til samtalen med ${other}, ${when}. Alt er frivillig, og ett felt er nok.`,
    kept: 'Det du skriver, blir lagret som utkast. Du kan lukke og komme tilbake.',
    important: 'Hva er viktigst denne gangen?',
    importantNone: 'Velg én ting, om du vil',
    standing: (goal) => `Hvordan går det med «${goal}»?`,
    standings: { on_track: 'I rute', slow: 'Saktere enn planlagt', stuck: 'Står fast' },
    deadline: (day) => `Frist ${day}`,
    due: (goal, day) => `Frist ${day}: «${goal}». Ble målet nådd?`,
    success: (text) => `Dere ble enige om at målet er nådd når: ${text}`,
    outcome: 'Resultat',
    outcomes: {
      reached: 'Nådd',
      partly: 'Delvis nådd',
      not_reached: 'Ikke nådd',
      not_relevant: 'Ikke lenger aktuelt',
    },
    result: 'Hva kom det ut av det?',
    actionOwner: (text, owner) => `${text} (${owner})`,
    saveDraft: 'Lagre utkast',
    draftSaved: 'Utkastet er lagret.',
    oneField: 'Skriv noe i minst ett felt, og send så. Det du har skrevet, er fortsatt her.',
    sent: (other) => `Sendt. Bare du og ${other} kan lese det.`,
    sentMore: (other) =>
      `${other} får en melding om at du har forberedt deg. Det du skrev, står ikke i meldingen.`,
    sentTitle: 'Sendt',
  },

  // ---- reading and answering ----
  read: {
    title: (name) => `Fra ${name}`,
    intro: (name, when) => `${name} har forberedt seg til samtalen deres, ${when}.`,
    earlier: (name, when) => `Det ${name} skrev til en tidligere samtale, ${when}.`,
    important: 'Det viktigste',
    goals: 'Mål',
    actions: 'Åpne tiltak',
    points: 'På agendaen',
    nothing: 'Ingenting er skrevet ennå.',
    reply: 'Svar',
    replyHint: (name) => `Bare du og ${name} leser dette.`,
    point: 'Et punkt til samtalen',
    pointHint: (name) => `Kommer på agendaen. Bare du og ${name} leser det.`,
    thanks: 'Si takk',
    thanked: (name) => `Du har takket ${name}.`,
    send: 'Send',
    close: 'Lukk',
    sentTitle: 'Besvart',
    sent: (name) => `Sendt. ${name} ser at du har svart.`,
    answers: 'Svar',
    thanksFrom: (name) => `${name} sier takk.`,
    empty: 'Skriv et svar eller et punkt, eller trykk «Si takk». Ett av dem er nok.',
    ownTitle: 'Innsjekken din',
  },

  // ---- moving ----
  move: {
    title: 'Flytt denne samtalen',
    text: 'Bare denne flyttes. De neste samtalene blir stående, og den andre ser endringen.',
    date: 'Dag',
    time: 'Klokkeslett',
    save: 'Flytt',
    close: 'La den stå',
    none: 'Det finnes ingen dag å flytte til: alle arbeidsdagene framover er opptatt, eller en av dere er borte.',
    needDate: 'Velg en dag.',
    past: 'Det tidspunktet er passert. Velg et senere.',
    doneTitle: 'Flyttet',
    done: (when) => `Flyttet til ${when}.`,
  },

  // ---- away, pause ----
  away: {
    title: 'Jeg er borte',
    text: 'Disse dagene hører ingen fra Samtale på dine vegne. Samtaler flyttes til en annen arbeidsdag samme uke, eller utgår.',
    from: 'Første dag borte',
    to: 'Siste dag borte',
    save: 'Lagre',
    order: 'Den siste dagen kan ikke være før den første.',
    past: 'Den dagen er passert.',
    done: (from, to) => `Notert: borte fra ${from} til ${to}.`,
    remove: 'Fjern',
    list: 'Borte',
    removed: 'Fjernet.',
    problems: {
      bad_date: 'Velg en dato.',
      order: 'Den siste dagen kan ikke ligge før den første.',
      over: 'De dagene er passert.',
      too_long: 'Det er mer enn et år. Skriv inn det første året nå, og resten senere.',
    },
    entry: (from, to) => `${from} – ${to}`,
  },
  mySettings: {
    title: 'Innstillinger',
    save: 'Lagre',
    language: 'Språk',
    languages: { auto: 'Som i Slack', en: 'English', nb: 'Norsk bokmål' },
    reminders: 'Påminnelser',
    remindersOn: 'Minn meg på det én gang når noe fortsatt venter på meg',
    remindersHint:
      'Høyst én påminnelse for hver samtale: om å forberede deg, samme dag som samtalen, eller om å svare en som har forberedt seg. Ingen ser om den er på.',
    pause: 'Pause',
    paused: 'Sett innsjekkene mine på pause til jeg starter dem igjen',
    pauseHint: 'Under pausen blir du ikke spurt om noe. Målene dine og det du har skrevet, blir liggende.',
  },
  pausedNow: 'Innsjekkene dine er satt på pause. Ingen får vite hvorfor.',
  resumed: 'Velkommen tilbake. Innsjekkene dine fortsetter som planlagt.',

  // ---- welcome and guide ----
  welcome: {
    text: (name) => `Hei ${name}, dette er Samtale`,
    employee: (manager, when) =>
      `Du og ${manager} skal ha en kort, fast samtale. Den første er ${when}. Før den får du en melding her, ` +
      `og på tre minutter kan du notere det du vil snakke om.`,
    employeeNoManager:
      'Hver uke kan du ta stilling til noen få korte utsagn om hvordan det går på jobben. Når HR legger til lederen din, starter samtalene også.',
    manager: (names) =>
      `Du skal ha korte, faste samtaler med ${names}. De forbereder seg først, du svarer på to minutter, og så setter dere dere ned sammen.`,
    readers:
      'Det du skriver til en samtale, leses av dere to og ingen andre. Det du svarer på ukens utsagn, ' +
      'blir ikke vist til noen. Bare summer for minst fem personer blir tatt vare på.',
    voluntary:
      'Det er frivillig å være med. Fra Hjem-fanen kan du når som helst hoppe over en uke, slå av påminnelser eller ta pause.',
  },
  guide: {
    title: 'Slik virker det',
    next: 'Neste',
    back: 'Tilbake',
    page: (n, of) => `${n} av ${of}`,
    employee: [
      {
        head: 'En kort samtale, ofte',
        body: 'Du og lederen din setter dere ned i 10, 20 eller 30 minutter, hver uke eller med noen ukers mellomrom. Det du vil ta opp, kommer først.',
      },
      {
        head: 'Tre minutter før',
        body: 'Du får en melding om å forberede deg. Alt er frivillig, og én linje er nok. Det du skriver, blir lagret som utkast, også om du lukker vinduet.',
      },
      {
        head: 'Mål som får et svar',
        body: 'Et mål har en frist og sier hvordan dere begge ser at det er nådd. Når fristen er ute, sier du hvordan det gikk.',
      },
      {
        head: 'Hvem som leser hva',
        body: 'Det du skriver, leses av deg og lederen din. HR ser det ikke, og heller ikke noen over lederen din. Ukens utsagn er fortrolige: svaret ditt slettes når uken lukkes, og bare summer for minst fem personer blir igjen.',
      },
      {
        head: 'Du bestemmer',
        body:
          'Hopp over, flytt, meld deg borte, ta pause: alt finner du på Hjem-fanen eller med /checkin hjelp. Ingen får se en liste over hvem som ikke har svart.\n\n' +
          'Du blir spurt én gang før hver samtale. Har du ikke forberedt deg, kommer det én påminnelse samme dag som samtalen, og så ikke flere. ' +
          'Du slår den av under «Innstillinger» på Hjem-fanen.',
      },
    ],
    manager: [
      {
        head: 'De andre først',
        body: 'Medarbeiderne dine forbereder seg før samtalen. Du får én melding med en knapp. Det de skrev, åpner seg når du trykker på den.',
      },
      {
        head: 'To minutter',
        body: 'Svar, si takk eller sett et punkt på agendaen. Ett av dem er nok til å vise at du har lest det og bryr deg. Blir det stille, dør vanen ut.',
      },
      {
        head: 'Samtalen',
        body: 'Styrker først, så mål, tiltak og resultater. Når dere har snakket sammen, trykker begge på «Vi har snakket».',
      },
      {
        head: 'Det du ikke ser',
        body: 'Du ser aldri hva én person har svart på ukens utsagn, og ingen over deg leser det dere to skriver.',
      },
      {
        head: 'Hvor ofte du hører fra oss',
        body:
          'Én melding når noen har forberedt seg, og høyst én påminnelse hvis de fortsatt venter på svar. Etter samtalen blir begge spurt én gang om dere har snakket sammen; ' +
          'har bare den ene sagt ja, blir den andre spurt én gang til.\n\n' +
          'Etter to forberedelser på rad uten svar slutter vi å spørre medarbeideren og sier hvorfor. Ett svar er nok til at det går i gang igjen. Du slår av påminnelser under «Innstillinger» på Hjem-fanen.',
      },
    ],
  },

  // ---- Home ----
  home: {
    hello: (name) => `Hei ${name}`,
    next: 'Din neste samtale',
    none: 'Ingen samtale er planlagt.',
    with: (other) => `Med ${other}`,
    plan: 'De neste datoene',
    asked: (questions: string) => `Dette blir du spurt om: ${questions}`,
    planWhy: {
      as_planned: '',
      moved_holiday: 'flyttet på grunn av en helligdag',
      moved_absence: 'flyttet fordi en av dere er borte',
      left_holiday: 'utgår, helligdag',
      left_absence: 'utgår, en av dere er borte',
      skipped: 'hoppet over',
      moved_by_hand: 'flyttet av en av dere',
      left_out: 'utgår',
    },
    goalLine: (title, day, standing) =>
      standing === '' ? `${title} · innen ${day}` : `${title} · innen ${day} · ${standing}`,
    actions: 'Åpne tiltak',
    mine: 'deg',
    reports: 'Medarbeiderne dine',
    reportLine: (name, when, status) => `*${name}* · ${when} · ${status}`,
    reportNone: (name: string) => `*${name}* · ingen samtale er planlagt`,
    reportStatus: {
      planned: 'planlagt',
      prompted: 'bedt om å forberede seg',
      prepared: 'venter på svar fra deg',
      read: 'lest, venter på svar fra deg',
      answered: 'besvart',
      confirmed_by_one: 'en av dere sier at dere har snakket',
      held: 'holdt',
      skipped: 'hoppet over',
      missed: 'ikke holdt',
      left_out: 'utgår',
    },
    statusShort: {
      planned: 'planlagt',
      prompted: 'ikke forberedt',
      prepared: 'forberedt',
      read: 'lest',
      answered: 'besvart',
      confirmed_by_one: 'bekreftet av én av dere',
      held: 'holdt',
      skipped: 'hoppet over',
      missed: 'ikke holdt',
      left_out: 'utgår',
    },
    noManager:
      'Du har ingen leder i Samtale ennå, så ingen samtale er planlagt. HR kan legge til en. I mellomtiden kan du svare på ukens utsagn.',
    notEnrolled:
      'Du er ikke med i innsjekkene ennå. Vil du være med, spør HR eller den som har ansvar for Samtale.',
    paused: 'Innsjekkene dine er satt på pause.',
    resume: 'Start igjen',
    footer:
      'Bare du og lederen din leser det du skriver her. Lurer du på noe, eller vil du ombestemme deg? /checkin hjelp',
  },

  // ---- commands ----
  help: {
    title: 'Dette kan du gjøre',
    lines: (command) => [
      `\`${command}\` åpner det som er nyttig nå`,
      `\`${command} forbered\` lar deg notere det du vil snakke om`,
      `\`${command} legg-til\` setter et punkt på agendaen til neste samtale`,
      `\`${command} samtale\` åpner arket for samtalen, og \`${command} notater\` det som ble skrevet i tidligere samtaler`,
      `\`${command} trenger-hjelp\` ber lederen din om hjelp med en gang, utenom samtalene`,
      `\`${command} utsagn\` åpner ukens utsagn`,
      `\`${command} utvikling\` viser hvordan det går: din egen linje, virksomheten, og teamene du har tilgang til`,
      `\`${command} hvorfor\` viser de neste datoene, og hvorfor en samtale er flyttet eller utgår`,
      `\`${command} borte\` lar deg melde fra når du er borte`,
      `\`${command} kalender\` legger samtalene dine i kalenderen`,
      `\`${command} pause\` og \`${command} fortsett\` stopper og starter innsjekkene dine`,
      `\`${command} guide\` forklarer hvordan det virker og hvem som leser hva`,
      `\`${command} hjelp\` viser denne listen`,
    ],
    reminders:
      'Du blir spurt én gang før hver samtale og minnet på det høyst én gang: om å forberede deg, eller om å svare en som har forberedt seg. «Innstillinger» på Hjem-fanen slår av påminnelser.',
    unknown: (word) => `Samtale kjenner ikke «${word}». Dette kan du skrive:`,
  },
  why: {
    next: 'De neste datoene',
    last: 'Hva som har skjedd i det siste',
    lead: (days, time) =>
      days === 0
        ? `Du blir bedt om å forberede deg samme dag som samtalen: kl. ${time}, eller en time før samtalen om den er tidlig.`
        : days === 1
          ? `Du blir bedt om å forberede deg arbeidsdagen før, kl. ${time}.`
          : `Du blir bedt om å forberede deg ${days} arbeidsdager før, kl. ${time}.`,
    notes: {
      planned: 'planlagt',
      prompted: 'du ble bedt om å forberede deg',
      prompted_late: 'du ble bedt om å forberede deg, senere enn vanlig',
      prompt_too_late: 'du ble ikke spurt, fordi det allerede var tid for samtalen',
      not_asked_unanswered: 'du ble ikke spurt, fordi de to siste forberedelsene ikke fikk svar',
      moved_holiday: 'flyttet på grunn av en helligdag',
      moved_absence: 'flyttet fordi en av dere er borte',
      moved_by_employee: 'flyttet av deg',
      moved_by_manager: 'flyttet av lederen din',
      half_year_by_employee: 'gjort til halvårssamtale av deg',
      half_year_by_manager: 'gjort til halvårssamtale av lederen din',
      usual_by_employee: 'gjort til vanlig samtale igjen av deg',
      usual_by_manager: 'gjort til vanlig samtale igjen av lederen din',
      left_out_holiday: 'utgikk på grunn av en helligdag',
      left_out_absence: 'utgikk fordi en av dere er borte',
      left_out_paused: 'utgikk fordi innsjekkene var satt på pause',
      left_out_deactivated: 'utgikk fordi kontoen ble stengt',
      left_out_downtime: 'utgikk fordi Samtale var ute av drift',
      left_out_moved: 'flyttet til en annen uke',
      left_out_pilot_over: 'utgikk fordi prøveperioden er over',
      left_out_ended: 'utgikk fordi du har fått en ny leder',
      skipped_by_employee: 'hoppet over av deg',
      skipped_by_manager: 'hoppet over av lederen din',
      taken_back: 'tilbake i planen',
      reminded: 'en påminnelse ble sendt',
      reminder_not_useful: 'ingen påminnelse, fordi den ville kommet for tett på samtalen',
      talked_employee: 'du sa at dere har snakket',
      talked_manager: 'lederen din sa at dere har snakket',
    },
    nothing: 'Ingenting har skjedd ennå.',
  },
  nothingNow: 'Ingenting venter på deg. Hjem-fanen din viser de neste datoene.',
  wentWrong: (reference) =>
    `Noe gikk galt, og ingenting ble endret. Prøv igjen. Skjer det en gang til, gi denne referansen til den som har ansvar for Samtale: ${reference}`,
  testPrompt: 'Dette er en test. Slik ser det ut når noen blir bedt om å forberede seg:',
};
