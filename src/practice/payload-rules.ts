export type Surface = 'message' | 'modal' | 'home';

/** A refusal by the rules: where (JSON pointer) and in Slack's own manner of speaking what. */
export type RuleError = { pointer: string; rule: string };

/** A block or element whose fields have been checked one by one already. */
type Loose = { type: string; block_id?: string; action_id?: string; [field: string]: unknown };
type Offered = { text: { text: string }; value: string };

const TABLES = 1;
const CHARTS = 2;
const TABLE_CHARACTERS = 10_000;
const MARKDOWN_CHARACTERS = 12_000;

/** The elements of a block that a person can use. */
export function elementsOf(block: Loose): Loose[] {
  if (block.type === 'input') return [block['element'] as Loose];
  if (block.type === 'actions') return block['elements'] as Loose[];
  if (block.type === 'section' && block['accessory']) return [block['accessory'] as Loose];
  return [];
}

/** All that a menu, a radio group or a list of boxes offers, out of its groups too. */
export function optionsOf(element: Record<string, unknown>): Offered[] {
  const groups = (element['option_groups'] ?? []) as { options: Offered[] }[];
  return [...((element['options'] ?? []) as Offered[]), ...groups.flatMap((group) => group.options)];
}

/** The rules about a payload as a whole: ids, what is offered and chosen, how many of a kind. */
export function wholeErrors(surface: Surface, given: unknown, at: string, errors: RuleError[]): void {
  const blocks = given as Loose[];
  const refuse = (pointer: string, rule: string) => errors.push({ pointer, rule });
  repeated(blocks.map((block) => block.block_id)).forEach((id) =>
    refuse(at, `block_id ${id} already exists`),
  );
  let focused = 0;
  blocks.forEach((block, index) => {
    const elements = elementsOf(block);
    const here = `${at}/${index}`;
    repeated(elements.map((element) => element.action_id)).forEach((id) =>
      refuse(here, `action_id ${id} already exists`),
    );
    for (const element of elements) {
      if (element['focus_on_load']) focused += 1;
      for (const rule of choiceErrors(element)) refuse(here, rule);
    }
    for (const rule of blockErrors(block)) refuse(here, rule);
  });
  if (focused > 1) refuse(at, 'only one element may have focus_on_load');
  if (surface === 'message') for (const rule of messageTotals(blocks)) refuse(at, rule);
}

function repeated(ids: (string | undefined)[]): string[] {
  const seen = new Set<string>();
  return ids.filter((id) => id !== undefined && (seen.has(id) || !seen.add(id))) as string[];
}

function choiceErrors(element: Loose): string[] {
  const offered = optionsOf(element);
  if (offered.length === 0) return [];
  const errors = repeated(offered.map((option) => option.value)).map(
    (value) => `option value ${value} is offered twice`,
  );
  const single = element['initial_option'] as Offered | undefined;
  const initial = (element['initial_options'] as Offered[] | undefined) ?? (single ? [single] : []);
  const texts = new Map(offered.map((option) => [option.value, canonical(option)]));
  if (initial.some((option) => texts.get(option.value) !== canonical(option)))
    errors.push('initial options must be among the options, exactly as offered');
  const most = (element['max_selected_items'] as number | undefined) ?? Infinity;
  if (initial.length > most) errors.push('more initial options than max_selected_items');
  return errors;
}

/** JSON with its keys in order, so that equal things look equal. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${key}:${canonical(inner)}`).join()}}`;
}

function blockErrors(block: Loose): string[] {
  if (block.type === 'input' && block['dispatch_action'] && (block['element'] as Loose).type === 'file_input')
    return ['dispatch_action does not work with file_input'];
  if (block.type === 'table' && tableCharacters(block) > TABLE_CHARACTERS)
    return [`a table holds no more than ${TABLE_CHARACTERS} characters`];
  if (block.type === 'data_visualization') return chartErrors(block['chart'] as Loose);
  return [];
}

/** Every `text` anywhere in the cells. */
function tableCharacters(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) =>
      sum + (key === 'text' && typeof inner === 'string' ? inner.length : tableCharacters(inner)),
    0,
  );
}

function chartErrors(chart: Loose): string[] {
  if (chart.type === 'pie') return [];
  const series = chart['series'] as { name: string; data: { label: string }[] }[];
  const { categories } = chart['axis_config'] as { categories: string[] };
  const errors = repeated(series.map((each) => each.name)).map((name) => `series ${name} is there twice`);
  const wanted = canonical(categories.toSorted());
  if (series.some((each) => canonical(each.data.map((point) => point.label).toSorted()) !== wanted))
    errors.push('every series needs exactly one point for each category');
  return errors;
}

function messageTotals(blocks: Loose[]): string[] {
  const count = (type: string) => blocks.filter((block) => block.type === type).length;
  const markdown = blocks.reduce((sum, b) => sum + (b.type === 'markdown' ? String(b['text']).length : 0), 0);
  const errors: string[] = [];
  if (count('table') > TABLES) errors.push('only_one_table_allowed');
  if (count('data_visualization') > CHARTS) errors.push(`no more than ${CHARTS} data_visualization blocks`);
  if (markdown > MARKDOWN_CHARACTERS)
    errors.push(`no more than ${MARKDOWN_CHARACTERS} characters of markdown`);
  return errors;
}
