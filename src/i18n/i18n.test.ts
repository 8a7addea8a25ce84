import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { textsFor } from './index.ts';

/** Names of languages, and lines in which everything is filled in by somebody else. */
const SAME_IN_BOTH = new Set([
  'agenda.homePerson',
  'causes.one',
  'checkin.away.entry',
  'checkin.form.actionOwner',
  'checkin.form.send',
  'checkin.home.planWhy.as_planned',
  'checkin.home.reportLine',
  'checkin.mySettings.languages.en',
  'checkin.mySettings.languages.nb',
  'checkin.mySettings.pause',
  'checkin.read.send',
  'handover.before.outcome',
  'history.line.answer',
  'questions.inEnglish',
  'questions.inNorwegian',
  'questions.names.standard',
  'rights.erase.line',
  'rights.reading',
  'setup.home.hr',
  'setup.people.refused',
  'setup.role.admin',
  'setup.role.hr',
  'setup.team.title',
  'summary.goal.said',
  'summary.title',
  'teamNumbers.statement',
  'teamNumbers.topic',
]);

/** One line of a preview: everything any of them asks for. */
const LINE = {
  name: 'Kari',
  names: ['Kari', 'Ola'],
  manager: 'Ola',
  date: '2027-01-12',
  from: '2027-01-12',
  to: '2027-01-14',
  time: '10:00',
  everyWeeks: 1,
  weekday: 2,
  minutes: 20,
};

/** What a text may be given: a name, a date, numbers around the borders of the plural, names, lines. */
const SAMPLES = ['Kari', '2027-01-12', 0, 1, 2, ['Kari', 'Ola'], LINE, [LINE], [LINE, LINE]];
const SLACK_MODAL_TITLE = 24;

/** Their keys are put together, or all of them are listed. */
const BY_CODE = ['checkin.why.notes.', 'pulse.topic.list.'];

type Entry = { path: string; texts: string[] };

function samplesFor(count: number): unknown[][] {
  if (count === 0) return [[]];
  return samplesFor(count - 1).flatMap((before) => SAMPLES.map((sample) => [...before, sample]));
}

/** Every text a function gives for those samples it accepts: the types it was written for are gone here. */
function results(text: (...given: unknown[]) => unknown): string[] {
  return samplesFor(text.length).flatMap((given) => {
    try {
      const result = text(...given);
      if (typeof result === 'string') return [result];
      return Array.isArray(result) ? result.map(String) : [];
    } catch {
      return [];
    }
  });
}

function entries(value: unknown, path: string): Entry[] {
  if (typeof value === 'string') return [{ path, texts: [value] }];
  if (typeof value === 'function') return [{ path, texts: results(value as () => unknown) }];
  return Object.entries(value as object).flatMap(([key, inner]) => entries(inner, `${path}.${key}`));
}

function textsIn(language: 'en' | 'nb'): Entry[] {
  const { language: _, format: __, ...rooms } = textsFor(language);
  return Object.entries(rooms).flatMap(([room, value]) => entries(value, room));
}

const breaking = (language: 'en' | 'nb', rule: RegExp) =>
  textsIn(language)
    .flatMap(({ path, texts }) => texts.map((text) => `${path}: ${text}`))
    .filter((line) => rule.test(line.slice(line.indexOf(': ') + 2)));

describe.each(['en', 'nb'] as const)('the texts in %s', (language) => {
  test('no text has an exclamation mark', () => {
    expect(breaking(language, /!/)).toEqual([]);
  });

  test('no text has two spaces in a row, or a space at either end', () => {
    expect(breaking(language, / {2}|^\s|\s$/)).toEqual([]);
  });

  test('quotes are those of the language', () => {
    expect(breaking(language, language === 'en' ? /["«»„]/ : /["“”„]/)).toEqual([]);
  });

  test('a text with something to fill in is never empty', () => {
    const empty = textsIn(language).filter(
      ({ texts }) => texts.length > 0 && texts.every((text) => text.trim() === ''),
    );
    expect(empty.map(({ path }) => path).filter((path) => !SAME_IN_BOTH.has(path))).toEqual([]);
  });

  test('the titles and closing buttons of the check-in modals fit Slack', () => {
    const labels = textsIn(language).filter(({ path }) => /^checkin\..*(title|send|save|close)$/i.test(path));
    // A name in a title is cut by the view, so the shortest sample counts.
    const long = labels.filter(
      ({ texts }) => Math.min(...texts.map(({ length }) => length)) > SLACK_MODAL_TITLE,
    );
    expect(labels.length).toBeGreaterThan(0);
    expect(long.map(({ path }) => path)).toEqual([]);
  });
});

test('both languages have the same keys, also where the type leaves them open', () => {
  const keys = (language: 'en' | 'nb') => textsIn(language).map(({ path }) => path);
  expect(keys('nb').toSorted()).toEqual(keys('en').toSorted());
});

test('nothing is left untranslated', () => {
  const english = new Map(textsIn('en').map(({ path, texts }) => [path, texts.join('\n')]));
  const same = textsIn('nb').filter(
    ({ path, texts }) => texts.length > 0 && english.get(path) === texts.join('\n'),
  );
  expect(same.map(({ path }) => path).filter((path) => !SAME_IN_BOTH.has(path))).toEqual([]);
});

test('every text is asked for somewhere', () => {
  const source = join(import.meta.dirname, '..');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /(?<!\.test|\.testing)\.ts$/.test(file) && !file.startsWith('i18n'),
  );
  const words = new Set(
    files.flatMap((file) => readFileSync(join(source, file), 'utf8').match(/\w+/g) ?? []),
  );
  const unused = textsIn('en')
    .map(({ path }) => path)
    .filter((path) => !BY_CODE.some((beginning) => path.startsWith(beginning)))
    .filter((path) => !words.has(path.slice(path.lastIndexOf('.') + 1)));
  expect(unused).toEqual([]);
});
