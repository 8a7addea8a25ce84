export const competenceEn = {
  title: 'Competence',
  about: 'How many people are good at, work on or learn what the company needs.',
  open: 'See it',
  none: 'Here you will see how many people are good at, work on or learn what the company needs. It begins with a short list of tags: add them under Setup.',
  early:
    'The tags are there for people to use. They are counted when the first week closes, and then once a quarter.',
  intro: (week: string, next: string) =>
    `Counted at the close of week ${week}, and next at the close of week ${next}: once a quarter, so that nobody’s coming and going can be watched.`,
  uses: { goal: 'Goals', strength: 'Strengths', learn: 'Learning' },
  least: (n: number) =>
    `The numbers are people, not goals. Fewer than ${n} are never shown. A tag that was added since is counted the next time.`,
  tooFew: 'too few',
};
