import { ownPair } from '../service/actions.ts';
import { reportsOf } from '../service/pairs.ts';
import { whyNothing } from '../service/plan.ts';
import { bringPoint, editPoint, ownPoint, takePointAway } from '../service/points.ts';
import type { Tx } from '../store/db.ts';
import { type Person, personBySlackId } from '../store/people.ts';
import type { PointSource } from '../store/points.ts';
import { cut, firstName, LONGEST_TEXT } from '../views/parts.ts';
import {
  type PickedMessage,
  type PointDraft,
  pointForm,
  readPoint,
  savedPoint,
  type TalkWith,
} from '../views/points.ts';
import { agendaAgain } from './agenda.ts';
import type { Click, Effect, OnCommand, OpenForm, Picked, Routes, Who } from './listen.ts';
import { isPermalink, permalink, plainWords } from './permalink.ts';

/* Adding a point at any time: from Home or the agenda, by command, or from a message in Slack. */

const addByCommand: OnCommand = (tx, who, rest) => {
  const text = plainWords(tx, rest).trim();
  const talks = talksOf(tx, who.person);
  if (talks.length === 0) return [{ do: 'say', text: who.texts.refusals[whyNothing(tx, who.person)] }];
  const [only] = talks;
  if (text === '' || talks.length > 1 || text.length > LONGEST_TEXT)
    return [{ do: 'open', view: formFor(who, talks, { pair: '', back: '', point: '' }, { text }) }];
  const brought = bringPoint(tx, who.person, only!.pairId, { text, important: false });
  const { agenda, refusals } = who.texts;
  return [{ do: 'say', text: brought.ok ? agenda.saved(firstName(only!.name)) : refusals[brought.why] }];
};

export const pointRoutes: Routes = {
  clicks: { 'agenda.add': openNew, 'agenda.edit': openEdit, 'agenda.remove': remove },
  forms: { 'agenda.point': save },
  commands: { add: addByCommand, 'legg-til': addByCommand },
  picked: { 'checkin.add_point': pickMessage },
  drafts: { 'agenda.point': { again: formAgain, about: aboutOf } },
};

/** One's own talk, and those with one's reports. */
function talksOf(tx: Tx, person: Person): TalkWith[] {
  const own = ownPair(tx, person, 'point.bring');
  const reports = reportsOf(tx, person).map((one) => ({ ...one, own: false }));
  return own.ok ? [{ pairId: own.pair.id, name: own.manager.name, own: true }, ...reports] : reports;
}

/** What the form of a point remembers; an empty `pair` is chosen in the form. */
type Kept = { pair: string; back: string; point: string; source?: PointSource };

const pack = ({ pair, back, point, source }: Kept): string =>
  [pair, back, point, ...(source === undefined ? [] : [source.link, source.by, source.excerpt])].join('\n');

/** Only a message in Slack can be a source, whatever the form carried. */
function unpack(metadata: string): Kept {
  const [pair = '', back = '', point = '', link = '', by = '', ...excerpt] = metadata.split('\n');
  const source = isPermalink(link) ? { source: { link, by, excerpt: excerpt.join('\n') } } : {};
  return { pair, back, point, ...source };
}

function formFor(
  { texts }: Who,
  talks: TalkWith[],
  kept: Kept,
  given: Partial<PointDraft>,
  picked?: PickedMessage,
) {
  const { back, point: editing } = kept;
  const only = talks.length === 1 ? { pair: talks[0]!.pairId } : {};
  return pointForm(texts, {
    metadata: pack({ ...kept, ...only }),
    talks,
    back,
    editing,
    given: { ...given, text: cut(given.text ?? '', LONGEST_TEXT) },
    ...(picked === undefined ? {} : { picked }),
  });
}

/** The value is a pair, or anything else where it is still to be chosen. */
function openNew(tx: Tx, who: Who, { value, form }: Click): Effect[] {
  const talks = talksOf(tx, who.person);
  const wanted = talks.filter(({ pairId }) => pairId === value);
  if (talks.length === 0) return [{ do: 'say', text: who.texts.refusals.pair_ended }, { do: 'redraw' }];
  const isInAgenda = form?.callback === 'agenda';
  const kept = { pair: '', back: isInAgenda ? value : '', point: '' };
  const view = formFor(who, wanted.length === 1 ? wanted : talks, kept, {});
  return [{ do: form === undefined ? 'open' : isInAgenda ? 'update' : 'push', view }];
}

