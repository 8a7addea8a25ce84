import { pngOf } from '../charts/png.ts';
import { faultOf } from '../log.ts';
import type { Desk, Rendered } from './delivery.ts';
import { classify, type Outcome } from './outcome.ts';
import { bring, share } from './upload.ts';

/** A picture for a thread, as it is to be painted. */
export type PictureToSend = Extract<Rendered, { send: 'upload' }>;

/** Paints it and brings it to Slack; what goes wrong before anybody can see it may be tried again. */
export async function sendPicture(desk: Desk, picture: PictureToSend): Promise<Outcome> {
  const { name, title, alt, channel, thread, comment } = picture;
  let id: string;
  try {
    const bytes = await pngOf(picture.svg);
    id = await bring(desk, name, bytes, alt);
  } catch (error) {
    return early(desk, error);
  }
  try {
    await share(desk, { id, title }, { channel, thread, comment });
    return { class: 'ok' };
  } catch (error) {
    return ownTrouble(classify(error));
  }
}

function early(desk: Desk, error: unknown): Outcome {
  const outcome = ownTrouble(classify(error));
  if (outcome.class !== 'unsure' && outcome.class !== 'unreachable') return outcome;
  desk.log.warn('picture.not_brought', faultOf(error));
  return { class: 'early', code: outcome.code };
}

/** Pictures are optional: that the right to send files is missing says nothing about messages. */
const ownTrouble = (outcome: Outcome): Outcome =>
  outcome.class === 'global' && outcome.code === 'missing_scope'
    ? { class: 'recipient', code: outcome.code }
    : outcome;
