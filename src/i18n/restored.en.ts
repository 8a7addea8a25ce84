const messages = (n: number): string => (n === 1 ? '1 message' : `${n} messages`);

export const restoredEn = {
  when: (day: string, time: string) => `${day} at ${time}`,
  heading: (at: string, copied: string) => `Samtale was restored on ${at}, from the copy of ${copied}`,
  lost: 'What people wrote or did in between is gone, and so are the answers of the week that was open then.',
  nothing: 'No message waits because of it.',
  held: (n: number) =>
    `${messages(n)} that fell due before that ${n === 1 ? 'waits' : 'wait'}: people may have got ${n === 1 ? 'it' : 'them'} already.`,
  goOn: 'Go on',
  goOnWithout: 'Go on without them',
  send: {
    button: 'Send them',
    title: 'Send what waits?',
    text: (n: number) =>
      `${messages(n)} will go out. Do this when Samtale was down at that time; otherwise people get the same twice.`,
    yes: 'Yes, send',
    no: 'Not yet',
  },
  sent: (n: number) => `Samtale goes on, and ${messages(n)} will go out.`,
  leftOut: (n: number) =>
    n === 0 ? 'Samtale goes on.' : `Samtale goes on. ${messages(n)} will not be sent again.`,
};
