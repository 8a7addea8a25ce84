import type { WinProblem, WinStatus } from '../domain/wins.ts';

const problem: Record<WinProblem, (channel: string) => string> = {
  not_in_channel: (channel) =>
    `Samtale is not in ${channel}. Type /invite @samtale there, or choose another channel, and try again.`,
  archived: (channel) => `${channel} is archived. Choose another channel and try again.`,
  not_public: (channel) => `${channel} is not open to everybody. Choose another channel and try again.`,
  not_allowed: (channel) => `Apps may not post in ${channel}. Choose another channel and try again.`,
  unsure: (channel) =>
    `Slack did not say whether it arrived. Look in ${channel} first, and try again only if it is not there.`,
  other: () => 'Slack did not take it. Try again in a while, or choose another channel.',
};

const status: Record<WinStatus, (channel: string) => string> = {
  on_its_way: (channel) => `on its way to ${channel}`,
  posted: (channel) => `shared in ${channel}`,
  failed: (channel) => `could not be posted in ${channel}`,
  taken_back: () => 'taken back',
};

export const winsEn = {
  thank: '🎉 Thanks for the win',
  share: 'Share this win',
  home: 'Your wins',
  open: 'See and share',
  close: 'Close',
  thanked: (name: string) => `🎉 ${name} says thank you`,
  status,
  problem,

  // ---- the list ----
  listTitle: 'Your wins',
  listIntro:
    'What you called a win in your preparations, read by you and your manager of then. Only you can show one to others.',
  empty: 'Nothing here yet. When you prepare, note a win, large or small; it then stands here.',
  takeBack: 'Take it back',
  confirmTakeBack: {
    title: 'Take it back?',
    text: 'The message is removed from the channel. Who has read it has read it; what you wrote here stays.',
    yes: 'Take it back',
    no: 'Leave it there',
  },
  takenBack: 'Taken back. The message is being removed from the channel.',
  sharedAlready: 'This win has been shared already. Take it back first if you want to change it.',

  // ---- the form ----
  formTitle: 'Share a win',
  formIntro:
    'Choose where, and write it the way others should read it. Nothing is posted before you have seen it.',
  channel: 'In which channel?',
  channelHint: 'A public channel that @samtale has been invited to.',
  text: 'What shall stand there?',
  textReader:
    'Read by everybody who can open the channel, once you have pressed Post. Until then by you alone.',
  needText: 'Write what shall stand there.',
  needChannel: 'Choose a channel.',
  toPreview: 'Preview',

  // ---- the preview ----
  previewTitle: 'This is what they see',
  previewIntro: (channel: string) => `Just this will stand in ${channel}:`,
  previewNote:
    'Nobody is notified by a name, a link or an @ in the text. You can take it back at any time under “Your wins”.',
  changed: 'The text or the channel has been changed in another window. This is how it is now.',
  change: 'Change it',
  post: 'Post',
  sent: (channel: string) =>
    `It is on its way to ${channel}. If Slack does not take it, you get a message, and nothing you wrote is lost.`,

  // ---- in the channel, and when that failed ----
  heading: (name: string) => `${name} shares a win`,
  failed: (channel: string) => `Your win could not be posted in ${channel}`,
  kept: 'What you wrote is kept.',
  tryAgain: 'Try again',
  settled: 'This is settled.',
};
