import type { diagnosisEn } from './diagnosis.en.ts';
import { formatsFor } from './formats.ts';

const { number, plural } = formatsFor('nb-NO');

export const diagnosisNb: typeof diagnosisEn = {
  title: 'Hva bør vi se på?',
  button: 'Se',
  about: 'Hvilket av tre vanlige problemer tallene peker mot, og hva dere kan gjøre med det.',
  onlyHr: 'Dette er for HR. Det bygger på de samme tallene som sammendraget, så spør HR om du vil vite mer.',
  close: 'Lukk',

  early:
    'Det er ikke noe å lese ut av tallene ennå. Kom tilbake når den første uken er stengt og sammendraget er ute.',
  quiet: 'Ingen av de tre vanlige problemene viser seg i tallene.',
  intro: 'Det tallene peker mot, står først. Det sier hvor dere kan begynne, ikke hvem det gjelder.',
  basis: (week) =>
    `Lest ut av sammendragene til og med uke ${week} og oversikten over samtaler, ingenting annet.`,

  problems: {
    satisfaction: 'Samtalene er til for liten nytte',
    frequency: 'Samtalene kommer for sjelden',
    information: 'Det kommer for lite ut av samtalene',
  },
  says: {
    clear: 'Tallene peker mot dette.',
    hint: 'Et hint: Det er for få svar eller uker til å være sikker.',
    no_sign: 'Ingen tegn til dette.',
    unknown: 'For få svar til å si noe.',
  },
  signs: {
    useful: (label) => `«Samtalen var nyttig»: ${label} av 5, for fire uker`,
    fell: (label, was) => `«Samtalen var nyttig»: ${label} av 5, for fire uker; fire uker tidligere ${was}`,
    held: (part) => `Holdt: ${part} av de planlagte samtalene, i en vanlig uke av de fire siste`,
    answered: (part) => `Besvart av lederen: ${part} av forberedelsene, i en vanlig uke av de fire siste`,
    goal: (part) => `Med et mål: ${part} av samtalene som ble holdt, i en vanlig uke av de fire siste`,
    action: (part) => `Med et tiltak: ${part} av samtalene som ble holdt, i en vanlig uke av de fire siste`,
    outcomes: (part) => `Med et resultat: ${part} av målene med frist de siste fire ukene`,
    rate: (part) => `Svar på utsagnene: ${part} av dem vi ba om`,
    span: (managers, most, limit) =>
      `${number(managers)} ${plural(managers, 'leder', 'ledere')} har mer enn ${number(limit)} å ha samtaler med, på det meste ${number(most)}`,
  },

  fix: {
    satisfaction:
      'Finn raskt ut hvorfor. Er det tidspunktet, strukturen, eller at folk ikke føler seg hørt? Se hva team som har det bra, har til felles, endre én ting, og følg opp om det virket. Blant utsagnene er det to om å bli hørt, klare til å slås på.',
    frequency:
      'Ti minutter er bedre enn ingen: Tilby kortere samtaler. Vis lederne hvordan det fungerer og hva de har å vinne på det, og se om noen har for mange medarbeidere.',
    information:
      'Tilpass spørsmålene til det dere trenger, med et eksempel på svar under hvert av dem, og si tydelig hva hver poengsum betyr.',
  },
  fixContent:
    'Si tydelig hva hver poengsum betyr, og vis lederne hvordan skjemaet brukes. La spørsmålene være som de er.',
  buttons: {
    teams: 'Se på teamene',
    questions: 'Spørsmål',
    lengths: 'Lengde og hvor ofte',
    guide: 'Veiledning for ledere',
    statements: 'Utsagn',
    scores: 'Hva poengene betyr',
  },

  advice: {
    content:
      'Folk synes samtalene er nyttige. Vær da forsiktig med et skjema som skal følges til punkt og prikke, og legg ikke til spørsmål. For dem som vil ha større rom, finnes den frie samtalen med ett felt.',
    full: 'Det dere spør om, er så langt som det kan bli. Ta heller noe ut enn å legge noe til.',
  },
};
