import type { DigestData, Level } from '../domain/digest-data.ts';
import type { DigestLine } from '../domain/digest-line.ts';
import type { Verdict } from '../domain/disclosure.ts';
import type { Texts } from '../i18n/index.ts';
import { lineAbout, lineNumbers } from './digest-chart.ts';
import { levelText } from './digest-numbers.ts';
import { cut } from './parts.ts';
import { textOf } from './digest-statement.ts';

/*
 * The words of the picture, and those that stand for it where it cannot be seen. Where lines and points go is for the room
 * of charts.
 */

type Numbers = Extract<DigestData, { kind: 'numbers' }>;

/** `arrow` is drawn, `verdict` written beside it. */
export type PictureNumber = { label: string; arrow: 'up' | 'down' | null; verdict: string };

export type PictureWords = {
  title: string;
  /** What is drawn, or that it is invented. */
  about: string[];
  now: PictureNumber;
  ofFive: string;
  weeks: string[];
  usual: string;
  heading: string;
  statements: ({ words: string } & PictureNumber)[];
};

export function pictureWords(texts: Texts, data: Numbers, line: DigestLine, invented: boolean): PictureWords {
  const { digestPicture: t, format } = texts;
  const about = lineAbout(texts, line);
  return {
    title: texts.digest.title(format.week(data.week)),
    about: invented ? [about, texts.digestPreview.inventedMark] : [about],
    now: numberOf(texts, data, data.index.level, data.index.change.is.verdict),
    ofFive: t.ofFive,
    weeks: line.weeks.map((week) => format.week(week)),
    usual: line.usual.around.is.kind === 'label' && line.usual.margin.is.kind === 'margin' ? t.usual : '',
    heading: t.statements,
    statements: data.statements.map(({ level, change, ...line }) => ({
      words: textOf(texts, line),
      ...numberOf(texts, data, level, change.is.verdict),
    })),
  };
}

function numberOf(texts: Texts, { comparison }: Numbers, level: Level, verdict: Verdict): PictureNumber {
  const label = levelText(texts, level);
  if (level.is.kind === 'withheld') return { label, arrow: null, verdict: '' };
  const said = comparison === 'too_early' ? 'too_early' : verdict;
  return {
    label,
    arrow: said === 'up' || said === 'down' ? said : null,
    verdict: texts.digestPicture.verdict[said],
  };
}

/** Slack takes no more. https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
const ALT_MOST = 1000;

/** What the picture shows, for those who do not see it. */
export function pictureAlt(texts: Texts, data: Numbers, line: DigestLine): string {
  const { alt: t } = texts.digestPicture;
  const now = numberOf(texts, data, data.index.level, data.index.change.is.verdict);
  const statements = data.statements.map(({ level, change, ...line }) => {
    const { label, verdict } = numberOf(texts, data, level, change.is.verdict);
    return t.statement(textOf(texts, line), label, verdict);
  });
  const said = [
    t.line(lineAbout(texts, line), lineNumbers(texts, line)),
    now.verdict === '' ? '' : t.now(now.label, now.verdict),
    t.statements(statements.join('; ')),
  ];
  return cut(said.filter((part) => part !== '').join(' '), ALT_MOST);
}
