import type { templatesEn } from './templates.en.ts';

export const templatesNb: typeof templatesEn = {
  fields: {
    strengths: {
      label: 'Hvor fikk du brukt styrkene dine?',
      example: 'f.eks. Jeg fikk de to teamene til å enes om planen',
    },
    develop: {
      label: 'Hvilken styrke vil du bygge videre på, og hvordan?',
      example: 'f.eks. Jeg vil gjerne lede et arbeidsmøte på egen hånd',
    },
    win: { label: 'Noe du lyktes med, stort eller smått', example: 'f.eks. Kunden sa ja til den nye planen' },
    obstacle: { label: 'Hva står i veien?', example: 'f.eks. Jeg venter på tilgang til testsystemet' },
    wish: {
      label: 'Ros til lederen din, eller et ønske',
      example: 'f.eks. Takk for det klare svaret på mandag',
    },
    motivated: {
      label: 'Hvor motivert er du for tiden, og hva kommer det an på?',
      example: 'f.eks. Mer enn i høst, siden jeg igjen jobber med kunder',
    },
    interested: {
      label: 'Hva har du mest lyst til å jobbe med?',
      example: 'f.eks. Den nye tjenesten for små bedrifter',
    },
    works: { label: 'Hva fungerer godt?', example: 'f.eks. Det korte møtet hver morgen' },
    improve: { label: 'Hva kan bli bedre?', example: 'f.eks. Vi får vite om endringer for sent' },
    ahead: {
      label: 'Hva vil du kunne om et halvt år?',
      example: 'f.eks. Lede et eget prosjekt',
    },
    support: {
      label: 'Hva trenger du fra lederen din?',
      example: 'f.eks. En halv dag i uken til kurset',
    },
    proud: {
      label: 'Et halvt år tilbake: hva er du stolt av?',
      example: 'f.eks. At vi byttet system uten å miste en eneste bestilling',
    },
    learned: { label: 'Hva har du lært?', example: 'f.eks. Å be om hjelp en uke tidligere' },
    differently: { label: 'Hva ville du gjort annerledes?', example: 'f.eks. Avtalt færre mål om gangen' },
    direction: {
      label: 'Et halvt år fram: hvor vil du være da?',
      example: 'f.eks. Ha ansvar for hele kundeportalen',
    },
    need: {
      label: 'Hva trenger du for å komme dit, og fra hvem?',
      example: 'f.eks. To dager for å lære av teamet i Bergen',
    },
    free: { label: 'Hva vil du snakke om?', example: 'f.eks. Hvordan vi deler arbeidet i vår' },
  },
};
