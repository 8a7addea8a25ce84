export const yearlyEn = {
  title: 'The year',
  about: 'The first numbers beside those of now, statement by statement.',
  message: 'A year has gone by',
  open: 'See the year',
  early: 'A year after the first digest its numbers stand here beside those of that week.',
  tooFew: 'Too few people answered, then or now, to put the numbers side by side.',
  week: (week: string, year: string) => `week ${week} of ${year}`,
  intro: (then: string, now: string) =>
    `The four weeks up to ${then} and the four weeks up to ${now}, as their digests have shown them.`,
  both: (then: string, now: string) => `Then ${then} · now ${now}`,
  notThen: (now: string) => `Not asked then · now ${now}`,
  otherWords: (now: string) => `Asked in other words or with other scores then · now ${now}`,
  chance:
    'There are no arrows here. Over a year people come and go, and a small difference may be chance. Ask about what surprises you.',
};
