import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  blob,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { Fact } from '../domain/messages.ts';
import type { PilotStep } from '../domain/pilot.ts';

/*
 * Moments are epoch milliseconds (UTC). Dates are 'YYYY-MM-DD', times 'HH:MM', weeks '2027-W13'.
 * A column of type `sealed` holds people's words: AES-256-GCM, see cipher.ts. No foreign key cascades: what
 * is deleted is deleted by name.
 */
const moment = (name: string) => integer(name);
const flag = (name: string) => integer(name, { mode: 'boolean' });
const sealed = (name: string) => blob(name, { mode: 'buffer' });

// ---- people and teams ------------------------------------------------------------------------------------

export const person = sqliteTable(
  'person',
  {
    id: integer('id').primaryKey(),
    slackId: text('slack_id').notNull().unique(),
    name: text('name').notNull(),
    email: text('email'),
    zone: text('zone').notNull(),
    /** Another zone that Slack has named, and since when: it counts once it has lasted. */
    zoneSeen: text('zone_seen'),
    zoneSeenAt: moment('zone_seen_at'),
    /** What Slack says, e.g. 'nb-NO'. */
    locale: text('locale'),
    /** The person's own choice or the import's; wins over the locale. */
    language: text('language', { enum: ['nb', 'en'] }),
    /** Whose public holidays are days off for this person, e.g. 'SE'; null: the company's. */
    holidays: text('holidays'),
    kind: text('kind', { enum: ['member', 'guest', 'bot', 'stranger'] }).notNull(),
    deactivatedAt: moment('deactivated_at'),
    teamId: text('team_id').references((): AnySQLiteColumn => team.id),
    /** Slack's direct-message channel with the app, known after the first message. */
    channel: text('channel'),
    enrolledAt: moment('enrolled_at'),
    welcomedAt: moment('welcomed_at'),
    pausedAt: moment('paused_at'),
    reminders: flag('reminders').notNull().default(true),
    /** Weeks the person keeps the own pulse answers; 0 keeps none. */
    keepWeeks: integer('keep_weeks').notNull().default(0),
    /** When the notice of the pulse lane was accepted; null: not yet shown. */
    noticeAt: moment('notice_at'),
  },
  (t) => [index('person_team').on(t.teamId), index('person_zone_seen').on(t.zoneSeenAt)],
);

