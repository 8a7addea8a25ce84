/** A question a manager may open a talk with, by the statement it is about. */
export const openingsEn = {
  title: 'For the talks of this week',
  of: {
    I1: 'When did you last do something that you are really good at?',
    I2: 'Where would you like to be in two years, and what is a first step?',
    I3: 'When did you last feel that your effort was noticed?',
    T1: 'What have we made lately that we can be proud of, and what would make it better?',
    T2: 'What have you learned from a colleague lately, and whom would you like to learn from?',
    T3: 'What could one of us do to make your work easier?',
    O1: 'What in our plans matters to you, and what do you find hard to believe in?',
    O2: 'What do you see coming in our industry that we should prepare for?',
  } as Record<string, string>,
  /** For a statement of the company's own. */
  ofArea: {
    individual: 'What would make your working day better?',
    teamwork: 'What works well between us, and what could work better?',
    organisation: 'What should the company do more of, and what less of?',
  },
};
