import type { filesEn, summaryEn } from './summary.en.ts';

export const summaryNb: typeof summaryEn = {
  modalTitle: 'Oppsummering',
  title: (employee, period) => `${employee}: ${period}`,
  period: (year, half) =>
    half === null ? `året ${year}` : half === '1' ? `første halvår ${year}` : `andre halvår ${year}`,
  fileName: (half) => `oppsummering-${half.toLowerCase()}.md`,
  fileTitle: 'Oppsummering',
  made: (from, to) => `Fra ${from} til ${to}. Laget av samtalene, ikke av utsagnene.`,
  madeWith: (manager) => `Med ${manager}.`,
  reader: (other) =>
    `Du og ${other} kan lese dette. Det lages nå og blir ikke lagret; private notater og svar på utsagn er ikke med.`,
  readerAlone: 'Bare du kan lese dette. Det lages nå og blir ikke lagret.',
  which: 'Hvilken periode?',
  heading: {
    talks: 'Samtaler',
    goals: 'Mål',
    done: 'Gjort',
    strengths: 'Styrker',
    wins: 'Det som lyktes',
    praise: 'Ros',
    notes: 'Felles notater',
    next: 'Neste steg',
  },
  held: (held, planned) =>
    planned === 0 ? 'Ingen samtaler var planlagt.' : `${held} av ${planned} planlagte samtaler ble holdt.`,
  halfYearHeld: (dates) => `Halvårssamtale: ${dates}.`,
  goal: {
    success: 'Slik ser vi at det er nådd',
    deadline: (day) => `Frist ${day}`,
    state: { open: 'arbeides med', paused: 'på pause', closed: 'avsluttet' },
    result: 'Hva det ble til',
    said: (name, outcome) => `${name}: ${outcome}`,
  },
  outcomes: {
    reached: 'nådd',
    partly: 'delvis nådd',
    not_reached: 'ikke nådd',
    not_relevant: 'ikke lenger aktuelt',
  },
  results: {
    done: 'gjort',
    managed: 'klarte å la det være',
    partly: 'klarte delvis å la det være',
    not_managed: 'klarte ikke å la det være',
    dropped: 'droppet',
  },
  firstStep: 'første steg',
  due: (day) => `innen ${day}`,
  none: 'Ingenting ennå.',
  button: {
    open: 'Halvårsoppsummering',
    send: 'Send den til meg som fil',
    next: 'Neste side',
    back: 'Tilbake',
  },
  page: (at, of) => `Side ${at} av ${of}`,
  confirm: {
    title: 'Ta den ut av Samtale?',
    text: 'Filen blir liggende i din egen samtale med Samtale i Slack. Der kan den kopieres, søkes i og bli lagret av Slack: den forlater stedet som bare dere to kan lese. Du må selv passe på den.',
    yes: 'Send filen',
    no: 'Ikke nå',
  },
  noFiles:
    'Den kan bare leses her: Samtale har ikke fått lov til å sende filer (files:write). Den som har ansvar for Samtale, kan gi tilgangen.',
};

export const filesNb: typeof filesEn = {
  comment: 'Her er filen du ba om.',
  onItsWay: 'Filen er på vei til samtalen din med Samtale.',
  sent: 'Sendt. Du finner filen i samtalen din med Samtale.',
  sendingAlready: 'Filen er allerede på vei. Vent litt før du ber om den på nytt.',
  missing_scope:
    'Samtale har ikke fått lov til å sende filer (files:write). Den som har ansvar for Samtale, kan gi tilgangen. Ingenting ble sendt.',
  no_channel:
    'Du har ingen samtale med Samtale ennå. Den begynner med den første meldingen derfra. Ingenting ble sendt.',
  failed: 'Slack tok ikke imot filen, så ingenting ble sendt. Prøv igjen om noen minutter.',
  unsure:
    'Slack sa ikke om filen ble tatt imot. Se etter i samtalen din med Samtale før du sender den på nytt.',
};
