import { webApi } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import { type Finding, notChecked, well, wrong } from '../domain/health.ts';
import type { Shown } from './corpus.ts';
import { classify } from './outcome.ts';

/* What Slack itself says of our messages and forms, should it have changed its mind. They are invented ones. */

export type BlocksDoctor = { client: WebClient; clock: Clock; corpus: readonly Shown[] };

const ABOUT = 'blocks';
const MOST = 20;
const REFUSALS = ['invalid_blocks', 'invalid_message', 'invalid_view'];
const TELL = 'Please tell those who make Samtale, with this line.';

/** https://docs.slack.dev/reference/methods/blocks.validate: one at a time, as fast as Slack lets us. */
export async function blockFindings(doctor: BlocksDoctor): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const [done, shown] of doctor.corpus.entries()) {
    const answer = await answerTo(doctor, shown);
    if (answer === 'fits') continue;
    if ('unreached' in answer) {
      const says = `Slack could not be asked (${answer.unreached}); looked at ${done} of ${doctor.corpus.length}`;
      return [...found, notChecked(ABOUT, says)];
    }
    found.push(...answer.refused.map((says) => wrong(ABOUT, `${shown.name}: ${says}`, TELL)));
    if (found.length >= MOST) return found;
  }
  return found.length > 0 ? found : [well(ABOUT, `Slack takes all ${doctor.corpus.length} kinds of them`)];
}

type Answer = 'fits' | { refused: string[] } | { unreached: string };

async function answerTo(doctor: BlocksDoctor, { name: _, ...payload }: Shown): Promise<Answer> {
  for (;;)
    try {
      await doctor.client.blocks.validate(payload);
      return 'fits';
    } catch (error) {
      if (error instanceof webApi.WebAPIRateLimitedError) await doctor.clock.sleep(error.retryAfter * 1000);
      else return refusalIn(error);
    }
}

type Complaint = { pointer?: string; code?: string };

function refusalIn(error: unknown): Exclude<Answer, 'fits'> {
  if (error instanceof webApi.WebAPIPlatformError && REFUSALS.includes(error.data.error)) {
    const { errors = [] } = error.data as { errors?: Complaint[] };
    const says = errors.map(({ pointer = '', code = '' }) => `${code} at ${pointer}`);
    return { refused: says.length > 0 ? says : [error.data.error] };
  }
  const outcome = classify(error);
  return { unreached: 'code' in outcome ? outcome.code : 'unknown' };
}
