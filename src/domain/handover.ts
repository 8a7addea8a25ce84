/*
 * What an employee may let a new manager read of the time before. Open goals and action points follow by themselves;
 * everything else stays with the two who wrote it, until the employee says otherwise. Only the employee's own words can
 * be given on: what an earlier manager wrote stays between those two.
 */

export const HANDOVER_PARTS = ['strengths', 'finished', 'preparations', 'career'] as const;

/** 'finished': goals with their outcome and action points that are done, without the earlier manager's view. */
export type HandoverPart = (typeof HANDOVER_PARTS)[number];

export const isHandoverPart = (value: string): value is HandoverPart =>
  (HANDOVER_PARTS as readonly string[]).includes(value);
