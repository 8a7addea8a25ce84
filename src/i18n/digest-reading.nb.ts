import type { digestReadingEn } from './digest-reading.en.ts';

export const digestReadingNb: typeof digestReadingEn = {
  button: 'Slik leser du det',
  title: 'Slik leser du det',
  close: 'Lukk',
  answers: [
    {
      question: 'Hvorfor er det ingen pil når et tall har flyttet seg?',
      answer:
        'Det flyttet seg, men ikke mer enn det gjør når ingenting skjer. En pil står bare der endringen er større enn det. Omtrent én av ti piler kan likevel være tilfeldig, så bruk den til å spørre.',
    },
    {
      question: 'Hvorfor er tallene for en liten gruppe i halve?',
      answer:
        'Med seks personer svinger tallet nesten et halvt poeng av seg selv. Desimaler ville bare vært pynt.',
    },
    {
      question: 'Hva betyr «pluss eller minus»?',
      answer:
        'Ikke alle har svart, så tallet kan ligge så langt fra det det ville vært om alle hadde gjort det. Det står fra tjue svar og opp, og ikke når nesten alle har svart.',
    },
    {
      question: 'Hvorfor mangler noe?',
      answer:
        'For få svarte, eller så ville det vist en mindre gruppe. Det avgjøres av hvor mange som svarte, aldri av hva de svarte.',
    },
    {
      question: 'Hvorfor rangeres ikke team?',
      answer: 'Små team havner alltid øverst og nederst på en liste ved en tilfeldighet.',
    },
  ],
};
