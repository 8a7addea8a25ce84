import type { ModalView } from '@slack/types';
import { GUESSES, type Guesses, isGuess } from '../domain/guesses.ts';
import type { Worded } from '../domain/statements.ts';
import type { Texts } from '../i18n/index.ts';
import type { FormValues } from './form.ts';
import { escape, input, modal, option, section, select, small } from './parts.ts';
import { statementText } from './statement.ts';
import { halfText, namesText } from './team-numbers.ts';

/* A manager's guess before the numbers come: one select a statement, "no guess" to begin with. */

export type GuessData = {
  team: { id: string; name: string };
  week: string;
  asked: Worded[];
  guesses: Guesses;
};

const NONE = 'none';

/** What the form knows of itself. */
export const guessOf = (metadata: string): { teamId: string; week: string } => {
  const [teamId = '', week = ''] = metadata.split(' ');
  return { teamId, week };
};

export function guessForm(texts: Texts, { team, week, asked, guesses }: GuessData): ModalView {
  const t = texts.teamNumbers.guess;
  const options = [
    option(t.none, NONE),
    ...GUESSES.toReversed().map((half) => option(t.value(halfText(texts, half)), String(half))),
  ];
  const fields = asked.map((one) =>
    input(
      one.id,
      statementText(texts, one),
      select('v', options, { chosen: String(guesses[one.id] ?? NONE) }),
      {
        hint: t.reader,
      },
    ),
  );
  return modal(
    'guess.save',
    t.title,
    [section(t.intro(escape(namesText(texts, [team.name])))), ...fields, small(t.reader)],
    { submit: t.save, close: t.close, metadata: `${team.id} ${week}` },
  );
}

export const readGuesses = (values: FormValues, asked: readonly Worded[]): Guesses =>
  Object.fromEntries(
    asked.flatMap(({ id }) => {
      const value = Number(values.choice(id) ?? NONE);
      return isGuess(value) ? [[id, value]] : [];
    }),
  );
