/** A team; people attached to the company itself belong to `COMPANY`. */
export type TeamId = string;
export type PersonId = string | number;

export const COMPANY: TeamId = 'company';

/**
 * Somebody as the week opened. `path` runs from the top of the tree to the own team and is empty for a person
 * attached to the company itself. Who leads is counted with the leaders and in no team.
 */
export type Placed = {
  readonly person: PersonId;
  readonly path: readonly TeamId[];
  readonly leads: boolean;
};

/**
 * People who are only ever counted together. `groups` are the teams whose own people are inside (the people of a
 * team's sub-teams are not its own), sorted; `heads` is how many belonged to those teams as the week opened.
 */
export type Block = {
  readonly id: string;
  readonly groups: readonly TeamId[];
  readonly people: readonly PersonId[];
  readonly heads: number;
};

/** A group that has a number: one block, or several that together are exactly a team with all below it. */
export type Cell = {
  readonly kind: 'block' | 'team' | 'company';
  readonly id: string;
  readonly blocks: readonly string[];
  readonly people: number;
};

export type SmallGroups = 'merge' | 'leave_out';

/** `leftOut`: answered, but counted nowhere, because fewer than the minimum are left. Always fewer than it. */
export type WeekPlan = {
  readonly blocks: readonly Block[];
  readonly leaders: Block | null;
  readonly cells: readonly Cell[];
  readonly leftOut: readonly PersonId[];
};

/** People of one or more teams on their way to a block. */
type Part = { groups: TeamId[]; people: PersonId[]; heads: number };

/** A team with its own people: how many there were, and who of them answered. */
type Node = Part & { id: TeamId; children: Map<TeamId, Node> };

/**
 * Divides those who answered one statement in one week into disjoint blocks of at least `k` people.
 *
 * It sees who answered and where they belong, never what they answered, so that nothing can be learned from what
 * it hides (simulatable auditing: Kenthapadi, Mishra and Nissim 2005). Since every published number is a function
 * of sums over whole blocks, each combination of such numbers gives all people of a block the same weight, and
 * so speaks of at least `k` people or of nobody.
 */
export function planWeek(
  people: readonly Placed[],
  responded: ReadonlySet<PersonId>,
  k: number,
  smallGroups: SmallGroups,
): WeekPlan {
  const root = treeOf(people, responded);
  const { blocks: found, left } = walk(root, k);
  const home = smallGroups === 'merge' && left.length > 0 ? smallest(found) : undefined;
  const parts = found.map((part) => (part === home ? together([part, ...left]) : part));
  const blocks = inOrder(parts.map(blockOf));
  return {
    blocks,
    leaders: leadersOf(people, responded, k),
    cells: cellsOf(root, blocks),
    leftOut: home === undefined ? together(left).people.toSorted(compare) : [],
  };
}

function treeOf(people: readonly Placed[], responded: ReadonlySet<PersonId>): Node {
  const root = nodeOf(COMPANY);
  for (const { person, path, leads } of people) {
    if (leads) continue;
    const own = path.reduce(childOf, root);
    own.heads += 1;
    if (responded.has(person)) own.people.push(person);
  }
  return root;
}

function nodeOf(id: TeamId): Node {
  return { id, groups: [id], people: [], heads: 0, children: new Map() };
}

function childOf(parent: Node, id: TeamId): Node {
  const child = parent.children.get(id) ?? nodeOf(id);
  parent.children.set(id, child);
  return child;
}

function childrenOf(node: Node): Node[] {
  return [...node.children.values()].toSorted((a, b) => compare(a.id, b.id));
}

/** From the leaves up: what cannot stand alone is carried to the parent, until enough of it has come together. */
function walk(node: Node, k: number): { blocks: Part[]; left: Part[] } {
  const below = childrenOf(node).map((child) => walk(child, k));
  const blocks = below.flatMap((it) => it.blocks);
  const left = below.flatMap((it) => it.left);
  if (node.people.length >= k) blocks.push(node);
  else if (node.people.length > 0) left.push(node);
  const merged = together(left);
  return merged.people.length >= k ? { blocks: [...blocks, merged], left: [] } : { blocks, left };
}

function together(parts: readonly Part[]): Part {
  return {
    groups: parts.flatMap((part) => part.groups),
    people: parts.flatMap((part) => part.people),
    heads: total(parts, (part) => part.heads),
  };
}

/** By heads as the week opened and not by answers, so that the same teams tend to be merged every week. */
function smallest(parts: readonly Part[]): Part | undefined {
  return parts.toSorted((a, b) => a.heads - b.heads || compare(idOf(a), idOf(b)))[0];
}

function idOf(part: Part): string {
  return part.groups.toSorted(compare).join('+');
}

function blockOf(part: Part): Block {
  return {
    id: idOf(part),
    groups: part.groups.toSorted(compare),
    people: part.people.toSorted(compare),
    heads: part.heads,
  };
}

function leadersOf(people: readonly Placed[], responded: ReadonlySet<PersonId>, k: number): Block | null {
  const leaders = people.filter(({ leads }) => leads).map(({ person }) => person);
  const answered = leaders.filter((person) => responded.has(person)).toSorted(compare);
  if (answered.length < k) return null;
  return { id: 'leaders', groups: [], people: answered, heads: leaders.length };
}

/** The company, the teams that are exact unions of blocks, the blocks; each set of people once, outermost name. */
function cellsOf(root: Node, blocks: readonly Block[]): Cell[] {
  const cells = new Map<string, Cell>();
  const add = (kind: Cell['kind'], id: string, of: readonly Block[]): void => {
    const ids = of.map((block) => block.id);
    const people = total(of, (block) => block.people.length);
    const key = JSON.stringify(ids);
    if (of.length > 0 && !cells.has(key)) cells.set(key, { kind, id, blocks: ids, people });
  };
  add('company', COMPANY, blocks);
  for (const [id, of] of exactUnions(root, blocks)) if (of.length > 1) add('team', id, of);
  for (const block of blocks) add('block', block.id, [block]);
  return [...cells.values()];
}

/** What lies in a team and below it: who answered, who of them is in a block, and the blocks these are in. */
type Below = { answered: number; placed: number; inside: Set<Block> };

/** Outermost first: each team below the root whose people who answered are those of whole blocks. */
function exactUnions(root: Node, blocks: readonly Block[]): [TeamId, Block[]][] {
  const blockWith = new Map(blocks.flatMap((block) => block.groups.map((group) => [group, block] as const)));
  const unions: [TeamId, Block[]][] = [];
  const visit = (node: Node): Below => {
    const place = unions.push([node.id, []]) - 1;
    const own = blockWith.get(node.id);
    const below = childrenOf(node).map(visit);
    const answered = node.people.length + total(below, (it) => it.answered);
    const placed = (own === undefined ? 0 : node.people.length) + total(below, (it) => it.placed);
    const inside = new Set(below.flatMap((it) => [...it.inside]));
    if (own !== undefined) inside.add(own);
    const counted = total([...inside], (block) => block.people.length);
    if (placed === answered && counted === placed) unions[place]![1] = inOrder(inside);
    return { answered, placed, inside };
  };
  for (const child of childrenOf(root)) visit(child);
  return unions;
}

function inOrder(blocks: Iterable<Block>): Block[] {
  return [...blocks].toSorted((a, b) => compare(a.id, b.id));
}

function total<T>(list: readonly T[], of: (item: T) => number): number {
  return list.reduce((sum, item) => sum + of(item), 0);
}

function compare(a: PersonId, b: PersonId): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
