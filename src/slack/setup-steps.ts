import type { ModalView } from '@slack/types';
import type { Action } from '../domain/access.ts';
import type { Unfit } from '../domain/setup.ts';
import { hasRoleFor } from '../service/roles.ts';
import { type Asked, keepAsked, ready } from '../service/setup.ts';
import type { Tx } from '../store/db.ts';
import { previewView } from '../views/setup-preview.ts';
import { unfitView } from '../views/setup-unfit.ts';
import type { Click, Effect, OnClick, OnForm, Routes, Who } from './listen.ts';

/* The steps that all forms of the setup share. */

/** A form opens over Home or a message, and takes the place of the modal in which it was clicked for. */
export const show = (click: Click, view: ModalView): Effect[] => [
  click.form === undefined ? { do: 'open', view } : { do: 'update', view },
];

/** Only those get through to these whose role may do it; asked anew at every click. */
export function forSetup(
  to: Action,
  { clicks = {}, forms = {} }: Routes,
): Required<Pick<Routes, 'clicks' | 'forms'>> {
  return { clicks: all<OnClick>(to, clicks), forms: all<OnForm>(to, forms) };
}

function all<H extends OnClick | OnForm>(to: Action, handlers: Record<string, H>): Record<string, H> {
  const entries = Object.entries(handlers).map(([id, handler]) => [id, guarded(to, handler)] as const);
  return Object.fromEntries(entries);
}

const guarded = <H extends OnClick | OnForm>(to: Action, handler: H) =>
  ((tx: Tx, who: Who, event: never): Effect[] =>
    hasRoleFor(tx, who.person, to)
      ? handler(tx, who, event)
      : [{ do: 'say', text: who.texts.refusals.not_allowed }]) as H;

/**
 * From a filled-in form to what it would do. `errorsOf` says on which input a problem stands; what belongs to none is
 * said in words.
 */
export function lookAt(
  tx: Tx,
  who: Who,
  asked: Asked,
  errorsOf: (unfit: Unfit) => Record<string, string> | null = () => null,
): Effect[] {
  const { person, texts } = who;
  const change = ready(tx, person, asked);
  if (change.ok) {
    const id = keepAsked(tx, person, asked);
    return [{ do: 'update', view: previewView(texts, { id, ...change, mayChange: mayChange(asked) }) }];
  }
  const errors = errorsOf(change);
  return [errors === null ? { do: 'update', view: unfitView(texts, change) } : { do: 'errors', errors }];
}

/** A file is mended in the spreadsheet; whatever else is small can simply be filled in again. */
export const mayChange = ({ kind }: Asked): boolean =>
  ['team', 'settings', 'company_goal', 'statement', 'statements'].includes(kind);
