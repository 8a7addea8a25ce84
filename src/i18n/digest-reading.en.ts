/** What HR asks about the numbers, and the answers. */
export const digestReadingEn = {
  button: 'How to read it',
  title: 'How to read the digest',
  close: 'Close',
  answers: [
    {
      question: 'Why are there no arrows although a number has moved?',
      answer:
        'It moved, but not more than it does when nothing happens. An arrow stands only where the change is larger than that. About one arrow in ten may still be chance, so use it to ask.',
    },
    {
      question: 'Why are the numbers of a small group in halves?',
      answer:
        'With six people the number goes up and down by almost half a point by itself. Decimals would be decoration.',
    },
    {
      question: 'What does “plus or minus” mean?',
      answer:
        'Not everybody answered, so the number may lie that far from what it would be if all had. It is said from twenty answers on, and not when nearly all have answered.',
    },
    {
      question: 'Why is something missing?',
      answer:
        'Too few answered, or showing it would reveal a smaller group. Which one is decided by how many answered, never by what they answered.',
    },
    {
      question: 'Why are teams not ranked?',
      answer: 'Small teams always fill the top and the bottom of a list by chance.',
    },
  ],
};
