import { dateAt } from '../domain/time.ts';
import {
  belongs,
  chooseLanguage,
  chooseReminders,
  pause,
  resume,
  sayAway,
  takeBackAbsence,
} from '../service/people.ts';
import { contextOf, talkFor } from '../service/pairs.ts';
import { lately, nextLine, upcomingOf, whyNothing } from '../service/plan.ts';
import { waitingForAnswer } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { absencesOf } from '../store/people.ts';
import { settings } from '../store/settings.ts';
import { activePairOf, pairsOfManager } from '../store/teams.ts';
import {
  awayForm,
  type GuideFor,
  guideView,
  helpText,
  readAway,
  readSettings,
  settingsForm,
  whyView,
} from '../views/me.ts';
import { sayView } from '../views/checkin.ts';
import { openReading } from './answer.ts';
import { openPreparation } from './checkin.ts';
import { openOwnHelp } from './help.ts';
import type { Click, Effect, OnCommand, OpenForm, Routes, Who } from './listen.ts';
import { openPulse, pulseIsOpen } from './pulse.ts';

/* One's own settings and the words after the command. */

export function meRoutes(command: string): Routes {
  const help = (_: Tx, { texts }: Who): Effect[] => [{ do: 'say', text: helpText(texts, command) }];
  const prepare = (tx: Tx, who: Who): Effect[] => openPreparation(tx, who, 'next');
  const away = (tx: Tx, who: Who): Effect[] => openAway(tx, who);
  const stop = (tx: Tx, who: Who): Effect[] => {
    pause(tx, who.person);
    return [{ do: 'say', text: who.texts.checkin.pausedNow }];
  };
  const guide = (_: Tx, who: Who): Effect[] => [{ do: 'open', view: guideView(who.texts, 'employee', 0) }];
  const helpNow = (tx: Tx, who: Who): Effect[] => openOwnHelp(tx, who, 'open');
  const pulse = (tx: Tx, who: Who): Effect[] => openPulse(tx, who);
  return {
    clicks: {
      'me.away': away,
      'me.not_away': (tx, who, click) => notAway(tx, who, click),
      'me.settings': (tx, who) => [{ do: 'open', view: settingsForm(who.texts, mySettings(tx, who)) }],
      'me.resume': (tx, who) => {
        resume(tx, who.person);
        return [{ do: 'redraw' }];
      },
      'me.why': why,
      'guide.open': (_, who, click) => [{ do: 'open', view: guideView(who.texts, roleOf(click.value), 0) }],
      'guide.turn.next': turnGuide,
      'guide.turn.back': turnGuide,
    },
    forms: { 'me.away': saveAway, 'me.settings': saveSettings },
    commands: {
      ...forMembers({
        '': useful,
        prepare,
        forbered: prepare,
        statements: pulse,
        pulse,
        utsagn: pulse,
        puls: pulse,
        why,
        hvorfor: why,
        away,
        borte: away,
        pause: stop,
        resume: carryOn,
        fortsett: carryOn,
        'help-me': helpNow,
        'trenger-hjelp': helpNow,
      }),
      help,
      hjelp: help,
      guide,
    },
  };
}

/** Whoever the app has nothing to do with is told how to become part of it, whatever they ask for. */
function forMembers(commands: Record<string, OnCommand>): Record<string, OnCommand> {
  const guarded = (command: OnCommand): OnCommand => {
    return (tx, who, rest) =>
      belongs(tx, who.person)
        ? command(tx, who, rest)
        : [{ do: 'say', text: who.texts.refusals.not_enrolled }];
  };
  return Object.fromEntries(Object.entries(commands).map(([word, command]) => [word, guarded(command)]));
}

const roleOf = (value: string): GuideFor => (value.startsWith('manager') ? 'manager' : 'employee');

function turnGuide(_: Tx, { texts }: Who, { value }: Click): Effect[] {
  return [{ do: 'update', view: guideView(texts, roleOf(value), Number(value.split(':')[1])) }];
}

/** The command alone: prepare what is not prepared, then read what waits, then the statements. */
function useful(tx: Tx, who: Who): Effect[] {
  const next = nextLine(tx, who.person)?.checkin ?? null;
  if (next !== null && next.preparedAt === null && next.endsAt > tx.now)
    return openPreparation(tx, who, next.id);
  const pairs = pairsOfManager(tx, who.person.id).map(({ id }) => id);
  const waiting = waitingForAnswer(tx, pairs)[0];
  if (waiting !== undefined) return openReading(tx, who, waiting.id);
  if (pulseIsOpen(tx, who)) return openPulse(tx, who);
  return [{ do: 'say', text: who.texts.checkin.nothingNow }];
}

function carryOn(tx: Tx, who: Who): Effect[] {
  resume(tx, who.person);
  return [{ do: 'say', text: who.texts.checkin.resumed }];
}

// ---- away --------------------------------------------------------------------------------------------------

function openAway(tx: Tx, who: Who, notice?: string): Effect[] {
  return [{ do: 'open', view: awayOf(tx, who, notice) }];
}

function awayOf(tx: Tx, { person, texts }: Who, notice?: string) {
  const today = dateAt(person.zone, tx.now);
  const absences = absencesOf(tx, person.id, today, '9999-12-31').slice(0, 20);
  return awayForm(texts, { today, absences, ...(notice === undefined ? {} : { notice }) });
}

function saveAway(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { texts, person } = who;
  const sent = readAway(texts, form.values, dateAt(person.zone, tx.now));
  if (!sent.ok) return [{ do: 'errors', errors: sent.errors }];
  const said = sayAway(tx, person, person.id, sent);
  if (!said.ok) return [{ do: 'errors', errors: { from: awayProblem(who, said) } }];
  const done = texts.checkin.away.done(texts.format.day(sent.from), texts.format.day(sent.to));
  return [{ do: 'update', view: sayView(texts, texts.checkin.away.title, done) }, { do: 'redraw' }];
}

function awayProblem({ texts }: Who, said: Exclude<ReturnType<typeof sayAway>, { ok: true }>): string {
  return 'why' in said ? texts.refusals[said.why] : texts.checkin.away.problems[said.problem];
}

function notAway(tx: Tx, who: Who, click: Click): Effect[] {
  takeBackAbsence(tx, who.person, click.value);
  return [{ do: 'update', view: awayOf(tx, who, who.texts.checkin.away.removed) }, { do: 'redraw' }];
}

// ---- settings ----------------------------------------------------------------------------------------------

const mySettings = (_: Tx, { person }: Who) => ({
  language: person.language,
  reminders: person.reminders,
  paused: person.pausedAt !== null,
});

function saveSettings(tx: Tx, { person }: Who, form: OpenForm): Effect[] {
  const wanted = readSettings(form.values);
  chooseLanguage(tx, person.id, wanted.language);
  chooseReminders(tx, person.id, wanted.reminders);
  if (wanted.paused && person.pausedAt === null) pause(tx, person);
  if (!wanted.paused && person.pausedAt !== null) resume(tx, person);
  return [{ do: 'redraw' }];
}

// ---- why ---------------------------------------------------------------------------------------------------

function why(tx: Tx, { person, texts }: Who): Effect[] {
  const pair = activePairOf(tx, person.id);
  if (pair === undefined) return [{ do: 'say', text: texts.refusals[whyNothing(tx, person)] }];
  const plan = upcomingOf(tx, contextOf(tx, pair), 4).map((line) => ({
    ...line,
    talk: line.talk && talkFor(person, line.talk),
  }));
  const last = lately(tx, pair.id, 6);
  return [{ do: 'open', view: whyView(texts, { lead: settings(tx).promptLead, plan, last }) }];
}
