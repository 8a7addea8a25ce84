export const digestPreviewEn = {
  home: {
    head: 'For HR',
    reader: 'Only HR sees this part. Nothing in it is about one person.',
    title: 'The digest to HR',
    posted: (week: string, day: string) =>
      `What HR reads about week ${week} goes to the HR channel on ${day} at 09:00, company level only.`,
    none: 'Once a week the HR channel gets a summary of how people are doing, company level only. No week has closed yet; the preview shows invented numbers.',
    again: (week: string) => `The newest summary is that of week ${week}. Company level only.`,
    button: 'Preview',
  },
  title: 'Preview',
  invented: 'Invented numbers, to show what a digest looks like. No week has closed yet.',
  notPosted: 'Only you see this. It is what the HR channel gets.',
  inventedMark: 'Invented numbers',
  close: 'Close',
};
