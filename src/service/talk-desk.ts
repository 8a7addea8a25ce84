import { firstTalkDate } from '../domain/cadence.ts';
import { type Slot, slotsFrom } from '../domain/slots.ts';
import type { Tx } from '../store/db.ts';
import type { Pair, PairCadence } from '../store/teams.ts';
import { talksFrom } from './pilot-state.ts';
import { calendarIn, grouped, type Roster } from './roster.ts';
import { needsWelcome, welcomeAt } from './welcomes.ts';
import type { CadenceWish, PairStep, PersonWish, Places } from './wishes.ts';

/** Gives out times in managers' calendars and first dates, one person after the other. */
export class TalkDesk {
  readonly #tx: Tx;
  readonly #roster: Roster;
  readonly #firstDates = new Map<string, string>();
  /** Times that stay or have been given out, by manager. */
  readonly #taken: Map<number, Slot[]>;
  readonly #earliest: number;

  constructor(tx: Tx, roster: Roster, places: Places, wishes: Map<number, PersonWish>) {
    this.#tx = tx;
    this.#roster = roster;
    this.#earliest = talksFrom(tx) ?? tx.now;
    const staying = [...roster.pairs.values()].filter(({ employeeId, managerId }) => {
      const place = places.get(employeeId);
      return place === undefined || (place.managerId === managerId && !wishes.get(employeeId)?.cadence.lay);
    });
    this.#taken = grouped<Slot & { managerId: number }, number>(staying, (pair) => pair.managerId);
    for (const { personId, cadence } of wishes.values()) {
      const managerId = places.get(personId)?.managerId;
      if (managerId && cadence.time !== undefined && !cadence.lay)
        this.#take(managerId, this.#explicit(cadence, roster.pairs.get(personId)));
    }
  }

  stepFor(personId: number, managerId: number | null, wish: CadenceWish): PairStep | null {
    const current = this.#roster.pairs.get(personId);
    if (managerId === null) return current === undefined ? null : { step: 'end', ends: current.id };
    const cadence = this.#cadenceFor(managerId, wish, current);
    const dated = () => ({ cadence, firstDate: this.#firstDate(personId, managerId, cadence) });
    if (current?.managerId === managerId)
      return isSameCadence(current, cadence) ? null : { step: 'retime', pair: current, ...dated() };
    return { step: 'start', managerId, ends: current?.id ?? null, ...dated() };
  }

  #cadenceFor(managerId: number, wish: CadenceWish, current: Pair | undefined): PairCadence {
    const asked = this.#explicit(wish, current);
    const lay = wish.lay || (wish.time === undefined && current === undefined);
    if (!lay) return asked;
    const [slot] = slotsFrom(asked, 1, this.#taken.get(managerId) ?? []);
    this.#take(managerId, slot!);
    return { ...asked, weekday: slot!.weekday, time: slot!.time };
  }

  #explicit(wish: CadenceWish, current: Pair | undefined): PairCadence {
    const base = current ?? this.#roster.settings.cadence;
    return {
      everyWeeks: wish.everyWeeks ?? base.everyWeeks,
      weekday: wish.weekday ?? base.weekday,
      time: wish.time ?? base.time,
      minutes: wish.minutes ?? base.minutes,
    };
  }

  #take(managerId: number, slot: Slot): void {
    const taken = this.#taken.get(managerId);
    if (taken === undefined) this.#taken.set(managerId, [slot]);
    else taken.push(slot);
  }

  /** Most people share their zone and have no absence ahead: for them a date is worked out once. */
  #firstDate(personId: number, managerId: number, cadence: PairCadence): string {
    const { people, settings } = this.#roster;
    const person = people.get(personId)!;
    const facts = {
      employee: calendarIn(this.#roster, personId),
      manager: calendarIn(this.#roster, managerId),
    };
    const heard = needsWelcome(person) ? welcomeAt(this.#tx, person, this.#roster) : this.#tx.now;
    const now = Math.max(heard, this.#earliest);
    const alike = facts.employee.absences.length + facts.manager.absences.length === 0;
    const time = settings.promptLead.days === 0 ? cadence.time : '';
    const key = alike ? `${person.zone} ${now} ${cadence.weekday} ${time}` : `${personId}`;
    const known = this.#firstDates.get(key);
    if (known !== undefined) return known;
    const series = cadence as Parameters<typeof firstTalkDate>[0];
    const first = firstTalkDate(series, { now, zone: person.zone, lead: settings.promptLead, facts });
    this.#firstDates.set(key, first);
    return first;
  }
}

export const isSameCadence = (a: PairCadence, b: PairCadence) =>
  a.everyWeeks === b.everyWeeks && a.weekday === b.weekday && a.time === b.time && a.minutes === b.minutes;
