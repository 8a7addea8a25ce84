import { overlap, type Slot } from '../domain/slots.ts';
import type { Roster } from './roster.ts';
import type { PersonStep, Plan } from './wishes.ts';

const OVERLAPS_SHOWN = 10;
const REPORTS_COMPARED = 200;

/** Talks at the same time are looked for among employees of one zone only. */
/** `limit`: more reports than this leave a manager too little time. */
export function strainOn(
  steps: PersonStep[],
  roster: Roster,
  limit: number,
): Pick<Plan, 'overlaps' | 'manyReports'> {
  const touched = new Map<number, Map<number, Slot>>();
  for (const { pair } of steps) {
    if (pair?.step === 'start') touched.set(pair.managerId, new Map());
    if (pair?.step === 'retime') touched.set(pair.pair.managerId, new Map());
  }
  for (const pair of roster.pairs.values()) touched.get(pair.managerId)?.set(pair.employeeId, pair);
  for (const { before, pair } of steps) {
    if (pair === null) continue;
    const current = roster.pairs.get(before.id);
    if (current) touched.get(current.managerId)?.delete(before.id);
    if (pair.step === 'start') touched.get(pair.managerId)!.set(before.id, pair.cadence);
    if (pair.step === 'retime') touched.get(pair.pair.managerId)!.set(before.id, pair.cadence);
  }
  const managers = [...touched].map(([managerId, slots]) => ({ managerId, slots }));
  return {
    overlaps: managers
      .flatMap((one) => overlapsOf(one.managerId, one.slots, roster))
      .slice(0, OVERLAPS_SHOWN),
    manyReports: managers
      .filter(({ slots }) => slots.size > limit)
      .map(({ managerId, slots }) => ({ managerId, reports: slots.size })),
  };
}

function overlapsOf(managerId: number, slots: Map<number, Slot>, roster: Roster): Plan['overlaps'] {
  const all = [...slots].slice(0, REPORTS_COMPARED);
  const zone = (id: number) => roster.people.get(id)?.zone;
  return all.flatMap(([one, slot], place) =>
    all
      .slice(place + 1)
      .filter(([other, its]) => zone(one) === zone(other) && overlap(slot, its))
      .map(([other]) => ({ managerId, employees: [one, other] as [number, number], slot })),
  );
}
