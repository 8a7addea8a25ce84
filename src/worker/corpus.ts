import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import type { KnownBlock, View } from '@slack/types';

/** Something of ours that was shown in the practice workspace, with a name to find it by. */
export type Shown = { name: string } & ({ view: View } | { message: { blocks: KnownBlock[] } });

/** Beside `src` and beside `dist`. Made by `npm run corpus`. */
export const CORPUS = fileURLToPath(new URL('../../assets/corpus.json.br', import.meta.url));

/** One of each kind of message, form and Home tab; invented people in all of them. */
export const recordedCorpus = (): Shown[] =>
  JSON.parse(brotliDecompressSync(readFileSync(CORPUS)).toString('utf8')) as Shown[];
