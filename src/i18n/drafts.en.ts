export const draftsEn = {
  here: 'You have a draft here. Nothing you typed is lost.',
  drop: 'Start afresh',
  title: 'Start afresh?',
  text: 'What you typed and have not sent is thrown away. It cannot be brought back.',
  yes: 'Throw the draft away',
  no: 'Keep it',
  close: 'Close',
};
