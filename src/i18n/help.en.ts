import type { HelpAnswer, HelpStatus } from '../domain/help.ts';

const answers: Record<HelpAnswer, string> = {
  on_it: 'I am on it',
  today: 'Today',
  soon: 'Soon',
};

type ByStatus = Record<HelpStatus, (name: string, answer: string) => string>;

/** As the manager sees it. */
const managerStatus: ByStatus = {
  waiting: () => 'Not opened yet.',
  sent: (name) => `Not opened yet. What ${name} wrote opens with the button.`,
  seen: (name) => `You have opened it, and ${name} can see that. Say when you can help.`,
  answered: (_, answer) => `You have answered: ${answer}.`,
  closed: (name) => `Closed. ${name} needs nothing more just now.`,
};

/** As the employee sees it. */
const status: ByStatus = {
  waiting: (name) => `On its way to ${name}.`,
  sent: (name) => `Sent. ${name} has not opened it yet.`,
  seen: (name) => `${name} has opened it.`,
  answered: (name, answer) => `${name} has answered: ${answer}.`,
  closed: () => 'Closed.',
};

const read: Record<HelpStatus, (name: string) => string> = {
  waiting: (name) => `What ${name} wrote opens with the button.`,
  sent: (name) => `What ${name} wrote opens with the button.`,
  seen: (name) => `What ${name} wrote opens with the button.`,
  answered: (name) => `If ${name} wrote something more, it opens with the button.`,
  closed: () => 'You have closed your request.',
};

export const helpEn = {
  button: 'I need help now',
  open: 'Open',
  close: 'Close',
  answers,
  managerStatus,
  status,
  read,

  // ---- the form ----
  title: 'I need help now',
  intro: (name: string) =>
    `${name} gets a message at once, also outside working hours. It says that you need help, but not what you write here.`,
  introAway: (name: string, day: string) =>
    `${name} is away. The message goes out when ${name} is back, ${day}, and you can withdraw it until then. ` +
    `If it cannot wait, turn to somebody who is at work.`,
  introPaused: (name: string) =>
    `${name} has paused the check-ins. The message goes out when ${name} starts them again, and you can withdraw it until then. ` +
    `If it cannot wait, call or write to ${name}.`,
  text: 'What is it about?',
  textExample: 'e.g. The delivery is at risk and I do not know whom to ask',
  reader: (name: string) => `If you like. Only you and ${name} read this.`,
  send: 'Ask for help',
  openAlready:
    'You have asked for help already. That request stands on your Home tab; close it before you send a new one.',

  // ---- what has become of it ----
  ownTitle: 'Your request',
  asked: (day: string, time: string) => `You asked for help ${day} at ${time}.`,
  waitingAway: (name: string, day: string) =>
    `${name} is away. It is delivered when ${name} is back, ${day}.`,
  waitingPaused: (name: string) =>
    `${name} has paused the check-ins. It is delivered when ${name} starts them again.`,
  waitingGone: (name: string) =>
    `${name} is no longer in Slack, so it cannot be delivered. Talk to HR, or to somebody you trust.`,
  yours: 'What you wrote',
  reply: (name: string) => `What ${name} wrote`,
  solved: 'Close: I am fine now',
  withdraw: 'Withdraw it',
  closedNow: (name: string) => `Closed. ${name} can see that you need nothing more just now.`,
  withdrawnNow: (name: string) => `Withdrawn. It has not been sent to ${name}.`,

  // ---- the manager ----
  message: (name: string) => `${name} needs your help now`,
  managerTitle: (name: string) => `Help for ${name}`,
  askedOf: (name: string, day: string, time: string) => `${name} asked for your help ${day} at ${time}.`,
  theirs: (name: string) => `What ${name} wrote`,
  nothingWritten: (name: string) => `${name} wrote nothing more. Get in touch.`,
  answer: 'When can you help?',
  answerReply: 'A few words, if you like',
  replyReader: (name: string) =>
    `Only you and ${name} read this. ${name} gets a message that you have answered, without the words.`,
  needAnswer: 'Choose one of them.',
  sendAnswer: 'Answer',
  answeredNow: (name: string) => `Answered. ${name} can see it at once.`,

  // ---- the employee's message, Home ----
  answered: (name: string, answer: string) => `${name} has answered your call for help: ${answer}`,
  home: 'Something that cannot wait?',
  homeText: (name: string) => `${name} can be reached at once, outside the talks.`,
  homeOpen: 'You have asked for help',
};
