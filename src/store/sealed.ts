import type { Connection } from './driver.ts';

/*
 * Where people's words lie, and what each is sealed for: `{column}` stands for what its row has there. The stores of the
 * nouns seal and open by the same contexts.
 */
const CONTEXTS: Record<string, string> = {
  'action.content': 'action|content|{id}',
  'career.direction': 'career|direction|{person_id}',
  'career.step': 'career|step|{person_id}',
  'draft.content': 'draft|content|{person_id}|{form}',
  'experiment.content': 'experiment|content|{id}',
  'experiment.expected': 'experiment|expected|{id}',
  'goal.title': 'goal|title|{id}',
  'goal.success': 'goal|success|{id}',
  'goal.result': 'goal|result|{id}',
  'goal.manager_view': 'goal|manager_view|{id}',
  'help.content': 'help|content|{id}',
  'help.reply': 'help|reply|{id}',
  'own_answer.score': 'own|score|{person_id}|{week}|{statement}',
  'point.content': 'point|content|{id}',
  'point.source': 'point|source|{id}',
  'practice.content': 'practice|content|{person_id}|{team_id}',
  'preparation_answer.content': 'preparation|{field}|{checkin_id}',
  'public_win.content': 'public_win|content|{id}',
  'reply.content': 'reply|content|{id}',
  'strength.content': 'strength|content|{id}',
  'talk_note.content': 'talk_note|content|{checkin_id}|{author_id}|{kind}',
  'team_guess.content': 'guess|{person_id}|{team_id}|{week}',
};

/** A column of sealed words. */
export type Place = { table: string; column: string; context: string };

export const PLACES: readonly Place[] = Object.entries(CONTEXTS).map(([place, context]) => {
  const [table, column] = place.split('.') as [string, string];
  return { table, column, context };
});

export type SealedWord = { row: number; context: string; content: Buffer };

const FIELD = /\{(\w+)\}/g;

/** Up to `limit` words of one column, in the order of their rows, after the row `after`. */
export function sealedWords(db: Connection, place: Place, after: number, limit: number): SealedWord[] {
  const { table, column, context } = place;
  const fields = [...context.matchAll(FIELD)].map(([, field]) => field);
  const rows = db
    .prepare(
      `SELECT rowid AS sealed_row, "${column}" AS sealed_word, ${fields.map((field) => `"${field}"`).join(', ')}
       FROM "${table}" WHERE "${column}" IS NOT NULL AND rowid > ? ORDER BY rowid LIMIT ?`,
    )
    .all(after, limit) as ({ sealed_row: number; sealed_word: Buffer } & Record<string, unknown>)[];
  return rows.map((row) => ({
    row: row.sealed_row,
    context: contextFor(context, row),
    content: row.sealed_word,
  }));
}

export const contextFor = (context: string, row: Record<string, unknown>): string =>
  context.replaceAll(FIELD, (_, field: string) => String(row[field]));