export const role = sqliteTable(
  'role',
  {
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    role: text('role', { enum: ['admin', 'hr'] }).notNull(),
    grantedAt: moment('granted_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.role] })],
);

/** An HR role that waits for the second pair of eyes. */
export const roleRequest = sqliteTable(
  'role_request',
  {
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    role: text('role', { enum: ['admin', 'hr'] }).notNull(),
    askedBy: integer('asked_by').references(() => person.id),
    askedAt: moment('asked_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.role] })],
);

export const team = sqliteTable('team', {
  id: text('id').primaryKey(),
  name: text('name').notNull().unique(),
  parentId: text('parent_id').references((): AnySQLiteColumn => team.id),
  managerId: integer('manager_id').references(() => person.id),
  archivedAt: moment('archived_at'),
});

/** One employee and their manager. A person has at most one pair that has not ended. */
export const pair = sqliteTable(
  'pair',
  {
    id: text('id').primaryKey(),
    employeeId: integer('employee_id')
      .notNull()
      .references(() => person.id),
    managerId: integer('manager_id')
      .notNull()
      .references(() => person.id),
    everyWeeks: integer('every_weeks').notNull(),
    weekday: integer('weekday').notNull(),
    time: text('time').notNull(),
    minutes: integer('minutes').notNull(),
    /** Which questions the preparation asks, see domain/templates; null: those of the company. */
    template: text('template'),
    /** The manager reads a preparation only after adding a point of their own. */
    answerFirst: flag('answer_first').notNull().default(false),
    /** The date of the first talk; parity of 2 and 4 weeks counts from its week. */
    firstDate: text('first_date').notNull(),
    startedAt: moment('started_at').notNull(),
    endedAt: moment('ended_at'),
    /** When planning must next look at this pair; null while nothing is to be planned. */
    planAt: moment('plan_at'),
  },
  (t) => [
    uniqueIndex('pair_of_employee')
      .on(t.employeeId)
      .where(sql`ended_at IS NULL`),
    index('pairs_of_employee').on(t.employeeId),
    index('pairs_of_manager').on(t.managerId),
    index('pair_due')
      .on(t.planAt)
      .where(sql`ended_at IS NULL AND plan_at IS NOT NULL`),
    check(
      'pair_cadence',
      sql`every_weeks IN (1, 2, 4) AND weekday BETWEEN 1 AND 5 AND minutes IN (10, 20, 30)`,
    ),
    check('pair_two_people', sql`employee_id <> manager_id`),
  ],
);

export const absence = sqliteTable(
  'absence',
  {
    id: text('id').primaryKey(),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    from: text('from_date').notNull(),
    to: text('to_date').notNull(),
    source: text('source', { enum: ['self', 'manager', 'admin', 'import'] }).notNull(),
  },
  (t) => [index('absence_of_person').on(t.personId), check('absence_order', sql`from_date <= to_date`)],
);

/** A talk from before people met through the app, from a file of HR's: that it was, and nothing more. */
export const pastTalk = sqliteTable(
  'past_talk',
  {
    id: text('id').primaryKey(),
    employeeId: integer('employee_id')
      .notNull()
      .references(() => person.id),
    managerId: integer('manager_id').references(() => person.id),
    date: text('date').notNull(),
    addedAt: moment('added_at').notNull(),
  },
  (t) => [uniqueIndex('past_talk_of_day').on(t.employeeId, t.date)],
);

// ---- check-ins -------------------------------------------------------------------------------------------

/** What a pair does in one ISO week. The week is that of the talk's own (first planned) date. */
export const checkin = sqliteTable(
  'checkin',
  {
    id: text('id').primaryKey(),
    pairId: text('pair_id')
      .notNull()
      .references(() => pair.id),
    week: text('week').notNull(),
    /** 'left_out': never asked (holiday, leave, downtime, …), `reason` says why. */
    state: text('state', {
      enum: ['planned', 'prompted', 'held', 'skipped', 'missed', 'left_out'],
    }).notNull(),
    reason: text('reason'),
    date: text('date').notNull(),
    time: text('time').notNull(),
    minutes: integer('minutes').notNull(),
    zone: text('zone').notNull(),
    talkAt: moment('talk_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    /** Where the series would have put it; differs from `date` when moved. */
    nominalDate: text('nominal_date').notNull(),
    movedBy: text('moved_by', { enum: ['holiday', 'absence', 'employee', 'manager'] }),
    /** A half-year talk is longer and has an agenda of its own. */
    kind: text('kind', { enum: ['usual', 'half_year'] })
      .notNull()
      .default('usual'),
    /** Which questions its preparation asks, settled when its prompt went out or its form was first opened. */
    asked: text('asked', { mode: 'json' }).$type<{ template: string; version: string | null }>(),
    /** What the two agreed on at the end: a next step, or none on purpose; null: not said. */
    nextStep: text('next_step', { enum: ['step', 'none'] }),
    /** The action point that is that step, as long as there is that action point. */
    nextStepId: text('next_step_id'),
    promptedAt: moment('prompted_at'),
    preparedAt: moment('prepared_at'),
    readAt: moment('read_at'),
    answeredAt: moment('answered_at'),
    employeeTalkedAt: moment('employee_talked_at'),
    managerTalkedAt: moment('manager_talked_at'),
    heldAt: moment('held_at'),
  },
  (t) => [uniqueIndex('checkin_of_week').on(t.pairId, t.week), index('checkin_week').on(t.week)],
);

/** What becomes due about a check-in and when; the row goes when it is done. */
export const due = sqliteTable(
  'due',
  {
    checkinId: text('checkin_id')
      .notNull()
      .references(() => checkin.id),
    what: text('what', {
      enum: ['prompt', 'reminder', 'manager_reminder', 'ask_talked', 'ask_again', 'close'],
    }).notNull(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.checkinId, t.what] }), index('due_at').on(t.at)],
);

/** Why a check-in was sent, moved or left out: the plain-language log behind `/checkin why`. */
export const checkinNote = sqliteTable(
  'checkin_note',
  {
    id: integer('id').primaryKey(),
    checkinId: text('checkin_id')
      .notNull()
      .references(() => checkin.id),
    at: moment('at').notNull(),
    what: text('what').notNull(),
    detail: text('detail'),
  },
  (t) => [index('note_of_checkin').on(t.checkinId)],
);

/** That the employee has prepared, and by which questions. */
export const preparation = sqliteTable('preparation', {
  checkinId: text('checkin_id')
    .primaryKey()
    .references(() => checkin.id),
  revision: integer('revision').notNull(),
  /** Which field is the most important one, if any. */
  important: text('important'),
  /** The version of the template whose wording stood on the form; null: the wording that comes with the app. */
  templateVersion: text('template_version').references(() => templateVersion.id),
  savedAt: moment('saved_at').notNull(),
});

/** What the employee wrote, by field. Read by the two of the pair. Each field sealed on its own. */
export const preparationAnswer = sqliteTable(
  'preparation_answer',
  {
    checkinId: text('checkin_id')
      .notNull()
      .references(() => preparation.checkinId),
    field: text('field').notNull(),
    content: sealed('content').notNull(),
  },
  (t) => [primaryKey({ columns: [t.checkinId, t.field] })],
);

/** Something in the way, as it was written in the preparation of this check-in, until one of the two calls it solved. */
export const obstacle = sqliteTable(
  'obstacle',
  {
    checkinId: text('checkin_id')
      .primaryKey()
      .references(() => checkin.id),
    pairId: text('pair_id')
      .notNull()
      .references(() => pair.id),
    openedAt: moment('opened_at').notNull(),
    solvedAt: moment('solved_at'),
  },
  (t) => [index('obstacle_of_pair').on(t.pairId)],
);

/** What a template or the scale asks from a week on, in HR's own words. Rows are added, never changed. */
export const templateVersion = sqliteTable(
  'template_version',
  {
    id: text('id').primaryKey(),
    /** 'standard', 'minimum', 'free', or 'scale' for the meanings of the scores. */
    template: text('template').notNull(),
    fromWeek: text('from_week').notNull(),
    definition: text('definition', { mode: 'json' }).$type<unknown>().notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [index('version_of_template').on(t.template, t.fromWeek)],
);

/** What is being typed and not yet sent. Read by its writer alone. */
export const draft = sqliteTable(
  'draft',
  {
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    /** The form, e.g. 'preparation:<pair id>'. */
    form: text('form').notNull(),
    content: sealed('content').notNull(),
    savedAt: moment('saved_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.form] })],
);

/** What a manager answered to a preparation. */
export const reply = sqliteTable(
  'reply',
  {
    id: text('id').primaryKey(),
    checkinId: text('checkin_id')
      .notNull()
      .references(() => checkin.id),
    authorId: integer('author_id')
      .notNull()
      .references(() => person.id),
    kind: text('kind', { enum: ['reply', 'thanks'] }).notNull(),
    content: sealed('content'),
    at: moment('at').notNull(),
  },
  (t) => [index('reply_of_checkin').on(t.checkinId)],
);

/** A point that one of the pair wants to talk about. A topic raised from the pulse looks like any other. */
export const point = sqliteTable(
  'point',
  {
    id: text('id').primaryKey(),
    pairId: text('pair_id')
      .notNull()
      .references(() => pair.id),
    authorId: integer('author_id')
      .notNull()
      .references(() => person.id),
    content: sealed('content').notNull(),
    /** Where a point made from a Slack message comes from, JSON { link, excerpt, by }. */
    source: sealed('source'),
    important: flag('important').notNull().default(false),
    addedAt: moment('added_at').notNull(),
    /** The check-in in which it was talked about; null: still open. */
    doneIn: text('done_in').references(() => checkin.id),
    removedAt: moment('removed_at'),
  },
  (t) => [index('point_of_pair').on(t.pairId)],
);

/**
 * What was written in the talk: each of the two has a text of their own of each kind. 'private' is read by its writer
 * alone, the others by both.
 */
export const talkNote = sqliteTable(
  'talk_note',
  {
    checkinId: text('checkin_id')
      .notNull()
      .references(() => checkin.id),
    authorId: integer('author_id')
      .notNull()
      .references(() => person.id),
    kind: text('kind', { enum: ['shared', 'private', 'praise', 'wish'] }).notNull(),
    content: sealed('content').notNull(),
    /** Counts the changes: a form that was opened before the last one does not overwrite it. */
    revision: integer('revision').notNull(),
    savedAt: moment('saved_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.checkinId, t.authorId, t.kind] })],
);

// ---- strengths, goals, action points -----------------------------------------------------------------------

/** One of a person's strengths, named by themselves or by a manager. */
export const strength = sqliteTable(
  'strength',
  {
    id: text('id').primaryKey(),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    authorId: integer('author_id')
      .notNull()
      .references(() => person.id),
    /** The pair in which it was written; a later manager reads it only by handover. Null: before any pair. */
    pairId: text('pair_id').references(() => pair.id),
    content: sealed('content').notNull(),
    createdAt: moment('created_at').notNull(),
    removedAt: moment('removed_at'),
  },
  (t) => [index('strength_of_person').on(t.personId)],
);

/** What the company wants to reach, in HR's words; a personal goal may serve one. */
export const companyGoal = sqliteTable('company_goal', {
  id: text('id').primaryKey(),
  nb: text('nb').notNull(),
  en: text('en').notNull(),
  publishedAt: moment('published_at').notNull(),
  retiredAt: moment('retired_at'),
});

export const goal = sqliteTable(
  'goal',
  {
    id: text('id').primaryKey(),
    ownerId: integer('owner_id')
      .notNull()
      .references(() => person.id),
    /** Who wrote it down: the owner, or the manager who proposes it. */
    authorId: integer('author_id').references(() => person.id),
    parentId: text('parent_id').references((): AnySQLiteColumn => goal.id),
    /** The goal that it carries on from, after that one's outcome. */
    followsId: text('follows_id').references((): AnySQLiteColumn => goal.id),
    companyGoalId: text('company_goal_id').references(() => companyGoal.id),
    strengthId: text('strength_id').references(() => strength.id),
    title: sealed('title').notNull(),
    /** How both will see that it is reached. */
    success: sealed('success').notNull(),
    deadline: text('deadline').notNull(),
    /** 1-5: how sure the owner is to reach it. */
    confidence: integer('confidence'),
    state: text('state', { enum: ['proposed', 'open', 'paused', 'handed_back', 'closed'] })
      .notNull()
      .default('open'),
    standing: text('standing', { enum: ['on_track', 'slow', 'stuck'] }),
    outcome: text('outcome', { enum: ['reached', 'partly', 'not_reached', 'not_relevant'] }),
    result: sealed('result'),
    /** The manager's view of the outcome: the same, or another one that stands beside it. */
    managerOutcome: text('manager_outcome', { enum: ['reached', 'partly', 'not_reached', 'not_relevant'] }),
    managerView: sealed('manager_view'),
    managerSaidAt: moment('manager_said_at'),
    createdAt: moment('created_at').notNull(),
    /** When its owner last did something about it. */
    touchedAt: moment('touched_at').notNull().default(0),
    /** The first held talk while it was open; before that it may be deleted. */
    discussedAt: moment('discussed_at'),
    closedAt: moment('closed_at'),
  },
  (t) => [index('goal_of_owner').on(t.ownerId), index('goal_of_parent').on(t.parentId)],
);

/** What happened to a goal and when: dates and codes, never words. */
export const goalEvent = sqliteTable(
  'goal_event',
  {
    id: integer('id').primaryKey(),
    goalId: text('goal_id')
      .notNull()
      .references(() => goal.id),
    at: moment('at').notNull(),
    what: text('what', {
      enum: [
        'opened',
        'proposed',
        'accepted',
        'handed_back',
        'changed',
        'deadline_moved',
        'paused',
        'resumed',
        'kept',
        'closed',
        'reopened',
      ],
    }).notNull(),
    /** 'deadline_moved': the date before; 'closed': the outcome. */
    detail: text('detail'),
  },
  (t) => [index('event_of_goal').on(t.goalId)],
);

export const action = sqliteTable(
  'action',
  {
    id: text('id').primaryKey(),
    /** The person whose development it serves; `owner` says which of the pair does it. */
    employeeId: integer('employee_id')
      .notNull()
      .references(() => person.id),
    authorId: integer('author_id').references(() => person.id),
    goalId: text('goal_id').references(() => goal.id),
    kind: text('kind', { enum: ['do', 'learn', 'stop', 'help'] })
      .notNull()
      .default('do'),
    owner: text('owner', { enum: ['employee', 'manager'] }).notNull(),
    content: sealed('content').notNull(),
    dueOn: text('due_on'),
    /** The one that opens the next check-in; one a goal. */
    firstStep: flag('first_step').notNull().default(false),
    createdAt: moment('created_at').notNull(),
    doneAt: moment('done_at'),
    /** How it ended; 'managed', 'partly', 'not_managed' answer whether something was left alone. */
    result: text('result', { enum: ['done', 'managed', 'partly', 'not_managed', 'dropped'] }),
  },
  (t) => [index('action_of_employee').on(t.employeeId), index('action_of_goal').on(t.goalId)],
);

/** What the company wants to see of its competence: a short list in HR's words, for goals, strengths and learning. */
export const tag = sqliteTable('tag', {
  id: text('id').primaryKey(),
  nb: text('nb').notNull(),
  en: text('en').notNull(),
  addedAt: moment('added_at').notNull(),
  retiredAt: moment('retired_at'),
});

/** `item`: the id of a goal, a strength or an action point. */
export const tagged = sqliteTable(
  'tagged',
  {
    of: text('of', { enum: ['goal', 'strength', 'action'] }).notNull(),
    item: text('item').notNull(),
    tagId: text('tag_id')
      .notNull()
      .references(() => tag.id),
  },
  (t) => [primaryKey({ columns: [t.of, t.item, t.tagId] }), index('tagged_with').on(t.tagId)],
);

/** Where somebody wants to go, if they want to say so. Read by the two of the pair. */
export const career = sqliteTable('career', {
  personId: integer('person_id')
    .primaryKey()
    .references(() => person.id),
  on: flag('is_on').notNull(),
  direction: sealed('direction'),
  step: sealed('step'),
  changedAt: moment('changed_at').notNull(),
});

/** What the employee lets a new manager read of what was written before. */
export const handover = sqliteTable(
  'handover',
  {
    pairId: text('pair_id')
      .notNull()
      .references(() => pair.id),
    what: text('what', { enum: ['strengths', 'finished', 'preparations', 'career'] }).notNull(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.pairId, t.what] })],
);

// ---- help and wins -----------------------------------------------------------------------------------------

/** "I need help now", outside the cycle. */
export const help = sqliteTable(
  'help',
  {
    id: text('id').primaryKey(),
    pairId: text('pair_id')
      .notNull()
      .references(() => pair.id),
    content: sealed('content'),
    at: moment('at').notNull(),
    /** When the manager's message may go out; later than `at` only while the manager is away. */
    deliverAt: moment('deliver_at').notNull(),
    seenAt: moment('seen_at'),
    answer: text('answer', { enum: ['on_it', 'today', 'soon'] }),
    reply: sealed('reply'),
    answeredAt: moment('answered_at'),
    closedAt: moment('closed_at'),
  },
  (t) => [index('help_of_pair').on(t.pairId)],
);

/** A win that its writer has chosen to make public, exactly as the preview showed it. */
export const publicWin = sqliteTable(
  'public_win',
  {
    id: text('id').primaryKey(),
    checkinId: text('checkin_id')
      .notNull()
      .references(() => checkin.id),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    channel: text('channel').notNull(),
    content: sealed('content').notNull(),
    at: moment('at').notNull(),
    /** Of its message in the channel; null: it does not stand there, as far as we know. */
    ts: text('ts'),
    problem: text('problem', {
      enum: ['not_in_channel', 'archived', 'not_public', 'not_allowed', 'unsure', 'other'],
    }),
    takenBackAt: moment('taken_back_at'),
  },
  (t) => [index('win_of_checkin').on(t.checkinId)],
);

// ---- pulse -----------------------------------------------------------------------------------------------

export const pulseWeek = sqliteTable('pulse_week', {
  week: text('week').primaryKey(),
  opensAt: moment('opens_at').notNull(),
  closesAt: moment('closes_at').notNull(),
  /** Statement ids and wording versions asked this week, JSON [{ id, wording }]. */
  statements: text('statements', { mode: 'json' }).$type<{ id: string; wording: number }[]>().notNull(),
  /** All that were switched on as the week opened, in the same form; empty: the eight that come with the app. */
  active: text('active', { mode: 'json' }).$type<{ id: string; wording: number }[]>().notNull().default([]),
  /** The version of the meanings of the scores; null: those that come with the app. */
  scale: text('scale').references(() => templateVersion.id),
  /** Whether everybody is asked what bothers them most about the talks as well. */
  asksCauses: flag('asks_causes').notNull().default(false),
  minimum: integer('minimum').notNull(),
  smallGroups: text('small_groups', { enum: ['merge', 'leave_out'] }).notNull(),
  closedAt: moment('closed_at'),
});

/** HR's own statements. Area and level never change: numbers of closed weeks stand under them. */
export const ownStatement = sqliteTable('own_statement', {
  id: text('id').primaryKey(),
  area: text('area', { enum: ['individual', 'teamwork', 'organisation'] }).notNull(),
  level: text('level', { enum: ['team', 'company'] }).notNull(),
  createdAt: moment('created_at').notNull(),
});

/**
 * HR's words of a statement, of its own or of the app's. The newest row of a statement counts from the next week that
 * opens; going back to earlier words is a row with their number. Append only.
 */
export const statementWording = sqliteTable(
  'statement_wording',
  {
    id: integer('id').primaryKey(),
    statement: text('statement').notNull(),
    wording: integer('wording').notNull(),
    /** Both null: the words that come with the app. */
    nb: text('nb'),
    en: text('en'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [index('wording_of_statement').on(t.statement, t.id)],
);

/** Who takes part in the week, where and as what: the snapshot of Monday 00:00. */
export const pulseMember = sqliteTable(
  'pulse_member',
  {
    week: text('week')
      .notNull()
      .references(() => pulseWeek.week),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    /** Team ids from the root to the own team, JSON. */
    path: text('path', { mode: 'json' }).$type<string[]>().notNull(),
    leads: flag('leads').notNull(),
  },
  (t) => [primaryKey({ columns: [t.week, t.personId] })],
);

/** An answer of an open week: who is a keyed hash, what is sealed with the key of the week. Gone at the close. */
export const pulseAnswer = sqliteTable(
  'pulse_answer',
  {
    week: text('week')
      .notNull()
      .references(() => pulseWeek.week),
    statement: text('statement').notNull(),
    who: blob('who', { mode: 'buffer' }).notNull(),
    score: sealed('score').notNull(),
  },
  (t) => [primaryKey({ columns: [t.week, t.statement, t.who] })],
);

/** That somebody answered, kept nine weeks for the standard errors; never what. */
export const pulseAnswered = sqliteTable(
  'pulse_answered',
  {
    week: text('week').notNull(),
    statement: text('statement').notNull(),
    who: blob('who', { mode: 'buffer' }).notNull(),
    block: text('block').notNull(),
  },
  (t) => [primaryKey({ columns: [t.week, t.statement, t.who] })],
);

/** A person's own copy, by their choice. */
export const ownAnswer = sqliteTable(
  'own_answer',
  {
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    week: text('week').notNull(),
    statement: text('statement').notNull(),
    wording: integer('wording').notNull(),
    score: sealed('score').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.week, t.statement] })],
);

/** Sums of blocks of at least the minimum; append only (a trigger refuses update and delete). */
export const ledger = sqliteTable(
  'ledger',
  {
    week: text('week').notNull(),
    statement: text('statement').notNull(),
    wording: integer('wording').notNull(),
    kind: text('kind', { enum: ['block', 'leaders'] }).notNull(),
    block: text('block').notNull(),
    /** The teams whose members the block holds, JSON, sorted. */
    groups: text('groups', { mode: 'json' }).$type<string[]>().notNull(),
    n: integer('n').notNull(),
    /** The capped sum. */
    sum: integer('sum').notNull(),
    /** Head count of those teams when the week opened. */
    heads: integer('heads').notNull(),
  },
  (t) => [primaryKey({ columns: [t.week, t.statement, t.block] })],
);

/** What was computed once at the close and is never recomputed: company counts and the favourable share. */
export const ledgerFact = sqliteTable(
  'ledger_fact',
  {
    week: text('week').notNull(),
    /** e.g. 'favourable:I1', 'held', 'rate'. */
    name: text('name').notNull(),
    /** What the gate made of it, JSON. */
    value: text('value', { mode: 'json' }).$type<unknown>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.week, t.name] })],
);

/** A digest as it was posted. */
export const publication = sqliteTable(
  'publication',
  {
    week: text('week').notNull(),
    audience: text('audience').notNull(),
    /** The digest's data after the gate, JSON. */
    content: text('content', { mode: 'json' }).$type<unknown>().notNull(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.week, t.audience] })],
);

