import type { Tx } from '../store/db.ts';
import { type DraftValues, draftOf, dropDraft, keepDraft } from '../store/drafts.ts';
import { firstTime } from '../store/seen.ts';
import { type Before, draftedForm, dropView } from '../views/drafts.ts';
import { isOvertaken, sentKey } from './checkin.ts';
import type { Surface } from './effects.ts';
import type { Drafted, Effect, OnClick, OpenForm, Routes, Who } from './listen.ts';

/*
 * What is typed into a form is kept until it is sent: it stands there when the form is opened again, which says so and
 * offers to throw it away. A form takes part by its line in the `drafts` of its noun.
 */

type Forms = Record<string, Drafted>;
type Work = (tx: Tx, who: Who) => Effect[];

/** The name of somebody's draft of a form; null: that form keeps none. */
function draftKey(forms: Forms, callback: string, metadata: string): string | null {
  const form = Object.hasOwn(forms, callback) ? forms[callback]! : null;
  return form && `${callback}:${(form.about ?? String)(metadata)}`;
}

/** Around all that is done in Slack: keeps what was typed first, and draws it into the forms that come of it. */
export function keepingDrafts(forms: Forms, surface: Surface, work: Work): Work {
  const form = 'form' in surface ? surface.form : null;
  const key = form && draftKey(forms, form.callback, form.metadata);
  return (tx, who) => {
    if (form !== null && key !== null && !(surface.kind === 'modal' && isOvertaken(tx, form, surface.at)))
      keep(tx, who, form, key);
    const effects = work(tx, who);
    if (form !== null && key !== null && surface.kind === 'form' && isTaken(effects)) {
      dropDraft(tx, who.person.id, key);
      firstTime(tx, sentKey(form));
    }
    return effects.map((effect) => drawn(tx, who, effect));
  };

  function drawn(tx: Tx, { person, texts }: Who, effect: Effect): Effect {
    if (effect.do !== 'open' && effect.do !== 'push' && effect.do !== 'update') return effect;
    const { callback_id: callback = '', private_metadata: metadata = '' } = effect.view;
    const its = draftKey(forms, callback, metadata);
    if (its === null) return effect;
    const view = draftedForm(texts, effect.view, unpack(draftOf(tx, person.id, its)), its !== key);
    return { ...effect, view };
  }
}

const isTaken = (effects: Effect[]): boolean =>
  !effects.some((one) => one.do === 'errors' || one.do === 'say');

/** A form as it was opened is not a draft. */
function keep(tx: Tx, { person }: Who, { values, drawn = {} }: OpenForm, key: string): void {
  if (values.first === undefined) return;
  const typed = values.all();
  const before = unpack(draftOf(tx, person.id, key));
  if (before === null && isSame(typed, drawn)) return;
  keepDraft(tx, person.id, key, { ...typed, ...packed(before?.drawn ?? drawn) });
}

const isSame = (a: DraftValues, b: DraftValues): boolean =>
  Object.keys({ ...a, ...b }).every((block) => String(a[block] ?? '') === String(b[block] ?? ''));

/** Kept beside what was typed: what the form held before it, by which a later change of that is known. */
const DRAWN = 'drawn ';

const packed = (drawn: DraftValues): DraftValues =>
  Object.fromEntries(Object.entries(drawn).map(([block, words]) => [DRAWN + block, words]));

function unpack(draft: DraftValues | null): Before | null {
  if (draft === null) return null;
  const entries = Object.entries(draft);
  const drawn = entries.flatMap(([block, words]) =>
    block.startsWith(DRAWN) ? [[block.slice(DRAWN.length), words] as const] : [],
  );
  const typed = entries.filter(([block]) => !block.startsWith(DRAWN));
  return { typed: Object.fromEntries(typed), drawn: Object.fromEntries(drawn) };
}

// ---- throwing it away --------------------------------------------------------------------------------------

/** The question whether to throw a draft away remembers the form of which it is. */
const pack = ({ callback, metadata }: OpenForm): string => `${callback}\n${metadata}`;

export function draftRoutes(forms: Forms): Routes {
  const back =
    (before: (tx: Tx, who: Who, key: string) => void): OnClick =>
    (tx, who, { form }) => {
      const [callback = '', ...rest] = (form?.metadata ?? '').split('\n');
      const metadata = rest.join('\n');
      const key = draftKey(forms, callback, metadata);
      if (form === undefined || key === null) return [{ do: 'say', text: who.texts.refusals.outdated }];
      before(tx, who, key);
      return forms[callback]!.again(tx, who, { ...form, callback, metadata });
    };
  return {
    clicks: {
      'draft.typed': () => [],
      'draft.ask': (_, { texts }, { form }) =>
        form === undefined ? [] : [{ do: 'update', view: dropView(texts, pack(form)) }],
      'draft.drop': back((tx, { person }, key) => dropDraft(tx, person.id, key)),
      'draft.keep': back(() => {}),
    },
  };
}
