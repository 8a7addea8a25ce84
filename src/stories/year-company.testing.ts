import type { Dice } from '../practice/dice.ts';

/*
 * An invented company and what happens in it over a year: people come, go and move, teams are hung up elsewhere.
 * HR keeps files of it.
 */

/** `levels`: how many teams there are on each, from the top. */
export type CompanySize = { readonly people: number; readonly levels: readonly number[] };

/** `turnout` and `mood` are their own from the beginning: how often they answer, and what they tend to say. */
export type Employee = {
  readonly id: string;
  team: string;
  readonly leads: string | null;
  readonly turnout: number;
  readonly mood: number;
};

/** `pull`: how many come to this one, beside the others. */
type Team = {
  readonly name: string;
  parent: string | null;
  readonly manager: string;
  readonly mood: number;
  readonly pull: number;
};

/** The heads of the uppermost teams are together in a team of their own. */
const TOP = 'Management';
const HEADER = 'user_id,team,manager,parent_team,every_weeks,active';
const IN_LEAVES = 0.88;
/** Who has never answered and never will. */
const NEVER = 0.06;

export class Company {
  readonly teams = new Map<string, Team>();
  /** Those who are there now. */
  readonly people: Employee[] = [];
  readonly #dice: Dice;
  readonly #leaves: Team[];
  #hired = 0;

  constructor({ people, levels }: CompanySize, dice: Dice) {
    this.#dice = dice;
    this.teams.set(TOP, { name: TOP, parent: null, manager: 'UHEAD', mood: 0, pull: 0 });
    let above: Team[] = [];
    for (const [level, count] of levels.entries()) {
      const parents = above;
      above = Array.from({ length: count }, (_, n) => {
        const parent = parents[Math.floor((n * parents.length) / count)]?.name ?? null;
        return this.#founds(`${LEVEL_NAMES[level]!} ${n + 1}`, parent);
      });
    }
    this.#leaves = above;
    const upper = [...this.teams.values()].filter((team) => team.name !== TOP && !above.includes(team));
    while (this.people.length < people)
      this.#hires(dice.chance(IN_LEAVES) ? this.#somewhere() : dice.pick(upper).name, null);
  }

  /** As HR keeps it of some people; who has left is in it once more. */
  file(some: Iterable<Employee>): string {
    return [HEADER, ...[...some].map((one) => this.#row(one))].join('\n');
  }

  // ---- what happens; each returns whom the next file must tell of -----------------------------------------------

  joins(): Employee {
    return this.#hires(this.#somewhere(), null);
  }

  leaves(): Employee {
    const gone = this.#anybody();
    this.people.splice(this.people.indexOf(gone), 1);
    return gone;
  }

  moves(): Employee {
    const moved = this.#anybody();
    moved.team = this.#somewhere(moved.team);
    return moved;
  }

  /** A team is hung up under another one, with all who are in it. */
  reorganises(): Employee[] {
    const team = this.#dice.pick(this.#leaves);
    const others = this.#leaves.flatMap(({ parent }) => (parent === team.parent ? [] : [parent]));
    if (others.length > 0) team.parent = this.#dice.pick(others);
    return this.people.filter((one) => one.team === team.name);
  }

  #somewhere(butNot?: string): string {
    const { name, pull } = this.#dice.pick(this.#leaves);
    return name !== butNot && this.#dice.chance(pull) ? name : this.#somewhere(butNot);
  }

  #anybody(): Employee {
    return this.#dice.pick(this.people.filter(({ leads }) => leads === null));
  }

  #founds(name: string, parent: string | null): Team {
    const { id } = this.#hires(parent ?? TOP, name);
    const team = {
      name,
      parent,
      manager: id,
      mood: 1.2 * this.#dice.bell(),
      pull: 0.15 + 0.85 * this.#dice.roll(),
    };
    this.teams.set(name, team);
    return team;
  }

  #hires(team: string, leads: string | null): Employee {
    this.#hired += 1;
    const never = leads === null && this.#dice.chance(NEVER);
    const employee = {
      id: `UP${String(this.#hired).padStart(4, '0')}`,
      team,
      leads,
      turnout: never ? 0 : 0.7 + 0.3 * this.#dice.roll(),
      mood: 3.6 + 0.6 * this.#dice.bell(),
    };
    this.people.push(employee);
    return employee;
  }

  #row(employee: Employee): string {
    const { manager, parent } = this.teams.get(employee.team)!;
    const active = this.people.includes(employee) ? 'yes' : 'no';
    return [employee.id, employee.team, manager, parent ?? '', '4', active].join(',');
  }
}

const LEVEL_NAMES = ['Division', 'Department', 'Team', 'Crew'];
