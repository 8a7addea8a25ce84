import type { ModalView } from '@slack/types';
import { FILE_KINDS, type FileKind, type FileProblem } from '../domain/imports.ts';
import type { Texts } from '../i18n/index.ts';
import { escape, modal, option, section, select, small } from './parts.ts';
import { ACTION, field, type FormValues } from './setup-parts.ts';

/** `granted`: whether the app may read files. */
export function fileForm(
  texts: Texts,
  { granted, kind = 'people' }: { granted: boolean; kind?: FileKind },
): ModalView {
  const t = texts.setup.file;
  if (!granted)
    return modal('setup.note', t.title, [section(t.notGranted), section(t.columns)], {
      close: texts.setup.close,
    });
  const kinds = FILE_KINDS.map((one) => option(t[one], one));
  const upload = { type: 'file_input' as const, action_id: ACTION, filetypes: ['csv'], max_files: 1 };
  return modal(
    'setup.import',
    t.title,
    [
      field('kind', t.kind, select(ACTION, kinds, { chosen: kind }), { required: true }),
      field('file', t.label, upload, { required: true, hint: t.hint }),
      section(t.columns),
    ],
    { submit: texts.setup.look, close: texts.setup.close },
  );
}

export function readFile(values: FormValues & { files(block: string): { id: string }[] }) {
  const kind = FILE_KINDS.find((one) => one === values.choice('kind')) ?? 'people';
  return { kind, file: values.files('file')[0]?.id ?? null };
}

const LINES_SHOWN = 30;

/** 'Line 3: …', as many as fit on a screen. */
export function problemLines(texts: Texts, problems: FileProblem[], most = LINES_SHOWN): string[] {
  const t = texts.setup.file;
  const lines = problems.slice(0, most).map((problem) => t.line(problem.line, t.problem(problem)));
  const rest = problems.length - lines.length;
  return rest === 0 ? lines : [...lines, texts.setup.preview.more(rest)];
}

export function problemsView(texts: Texts, problems: FileProblem[]): ModalView {
  const t = texts.setup.file;
  const lines = problemLines(texts, problems).map((line) => small(escape(line)));
  return modal('setup.note', t.title, [section(t.wrong(problems.length)), ...lines], {
    close: texts.setup.close,
  });
}
