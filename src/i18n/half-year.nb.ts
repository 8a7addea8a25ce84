import type { halfYearEn } from './half-year.en.ts';

export const halfYearNb: typeof halfYearEn = {
  modalTitle: 'Halvårssamtale',
  mark: 'halvårssamtale',
  due: (other) =>
    `Det er et halvt år siden ${other} og du sist så lengre bakover og framover. En av de neste samtalene kan bli en halvårssamtale.`,
  duePeople: (names) => `Et halvt år siden forrige halvårssamtale med ${names}.`,
  intro: (other) =>
    `To ganger i året kan ${other} og du ta dere bedre tid: hva halvåret ble til, og hva som kommer. En av de neste samtalene blir lengre og får egne spørsmål.`,
  which: 'Hvilken samtale?',
  minutes: 'Hvor lenge?',
  minutesOption: (n) => `${n} minutter`,
  hint: 'Begge ser det. Begge kan angre fram til samtalen er holdt.',
  choose: 'Gjør til halvårssamtale',
  planned: (when) => `Halvårssamtalen deres: ${when}.`,
  undo: 'Gjør den til en vanlig samtale igjen',
  done: (when) => `Gjort. Halvårssamtalen deres: ${when}.`,
  clash: (manager) =>
    `${manager} har en annen samtale før den er ferdig, så bli enige om en ny tid for en av dem.`,
  clashMine: 'Du har en annen samtale før den er ferdig: flytt en av dem.',
  undone: 'Det er en vanlig samtale igjen.',
  none: 'Det er ingen kommende samtale som kan bli det ennå.',
  button: 'Halvårssamtale',
};
