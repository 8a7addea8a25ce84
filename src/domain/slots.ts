/** A weekly place in a manager's calendar: weekday 1 is Monday, `time` 'HH:MM', length in minutes. */
export type Slot = { weekday: number; time: string; minutes: number };

const FIRST_START = '08:00';
const LAST_START = '17:30';
const WEEKDAYS = [1, 2, 3, 4, 5];

/**
 * Lays talks back to back from `start`, around what is `taken`, going on at the same time of the following days.
 * When the week is full from that time on, the mornings are used; a manager with more talks than a week has room
 * for gets the rest at `start` itself.
 */
export function slotsFrom(start: Slot, count: number, taken: readonly Slot[]): Slot[] {
  const laid: Slot[] = [];
  while (laid.length < count) laid.push(firstFree(start, [...taken, ...laid]) ?? start);
  return laid;
}

function firstFree(start: Slot, taken: readonly Slot[]): Slot | undefined {
  const days = WEEKDAYS.map((day) => ((start.weekday - 1 + day - 1) % 5) + 1);
  for (const from of [start.time, FIRST_START])
    for (const weekday of days) {
      const time = freeTime({ ...start, weekday, time: from }, taken);
      if (time !== undefined) return { weekday, time, minutes: start.minutes };
    }
  return undefined;
}

/** The earliest time of that day, from the slot's own on, that touches nothing taken. */
function freeTime({ weekday, time, minutes }: Slot, taken: readonly Slot[]): string | undefined {
  const busy = taken.filter((other) => other.weekday === weekday).map(spanOf);
  let at = minutesOf(time);
  for (const { from, to } of busy.toSorted((a, b) => a.from - b.from))
    if (from < at + minutes && at < to) at = to;
  return at > minutesOf(LAST_START) ? undefined : timeOf(at);
}

/** Whether two talks of one manager would be at the same time. */
export function overlap(a: Slot, b: Slot): boolean {
  if (a.weekday !== b.weekday) return false;
  const [one, other] = [spanOf(a), spanOf(b)];
  return one.from < other.to && other.from < one.to;
}

function spanOf({ time, minutes }: Slot): { from: number; to: number } {
  const from = minutesOf(time);
  return { from, to: from + minutes };
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const timeOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
