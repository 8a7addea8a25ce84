/** What people of the practice company write, by field of the preparation, and what their managers answer. */
export type Sayings = {
  /** To what is asked every week, and to what is asked once a month. */
  written: Record<string, string[]>;
  /** To a question that is not among these. */
  other: string[];
  /** A manager says it of somebody. */
  named: string[];
  reply: string[];
  point: string[];
  goals: { title: string; success: string }[];
  actions: string[];
  /** A part of a goal. */
  part: { title: string; success: string };
  /** What the two agree on after a talk, and what one of them writes down of it. */
  next: string[];
  notes: string[];
  help: { call: string; reply: string };
  /** A manager, about what works in the team. */
  practices: string[];
};

const nb: Sayings = {
  written: {
    strengths: [
      'Jeg fikk to avdelinger til å bli enige om en felles plan.',
      'Jeg forklarte endringen slik at alle forsto hvorfor vi gjør den.',
      'Ryddet i en sak som hadde ligget i tre uker.',
      'Jeg tok meg tid til å lære opp Jonas, og nå klarer han det alene.',
      'Fant feilen fordi jeg kjenner systemet så godt.',
      'Jeg holdt hodet kaldt da det haglet inn henvendelser på mandag.',
      'Fikk brukt det jeg lærte på kurset i høst.',
      'Jeg stilte de dumme spørsmålene som ingen andre stilte.',
    ],
    win: [
      'Kunden sa ja til den nye planen.',
      'Vi ble ferdige to dager før fristen.',
      'Jeg holdt min første presentasjon for ledelsen, og det gikk fint.',
      'Køen var tom fredag ettermiddag for første gang i år.',
      'Den nye rutinen sparer oss for en time hver morgen.',
      'En kunde ringte bare for å takke.',
      'Vi fant endelig ut hvorfor rapporten viste feil tall.',
      'Jeg fullførte kurset jeg begynte på før jul.',
    ],
    obstacle: [
      'Jeg venter fortsatt på tilgang til testmiljøet.',
      'Vi får beskjed om endringer for sent til å planlegge.',
      'Det er uklart hvem som bestemmer i prosjektet.',
      'To møter hver morgen gjør det vanskelig å komme i gang.',
      'Jeg vet ikke hva den nye strategien betyr for oss.',
      'Skanneren på rampe tre faller ut flere ganger om dagen.',
      'Jeg har tre ting som alle er viktigst.',
      'Det er lite folk på jobb i påskeuka, og vaktlisten går ikke opp.',
    ],
    wish: [
      'Takk for at du tok den vanskelige samtalen med kunden.',
      'Jeg vil gjerne være med når vi planlegger neste kvartal.',
      'Takk for raskt svar i går.',
      'Kan vi snakke om veien videre for meg her?',
      'Fint om du sier fra tidligere når prioriteringene endrer seg.',
      'Jeg ønsker meg en time i uken uten møter.',
      'Godt at du spurte hvordan det gikk hjemme.',
    ],
    motivated: [
      'Mer enn før jul. Det hjelper at jeg igjen møter kunder.',
      'Godt motivert når jeg får jobbe uforstyrret, mindre når dagen er full av møter.',
      'Det går i bølger. Det er tempoet som avgjør.',
    ],
    interested: [
      'Den nye tjenesten for små bedrifter.',
      'Opplæringen av de nye. Det gir meg mye.',
      'Å få orden på rutinene vi har snakket om så lenge.',
    ],
    works: [
      'Det korte møtet om morgenen.',
      'At vi hjelper hverandre uten at noen må be om det.',
      'Samarbeidet med lageret etter at vi fikk felles liste.',
    ],
    improve: [
      'Vi får vite om endringer for sent.',
      'Færre systemer å føre det samme i.',
      'Overleveringen mellom vaktene.',
    ],
    ahead: ['Lede et prosjekt selv.', 'Være trygg nok til å lære opp andre.', 'Kunne analyseverktøyet godt.'],
    support: [
      'En halv dag i uken til kurset.',
      'At du sier hva som kan vente når alt haster.',
      'En ærlig tilbakemelding på presentasjonen min.',
    ],
  },
  other: ['Dette vil jeg helst snakke om når vi møtes.', 'Det går fint for tiden.'],
  named: [
    'Får folk til å bli enige.',
    'Forklarer vanskelige ting så alle henger med.',
    'Holder hodet kaldt når mye skjer på en gang.',
  ],
  reply: [
    'Så bra. La oss starte med det når vi møtes.',
    'Takk for at du sier det rett ut. Jeg tar det opp i dag.',
    'Dette har jeg lagt merke til. Godt jobbet.',
    'Jeg purrer på tilgangen før lunsj.',
    'Enig, og jeg vil gjerne høre mer om hvordan du gjorde det.',
    'Forstår godt. Vi finner ut av rekkefølgen sammen.',
  ],
  point: ['Hva slipper du å gjøre denne uken', 'Veien videre', 'Vaktlisten', 'Hvem bestemmer hva'],
  goals: [
    { title: 'Kortere svartid', success: 'Ni av ti får svar samme dag, fire uker på rad' },
    { title: 'Lede et prosjekt selv', success: 'Prosjektet er levert, og teamet vil gjøre det igjen' },
    { title: 'Færre feilplukk', success: 'Under fem feil i uken i mars' },
    { title: 'Bli trygg i analyseverktøyet', success: 'Jeg lager månedsrapporten uten hjelp' },
    { title: 'Tre nye kunder i nord', success: 'Tre signerte avtaler' },
  ],
  actions: [
    'Sette av torsdag formiddag til å øve',
    'Be om et eksempel fra i fjor',
    'Slutte med morgenrapporten',
    'Avtale en time med Terje',
  ],
  part: { title: 'Et første utkast til plan', success: 'To kolleger har lest den og vet hva de skal gjøre' },
  next: [
    'Spørre om tilgang en gang til',
    'Ta en kaffe med Hanne om kurset',
    'Si nei til møtet på fredager',
    'Vise utkastet til teamet',
    'Skrive ned de tre viktigste oppgavene',
  ],
  notes: [
    'Vi ble enige om å prøve dette i to uker og så se på det igjen.',
    'Opplæringen går foran resten i denne perioden.',
    'Vi snakket om veien videre. Vi tar det opp igjen etter påske.',
    'Det viktigste nå er at vaktlisten går opp.',
  ],
  help: {
    call: 'Kunden truer med å gå, og jeg vet ikke hva jeg har lov til å tilby.',
    reply: 'Jeg ringer deg før lunsj, så tar vi det sammen.',
  },
  practices: [
    'Vi begynner mandagen med ti minutter om hva hver av oss trenger hjelp til. Da kommer det fram før det haster.',
    'Den som har løst noe vanskelig, viser de andre hvordan på fredag. Det har blitt ukens beste kvarter.',
  ],
};

