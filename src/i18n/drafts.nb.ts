import type { draftsEn } from './drafts.en.ts';

export const draftsNb: typeof draftsEn = {
  here: 'Du har et utkast her. Ingenting du skrev er borte.',
  drop: 'Begynn på nytt',
  title: 'Begynne på nytt?',
  text: 'Det du har skrevet og ikke sendt, blir kastet. Det kan ikke hentes tilbake.',
  yes: 'Kast utkastet',
  no: 'Behold det',
  close: 'Lukk',
};
