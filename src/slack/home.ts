import type { HomeView, KnownBlock } from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import { homeOf } from '../service/home.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { homeView } from '../views/home.ts';
import { whoIs } from './who.ts';

/** Blocks that other nouns put on a person's Home tab. */
export type HomeSection = (tx: Tx, person: Person, texts: Texts) => KnownBlock[];

export type HomeSections = { pulse: HomeSection; times: HomeSection; setup: HomeSection };

/** The Home tab of a person as it is now: to be published under their own user id and no other. */
export function homeFor(tx: Tx, person: Person, sections: HomeSections): HomeView {
  const { texts } = whoIs(tx, person);
  return homeView(texts, {
    ...homeOf(tx, person),
    pulse: sections.pulse(tx, person, texts),
    times: sections.times(tx, person, texts),
    setup: sections.setup(tx, person, texts),
  });
}
