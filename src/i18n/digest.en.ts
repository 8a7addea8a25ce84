export const digestEn = {
  title: 'Check-in',
};
