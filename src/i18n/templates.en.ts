export const templatesEn = {
  fields: {
    strengths: {
      label: 'Where did you use your strengths?',
      example: 'e.g. I got the two teams to agree on the schedule',
    },
    develop: {
      label: 'Which strength would you like to build on, and how?',
      example: 'e.g. I would like to lead a workshop on my own',
    },
    win: { label: 'A win, large or small', example: 'e.g. The customer said yes to the new plan' },
    obstacle: { label: 'What is in the way?', example: 'e.g. I am waiting for access to the test system' },
    wish: {
      label: 'Praise for your manager, or a wish',
      example: 'e.g. Thank you for the clear answer on Monday',
    },
    motivated: {
      label: 'How motivated are you these days, and what does it depend on?',
      example: 'e.g. More than in the autumn, since I work with customers again',
    },
    interested: {
      label: 'What would you most like to work on?',
      example: 'e.g. The new service for small companies',
    },
    works: { label: 'What works well?', example: 'e.g. The short meeting every morning' },
    improve: { label: 'What could be better?', example: 'e.g. We learn about changes too late' },
    ahead: {
      label: 'What would you like to be able to do in six months?',
      example: 'e.g. Run a project of my own',
    },
    support: {
      label: 'What support do you need from your manager?',
      example: 'e.g. Half a day a week for the course',
    },
    proud: {
      label: 'Looking back half a year: what are you proud of?',
      example: 'e.g. That the move to the new system went without a single lost order',
    },
    learned: { label: 'What have you learned?', example: 'e.g. To ask for help a week earlier' },
    differently: {
      label: 'What would you do differently?',
      example: 'e.g. Agree on fewer goals at a time',
    },
    direction: {
      label: 'Looking ahead: where would you like to be in six months?',
      example: 'e.g. Responsible for the whole of the customer portal',
    },
    need: {
      label: 'What do you need to get there, and from whom?',
      example: 'e.g. Two days to learn from the team in Bergen',
    },
    free: { label: 'What would you like to talk about?', example: 'e.g. How we share the work this spring' },
  },
};
