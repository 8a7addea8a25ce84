export const retentionEn = {
  title: 'How long words stay',
  intro:
    'Once a day Samtale deletes what is older than this. Everybody sees these times on the page about what is stored of them.',
  keepTalks: {
    label: 'Months after a talk',
    hint: 'Preparations, notes, replies, points and calls for help. From 6 to 60.',
  },
  keepWork: {
    label: 'Months after the end of a goal or action point',
    hint: 'What is still open stays. From 12 to 120.',
  },
  keepLogs: {
    label: 'Months of the two logs',
    hint: 'Who has read whose words, and who has changed people, roles and settings. From 12 to 60.',
  },
  keepGone: {
    label: 'Months after somebody has left Slack',
    hint: 'All that they have written. From 1 to 24.',
  },
  shortens:
    'This is shorter than before: what is older is deleted at the next clean-up, within a day, and cannot be brought back.',
};
