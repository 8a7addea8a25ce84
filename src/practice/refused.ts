import type { RuleError } from './payload-rules.ts';

/** Slack says no: `code` is its word for it, `extra` goes into the answer beside it. */
export class Refused extends Error {
  readonly code: string;
  readonly extra: Record<string, unknown>;

  constructor(code: string, extra: Record<string, unknown> = {}) {
    super(code);
    this.code = code;
    this.extra = extra;
  }

  /** A refusal that points at what is wrong in a payload. */
  static invalid(code: string, errors: RuleError[]): Refused {
    const lines = errors.map(({ pointer, rule }) => `${rule} [json-pointer:${pointer}]`);
    return new Refused(code, {
      errors: lines,
      response_metadata: { messages: lines.map((line) => `[ERROR] ${line}`) },
    });
  }
}
