export const usefulEn = {
  title: 'Was the talk useful?',
  button: 'Was it useful?',
  about: (other: string, day: string) => `Your talk with ${other}, ${day}`,
  intro: 'One question, and you can skip it. It shows whether the talks are worth the time they take.',
  first: (talks: number) =>
    `You have held ${talks} talks this week. Each person is asked about one of them, and this is the first.`,
  change: 'You have answered. What you save now takes the place of it.',
  scores: {
    5: '5 · Very useful, I would not have been without it',
    4: '4 · Useful, it moved something forward',
    3: '3 · In between, some of it was useful',
    2: '2 · Not very useful, little came of it',
    1: '1 · Not useful, I could have done without it',
  },
  companyOnly:
    'It is shown for the whole company together, never for a team or a manager, since it is about one person.',
  reader: (kept: string, other: string) => `${kept} ${other} is not shown it.`,

  // ---- after saving, and Home ----
  nothing: 'You skipped it. That is fine.',
  open: (day: string, time: string) => `One question, open until ${day} at ${time}.`,
  answered: (day: string, time: string) => `Answered. You can change it until ${day} at ${time}.`,
  closed: 'That week has closed, and this question with it.',
  notAsked:
    'This question goes with a talk that both of you have confirmed. There is none for you in that week.',
};
