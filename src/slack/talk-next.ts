import { actionsOfPair, reachPair } from '../service/actions.ts';
import type { Reached } from '../service/checkins.ts';
import { stepOf } from '../service/next-step.ts';
import { agreeOnStep, mayWrite } from '../service/talk.ts';
import { usefulWeekOf } from '../service/useful.ts';
import { noteManagerReading } from '../service/readings.ts';
import type { Tx } from '../store/db.ts';
import { agreedView, nextStepForm, readNextStep } from '../views/talk-next.ts';
import { done } from './checkin.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';

/* What the two agree on at the end of a talk. */

export const nextStepRoutes: Routes = {
  clicks: { 'talk.next': openStep },
  forms: { 'talk.next': sendStep },
  drafts: { 'talk.next': { again: stepAgain } },
};

/** From the sheet it comes on top: what is being written there stays as it is. */
function openStep(tx: Tx, who: Who, { value, form }: Click): Effect[] {
  const reached = mayWrite(tx, who.person, value);
  if (!reached.ok) return done(who, reached);
  return [{ do: form === undefined ? 'open' : 'push', view: stepForm(tx, who, reached) }];
}

function stepAgain(tx: Tx, who: Who, { metadata }: OpenForm): Effect[] {
  const reached = mayWrite(tx, who.person, metadata);
  return reached.ok ? [{ do: 'update', view: stepForm(tx, who, reached) }] : done(who, reached);
}

export function stepForm(tx: Tx, { person, texts }: Who, { checkin, context, side }: Reached) {
  const of = reachPair(tx, person, context.pair.id, 'action.read');
  const open = of.ok ? actionsOfPair(tx, of) : [];
  if (of.ok && open.length > 0) noteManagerReading(tx, of, 'actions');
  return nextStepForm(texts, {
    checkinId: checkin.id,
    side,
    other: (side === 'employee' ? context.manager : context.employee).name,
    open,
  });
}

function sendStep(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { texts } = who;
  const step = readNextStep(form.values);
  if (step === null) return [{ do: 'errors', errors: { step: texts.talk.needStep } }];
  const result = agreeOnStep(tx, who.person, form.metadata, step, form.message?.ts);
  if (!result.ok) return [{ do: 'errors', errors: { step: texts.refusals[result.why] } }];
  const { checkin, context, side } = result;
  const other = (side === 'employee' ? context.manager : context.employee).name;
  const useful = usefulWeekOf(tx, who.person, checkin);
  const agreed = { nextStep: checkin.nextStep, step: stepOf(tx, checkin), side, other, useful };
  return [
    { do: 'update', view: agreedView(texts, { ...agreed, pairId: context.pair.id }) },
    { do: 'redraw' },
  ];
}
