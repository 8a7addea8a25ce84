/** What in a manager's own pairs a tip can be about, the most helpful first. */
export const TIPS = ['unanswered', 'no_talks', 'goal_overdue', 'many_reports'] as const;
export type Tip = (typeof TIPS)[number];

/** A tip and the week in which it was given. */
export type TipGiven = { readonly tip: Tip; readonly week: string };

/** At most one a week: of those that fit, the one that was given the longest ago, or never. */
export function nextTip(fitting: ReadonlySet<Tip>, given: readonly TipGiven[]): Tip | null {
  const lastGiven = (tip: Tip): string =>
    given
      .filter((one) => one.tip === tip)
      .map(({ week }) => week)
      .toSorted()
      .at(-1) ?? '';
  const some = TIPS.filter((tip) => fitting.has(tip));
  return (
    some.toSorted((a, b) => (lastGiven(a) < lastGiven(b) ? -1 : lastGiven(a) > lastGiven(b) ? 1 : 0))[0] ??
    null
  );
}
