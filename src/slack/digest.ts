import { postAgain } from '../service/digests.ts';
import type { Routes } from './listen.ts';

/* What an administrator does about a digest of which nobody can say whether it arrived. */

export const digestRoutes: Routes = {
  clicks: {
    'digest.post_again': (tx, { person, texts }, { value }) => {
      const posted = postAgain(tx, person, value);
      if (!posted.ok) return [{ do: 'say', text: texts.refusals[posted.why] }];
      return [{ do: 'replace', text: texts.digest.lost.done, blocks: [] }];
    },
  },
};
