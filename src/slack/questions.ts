import { isTemplate, type TemplateField, type TemplateName, TEMPLATES } from '../domain/templates.ts';
import type { Versioned } from '../domain/versions.ts';
import {
  applyCopy,
  applyScale,
  changeField,
  comingFrom,
  comingScale,
  copyOf,
  countsFrom,
  dropCopy,
  isReworded,
  keepScale,
  keptScale,
  removeField,
  startFromOwn,
  takeBackVersion,
} from '../service/questions.ts';
import { hasRoleFor } from '../service/roles.ts';
import type { Tx } from '../store/db.ts';
import { settings } from '../store/settings.ts';
import { questionForm, questionsPreview, readQuestion } from '../views/question-form.ts';
import { questionsView, templateView } from '../views/question-list.ts';
import { readScale, scaleForm, scalePreview } from '../views/scale.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';
import { forSetup, show } from './setup-steps.ts';

/* HR changes what people are asked, one question at a time, and looks at all of it before it is applied. */

export const questionRoutes: Routes = forSetup('setup.questions', {
  clicks: {
    'questions.list': (tx, who, click) => show(click, listOf(tx, who)),
    'questions.edit': onTemplate((tx, who, name) => templateOf(tx, who, name)),
    'questions.field': openField,
    'questions.own': onTemplate((tx, who, name) => fieldForm(tx, who, name, newField(''))),
    'questions.remove': remove,
    'questions.reset': onTemplate((tx, who, name) => {
      startFromOwn(tx, who.person, name);
      return templateOf(tx, who, name, who.texts.questions.wasReset);
    }),
    'questions.forget': onTemplate((tx, who, name) => {
      dropCopy(tx, who.person, name);
      return templateOf(tx, who, name, who.texts.questions.forgotten);
    }),
    'questions.preview': onTemplate((tx, who, name, language) => previewOf(tx, who, name, language)),
    'questions.take_back': takeBack,
    'scale.open': (tx, { texts, person }, click) => show(click, scaleForm(texts, scaleNow(tx, person))),
    'scale.reset': resetScale,
  },
  forms: {
    'questions.keep': keepField,
    'questions.apply': apply,
    'scale.look': lookAtScale,
    'scale.apply': (tx, who) => {
      applyScale(tx, who.person);
      return [{ do: 'update', view: listOf(tx, who, appliedText(tx, who), 'scale') }];
    },
  },
});

const outdated = ({ texts }: Who): Effect[] => [{ do: 'say', text: texts.refusals.outdated }];

/** For buttons whose value begins with a template; what follows after a space is given on. */
function onTemplate(
  view: (tx: Tx, who: Who, name: TemplateName, rest: string) => ReturnType<typeof templateView>,
) {
  return (tx: Tx, who: Who, click: Click): Effect[] => {
    const [name = '', rest = ''] = click.value.split(' ');
    return isTemplate(name) ? show(click, view(tx, who, name, rest)) : outdated(who);
  };
}

function listOf(tx: Tx, { person, texts }: Who, notice?: string, applied?: 'questions' | 'scale') {
  const { templates: allowed, template: usual } = settings(tx);
  const all = TEMPLATES.map((name) => [
    name,
    { ...copyOf(tx, person, name), coming: comingFrom(tx, name), reworded: isReworded(tx, name) },
  ]);
  return questionsView(texts, {
    templates: Object.fromEntries(all) as Parameters<typeof questionsView>[1]['templates'],
    allowed,
    usual,
    scale: { words: comingScale(tx), coming: comingFrom(tx, 'scale') },
    ...(notice === undefined ? {} : { notice }),
    ...(applied !== undefined && hasRoleFor(tx, person, 'experiment.keep') ? { applied } : {}),
  });
}

const templateOf = (tx: Tx, { person, texts }: Who, name: TemplateName, notice?: string) =>
  templateView(texts, { name, ...copyOf(tx, person, name), ...(notice === undefined ? {} : { notice }) });

const appliedText = (tx: Tx, { texts }: Who): string =>
  texts.questions.applied(texts.format.day(countsFrom(tx)));

