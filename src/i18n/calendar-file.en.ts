export const calendarEn = {
  modalTitle: 'Calendar',
  /** The title of an event: a name and nothing else. */
  with: (name: string) => `Check-in with ${name}`,
  halfYearWith: (name: string) => `Half-year talk with ${name}`,
  fileName: 'check-ins.ics',
  fileTitle: 'Check-ins for your calendar',
  intro:
    'Your talks as a calendar file: open it, and your calendar adds them, with a reminder ten minutes before. It says whom you meet and when, nothing more.',
  again:
    'It covers the next twelve months. When a talk is moved or left out, fetch the file again: your calendar then changes that talk and no other.',
  send: 'Send me the file',
  noFiles:
    'Samtale has not been given the right to send files (files:write). Copy the text below into a file called check-ins.ics and open it.',
  nothing: 'You have no talks planned yet. When you have, you can put them in your calendar from here.',
  button: 'Put in my calendar',
};
