import type { KnownBlock } from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import { digestOfWeek } from '../service/digests.ts';
import { myLines } from '../service/own-line.ts';
import { belongs, readsNumbers } from '../service/people.ts';
import { teamListFor } from '../service/team-list.ts';
import { newestWeek, pagesOf } from '../service/team-numbers.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { trendsRow, trendsView } from '../views/trends.ts';
import type { Effect, Routes, Who } from './listen.ts';

/* How it is going: for everybody what they may see. */

export const trendRoutes: Routes = {
  clicks: { 'trends.open': openTrends },
  commands: { trends: openTrends, utvikling: openTrends },
};

export const trendsHome = (_tx: Tx, { enrolledAt }: Person, texts: Texts): KnownBlock[] =>
  enrolledAt === null ? [] : trendsRow(texts);

function openTrends(tx: Tx, { person, texts }: Who): Effect[] {
  if (!belongs(tx, person)) return [{ do: 'say', text: texts.refusals.not_enrolled }];
  if (!readsNumbers(tx, person)) return [{ do: 'say', text: texts.teamNumbers.trends.notForAdmins }];
  const week = newestWeek(tx);
  const forHr = teamListFor(tx, person);
  const view = trendsView(texts, {
    lines: myLines(tx, person),
    company: week === null ? null : digestOfWeek(tx, week),
    pages: pagesOf(tx, person),
    ...(forHr.ok ? { list: forHr.list } : {}),
  });
  return [{ do: 'open', view }];
}