function takeBack(tx: Tx, who: Who, click: Click): Effect[] {
  const of = [...TEMPLATES, 'scale' as const].find((one): one is Versioned => one === click.value);
  const taken = of === undefined ? null : takeBackVersion(tx, who.person, of);
  const { questions, refusals } = who.texts;
  const notice = taken?.ok === true ? questions.tookBack : refusals[taken?.why ?? 'outdated'];
  return show(click, listOf(tx, who, notice));
}

// ---- one question ----------------------------------------------------------------------------------------------

const newField = (id: string): TemplateField => ({ id, when: 'every', wording: null });

function openField(tx: Tx, who: Who, click: Click): Effect[] {
  const [name = '', id = ''] = click.value.split(' ');
  if (!isTemplate(name) || id === '') return outdated(who);
  return show(click, fieldForm(tx, who, name, newField(id)));
}

/** A question that the template has is shown as it has it, any other one as new. */
function fieldForm(tx: Tx, { person, texts }: Who, name: TemplateName, asked: TemplateField) {
  const { fields } = copyOf(tx, person, name);
  const known = fields.find(({ id }) => id === asked.id);
  const field = known ?? asked;
  const beside = fields.filter(({ when }) => when === field.when);
  const place = known === undefined ? beside.length + 1 : beside.indexOf(known) + 1;
  return questionForm(texts, { name, field, place, isNew: known === undefined });
}

function keepField(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const [name = '', id = ''] = form.metadata.split(' ');
  if (!isTemplate(name)) return outdated(who);
  const sent = readQuestion(who.texts, id, form.values);
  if (!sent.ok) return [{ do: 'errors', errors: sent.errors }];
  const kept = changeField(tx, who.person, name, sent.field, sent.place);
  const t = who.texts.questions;
  if (!kept.ok) return [{ do: 'errors', errors: { when: t.problems[kept.problem] } }];
  return [{ do: 'update', view: templateOf(tx, who, name, t.kept) }];
}

function remove(tx: Tx, who: Who, click: Click): Effect[] {
  const [name = '', id = ''] = click.value.split(' ');
  if (!isTemplate(name)) return outdated(who);
  const t = who.texts.questions;
  const removed = removeField(tx, who.person, name, id);
  return show(click, templateOf(tx, who, name, removed.ok ? t.removed : t.problems[removed.problem]));
}

// ---- looked at and applied ---------------------------------------------------------------------------------------

function previewOf(tx: Tx, { person, texts }: Who, name: TemplateName, language: string, notice?: string) {
  return questionsPreview(texts, {
    name,
    fields: copyOf(tx, person, name).fields,
    from: countsFrom(tx),
    language: language === 'nb' || language === 'en' ? language : texts.language,
    ...(notice === undefined ? {} : { notice }),
  });
}

function apply(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const [name = '', language = ''] = form.metadata.split(' ');
  if (!isTemplate(name)) return outdated(who);
  const t = who.texts.questions;
  const { changed } = copyOf(tx, who.person, name);
  if (applyCopy(tx, who.person, name) === 'changed_meanwhile')
    return [{ do: 'update', view: previewOf(tx, who, name, language, t.changedMeanwhile) }];
  const notice = changed ? appliedText(tx, who) : t.nothingChanged;
  return [{ do: 'update', view: listOf(tx, who, notice, changed ? 'questions' : undefined) }];
}

// ---- the meanings of the scores ----------------------------------------------------------------------------------

function scaleNow(tx: Tx, person: Who['person']) {
  const kept = keptScale(tx, person);
  return kept === undefined ? comingScale(tx) : kept;
}

function lookAtScale(tx: Tx, { person, texts }: Who, form: OpenForm): Effect[] {
  const sent = readScale(texts, form.values);
  if (!sent.ok) return [{ do: 'errors', errors: sent.errors }];
  keepScale(tx, person, sent.words);
  return [{ do: 'update', view: scalePreview(texts, sent.words, countsFrom(tx)) }];
}

function resetScale(tx: Tx, { person, texts }: Who, click: Click): Effect[] {
  keepScale(tx, person, null);
  return show(click, scalePreview(texts, null, countsFrom(tx)));
}
