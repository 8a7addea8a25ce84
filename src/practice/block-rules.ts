import blockKit from './block-kit.json' with { type: 'json' };
import { type RuleError, type Surface, wholeErrors } from './payload-rules.ts';

type Rule = { required?: boolean; orNull?: boolean } & (
  | { is: 'string'; min?: number; max?: number; pattern?: string }
  | { is: 'text'; format: 'any' | 'plain_text' | 'mrkdwn'; max: number }
  | { is: 'number'; min?: number; max?: number; above?: number; whole?: boolean }
  | { is: 'boolean' }
  | { is: 'one of'; of: string[] }
  | { is: 'list'; of: Rule; min?: number; max?: number }
  | { is: 'part'; of: string[] }
  | { is: 'object'; of: string }
);

/** `one`: exactly one of these fields; `some`: at least one of them; `on`: the surfaces that take it. */
type Entry = { fields: Record<string, Rule>; on?: Surface[]; one?: string[]; some?: string[] };

type Rules = {
  surfaces: Record<Surface, number>;
  views: Record<'modal' | 'home', Record<string, Rule>>;
  blocks: Record<string, Entry>;
  parts: Record<string, Entry>;
  objects: Record<string, Entry>;
};

const rules = blockKit as unknown as Rules;
const blockTypes = Object.keys(rules.blocks);
const patterns = new Map<string, RegExp>();

