import { digestHomeOf, previewFor } from '../service/digest-preview.ts';
import { postAgain } from '../service/digests.ts';
import { digestHomeBlocks, previewModal } from '../views/digest-preview.ts';
import { readingModal } from '../views/digest-reading.ts';
import type { HomeSection } from './home.ts';
import type { Routes } from './listen.ts';
import { show } from './setup-steps.ts';

/* The digest for those who read it before it is posted, and for those who ask whether it arrived. */

/** On the Home tab of HR. */
export const digestHome: HomeSection = (tx, person, texts) => {
  const home = digestHomeOf(tx, person);
  return home === null ? [] : digestHomeBlocks(texts, home);
};

export const digestRoutes: Routes = {
  clicks: {
    'digest.preview': (tx, { person, texts }, click) => {
      const shown = previewFor(tx, person);
      if (!shown.ok) return [{ do: 'say', text: texts.refusals[shown.why] }];
      return show(click, previewModal(texts, shown.preview));
    },
    'digest.read': (_, { texts }, click) => show(click, readingModal(texts)),
    'digest.post_again': (tx, { person, texts }, { value }) => {
      const posted = postAgain(tx, person, value);
      if (!posted.ok) return [{ do: 'say', text: texts.refusals[posted.why] }];
      return [{ do: 'replace', text: texts.digest.lost.done, blocks: [] }];
    },
  },
};
