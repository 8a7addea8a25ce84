import type { ActionResult, Outcome } from '../domain/goals.ts';

export const summaryEn = {
  modalTitle: 'Summary',
  /** The heading of the document. */
  title: (employee: string, period: string) => `${employee}: ${period}`,
  period: (year: string, half: string | null) =>
    half === null ? `the year ${year}` : half === '1' ? `first half of ${year}` : `second half of ${year}`,
  /** Part of a file's name. */
  fileName: (half: string) => `summary-${half.toLowerCase()}.md`,
  fileTitle: 'Summary',
  made: (from: string, to: string) => `From ${from} to ${to}. Made from the talks, not from the statements.`,
  madeWith: (manager: string) => `With ${manager}.`,
  reader: (other: string) =>
    `You and ${other} can read this. It is made now and kept nowhere; private notes and answers to statements are not in it.`,
  readerAlone: 'Only you can read this. It is made now and kept nowhere.',
  which: 'Which period?',
  heading: {
    talks: 'Talks',
    goals: 'Goals',
    done: 'Done',
    strengths: 'Strengths',
    wins: 'Wins',
    praise: 'Praise',
    notes: 'Shared notes',
    next: 'Next steps',
  },
  held: (held: number, planned: number) =>
    planned === 0 ? 'No talk was planned.' : `${held} of ${planned} planned talks were held.`,
  halfYearHeld: (dates: string) => `Half-year talk: ${dates}.`,
  goal: {
    success: 'How we see that it is reached',
    deadline: (day: string) => `Deadline ${day}`,
    state: { open: 'being worked on', paused: 'paused', closed: 'closed' },
    result: 'What came of it',
    said: (name: string, outcome: string) => `${name}: ${outcome}`,
  },
  outcomes: {
    reached: 'reached',
    partly: 'partly reached',
    not_reached: 'not reached',
    not_relevant: 'no longer relevant',
  } satisfies Record<Outcome, string>,
  results: {
    done: 'done',
    managed: 'managed to leave it',
    partly: 'partly managed to leave it',
    not_managed: 'did not manage to leave it',
    dropped: 'dropped',
  } satisfies Record<ActionResult, string>,
  firstStep: 'first step',
  due: (day: string) => `by ${day}`,
  none: 'Nothing yet.',
  button: {
    open: 'Half-year summary',
    send: 'Send it to me as a file',
    next: 'Next page',
    back: 'Back',
  },
  page: (at: number, of: number) => `Page ${at} of ${of}`,
  confirm: {
    title: 'Take it out of Samtale?',
    text: 'The file will lie in your own conversation with Samtale in Slack. From there it can be copied, searched and kept by Slack: it leaves the place that only the two of you can read. It is yours to look after.',
    yes: 'Send the file',
    no: 'Not now',
  },
  noFiles:
    'It can only be read here: Samtale has not been given the right to send files (files:write). Whoever looks after Samtale can add it.',
};

/** Files that a person asked for, in their own conversation. */
export const filesEn = {
  comment: 'Here is the file you asked for.',
  onItsWay: 'The file is on its way to your conversation with Samtale.',
  sent: 'Sent. You find the file in your conversation with Samtale.',
  sendingAlready: 'The file is already on its way. Wait a moment before you ask for it again.',
  missing_scope:
    'Samtale has not been given the right to send files (files:write). Whoever looks after Samtale can add it. Nothing was sent.',
  no_channel:
    'You have no conversation with Samtale yet. It begins with your first message from it. Nothing was sent.',
  failed: 'Slack did not take the file, so nothing was sent. Please try again in a few minutes.',
  unsure:
    'Slack did not say whether it took the file. Look in your conversation with Samtale before you send it again.',
};
