import type { HandoverPart } from '../domain/handover.ts';

const parts: Record<HandoverPart, string> = {
  strengths: 'Strengths',
  finished: 'Finished goals and action points',
  preparations: 'Preparations for earlier talks',
  career: 'Career direction',
};

const about: Record<HandoverPart, (n: number) => string> = {
  strengths: (n) => (n === 1 ? 'One that you wrote yourself' : `${n} that you wrote yourself`),
  finished: (n) => (n === 1 ? 'One, with what came of it' : `${n}, with what came of them`),
  preparations: (n) =>
    n === 1 ? 'From one talk, your own words only' : `From ${n} talks, your own words only`,
  career: () => 'Direction and next step',
};

export const handoverEn = {
  parts,
  about,
  button: 'Choose what to hand over',
  change: 'Change',
  message: (manager: string) =>
    `${manager} is now the one you have check-ins with. Your open goals and action points follow you; the rest of your history stays closed until you say otherwise.`,
  home: {
    title: 'From before',
    nothing: (manager: string) =>
      `${manager} sees your open goals and action points, and nothing else from before.`,
    chosen: (manager: string, what: string) => `From before, ${manager} may also read: ${what}.`,
  },
  form: {
    title: 'Hand over',
    intro: (manager: string) =>
      `Tick what ${manager} may read of the time before. Nothing is ticked for you. What your earlier manager wrote, and all notes of the talks, stay closed whatever you choose.`,
    label: (manager: string) => `${manager} may read`,
    hint: (manager: string) =>
      `Read by ${manager} as long as you have check-ins together. You can change this at any time from Home.`,
    save: 'Save',
    close: 'Close',
    savedTitle: 'Saved',
    savedNothing: (manager: string) =>
      `${manager} reads nothing more than your open goals and action points.`,
    saved: (manager: string, what: string) => `${manager} may now read: ${what}.`,
  },
  before: {
    title: 'From before',
    button: 'From before',
    home: (employee: string) => `${employee} lets you read something of the time before you.`,
    intro: (employee: string) =>
      `${employee} has chosen to let you read this from the time before you. It can be taken back at any time.`,
    nothing: (employee: string) =>
      `${employee} has not handed over anything from before. Open goals and action points stand where they always do.`,
    preparation: (date: string) => `Prepared for ${date}`,
    read: 'Read',
    back: 'Back',
    outcome: (title: string, outcome: string) => `${title}: ${outcome}`,
    more: (n: number) => `and ${n} more`,
  },
};
