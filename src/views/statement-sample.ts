import type { KnownBlock, ModalView } from '@slack/types';
import type { StatementsChange } from '../domain/setup.ts';
import type { Worded } from '../domain/statements.ts';
import { type Texts, textsFor } from '../i18n/index.ts';
import { divider, modal, section } from './parts.ts';
import { statementInput, statementText } from './statement.ts';

/* What HR changes of the statements, in sentences and as people will see it. */

const LANGUAGES = ['nb', 'en'] as const;

type Ahead = Pick<StatementsChange, 'from' | 'next' | 'scale' | 'minimum'>;

/** The form of the first week. Sending it leads back to the list, and nowhere else. */
export const aheadView = (texts: Texts, ahead: Ahead): ModalView =>
  modal('statements.ahead', texts.statementBank.title, sampleBlocks(texts, ahead, ahead.next), {
    submit: texts.statementBank.back,
    close: texts.setup.close,
  });

/** What is new or reworded, or else all that the first week asks. */
export function changedSample(texts: Texts, change: StatementsChange): KnownBlock[] {
  const changed = [...change.added, ...change.reworded];
  return [divider(), ...sampleBlocks(texts, change, changed.length > 0 ? changed : change.next)];
}

/** As people will see them, in both languages. */
function sampleBlocks(texts: Texts, { from, scale, minimum }: Ahead, some: readonly Worded[]): KnownBlock[] {
  return [
    section(texts.statementBank.sample(texts.format.day(from))),
    ...LANGUAGES.flatMap((language) => {
      const theirs = textsFor(language);
      const hint = theirs.pulse.readerShort.company(minimum);
      return some.map((one) => statementInput(theirs, one, { block: `${language} ${one.id}`, scale, hint }));
    }),
  ];
}

/** The change in sentences, each with the statements it is about. */
export function changedParts(texts: Texts, change: StatementsChange): { text: string; items: string[] }[] {
  const t = texts.statementBank;
  const day = texts.format.day(change.from);
  const named = (some: readonly Worded[]) => some.map((one) => statementText(texts, one));
  const inBoth = (some: readonly Worded[]) =>
    some.flatMap((one) => LANGUAGES.map((language) => statementText(textsFor(language), one)));
  const part = (text: string, items: string[]) => (items.length === 0 ? [] : [{ text, items }]);
  return [
    ...part(t.added, inBoth(change.added)),
    ...part(t.rewording, inBoth(change.reworded.filter(({ returns }) => !returns))),
    ...part(t.returning, inBoth(change.reworded.filter(({ returns }) => returns))),
    ...part(t.on(day), named(change.on)),
    ...part(t.switchedOff(day), named(change.off)),
    ...(change.perWeek === null ? [] : [{ text: t.everyWeek(change.perWeek, day), items: [] }]),
    ...(change.reworded.length === 0 ? [] : [{ text: t.counts(day), items: [] }]),
  ];
}