function openEdit(tx: Tx, who: Who, { value, form }: Pick<Click, 'value' | 'form'>): Effect[] {
  const reached = ownPoint(tx, who.person, value);
  if (!reached.ok) {
    const text = who.texts.refusals[reached.why];
    return form === undefined ? [{ do: 'say', text }] : agendaAgain(tx, who, form.metadata, text);
  }
  const { pair, side, employee, manager, point } = reached;
  const name = (side === 'employee' ? manager : employee).name;
  const talks = [{ pairId: pair.id, name, own: side === 'employee' }];
  const view = formFor(who, talks, { pair: pair.id, back: pair.id, point: point.id }, point);
  return [{ do: form === undefined ? 'open' : 'update', view }];
}

/** The talk, the point and the message: not where one came from. */
function aboutOf(metadata: string): string {
  const { pair, point, source } = unpack(metadata);
  return [pair, point, source?.link ?? ''].join(' ');
}

function formAgain(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const kept = unpack(form.metadata);
  if (kept.point !== '') return openEdit(tx, who, { value: kept.point, form });
  const all = talksOf(tx, who.person);
  const talks = kept.pair === '' ? all : all.filter(({ pairId }) => pairId === kept.pair);
  if (talks.length === 0) return [{ do: 'say', text: who.texts.refusals.pair_ended }];
  const { source } = kept;
  const name = source === undefined ? '' : (personBySlackId(tx, source.by)?.name ?? '');
  const picked = source && { ...source, name, own: source.by === who.person.slackId };
  return [{ do: 'update', view: formFor(who, talks, kept, {}, picked) }];
}

function remove(tx: Tx, who: Who, { value, form }: Click): Effect[] {
  const gone = takePointAway(tx, who.person, value);
  const pairId = gone.ok ? gone.pair.id : unpack(form?.metadata ?? '').pair;
  const notice = gone.ok ? who.texts.agenda.removed : who.texts.refusals[gone.why];
  return agendaAgain(tx, who, pairId, notice);
}

function save(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { texts, person } = who;
  const sent = readPoint(texts, form.values);
  if (!sent.ok) return [{ do: 'errors', errors: sent.errors }];
  const kept = unpack(form.metadata);
  const pairId = kept.pair === '' ? sent.who : kept.pair;
  if (pairId === null) return [{ do: 'errors', errors: { who: texts.agenda.needWho } }];
  const source = kept.source && { ...kept.source, ...(sent.keep ? {} : { excerpt: '' }) };
  const done =
    kept.point === ''
      ? bringPoint(tx, person, pairId, sent.draft, source)
      : editPoint(tx, person, kept.point, sent.draft);
  if (!done.ok) return [{ do: 'errors', errors: { text: texts.refusals[done.why] } }];
  const other = (done.side === 'employee' ? done.manager : done.employee).name;
  if (kept.back !== '') return agendaAgain(tx, who, kept.back, texts.agenda.saved(firstName(other)));
  return [{ do: 'update', view: savedPoint(texts, other, done.pair.id) }, { do: 'redraw' }];
}

// ---- from a message ------------------------------------------------------------------------------------------

const LONGEST_EXCERPT = 300;

/** One's own words stand in the form at once; somebody else's are taken only when that is ticked. */
function pickMessage(tx: Tx, who: Who, picked: Picked): Effect[] {
  const { person } = who;
  const talks = talksOf(tx, person);
  if (talks.length === 0) return [{ do: 'say', text: who.texts.refusals[whyNothing(tx, person)] }];
  const own = picked.by === person.slackId;
  const words = plainWords(tx, picked.text).trim();
  const name = picked.by === null ? '' : (personBySlackId(tx, picked.by)?.name ?? '');
  const excerpt = own ? '' : cut(words, LONGEST_EXCERPT);
  const link = permalink(picked);
  const kept = { pair: '', back: '', point: '', source: { link, excerpt, by: picked.by ?? '' } };
  const view = formFor(who, talks, kept, own ? { text: words } : {}, { link, name, own, excerpt });
  return [{ do: 'open', view }];
}
