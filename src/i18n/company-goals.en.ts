export const companyGoalsEn = {
  title: 'Company goals',
  newTitle: 'New company goal',
  intro:
    'Up to five things the company wants to reach. Whoever writes a goal can say that it serves one of them. ' +
    'HR is shown the share of all goals that do, never whose.',
  none: 'None yet. A company goal shows people what their own goals are part of.',
  full: 'There are five, and more would say nothing about what comes first. Retire one to make room.',
  add: 'Add a goal',
  retire: 'Retire',
  label: { nb: 'In Norwegian', en: 'In English' },
  reader: 'Everybody who writes a goal reads it. A few words are enough.',
  publishing: 'A new company goal, in both languages. From now on a goal can serve it:',
  retiring:
    'This company goal is retired. No new goal can choose it, and it no longer counts in the share. Goals that serve it go on saying so:',
  problem: {
    missing: 'Write it in both languages.',
    taken: 'There is a company goal with these words already.',
    full: 'There are five company goals. Retire one first.',
  },
};
