import type { Choice } from './acts.ts';
import { castMember } from './cast.ts';
import type { Hands } from './hands.ts';
import type { OpenView } from './shown.ts';

/** Presses a button on Home and fills in the form; what stands there when it has been sent. */
export async function fromHome(
  hands: Hands,
  user: string,
  action: string,
  values: (form: OpenView) => Record<string, Choice>,
): Promise<OpenView | null> {
  const button = hands.homeButtons(user).find((one) => one.action === action);
  const form = button === undefined ? null : await hands.press(user, button);
  if (form === null)
    throw new Error(`The Home tab of ${castMember(user)!.name} opened nothing for ${action}.`);
  await hands.fill(user, form, values(form));
  await hands.send(user, form);
  return hands.top(user);
}