// ---- HR ----------------------------------------------------------------------------------------------------

/** A change that HR wants to look at again, in HR's own words. Read by HR alone. */
export const experiment = sqliteTable(
  'experiment',
  {
    id: text('id').primaryKey(),
    content: sealed('content').notNull(),
    expected: sealed('expected').notNull(),
    /** The newest week with a digest when it was written down; null: there was none. */
    baseWeek: text('base_week'),
    reviewOn: text('review_on').notNull(),
    /** The review date on which HR was last told. */
    toldOn: text('told_on'),
    state: text('state', { enum: ['open', 'kept', 'done'] })
      .notNull()
      .default('open'),
    createdAt: moment('created_at').notNull(),
    closedAt: moment('closed_at'),
  },
  (t) => [
    index('experiment_due')
      .on(t.reviewOn)
      .where(sql`state = 'open'`),
  ],
);

// ---- managers ----------------------------------------------------------------------------------------------

/** What a manager thought a team would say, before its numbers came. Read by its writer alone, kept nine weeks. */
export const teamGuess = sqliteTable(
  'team_guess',
  {
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    /** No reference: a team that was made by mistake vanishes, and its guesses with the next close. */
    teamId: text('team_id').notNull(),
    week: text('week').notNull(),
    /** JSON { statement: halves }. */
    content: sealed('content').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.teamId, t.week] })],
);

