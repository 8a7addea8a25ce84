import { ENOUGH_PEOPLE } from '../domain/pilot.ts';
import type { PilotLine } from '../domain/setup.ts';
import type { Texts } from '../i18n/index.ts';
import { capital } from './parts.ts';

/** What a decision about the pilot means, in plain sentences. */
export function pilotParts(texts: Texts, pilot: PilotLine): { text: string; items: string[] }[] {
  const t = texts.pilot.preview;
  const part = (text: string, items: string[] = []) => ({ text, items });
  switch (pilot.step) {
    case 'start': {
      const { teams, people, managers, asked, talks, again, weeks, report } = pilot;
      const when = [
        t.asked(asked.from, asked.to),
        t.talks(talks.from, talks.to, weeks),
        t.again(again.from, again.to),
        t.report(report),
      ].map(capital);
      return [part(t.who(teams, people, managers), when), part(t.told)];
    }
    case 'join':
      return [part(t.join(pilot.report))];
    case 'extend':
    case 'adjust': {
      const changes = pilot.changes.flatMap(({ name, value }) => t.change[name]?.(value) ?? []);
      return [part(t.longer(pilot.weeks, pilot.report), changes)];
    }
    case 'everyday':
      return [part(t.everyday)];
    case 'stop':
      return [part(t.stop(pilot.told)), part(pilot.again ? t.again_possible : t.anew_possible)];
    case 'resume':
      return [part(t.resume(pilot.weeks, pilot.told, pilot.report))];
  }
}

export const pilotWarnings = (texts: Texts, pilot: PilotLine | null): string[] =>
  pilot?.step === 'start' && pilot.small ? [texts.pilot.preview.small(ENOUGH_PEOPLE)] : [];
