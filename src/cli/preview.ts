import { writeFileSync } from 'node:fs';
import { digestPicture } from '../charts/digest-picture.ts';
import { pngNow } from '../charts/png.ts';
import { Refused } from './refused.ts';
import { textsFor } from '../i18n/index.ts';
import { previewDigest } from '../service/digest-preview.ts';
import type { Tx } from '../store/db.ts';
import { settings } from '../store/settings.ts';
import { pictureWords } from '../views/digest-picture.ts';
import { previewLines } from '../views/digest-preview.ts';

const USAGE = 'Write: preview digest [--picture file.png]';

/** The digest as HR will read it, in the company's language. `after` paints, once the database is free again. */
export function preview(tx: Tx, [what, ...args]: string[]): { lines: string[]; after: () => void } {
  if (what !== 'digest') throw new Refused(USAGE);
  const file = fileOf(args);
  const texts = textsFor(settings(tx).language);
  const shown = previewDigest(tx);
  const { data, line } = shown.digest;
  const lines = previewLines(texts, shown);
  if (file === null) return { lines, after: () => {} };
  if (data.kind !== 'numbers' || line === null)
    return {
      lines: [...lines, '', 'There is no picture before three weeks can be compared.'],
      after: () => {},
    };
  const svg = digestPicture(pictureWords(texts, data, line, shown.invented), line);
  return { lines: [...lines, '', `The picture is in ${file}.`], after: () => write(file, svg) };
}

function fileOf(args: string[]): string | null {
  if (args.length === 0) return null;
  const [option, file] = args;
  if (option !== '--picture' || file === undefined || args.length > 2) throw new Refused(USAGE);
  return file;
}

function write(file: string, svg: string): void {
  const bytes = pngNow(svg);
  try {
    writeFileSync(file, bytes);
  } catch {
    throw new Refused(`${file} cannot be written. Check the name and the folder.`);
  }
}