/** What a team does that works, in its manager's words; theirs alone until they share it, and while they lead that team. */
export const practice = sqliteTable(
  'practice',
  {
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    /** No reference: a team that was made by mistake vanishes. */
    teamId: text('team_id').notNull(),
    content: sealed('content').notNull(),
    /** 'managers': HR and everybody who leads a team. */
    sharedWith: text('shared_with', { enum: ['nobody', 'hr', 'managers'] })
      .notNull()
      .default('nobody'),
    writtenAt: moment('written_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.teamId] })],
);

/** Which tip a manager was given with which digest: one a week at most. */
export const tip = sqliteTable(
  'tip',
  {
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    week: text('week').notNull(),
    tip: text('tip', { enum: ['unanswered', 'no_talks', 'goal_overdue', 'many_reports'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.week] })],
);

// ---- pilots ------------------------------------------------------------------------------------------------

/** A beginning on a small scale, with a report to decide by. The newest row is the one that counts. */
export const pilot = sqliteTable('pilot', {
  id: integer('id').primaryKey(),
  /** The teams that take part, JSON. */
  teams: text('teams', { mode: 'json' }).$type<string[]>().notNull(),
  /** The week of the opening questions; the talks begin in the one after it. */
  baselineWeek: text('baseline_week').notNull(),
  /** The week in which the same is asked again, and after which the report comes. */
  lastWeek: text('last_week').notNull(),
  /** 'reported': it waits for a decision. 'extended': it has become everyday. 'stopped': nobody is asked any more. */
  state: text('state', { enum: ['running', 'reported', 'extended', 'stopped'] }).notNull(),
  /** The last week of the newest report; null: there has been none. */
  reportWeek: text('report_week'),
  /** What was decided and when, oldest first, JSON. */
  steps: text('steps', { mode: 'json' }).$type<PilotStep[]>().notNull(),
});

// ---- the app itself --------------------------------------------------------------------------------------

export const setting = sqliteTable('setting', {
  name: text('name').primaryKey(),
  value: text('value', { mode: 'json' }).$type<unknown>().notNull(),
});

/** What the app says by itself: one row a message, rendered when it is sent. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: integer('id').primaryKey(),
    /** A Slack user id (direct message) or channel id. */
    recipient: text('recipient').notNull(),
    key: text('key').notNull(),
    /** Random; the only thing of ours in Slack's message metadata. */
    nonce: text('nonce').notNull().unique(),
    fact: text('fact', { mode: 'json' }).$type<Fact>().notNull(),
    /** 'held': after a restore it may have been sent already, and an administrator is to say what becomes of it. */
    state: text('state', {
      enum: ['pending', 'sending', 'unsure', 'held', 'sent', 'failed', 'dropped'],
    }).notNull(),
    /** The start of the process that claimed it; another process's claim is unsure. */
    epoch: text('epoch'),
    notBefore: moment('not_before').notNull(),
    expiresAt: moment('expires_at'),
    attempts: integer('attempts').notNull().default(0),
    attemptAt: moment('attempt_at'),
    channel: text('channel'),
    ts: text('ts'),
    /** Why it was dropped or failed: a code, never a text. */
    reason: text('reason'),
  },
  (t) => [
    uniqueIndex('outbox_once').on(t.recipient, t.key),
    index('outbox_message').on(t.channel, t.ts),
    index('outbox_about').on(t.recipient, sql`fact ->> 'checkin'`),
    index('outbox_waiting')
      .on(sql`fact ->> 'kind'`, t.notBefore, t.id)
      .where(sql`state = 'pending'`),
    index('outbox_unsure')
      .on(t.id)
      .where(sql`state = 'unsure'`),
  ],
);

