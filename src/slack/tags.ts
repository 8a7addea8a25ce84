import { keepTag, endTag, tagProblems } from '../service/tags.ts';
import type { Tx } from '../store/db.ts';
import { tags } from '../store/tags.ts';
import { readTag, tagErrors, tagForm, tagList } from '../views/tags.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';
import { forSetup, show } from './setup-steps.ts';

/* The tags for goals, strengths and learning: a list for HR, in which one is added, renamed or retired. */

export const tagRoutes: Routes = forSetup('setup.tags', {
  clicks: {
    'tag.list': (tx, { texts }, click) => show(click, tagList(texts, tags(tx))),
    'tag.new': (_, { texts }, click) => show(click, tagForm(texts, { id: '', nb: '', en: '' })),
    'tag.edit': edit,
    'tag.retire': retire,
  },
  forms: { 'tag.save': save },
});

function edit(tx: Tx, { texts }: Who, click: Click): Effect[] {
  const found = tags(tx).find(({ id }) => id === click.value);
  return show(click, found === undefined ? tagList(texts, tags(tx)) : tagForm(texts, found));
}

/** Reached by a button that has asked. */
function retire(tx: Tx, { person, texts }: Who, click: Click): Effect[] {
  endTag(tx, person, click.value);
  return show(click, tagList(texts, tags(tx), texts.tags.retired));
}

function save(tx: Tx, { person, texts }: Who, { values, metadata }: OpenForm): Effect[] {
  const id = metadata === '' ? null : metadata;
  const form = readTag(values);
  const problems = tagProblems(tx, id, form);
  if (problems.length > 0) return [{ do: 'errors', errors: tagErrors(texts, problems) }];
  keepTag(tx, person, id, form);
  return [{ do: 'update', view: tagList(texts, tags(tx), texts.tags.saved) }];
}
