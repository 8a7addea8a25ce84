/** The request cannot be done as it is written; `lines` say what to do. Thrown, so that nothing of it is done. */
export class Refused extends Error {
  readonly lines: string[];
  constructor(...lines: string[]) {
    super('refused');
    this.lines = lines;
  }
}
