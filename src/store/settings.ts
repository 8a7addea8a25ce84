import { count, eq } from 'drizzle-orm';
import { z } from 'zod';
import { isCountry } from '../domain/calendar.ts';
import { EVERY_WEEKS, isTalkTime, TALK_MINUTES } from '../domain/cadence.ts';
import { DEFAULT_LEAD } from '../domain/prompts.ts';
import { ACTIVE, PER_WEEK, ROTATION } from '../domain/statements.ts';
import { TEMPLATES } from '../domain/templates.ts';
import { isTime, isZone } from '../domain/time.ts';
import type { Tx } from './db.ts';
import type { Db } from './driver.ts';
import { prepared } from './prepared.ts';
import { setting } from './schema.ts';

/** What the company has chosen, by name. A name that was never set has its default. */
const SETTINGS = {
  /** The channel that gets the digest; null: none yet. */
  hrChannel: z.string().nullable().default(null),
  /** The smallest group a number is ever shown for. Only ever raised. */
  minimumGroup: z.int().min(5).max(10).default(5),
  smallGroups: z.enum(['merge', 'leave_out']).default('merge'),
  /** Whose public holidays are days off, e.g. 'NO'; null: none. */
  holidays: z.string().refine(isCountry).nullable().default(null),
  /** The company's own zone: weeks open and close by it. */
  zone: z.string().refine(isZone).default('Etc/UTC'),
  promptLead: z
    .object({ days: z.literal([0, 1, 2, 3]), time: z.string().refine(isTime) })
    .default(DEFAULT_LEAD),
  /** Null: Norwegian where Norwegian holidays count, else English. */
  language: z.enum(['nb', 'en']).nullable().default(null),
  statementsPerWeek: z.int().min(PER_WEEK.least).max(PER_WEEK.most).default(PER_WEEK.usual),
  activeStatements: z
    .array(z.string())
    .min(ACTIVE.least)
    .max(ACTIVE.most)
    .default([...ROTATION]),
  /** Among which questions a pair may choose, and which are asked where none of the two has chosen. */
  templates: z
    .array(z.enum(TEMPLATES))
    .min(1)
    .default([...TEMPLATES]),
  template: z.enum(TEMPLATES).default('standard'),
  /** A manager with more talks to keep up than this is told so, and HR how many there are. */
  spanLimit: z.int().min(1).max(50).default(8),
  /** Months that words stay: of talks after the talk, of goals and action points after their end, of the logs. */
  keepTalks: z.int().min(6).max(60).default(24),
  keepWork: z.int().min(12).max(120).default(36),
  keepLogs: z.int().min(12).max(60).default(24),
  /** Months after which the words of somebody who has left Slack go. */
  keepGone: z.int().min(1).max(24).default(3),
  /** When a new pair talks if nobody says otherwise. */
  cadence: z
    .object({
      everyWeeks: z.literal(EVERY_WEEKS),
      weekday: z.literal([1, 2, 3, 4, 5]),
      time: z.string().refine(isTalkTime),
      minutes: z.literal(TALK_MINUTES),
    })
    .default({ everyWeeks: 1, weekday: 2, time: '10:00', minutes: 20 }),
};

const SCHEMA = z.object(SETTINGS);

/** As stored: `language` may be left to the country. */
export type StoredSettings = z.infer<typeof SCHEMA>;
export type SettingName = keyof StoredSettings;
export type Settings = Omit<StoredSettings, 'language'> & { language: 'nb' | 'en' };

/** Read once in a transaction, however many places ask. */
const known = new WeakMap<Tx, Settings>();

export function settings(tx: Tx): Settings {
  const now = known.get(tx) ?? readSettings(tx);
  known.set(tx, now);
  return now;
}

/** What the rows were when they were last checked: they are read in every transaction and hardly ever change. */
const lastRead = new WeakMap<Db, { text: string; settings: Settings }>();

const allSettings = prepared((db) => db.select().from(setting).prepare());

function readSettings(tx: Tx): Settings {
  const rows = allSettings(tx).all();
  const text = JSON.stringify(rows);
  const last = lastRead.get(tx.db);
  if (last?.text === text) return last.settings;
  const stored = SCHEMA.parse(Object.fromEntries(rows.map(({ name, value }) => [name, value])));
  const language = stored.language ?? (stored.holidays === 'NO' ? 'nb' : 'en');
  lastRead.set(tx.db, { text, settings: { ...stored, language } });
  return { ...stored, language };
}

/** Throws on a value that does not fit: services have asked `isSettingValue` before. Null goes back to the default. */
export function setSetting<N extends SettingName>(tx: Tx, name: N, value: StoredSettings[N]): void {
  known.delete(tx);
  if (value === null) {
    tx.db.delete(setting).where(eq(setting.name, name)).run();
    return;
  }
  const row = { name, value: SETTINGS[name].parse(value) };
  tx.db
    .insert(setting)
    .values(row)
    .onConflictDoUpdate({ target: setting.name, set: { value: row.value } })
    .run();
}

export function isSettingValue(name: SettingName, value: unknown): boolean {
  return SETTINGS[name].safeParse(value).success;
}

/** Whether anything has ever been set. */
export function hasSettings(tx: Tx): boolean {
  return (tx.db.select({ n: count() }).from(setting).get()?.n ?? 0) > 0;
}
