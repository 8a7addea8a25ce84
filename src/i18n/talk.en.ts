import type { NextStep, NoteKind } from '../domain/talk.ts';

type Labels = Record<NoteKind, (other: string) => string>;

const own: Labels = {
  shared: () => 'Your notes for both of you',
  praise: (other) => `Praise for ${other}`,
  wish: (other) => `A wish for ${other}`,
  private: () => 'Your own notes',
};

const theirs: Labels = {
  shared: (other) => `Notes by ${other}`,
  praise: (other) => `Praise from ${other}`,
  wish: (other) => `A wish from ${other}`,
  private: (other) => `Own notes of ${other}`,
};

const nextStep: Record<NextStep, string> = {
  step: 'You have agreed on a next step. It stands among the action points.',
  none: 'You have agreed that there is no next step this week.',
};

export const talkEn = {
  title: 'The talk',
  save: 'Save',
  close: 'Close',
  button: 'Talk sheet',
  notes: 'Notes from the talk',
  write: 'Write on it',
  openIt: 'Open',
  intro: (other: string, when: string) => `With ${other}, ${when}.`,
  reader: (other: string) => `Read by you and ${other}.`,
  privateReader: 'Only you read this, now and later.',
  readers: (other: string) =>
    `You and ${other} each write your own text, so you can both write at once. Your own notes are read by you alone. HR reads none of it.`,
  nothingYet: (other: string) => `${other} has written nothing here yet.`,
  own,
  theirs,
  beside:
    'You saved this on another device meanwhile. It is too long to stand in the same field; saving replaces it with what stands below.',
  joined: 'You had saved something on another device meanwhile. Both texts are kept, one below the other.',
  tooLong: 'You saved something on another device meanwhile. Look at both texts below, then save again.',
  refresh: 'Save draft, show the latest',
  refreshed: 'Your draft is saved, and this is the latest.',
  saved: 'Saved.',

  points: 'What did you talk about?',
  morePoints: 'More of the agenda',
  pointsHint: 'What neither of you ticks comes back next time.',
  pointsWait: (n: number) => (n === 1 ? 'One more stands on the agenda.' : `${n} more stand on the agenda.`),
  back: 'Ticked by mistake? Put it back on the agenda',
  moreBack: 'More that was talked about',
  backHint: 'These were talked about in this talk.',
  pointsDone: 'You talked about',

  talked: 'Have you talked?',
  weTalked: 'We have talked',
  talkedHint: (other: string) => `Once ${other} has said so too, the talk counts as held.`,
  held: 'This talk has been held. You can change your notes until the week closes.',
  heldClosed: 'This talk has been held.',
  closed: 'Its week is closed: what was written can be read, but no longer changed.',
  stillOpen: 'You can write on it until the week closes.',

  agree: 'Agree on a next step',
  agreeTitle: 'The next step',
  agreeText: (other: string) =>
    `What happens next? One small step that you or ${other} takes is enough. None this week is fine too.`,
  agreeLater: 'If you would rather decide later, just close this.',
  step: 'One next step',
  stepExample: 'e.g. Ask Nina how she did it',
  openStep: 'Or one that is open already',
  none: 'Or none',
  noneThisWeek: 'None this week, on purpose',
  needStep: 'Write a step, choose one that is open, or say that there is none this week.',
  stepDone: 'done',
  lastTime: 'Agreed on last time',
  nextStep,

  choose: 'Which talk?',
  past: 'Notes from your talks',
  pastText:
    'The talks in which something was written down. What you wrote for yourself is shown to you alone.',
  noPast: 'Nothing has been written down yet. Notes, praise and wishes from your talks will stand here.',
  nothingWritten: 'Nothing was written down in this talk.',
  unsaved: 'You typed this and did not save it. Only you see it.',
};