function matches(pattern: string, text: string): boolean {
  const known = patterns.get(pattern) ?? new RegExp(pattern);
  patterns.set(pattern, known);
  return known.test(text);
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Walks one payload and collects what its fields do wrong. */
class Check {
  readonly errors: RuleError[] = [];
  readonly surface: Surface;

  constructor(surface: Surface) {
    this.surface = surface;
  }

  refuse(pointer: string, rule: string): void {
    this.errors.push({ pointer, rule });
  }

  value(rule: Rule, value: unknown, at: string): void {
    if (value === null && rule.orNull) return;
    switch (rule.is) {
      case 'string':
        return this.string(rule, value, at);
      case 'text':
        return this.text(rule, value, at);
      case 'number':
        return this.number(rule, value, at);
      case 'boolean':
        return typeof value === 'boolean' ? undefined : this.refuse(at, 'must provide a boolean');
      case 'one of':
        if (rule.of.includes(value as string)) return undefined;
        return this.refuse(at, `must be one of: ${rule.of.join(', ')}`);
      case 'list':
        return this.list(rule, value, at);
      case 'part':
        return this.part(rule.of, value, at);
      case 'object':
        return this.entry(rules.objects[rule.of]!, value, at);
    }
  }

  string(rule: { min?: number; max?: number; pattern?: string }, value: unknown, at: string): void {
    if (typeof value !== 'string') return this.refuse(at, 'must provide a string');
    this.length(value.length, rule, at);
    if (rule.pattern && !matches(rule.pattern, value)) this.refuse(at, `must match ${rule.pattern}`);
  }

  length(length: number, { min = 0, max = Infinity }: { min?: number; max?: number }, at: string): void {
    if (length < min) this.refuse(at, `must be more than ${min - 1} characters`);
    if (length > max) this.refuse(at, `must be less than ${max + 1} characters`);
  }

  text(rule: { format: string; max: number }, value: unknown, at: string): void {
    const allowed = rule.format === 'any' ? ['plain_text', 'mrkdwn'] : [rule.format];
    this.part(allowed, value, at);
    if (!isRecord(value) || typeof value['text'] !== 'string') return;
    // Above 3000 the text object's own rule has spoken already.
    if (rule.max < 3000) this.length(value['text'].length, { max: rule.max }, `${at}/text`);
  }

  number(
    rule: { min?: number; max?: number; above?: number; whole?: boolean },
    value: unknown,
    at: string,
  ): void {
    if (typeof value !== 'number' || !Number.isFinite(value)) return this.refuse(at, 'must provide a number');
    if (rule.whole && !Number.isInteger(value)) this.refuse(at, 'must provide an integer');
    if (rule.min !== undefined && value < rule.min) this.refuse(at, `must be at least ${rule.min}`);
    if (rule.max !== undefined && value > rule.max) this.refuse(at, `must be at most ${rule.max}`);
    if (rule.above !== undefined && value <= rule.above) this.refuse(at, `must be more than ${rule.above}`);
  }

  list(rule: { of: Rule; min?: number; max?: number }, value: unknown, at: string): void {
    if (!Array.isArray(value)) return this.refuse(at, 'must provide an array');
    if (value.length < (rule.min ?? 0)) this.refuse(at, `no fewer than ${rule.min} items allowed`);
    if (value.length > (rule.max ?? Infinity)) this.refuse(at, `no more than ${rule.max} items allowed`);
    value.forEach((each, index) => this.value(rule.of, each, `${at}/${index}`));
  }

  /** An object that says by its `type` what it is. */
  part(allowed: string[], value: unknown, at: string): void {
    if (!isRecord(value)) return this.refuse(at, 'must provide an object');
    const type = value['type'] as string;
    if (!allowed.includes(type)) return this.refuse(at, `unsupported type: ${type}`);
    const entry = rules.parts[type] ?? rules.blocks[type]!;
    if (entry.on && !entry.on.includes(this.surface))
      this.refuse(at, `${type} is not supported in a ${this.surface}`);
    this.entry(entry, value, at);
  }

  entry(entry: Entry, value: unknown, at: string): void {
    if (!isRecord(value)) return this.refuse(at, 'must provide an object');
    this.fields(entry.fields, value, at);
    if (entry.one && entry.one.filter((name) => name in value).length !== 1)
      this.refuse(at, `must provide exactly one of: ${entry.one.join(', ')}`);
    if (entry.some && !entry.some.some((name) => name in value))
      this.refuse(at, `must provide at least one of: ${entry.some.join(', ')}`);
  }

  fields(fields: Record<string, Rule>, value: Record<string, unknown>, at: string): void {
    for (const name in value) {
      if (name === 'type') continue;
      if (!Object.hasOwn(fields, name)) this.refuse(at, `invalid additional property: ${name}`);
      else this.value(fields[name]!, value[name], `${at}/${name}`);
    }
    for (const name in fields)
      if (fields[name]!.required && !(name in value)) this.refuse(at, `missing required field: ${name}`);
  }

  blocks(value: unknown, at: string): void {
    if (!Array.isArray(value)) return this.refuse(at, 'must provide an array');
    const most = rules.surfaces[this.surface];
    if (value.length > most) this.refuse(at, `no more than ${most} items allowed`);
    value.forEach((block, index) => this.part(blockTypes, block, `${at}/${index}`));
  }
}

/** Checks the blocks of a message. Nothing found: Slack would take them. */
export function messageErrors(blocks: unknown): RuleError[] {
  const check = new Check('message');
  check.blocks(blocks, '/blocks');
  if (check.errors.length === 0) wholeErrors('message', blocks, '/blocks', check.errors);
  return check.errors;
}

/** Checks a modal or a Home tab. The whole-view rules are looked at once every field is right. */
export function viewErrors(view: unknown, kind: 'modal' | 'home'): RuleError[] {
  const check = new Check(kind);
  if (!isRecord(view)) return [{ pointer: '/view', rule: 'must provide an object' }];
  if (view['type'] !== kind) check.refuse('/view/type', `must be ${kind}`);
  const { blocks, ...rest } = view;
  check.fields(rules.views[kind], rest, '/view');
  if (!('blocks' in view)) check.refuse('/view', 'missing required field: blocks');
  else check.blocks(blocks, '/view/blocks');
  if (check.errors.length === 0) wholeErrors(kind, blocks, '/view/blocks', check.errors);
  if (check.errors.length === 0 && kind === 'modal' && !('submit' in view)) submitNeeded(blocks, check);
  return check.errors;
}

function submitNeeded(blocks: unknown, check: Check): void {
  const asks = (blocks as { type: string }[]).some((block) => block.type === 'input');
  if (asks) check.refuse('/view', 'missing required field: submit (a view with an input needs it)');
}
