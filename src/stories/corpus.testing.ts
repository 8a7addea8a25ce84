import { writeFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import type { KnownBlock, View } from '@slack/types';
import { ADMIN_ID, furnish, TEAMS } from '../practice/cast.ts';
import { fieldsOf } from '../practice/fields.ts';
import { HISTORY, liveHistory } from '../practice/history.ts';
import { createPractice } from '../practice/practice.ts';
import type { Message, OpenView, ShownBlock } from '../practice/shown.ts';
import type { Workspace } from '../practice/workspace.ts';
import { grantRole, personBySlackId } from '../store/people.ts';
import { Story } from './story.testing.ts';
import { EVERYWHERE, walk, WALKED } from './walk.testing.ts';
import { CORPUS, type Shown } from '../worker/corpus.ts';

/*
 * `npm run corpus`: notes whatever people are shown while a company lives some weeks, and while five people press every
 * button there is and fill in every form. Of each kind the longest is kept, for Slack's own validator.
 */

const WEEKS = 5;

const kinds = new Map<string, { length: number; shown: Shown }>();

/** What makes two of a name different: which blocks and fields there are, however often. */
function note(
  name: string,
  blocks: ShownBlock[],
  what: { view: View } | { message: { blocks: KnownBlock[] } },
) {
  const fields = fieldsOf(blocks).map(
    ({ element }) => `${element.type} ${element.action_id.replaceAll(/[\d:].*/g, '')}`,
  );
  const kind = [name, ...new Set([...blocks.map(({ type }) => type), ...fields].toSorted())].join('|');
  const { length } = JSON.stringify(what);
  if (length > (kinds.get(kind)?.length ?? 0)) kinds.set(kind, { length, shown: { name, ...what } });
}

function watch(workspace: Workspace): void {
  const seen = new WeakSet<object>();
  const isNew = (thing: object) => !seen.has(thing) && seen.add(thing);
  const noteView = ({ view }: OpenView) => {
    if (isNew(view))
      note(view.type === 'home' ? 'home' : view.callback_id!, view.blocks, { view: view as View });
  };
  const noteMessage = ({ blocks = [] }: Message) => {
    if (blocks.length > 0 && isNew(blocks))
      note('message', blocks, { message: { blocks: blocks as KnownBlock[] } });
  };
  workspace.onChange(() => {
    for (const stack of workspace.modals.values()) stack.forEach(noteView);
    workspace.homes.forEach(noteView);
    for (const messages of workspace.messages.values()) messages.slice(-5).forEach(noteMessage);
  });
}

const practice = await createPractice({
  start: HISTORY.start,
  config: { adminUserIds: [ADMIN_ID] },
  furnish,
});
watch(practice.workspace);
const teams = TEAMS.filter(({ name }) => name === 'Kundeservice' || name === 'Stab');
await liveHistory(practice, () => {}, { teams, weeks: WEEKS });
await practice.stop();

const story = await Story.begin({ start: ['2027-01-07', '10:00'] });
watch(story.workspace);
await story.import(WALKED);
story.practice.app.store.transact((tx) => {
  const { id } = personBySlackId(tx, 'UPER')!;
  for (const role of ['admin', 'hr'] as const) grantRole(tx, id, role);
});
await story.until('2027-01-11', '14:05');
for (const user of ['UKARI', 'UOLA', 'UPER', 'UMATS', 'UNINA'])
  await walk(story, user, { ...EVERYWHERE, write: 'Noe å si om uken' });
await story.practice.stop();

const corpus = [...kinds.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, { shown }]) => shown);
const packed = brotliCompressSync(JSON.stringify(corpus));
writeFileSync(CORPUS, packed);
process.stdout.write(`${corpus.length} kinds, ${packed.length} bytes\n`);
