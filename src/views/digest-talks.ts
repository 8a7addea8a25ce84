import type { Part, TalkLines } from '../domain/digest-data.ts';
import type { Texts } from '../i18n/index.ts';
import { causesText } from './causes.ts';
import { levelText, partText } from './digest-numbers.ts';
import type { Paragraph } from './paragraphs.ts';

type Line = [Part, (part: string) => string];

export function talksParagraph(
  texts: Texts,
  { week, talks: of }: { week: string; talks: TalkLines },
): Paragraph {
  const t = texts.digest;
  const parts: Line[] = [
    [of.held, t.held],
    [of.answered, t.answered],
    [of.outcomes, t.outcomes],
    ...(of.linked === null ? [] : [[of.linked, t.linked] satisfies Line]),
  ];
  const said = [
    ...parts.flatMap(([part, say]) => (part.is.kind === 'withheld' ? [] : [say(partText(texts, part))])),
    ...contentsLine(texts, of),
  ];
  const causes = of.causes === null ? [] : [causesText(texts, of.causes, (share) => partText(texts, share))];
  const lines = [...said, ...usefulLines(texts, of, said.length > 0), ...causes];
  const none =
    of.held.is.kind === 'withheld' && of.held.is.why === 'no_answers' ? t.noTalks : t.talksWithheld;
  return { head: t.talks(texts.format.week(week)), lines: lines.length > 0 ? lines : [none] };
}

/** All three are of the same talks, so they are shown together or not at all. */
function contentsLine(texts: Texts, { contents }: TalkLines): string[] {
  if (contents === null || contents.goal.is.kind === 'withheld') return [];
  const { goal, action, outcome } = contents;
  return [texts.digest.contents(partText(texts, goal), partText(texts, action), partText(texts, outcome))];
}

/** Where other shares stand, it is said that this one is missing; where none does, one sentence is enough for all. */
function usefulLines(texts: Texts, { useful, usefulToLeaders }: TalkLines, others: boolean): string[] {
  const t = texts.digest;
  if (useful.is.kind === 'withheld')
    return others && useful.is.why === 'too_few' ? [t.usefulWithheld(t.withheld.too_few)] : [];
  const apart =
    usefulToLeaders.is.kind === 'label' ? [t.usefulToLeaders(levelText(texts, usefulToLeaders))] : [];
  return [[t.useful(levelText(texts, useful)), ...apart].join(' ')];
}
