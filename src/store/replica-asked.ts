import type Libsql from 'libsql';

export type NativeStatement = ReturnType<InstanceType<typeof Libsql>['prepare']>;

type Values = unknown[];

const IS_READER = /^\s*(?:select|with|pragma|explain|values)\b|\breturning\b/i;

/** One text of SQL. It becomes a statement where and when it is run. */
export class Asked {
  readonly reader: boolean;
  readonly #run: <T>(work: (statement: NativeStatement) => T) => T | null;
  #shape: 'objects' | 'arrays' | 'first' = 'objects';

  constructor(text: string, run: <T>(work: (statement: NativeStatement) => T) => T | null) {
    this.reader = IS_READER.test(text);
    this.#run = run;
  }

  raw(on = true): this {
    this.#shape = on ? 'arrays' : 'objects';
    return this;
  }

  pluck(on = true): this {
    this.#shape = on ? 'first' : 'objects';
    return this;
  }

  run(...values: Values) {
    return this.#run((statement) => statement.run(bound(values)));
  }

  /** The library leaves a statement that gave one row where it stood, so all are taken. */
  get(...values: Values): unknown {
    return this.all(...values)[0];
  }

  all(...values: Values): unknown[] {
    const rows = this.#run((statement) => {
      if (!statement.reader) return void statement.run(bound(values)); // a setting, such as user_version
      statement.raw(this.#shape !== 'objects');
      return statement.all(bound(values)) as Values[];
    });
    if (this.#shape === 'objects') return (rows ?? []).map(withBuffers);
    return this.#shape === 'first' ? (rows ?? []).map(([first]) => first) : (rows ?? []);
  }
}

const withBuffers = (row: object): object =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof ArrayBuffer ? Buffer.from(value) : value,
    ]),
  );

/** Whole numbers as such, as better-sqlite3 does. The library ends the process over what it cannot bind. */
function bound(values: Values): Values {
  return values.flat().map((value) => {
    if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
    if (value === null || ['string', 'bigint'].includes(typeof value)) return value;
    if (value instanceof Uint8Array) return Buffer.from(value);
    throw new TypeError('Only numbers, strings, bytes and null can be stored.');
  });
}
