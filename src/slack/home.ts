import type { HomeView, KnownBlock } from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import { type HomeData, homeOf } from '../service/home.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { settings } from '../store/settings.ts';
import { greeting, homeView, ownTalks, settingsRow } from '../views/home.ts';
import { reportsHomeBlocks } from '../views/reports.ts';
import { whoIs } from './who.ts';

/** Blocks that a noun puts on a person's Home tab; none when it has nothing for this person. `home`: the core of it. */
export type HomeSection = (tx: Tx, person: Person, texts: Texts, home: HomeData) => KnownBlock[];

/** The Home tab of a person as it is now: to be published under their own user id and no other. */
export function homeFor(tx: Tx, person: Person, sections: HomeSection[]): HomeView {
  const { texts } = whoIs(tx, person);
  const home = homeOf(tx, person);
  return homeView(
    texts,
    sections.map((section) => section(tx, person, texts, home)),
  );
}

export const greetingHome: HomeSection = (_tx, _person, texts, home) => greeting(texts, home);
export const talksHome: HomeSection = (_tx, _person, texts, home) => ownTalks(texts, home);
export const reportsHome: HomeSection = (tx, _person, texts, home) =>
  reportsHomeBlocks(texts, home.reports, settings(tx).spanLimit);
export const settingsHome: HomeSection = (_tx, _person, texts, home) => settingsRow(texts, home);
