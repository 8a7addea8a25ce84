import { systemClock } from '../clock.ts';
import type { Company } from './crash-company.ts';
import type { CrashRecord, Words } from './crash-record.ts';
import type { PracticeReceiver } from '../practice/inbound.ts';
import type { OpenView } from '../practice/shown.ts';
import type { Workspace } from '../practice/workspace.ts';

/* What must be true after all the crashes, seen from Slack: what people find in their forms and in their messages. */

export type Doors = {
  workspace: Workspace;
  receiver: PracticeReceiver;
  company: Company;
  record: CrashRecord;
};

/** Everybody opens their form, managers all there is to read; what cannot be there is added to `record.lost`. */
export async function lookAround(doors: Doors): Promise<void> {
  const { record } = doors;
  for (const { id, manager } of doors.company.employees) {
    const author = record.author(id);
    const form = await insisting(() => prepared(doors, id));
    if (form !== undefined) record.formOpened(id, form);
    else record.lost.push(`the form of ${id} does not open`);
    for (const checkin of author.checkins) {
      const lines = await linesRead(doors, manager, checkin);
      const shows = (text: string) => lines.filter((line) => line === text).length;
      const isShown = (words: Words) =>
        Object.values(words).every((text) => text === '' || shows(text) === 1);
      if (!author.isRead(checkin, isShown)) record.lost.push(`of ${checkin} is read ${lines.join(' / ')}`);
      for (const [text, acked] of record.repliesTo(checkin))
        if (shows(text) > 1 || (acked && shows(text) === 0))
          record.lost.push(`the reply ${text} to ${checkin} stands ${shows(text)} times`);
    }
  }
}

const TRIES = 10;

/** Who is not answered in time looks once more: that says nothing about what is there. */
async function insisting(look: () => Promise<OpenView | undefined>): Promise<OpenView | undefined> {
  for (let tries = 1; tries < TRIES; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await systemClock.sleep(500);
  }
  return look();
}

async function prepared({ workspace, receiver }: Doors, user: string): Promise<OpenView | undefined> {
  await receiver.act({ do: 'command', user, text: 'prepare' });
  const form = workspace.modals.get(user)?.at(-1);
  return form?.view.callback_id === 'checkin.preparation' ? form : undefined;
}

/** Presses the button for reading this check-in, wherever one stands; what is then before the manager. */
async function opened(
  { workspace, receiver }: Doors,
  user: string,
  checkin: string,
): Promise<OpenView | undefined> {
  const button = { type: 'button', action_id: 'checkin.read', block_id: 'any', value: checkin };
  await receiver.act({
    do: 'raw',
    body: {
      type: 'block_actions',
      user: { id: user, team_id: workspace.team.id },
      team: { id: workspace.team.id },
      api_app_id: workspace.appId,
      container: { type: 'view' },
      actions: [{ ...button, action_ts: workspace.nextTs() }],
    },
  });
  const found = workspace.modals.get(user)?.at(-1);
  workspace.modals.delete(user);
  return found?.view.private_metadata === checkin ? found : undefined;
}

/** What a manager reads of a check-in: each line for itself, without the mark of a quotation, its entities read. */
async function linesRead(doors: Doors, manager: string, checkin: string): Promise<string[]> {
  const view = await insisting(() => opened(doors, manager, checkin));
  const texts = [...JSON.stringify(view?.view.blocks ?? []).matchAll(/"text":("(?:[^"\\]|\\.)*")/g)];
  return texts
    .flatMap(([, json]) => (JSON.parse(json!) as string).split('\n'))
    .map((line) => line.replace(/^(>|&gt;) ?/, ''))
    .map((line) => line.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));
}
