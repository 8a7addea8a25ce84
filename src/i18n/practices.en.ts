export const practicesEn = {
  title: 'What works',
  about: 'Write down what your team does that works well. It is yours alone until you share it.',
  aboutHr: 'What managers have written about what works in their team, and have chosen to share.',
  write: 'Your team',
  read: (n: number) => `Read what others share (${n})`,
  question: (team: string) => `What does ${team} do that works well?`,
  example: 'e.g. We begin the week with ten minutes on what each of us needs help with',
  reader:
    'Only you read this until you share it; you see it as others will before you do. Write about the team, not about one person.',
  save: 'Save',
  close: 'Close',
  change: 'Change',
  back: 'Back to the list',
  need: 'Write something first.',
  saved: 'Saved. Only those named below read it.',
  removed: 'It is gone, and nobody reads it any more.',
  preview: 'This is how others read it:',
  sharedWith: {
    nobody: 'Only you read it.',
    hr: 'You and HR read it. If you change the words, only you read them until you share them again.',
    managers:
      'You, HR and everybody who leads a team read it. If you change the words, only you read them until you share them again.',
  },
  share: {
    hr: 'Share with HR',
    managers: 'Share with the managers',
    nobody: 'Take it back',
  },
  sharedNow: {
    hr: 'Shared with HR.',
    managers: 'Shared with HR and the managers.',
    nobody: 'Taken back. Only you read it.',
  },
  confirm: {
    title: 'Share these words?',
    text: {
      hr: 'HR reads them under your name and that of the team. You can take them back at any time.',
      managers:
        'HR and everybody who leads a team read them under your name and that of the team. You can take them back at any time.',
    },
    yes: 'Share',
    no: 'Not now',
  },
  none: 'Nobody shares anything at the moment. Managers can write down what works in their team and share it here.',
  listIntro: 'By the name of the team. Each was written and shared by its manager.',
  see: 'Read',
  more: (n: number) => `and ${n} more`,
  own: 'The manager’s own words. They can be changed or taken back.',
};
