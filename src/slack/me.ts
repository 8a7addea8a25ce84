import { dateAt } from '../domain/time.ts';
import {
  chooseLanguage,
  chooseReminders,
  pause,
  resume,
  sayAway,
  takeBackAbsence,
} from '../service/people.ts';
import { contextOf } from '../service/pairs.ts';
import { currentCheckin, lately, upcomingOf } from '../service/plan.ts';
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
import { checkinRoutes, openPreparation } from './checkin.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';
import { openPulse, pulseIsOpen } from './pulse.ts';

/* One's own settings and the words after the command. */

export function meRoutes(command: string): Routes {
  const help = (_: Tx, { texts }: Who): Effect[] => [{ do: 'say', text: helpText(texts, command) }];
  const prepare = (tx: Tx, who: Who): Effect[] => openPreparation(tx, who, currentId(tx, who) ?? 'next');
  const away = (tx: Tx, who: Who): Effect[] => openAway(tx, who);
  const stop = (tx: Tx, who: Who): Effect[] => {
    pause(tx, who.person);
    return [{ do: 'say', text: who.texts.checkin.pausedNow }];
  };
  const guide = (_: Tx, who: Who): Effect[] => [{ do: 'open', view: guideView(who.texts, 'employee', 0) }];
  const pulse = (tx: Tx, who: Who): Effect[] => openPulse(tx, who);
  return {
    clicks: {
      'me.away': away,
      'me.not_away': (tx, who, click) => notAway(tx, who, click),
      'me.settings': (tx, who) => [{ do: 'open', view: settingsForm(who.texts, mySettings(tx, who)) }],
      'me.resume': (tx, who) => {
        resume(tx, who.person);
        return [{ do: 'home' }];
      },
      'me.why': why,
      'guide.open': (_, who, click) => [{ do: 'open', view: guideView(who.texts, roleOf(click.value), 0) }],
      'guide.turn.next': turnGuide,
      'guide.turn.back': turnGuide,
    },
    forms: { 'me.away': saveAway, 'me.settings': saveSettings },
    commands: {
      '': useful,
      help,
      hjelp: help,
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
      guide,
    },
  };
}

const roleOf = (value: string): GuideFor => (value.startsWith('manager') ? 'manager' : 'employee');

function turnGuide(_: Tx, { texts }: Who, { value }: Click): Effect[] {
  return [{ do: 'update', view: guideView(texts, roleOf(value), Number(value.split(':')[1])) }];
}

function currentId(tx: Tx, { person }: Who): string | null {
  const pair = activePairOf(tx, person.id);
  return pair === undefined ? null : (currentCheckin(tx, pair.id)?.id ?? null);
}

/** The command alone: prepare what is not prepared, then read what waits, then the statements. */
function useful(tx: Tx, who: Who): Effect[] {
  const pair = activePairOf(tx, who.person.id);
  const current = pair === undefined ? null : currentCheckin(tx, pair.id);
  if (current !== null && current.preparedAt === null) return openPreparation(tx, who, current.id);
  const pairs = pairsOfManager(tx, who.person.id).map(({ id }) => id);
  const waiting = waitingForAnswer(tx, pairs)[0];
  if (waiting !== undefined) return readThis(tx, who, waiting.id);
  if (pulseIsOpen(tx, who)) return openPulse(tx, who);
  return [{ do: 'say', text: who.texts.checkin.nothingNow }];
}

const readThis = (tx: Tx, who: Who, checkinId: string): Effect[] =>
  checkinRoutes.clicks!['checkin.read']!(tx, who, { action: '', block: '', value: checkinId, onHome: false });

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
  return [{ do: 'update', view: sayView(texts, texts.checkin.away.title, done) }, { do: 'home' }];
}

function awayProblem({ texts }: Who, said: Exclude<ReturnType<typeof sayAway>, { ok: true }>): string {
  return 'why' in said ? texts.refusals[said.why] : texts.checkin.away.problems[said.problem];
}

function notAway(tx: Tx, who: Who, click: Click): Effect[] {
  takeBackAbsence(tx, who.person, click.value);
  return [{ do: 'update', view: awayOf(tx, who, who.texts.checkin.away.removed) }, { do: 'home' }];
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
  return [{ do: 'home' }];
}

// ---- why ---------------------------------------------------------------------------------------------------

function why(tx: Tx, { person, texts }: Who): Effect[] {
  const pair = activePairOf(tx, person.id);
  if (pair === undefined) return [{ do: 'say', text: texts.refusals.no_manager }];
  const plan = upcomingOf(tx, contextOf(tx, pair), 4);
  const last = lately(tx, pair.id, 6);
  return [{ do: 'open', view: whyView(texts, { lead: settings(tx).promptLead, plan, last }) }];
}
