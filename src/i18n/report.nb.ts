import { formatsFor } from './formats.ts';
import type { reportEn } from './report.en.ts';

const { number, plural } = formatsFor('nb-NO');

function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [
    ...(hours === 0 ? [] : [`${number(hours)} ${plural(hours, 'time', 'timer')}`]),
    ...(rest === 0 && hours > 0 ? [] : [`${number(rest)} ${plural(rest, 'minutt', 'minutter')}`]),
  ].join(' og ');
}

export const reportNb: typeof reportEn = {
  open: 'Åpne',
  next: (when, status) => `Neste samtale: ${when} · ${status}`,
  noNext: 'Ingen samtale er planlagt.',
  nothing: (name) =>
    `${name} har ikke skrevet noe ennå. Under står det dere to arbeider med, og du kan allerede legge til et punkt til samtalen.`,

  atRisk: 'Mål som trenger et blikk',
  overdue: 'fristen er ute',
  near: 'fristen nærmer seg',
  unsure: 'liten tro på at det blir nådd',
  obstacles: 'I veien i mer enn to innsjekker',
  since: (text, day) => `${text} · siden ${day}`,
  unanswered: 'Venter også på et ord fra deg',
  ticked: 'Notert. Det teller ikke som svar ennå: Skriv noen ord, si takk eller legg til et punkt.',
  tickedOnly: 'Notert.',
  needPoint: 'Skriv et punkt til samtalen først.',
  more: (n) => `og ${number(n)} til`,

  nextOne: (name) => `Neste: ${name}`,
  all: 'Alle medarbeiderne dine',
  allOpen: 'Åpne alle',
  none: 'Ingen har samtaler med deg akkurat nå. Når HR setter opp noen med deg, står de her.',
  span: (people, minutes) =>
    `${number(people)} ${plural(people, 'medarbeider', 'medarbeidere')}: rundt ${duration(minutes)} med samtaler i uken.`,
  spanMany: (limit) =>
    `Mer enn ${number(limit)} er mye for én leder. Med lengre tid mellom samtalene, eller en kollega som tar noen av dem, får hver av dem mer av deg. HR kan hjelpe.`,
  spanForHr: (managers, most, limit) =>
    `${number(managers)} ${plural(managers, 'leder', 'ledere')} har mer enn ${number(limit)} å ha samtaler med, på det meste ${number(most)}. Det er mye for én leder.`,
};