/** Inbound deliveries already handled, in the same transaction as their effect. */
export const seen = sqliteTable(
  'seen',
  { key: text('key').primaryKey(), at: moment('at').notNull() },
  (t) => [index('seen_at').on(t.at)],
);

/** Small facts of the running process: last tick, boot epoch, key check. */
export const runtime = sqliteTable('runtime', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
});

/**
 * Who plans and sends: one row. `epoch` grows with each change of hands and fences off whoever had it before; `beat` grows
 * with each renewal, so that others see that the holder lives without comparing two machines' clocks. No `holder`: free.
 */
export const lease = sqliteTable('lease', {
  name: text('name').primaryKey(),
  holder: text('holder'),
  epoch: integer('epoch').notNull(),
  beat: integer('beat').notNull(),
});

/** Who changed what about people, roles and settings. People as keyed hashes; append only (trigger). */
export const audit = sqliteTable(
  'audit',
  {
    id: integer('id').primaryKey(),
    at: moment('at').notNull(),
    actor: text('actor').notNull(),
    what: text('what').notNull(),
    subject: text('subject'),
    detail: text('detail'),
  },
  (t) => [index('audit_at').on(t.at)],
);

/**
 * Who was shown somebody's words: one row a day, reader and kind. Both as keyed hashes, that of the reader another one
 * for each subject; append only (trigger). Read by the subject alone.
 */
export const accessLog = sqliteTable(
  'access_log',
  {
    subject: text('subject').notNull(),
    day: text('day').notNull(),
    reader: text('reader').notNull(),
    kind: text('kind').notNull(),
  },
  (t) => [primaryKey({ columns: [t.subject, t.day, t.reader, t.kind] })],
);
