const en = {
  required: 'Please complete this required field.',
  shortest: (least: string) => `Please enter at least ${least} characters.`,
  number: 'Please enter a number.',
  whole: 'Please enter a whole number.',
  least: (least: string) => `Must be at least ${least}.`,
  most: (most: string) => `Must be at most ${most}.`,
  email: 'Please enter an email address.',
  link: 'Please enter a link.',
};

const nb: typeof en = {
  required: 'Fyll ut dette feltet. Det må være med.',
  shortest: (least) => `Skriv minst ${least} tegn.`,
  number: 'Skriv et tall.',
  whole: 'Skriv et helt tall.',
  least: (least) => `Må være minst ${least}.`,
  most: (most) => `Kan ikke være mer enn ${most}.`,
  email: 'Skriv en e-postadresse.',
  link: 'Skriv en lenke.',
};

/** What Slack's clients say by themselves, in the language in which a person uses Slack. */
export const clientTexts = (locale: string): typeof en => (locale.startsWith('nb') ? nb : en);
