import { furnishSmall } from '../practice/small-company.ts';
import { grantRole, personBySlackId } from '../store/people.ts';
import { setSetting } from '../store/settings.ts';
import { type Somebody, Story } from './story.testing.ts';

/* How stories begin that need the same company. All on a Thursday at ten. */

const START: [string, string] = ['2027-01-07', '10:00'];
export const HEADER = 'user_id,team,manager,every_weeks,weekday,time,minutes';

/** Six who talk with Ola, so that numbers can be told. */
export const CREW = ['UKARI', 'UPER', 'UINGRID', 'UNINA', 'UA', 'UB'];

/** The crew, with Ingrid and Mats of HR in the channel CHR. `more`: further lines of the file. */
export async function beginWithCrew(more: string[] = []): Promise<Story> {
  const story = await Story.begin({
    start: START,
    furnish(workspace) {
      furnishSmall(workspace);
      for (const id of ['UA', 'UB']) workspace.addPerson({ id, name: `Person ${id}`, locale: 'en-GB' });
      const members = ['UINGRID', 'UMATS', workspace.bot.userId];
      workspace.addChannel({ id: 'CHR', name: 'hr', kind: 'private', members });
    },
    config: { adminUserIds: ['UMATS'] },
  });
  const crew = CREW.map((id, n) => `${id},Drift,UOLA,1,thursday,1${n}:00,20`);
  await story.import([HEADER, ...crew, ...more].join('\n'));
  story.practice.app.store.transact((tx) => {
    for (const id of ['UINGRID', 'UMATS']) grantRole(tx, personBySlackId(tx, id)!.id, 'hr');
    setSetting(tx, 'hrChannel', 'CHR');
    setSetting(tx, 'language', 'en');
  });
  return story;
}

/** Kari, who talks with Ola on Tuesdays at ten. */
export async function beginWithTwo(): Promise<{ story: Story; kari: Somebody; ola: Somebody }> {
  const story = await Story.begin({ start: START });
  await story.import(`${HEADER}\nUKARI,Drift,UOLA,1,tuesday,10:00,20\n`);
  return { story, kari: story.person('UKARI'), ola: story.person('UOLA') };
}