const en: Sayings = {
  written: {
    strengths: [
      'I got the two teams to agree on one schedule.',
      'I explained the change so that nobody had to ask twice.',
      'I found the bug because I know that part of the system well.',
      'I stayed calm when three customers called at once.',
      'I taught Noah the month-end routine; he did it alone this time.',
      'I asked the question everybody was avoiding.',
    ],
    win: [
      'The customer said yes to the new plan.',
      'We finished two days early.',
      'First release without a rollback this year.',
      'The queue was empty on Friday afternoon.',
      'My first presentation for the leadership team went well.',
      'A customer called just to say thank you.',
    ],
    obstacle: [
      'I am still waiting for access to the test system.',
      'I do not know what the new strategy means for us.',
      'The calls with Oslo start at six in the morning here.',
      'Three things are all the most important one.',
      'We hear about changes too late to plan for them.',
      'It is unclear who decides in this project.',
    ],
    wish: [
      'Thank you for the clear answer on Monday.',
      'I would like to be part of planning the next quarter.',
      'Could we talk about where I can go from here?',
      'It would help to hear earlier when priorities change.',
      'Thanks for stepping in with the customer.',
    ],
    motivated: [
      'More than before Christmas. Working with customers again helps.',
      'Very, when I get a quiet morning; less when the day is full of calls.',
    ],
    interested: [
      'The new service for small companies.',
      'Training the new colleagues. I get a lot out of it.',
    ],
    works: ['The short meeting every morning.', 'That people help without having to be asked.'],
    improve: ['We learn about changes too late.', 'Fewer systems in which we enter the same thing.'],
    ahead: ['Run a project of my own.', 'Know the analysis tool well enough to teach it.'],
    support: ['Half a day a week for the course.', 'A word on what can wait when everything is urgent.'],
  },
  other: ['I would rather talk about this when we meet.', 'It goes well at the moment.'],
  named: [
    'Gets people to agree.',
    'Explains hard things so that everybody follows.',
    'Stays calm when much happens at once.',
  ],
  reply: [
    'Well done. Let us start with that when we meet.',
    'Thank you for saying it plainly. I will raise it today.',
    'I noticed that too, and so did the customer.',
    'I will chase the access before lunch.',
    'Agreed. Tell me more about how you did it.',
  ],
  point: ['What you can drop this week', 'Where to go from here', 'Who decides what'],
  goals: [
    {
      title: 'Shorter answering times',
      success: 'Nine of ten get an answer the same day, four weeks in a row',
    },
    { title: 'Run a project on my own', success: 'It is delivered, and the team would do it again' },
    { title: 'Two new accounts in Boston', success: 'Two signed contracts' },
  ],
  actions: [
    'Keep Thursday mornings free for it',
    'Ask for an example from last year',
    'Stop the morning report',
  ],
  part: { title: 'A first draft of the plan', success: 'Two colleagues have read it and know their part' },
  next: [
    'Ask for the access once more',
    'Have a coffee with Hanne about the course',
    'Say no to the Friday call',
    'Show the draft to the team',
  ],
  notes: [
    'We agreed to try this for two weeks and then look at it again.',
    'Training the new colleagues comes first for now.',
    'We talked about where to go from here, and will come back to it after Easter.',
  ],
  help: {
    call: 'The customer is about to leave, and I do not know what I may offer.',
    reply: 'I will call you before lunch, and we take it together.',
  },
  practices: [
    'We begin Monday with ten minutes on what each of us needs help with. That way it comes up before it is urgent.',
    'Whoever has solved something hard shows the others how on Friday. It has become the best quarter of an hour of the week.',
  ],
};

export const sayings = { nb, en };
