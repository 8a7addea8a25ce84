export const pulseEn = {
  title: 'This week',
};
