import { html } from 'hono/html';
import type { Html } from './screen.ts';
import type { Place } from './acts.ts';
import type { FieldValue, Values } from './shown.ts';

/** Where blocks are shown, and what stands in their fields. */
export type Surface = { place: Place; values: Values; errors: Record<string, string> };

/** One block on a surface. `key` begins the ids of its controls: the same after every change of the page. */
export type Spot = {
  key: string;
  labelId: string;
  blockId: string;
  values: Record<string, FieldValue>;
};

/**
 * How a control behaves: in an input block it fills the form, elsewhere a change is an action at once.
 * `dispatches`: the form's field tells the app while it is filled.
 */
export type Field = Spot & {
  does?: 'fill';
  labelledBy?: string;
  describedBy?: string;
  invalid?: boolean;
  optional?: boolean;
  dispatches?: boolean;
};

export function placeKey(place: Place): string {
  if ('view' in place) return place.view;
  return 'home' in place ? 'home' : `${place.channel}-${place.ts}`;
}

/** Ids in lists (`aria-describedby`) must not hold spaces; Slack's block ids may. */
const idPart = (text: string): string => encodeURIComponent(text);

export function spotOf(block: { block_id: string }, surface: Surface): Spot {
  const key = `${idPart(placeKey(surface.place))}-${idPart(block.block_id)}`;
  const values = surface.values[block.block_id] ?? {};
  return { key, labelId: `${key}-label`, blockId: block.block_id, values };
}

type Acting = { type: string; action_id?: string; confirm?: unknown };

export const controlId = (element: Acting, field: Field): string =>
  `${field.key}-${idPart(element.action_id ?? '')}`;

/** What the script needs to know when the control changes. */
export function wiring(element: Acting, field: Field): Html {
  return html`data-block="${field.blockId}" data-action="${element.action_id ?? ''}"
  data-kind="${element.type}" data-does="${field.does ?? 'click'}"`;
}

/** What a screen reader needs to know. `own`: the name when no label stands beside it. */
export function naming(field: Field, own = ''): Html {
  const name = field.labelledBy
    ? html`aria-labelledby="${field.labelledBy}"`
    : own && html`aria-label="${own}"`;
  const described = field.describedBy && html` aria-describedby="${field.describedBy}"`;
  const invalid = field.invalid && html` aria-invalid="true"`;
  return html`${name}${described}${invalid}`;
}
