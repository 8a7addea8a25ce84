export const pulseEn = {
  title: 'This week’s statements',
  /** The eight statements, in the order of their areas. */
  statements: {
    I1: 'I get to use my strengths at work every day',
    I2: 'I can see a clear career path for me in this organisation',
    I3: 'I feel rewarded for the work I do',
    T1: 'My colleagues do work of high quality',
    T2: 'My colleagues help me develop my own skills',
    T3: 'My colleagues make my work easier',
    O1: 'What this organisation wants to achieve inspires me',
    O2: 'This organisation is well prepared for changes in our industry',
    V1: 'I get to say what I think at work',
    V2: 'When I speak up, it leads to something',
    TALK: 'The talk was useful',
    B1: 'I am content with the talks I have with my manager',
    B2: 'My manager and I talk often enough',
    B3: 'The way our talks are built up suits me',
    B4: 'I get to say what I think',
  } as Record<string, string>,
  areas: { individual: 'Individual', teamwork: 'Teamwork', organisation: 'Organisation' },
  scores: {
    5: 'Strongly agree, it fits completely',
    4: 'Agree, it mostly fits',
    3: 'In between, it partly fits',
    2: 'Disagree, it fits only a little',
    1: 'Strongly disagree, it does not fit at all',
  },
  skip: 'Skip this one',

  // ---- who reads ----
  reader: {
    company: (least: number) => `Confidential: only sums of at least ${least} people are kept.`,
    leaders: (least: number) =>
      `Confidential: leaders are counted apart from the people they lead, and only in sums of at least ${least}.`,
    nobody: (least: number) =>
      `Confidential: you lead others, and there are fewer than ${least} leaders. Your answers are counted in no number; ` +
      `they are for your own line, if you keep one.`,
  },

  /** The same at each statement, in few words. */
  readerShort: {
    company: (least: number) => `Kept only in sums of at least ${least} people.`,
    leaders: (least: number) => `Kept only in sums of at least ${least} leaders.`,
    nobody: (_least: number) => 'Counted in no number.',
  },

  // ---- the notice ----
  notice: {
    title: 'Read this once',
    intro: 'Each week you are shown a few short statements about how work is going.',
    points: [
      '*Voluntary.* You can skip a statement, a week, or all of it. Nobody is shown who has answered.',
      '*Nobody sees your answer.* Not your manager, not HR, not an administrator: only numbers for groups in which at least five people answered.',
      '*Deleted.* When the week has closed your answer is deleted; only sums of at least five people stay. Until then it lies on your company’s own server, so that you can change it.',
      '*Your own line, if you want one.* You can choose to keep your answers for yourself, and delete them whenever you like.',
      '*Confidential, not anonymous.* Whoever runs the server could technically read what lies there, so we do not call it anonymous. And in a very small team a large change can be noticed when somebody starts or leaves.',
      '*For talking and improving.* The numbers are never for pay, promotion or judging a person.',
    ],
    questions: 'Questions? Ask HR, your safety representative or your union representative.',
    accept: 'I have read it',
    close: 'Not now',
  },

  // ---- the form ----
  form: {
    week: (number: string, from: string, to: string) => `Week ${number}, ${from} – ${to}`,
    intro: 'How well does each of these fit? It takes half a minute, and you can skip any of them.',
    change: 'You have answered. What you save now takes the place of it.',
    save: 'Save',
    close: 'Not now',
    keep: 'Keep a copy for yourself?',
    keeps: {
      0: 'No, keep nothing',
      8: 'Yes, for 8 weeks',
      26: 'Yes, for half a year',
      53: 'Yes, for a year',
    },
    keepHint:
      'Only you see it, on your Home tab. To be honest about it: if nearly all of your colleagues keep theirs, whoever runs the ' +
      'server could in theory work out the answers of those who do not.',
    closed:
      'This week has closed, so these answers can no longer be counted. The next statements are on your Home tab.',
  },
  receipt: {
    title: 'Saved',
    saved: 'Saved. Nobody is shown what you answered.',
    nothing: 'You skipped all of them. That is fine.',
    until: (day: string, time: string) => `You can change it until ${day} at ${time}.`,
    afterwards: {
      company: (least: number) =>
        `Then your answers are deleted, and only sums of at least ${least} people stay.`,
      leaders: (least: number) =>
        `Then your answers are deleted, and only sums of at least ${least} leaders stay.`,
      nobody: (_least: number) => 'Then your answers are deleted. They are counted in no number.',
    },
    kept: (weeks: number) => `Your own copy is kept for ${weeks} weeks. You alone see it, on your Home tab.`,
    close: 'Done',
  },

  // ---- a topic for the talk ----
  topic: {
    label: 'Something to talk about with your manager?',
    hint: 'It goes on the agenda like any other point. Your manager sees the topic and not your answers. The list is the same for everybody.',
    placeholder: 'Choose a topic',
    put: 'Put it on the agenda',
    need: 'Choose a topic, or press Done.',
    done: 'It is on the agenda of your next talk.',
    doneTitle: 'On the agenda',
    list: {
      strengths: 'Using my strengths',
      career: 'My career path',
      reward: 'Recognition and reward',
      quality: 'The quality of our work',
      skills: 'Developing my skills',
      easier: 'How we can make work easier for each other',
      vision: 'Where we are going as an organisation',
      changes: 'Changes that lie ahead',
      voice: 'Being heard, and what comes of it',
      individual: 'How I am doing',
      teamwork: 'How we work together',
      organisation: 'How things are run here',
    },
  },

  // ---- Home ----
  home: {
    open: (number: string, many: string) =>
      `Week ${number}: ${many}. Half a minute, and nobody is shown your answer.`,
    many: (n: number) => (n === 1 ? 'one short statement' : `${n} short statements`),
    answer: 'Answer',
    answered: (number: string, day: string, time: string) =>
      `Week ${number}: answered. You can change it until ${day} at ${time}.`,
    change: 'Change',
    previous: (number: string, day: string, time: string) =>
      `Last week’s statements (week ${number}) are open until ${day} at ${time}.`,
    previousButton: 'Last week',
    ahead: (number: string, statements: string) => `Next week (week ${number}): ${statements}`,
    delete: 'Delete my copies',
    confirmDelete: {
      title: 'Delete your copies?',
      text: 'All the answers you have kept are deleted, and no more are kept. Sums that have been made stay.',
      yes: 'Delete',
      no: 'Keep them',
    },
  },
  notAsked: {
    not_enrolled: 'You are not part of the check-ins yet, so you get no statements. HR can add you.',
    stopped: 'The pilot is over, so there are no statements at the moment.',
    joined: 'You joined after this week had begun. The statements come to you from next Monday on.',
    not_this_week:
      'You were away or on pause for this week when it began, so you are not asked. Next week is a new one.',
    not_open: 'The statements of this week are not open yet. Try again in a minute.',
    closed: 'That week has closed. The statements of this week are on your Home tab.',
  },
};
