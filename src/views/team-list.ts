import type { KnownBlock, ModalView } from '@slack/types';
import type { Shown, Standing, Withheld } from '../domain/disclosure.ts';
import type { TeamNumbers } from '../domain/team-numbers.ts';
import type { Texts } from '../i18n/index.ts';
import { levelText } from './digest-numbers.ts';
import { button, escape, modal, section, small } from './parts.ts';
import { namesText } from './team-numbers.ts';

/* HR's view of the teams: by name, with words. A list by number would be a ranking of chance. */

const ROOM = 2_700;
const MOST_BLOCKS = 20;
/** Of teams without numbers. */
const MOST_NAMES = 60;

export type TeamListData = {
  week: string;
  minimum: number;
  lines: (Pick<TeamNumbers, 'index' | 'comparison'> & {
    names: (string | null)[];
    standing: Shown<Standing> | null;
  })[];
  without: { names: string[]; why: Shown<Withheld> }[];
};

export const teamListRow = (texts: Texts): KnownBlock[] => {
  const t = texts.teamNumbers.list;
  return [section(`*${t.title}*\n${t.about}`, button('teams.open', t.button, 'all'))];
};

export function teamListView(texts: Texts, list: TeamListData | null): ModalView {
  const t = texts.teamNumbers.list;
  return modal('teams.list', t.title, teamListBlocks(texts, list), { close: texts.checkin.form.close });
}

export function teamListBlocks(texts: Texts, list: TeamListData | null): KnownBlock[] {
  const t = texts.teamNumbers.list;
  if (list === null) return [section(t.early)];
  const merged = list.lines.some(({ names }) => names.length > 1);
  return [
    section(t.intro(texts.format.week(list.week))),
    small(t.why),
    ...inBlocks(
      list.lines.map((line) => lineText(texts, line)),
      texts,
    ),
    ...(merged ? [small(t.merged)] : []),
    ...inBlocks(
      list.without.map(({ names, why }) =>
        escape(t.without[why.is.why](namesText(texts, names, MOST_NAMES), list.minimum)),
      ),
      texts,
    ),
    small(t.use),
  ];
}

function lineText(
  texts: Texts,
  { names, index, comparison, standing }: TeamListData['lines'][number],
): string {
  const { list: t, change } = texts.teamNumbers;
  const name = `*${escape(namesText(texts, names))}*`;
  if (index.level.is.kind === 'withheld') return `${name}\n${t.noIndex}`;
  const word = standing === null ? t.notCompared : t.standing[standing.is.standing];
  const moved = change[comparison === 'too_early' ? 'too_early' : index.change.is.verdict];
  const words = `${word} – ${moved}`;
  return `${name}\n${t.line(levelText(texts, index.level), words)}`;
}

/** Whole lines, as many to a block as it takes; what is too much for all blocks is counted. */
function inBlocks(lines: readonly string[], texts: Texts): KnownBlock[] {
  const blocks: string[][] = [];
  let room = 0;
  for (const line of lines) {
    room -= line.length + 1;
    if (room < 0) {
      blocks.push([]);
      room = ROOM - line.length;
    }
    blocks.at(-1)!.push(line);
  }
  const left = blocks.slice(MOST_BLOCKS).flat().length;
  return [
    ...blocks.slice(0, MOST_BLOCKS).map((some) => section(some.join('\n'))),
    ...(left === 0 ? [] : [small(texts.teamNumbers.more(left))]),
  ];
}
