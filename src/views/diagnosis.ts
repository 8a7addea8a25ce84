import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Diagnosis, Finding, Problem, Sign } from '../domain/diagnosis.ts';
import type { Texts } from '../i18n/index.ts';
import { causesText } from './causes.ts';
import { levelText, partText } from './digest-numbers.ts';
import { noteButton } from './experiments.ts';
import { button, buttons, divider, escape, modal, section, small } from './parts.ts';

/* Which of the three common problems the numbers point to, each with its number and its quick fix. For HR. */

export const diagnosisHomeBlocks = (texts: Texts): KnownBlock[] => {
  const t = texts.diagnosis;
  return [section(`*${t.title}*\n${t.about}`, button('diagnosis.open', t.button, 'all'))];
};

/** Null: before the first digest. */
export function diagnosisView(texts: Texts, diagnosis: Diagnosis | null): ModalView {
  const t = texts.diagnosis;
  const blocks = diagnosis === null ? [section(t.early)] : diagnosisBlocks(texts, diagnosis);
  return modal('diagnosis.all', t.title, blocks, { close: t.close });
}

function diagnosisBlocks(texts: Texts, { week, findings, causes, advice }: Diagnosis): KnownBlock[] {
  const t = texts.diagnosis;
  const isQuiet = findings.every(({ says }) => says === 'no_sign' || says === 'unknown');
  return [
    section(isQuiet && findings.some(({ says }) => says === 'no_sign') ? t.quiet : t.intro),
    ...findings.flatMap((finding) => findingBlocks(texts, finding, advice)),
    ...(causes === null ? [] : [divider(), section(escape(causesLine(texts, causes)))]),
    ...(advice === null ? [] : [divider(), section(t.advice[advice])]),
    small(t.basis(texts.format.week(week))),
  ];
}

function findingBlocks(
  texts: Texts,
  { problem, says, signs }: Finding,
  advice: Diagnosis['advice'],
): KnownBlock[] {
  const t = texts.diagnosis;
  const lines = [
    `*${t.problems[problem]}*`,
    t.says[says],
    ...signs.map((one) => `• ${signText(texts, one)}`),
  ];
  const said = section(lines.map((line, n) => (n < 2 ? line : escape(line))).join('\n'));
  if (says !== 'clear' && says !== 'hint') return [divider(), said];
  const leaveIt = problem === 'information' && advice === 'content';
  return [
    divider(),
    said,
    section(leaveIt ? t.fixContent : t.fix[problem]),
    buttons(`diagnosis:${problem}`, [...fixButtons(texts, problem, leaveIt), noteButton(texts, 'none')]),
  ];
}

const causesLine = (texts: Texts, causes: NonNullable<Diagnosis['causes']>): string =>
  typeof causes === 'string'
    ? texts.causes[causes]
    : causesText(texts, causes, (share) => partText(texts, share));

function signText(texts: Texts, sign: Sign): string {
  const t = texts.diagnosis.signs;
  switch (sign.sign) {
    case 'useful': {
      const label = levelText(texts, sign.level);
      return sign.was === null ? t.useful(label) : t.fell(label, levelText(texts, sign.was));
    }
    case 'span':
      return t.span(sign.span.managers, sign.span.most, sign.span.limit);
    default:
      return t[sign.sign](partText(texts, sign.part));
  }
}

/** `leaveIt`: nothing that leads to a longer form. */
function fixButtons(texts: Texts, problem: Problem, leaveIt: boolean): Button[] {
  const t = texts.diagnosis.buttons;
  const questions = button('questions.list', t.questions, 'list');
  const guide = button('guide.open', t.guide, 'manager');
  const scores = button('scale.open', t.scores, 'scale');
  const statements = button('statements.list', t.statements, 'list');
  switch (problem) {
    case 'satisfaction':
      return [button('teams.open', t.teams, 'all'), questions, statements];
    case 'frequency':
      return [button('team.pick', t.lengths, 'pick'), guide];
    case 'information':
      return leaveIt ? [scores, guide] : [questions, scores, statements];
  }
}
