export const causesEn = {
  question: 'What bothers you most about the talks?',
  hint: 'Asked this once, so that the talks can become better. Choose what fits, or nothing at all to skip it. Your manager is not shown it: each share is shown for the whole company only, and only from 20 answers.',
  options: {
    timing: 'The time they are held',
    structure: 'How the talk is built up',
    disagreement: 'My manager and I see things differently',
    adaptation: 'They are too little adapted to me and my work',
    not_heard: 'I do not get to say what I think, or am not heard',
    influence: 'I have too little say in my own work',
  },
  none: 'None of these',

  // ---- for HR ----
  short: {
    timing: 'the time',
    structure: 'the structure',
    disagreement: 'seeing things differently',
    adaptation: 'too little adapted',
    not_heard: 'not being heard',
    influence: 'too little say',
  },
  told: (week: string, causes: string) => `What bothers people most, asked in week ${week}: ${causes}.`,
  one: (cause: string, share: string) => `${cause} (${share})`,
  tooFew: (week: string) =>
    `What bothers people most, asked in week ${week}: too few answers, it takes 20 to show shares.`,
  asked:
    'Everybody who does not lead others is being asked what bothers them most. The answer comes with the digest of that week.',
  coming:
    'The next week that opens asks everybody who does not lead others, once, what bothers them most about the talks.',
};
