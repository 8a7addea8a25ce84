import type { Action } from '../domain/access.ts';
import type { Kind } from './access-company.testing.ts';

/*
 * What each thing is that can be pressed, sent, closed, typed or picked, in the table of who may do what, and with which
 * ids it is sent. An action without a way, or a way without an action, does not get past the compiler or the test.
 */

/** `c` clicked, `f` a form sent, `x` a form closed, `w` a word after the command, `p` a message picked. */
export type Way = { to: Action; with: Kind; routes: string };

const way = (kind: Kind, routes: string): Omit<Way, 'to'> => ({ with: kind, routes });

/** Asked inside others: whose words and ticks they are, and who signs for a role. */
type Inside = 'strength.word' | 'action.tick' | 'role.sign';

const BY_ACTION: Record<Exclude<Action, Inside>, Omit<Way, 'to'>[]> = {
  'checkin.prepare': [
    way('checkin', 'c:checkin.prepare c:checkin.save_draft f:checkin.preparation'),
    way('nothing', 'w:prepare w:forbered w:'),
  ],
  'checkin.read': [way('checkin', 'c:checkin.read c:report.older')],
  'checkin.answer': [way('checkin', 'c:checkin.thank c:win.thank f:checkin.answer f:agenda.first')],
  'checkin.move': [way('checkin', 'c:checkin.move f:checkin.move')],
  'checkin.skip': [way('checkin', 'c:checkin.skip')],
  'checkin.take_back': [way('skipped', 'c:checkin.take_back')],
  'checkin.talked': [way('checkin', 'c:checkin.talked c:report.talked')],
  'half_year.choose': [way('pair', 'c:half_year.open f:half_year'), way('checkin', 'c:half_year.usual')],
  'pair.change': [way('pair', 'c:pair.open f:pair.save'), way('reports', 'c:pair.pick')],
  'report.read': [way('pair', 'c:report.open'), way('reports', 'c:report.all')],
  'agenda.read': [
    way('pair', 'c:agenda.open c:agenda.open_report c:agenda.past'),
    way('chosen', 'f:agenda.choose'),
    way('reports', 'c:agenda.choose'),
  ],
  'agenda.answer_first': [way('pair', 'c:agenda.answer_first')],
  'obstacle.solve': [way('obstacle', 'c:agenda.solve c:agenda.unsolve')],
  'point.bring': [
    way('pair', 'f:agenda.point'),
    way('nothing', 'c:agenda.add w:add w:legg-til p:checkin.add_point'),
  ],
  'point.bring_back': [way('pointDone', 'c:agenda.bring_back')],
  'point.change': [way('point', 'c:agenda.edit c:agenda.remove'), way('pointForm', 'f:agenda.point')],
  'talk.write': [
    way('checkin', 'c:talk.refresh f:talk.sheet c:talk.next f:talk.next'),
    way('nothing', 'w:talk w:samtale'),
  ],
  'talk.draft': [way('checkin', 'c:talk.typed x:talk.sheet')],
  'talk.read': [way('checkin', 'c:talk.open')],
  'talk.read_own': [
    way('checkin', 'c:talk.read'),
    way('nothing', 'c:talk.past c:talk.past.older c:talk.past.newer w:notes w:notater'),
  ],
  'history.read': [
    way('pair', 'c:history.open c:history.turn.older c:history.turn.newer'),
    way('nothing', 'c:history.people w:trends w:utvikling'),
  ],
  'summary.read': [
    way('pair', 'c:summary.open'),
    way('half', 'c:summary.period c:summary.turn.next c:summary.turn.back c:summary.send'),
  ],
  'goal.read': [way('goal', 'c:goal.open'), way('pair', 'c:goal.all'), way('reports', 'c:goal.people')],
  'goal.write': [
    way('pair', 'c:goal.new c:goal.confidence f:goal.save'),
    way('back', 'c:goal.back'),
    way('goalClosed', 'c:goal.follow'),
    way('checkin', 'c:goal.develop'),
  ],
  'goal.change': [way('goal', 'c:goal.edit'), way('goalForm', 'f:goal.save')],
  'goal.remove': [way('goal', 'c:goal.remove')],
  'goal.decide': [
    way('goalProposed', 'c:goal.accept c:goal.hand_back'),
    way('goalOpen', 'c:goal.pause c:goal.resume'),
  ],
  'goal.finish': [way('goalOpen', 'c:goal.finish f:goal.finish'), way('goalClosed', 'c:goal.reopen')],
  'goal.judge': [way('goalClosed', 'c:goal.judge c:goal.agree f:goal.judge')],
  'action.read': [
    way('pair', 'c:action.all f:action.tick'),
    way('back', 'c:action.back'),
    way('nothing', 'c:action.mine'),
  ],
  'action.write': [
    way('pair', 'c:action.new f:action.save'),
    way('chosen', 'f:action.who'),
    way('reports', 'c:action.for'),
  ],
  'action.change': [
    way('action', 'c:action.edit c:action.drop c:action.reopen'),
    way('actionForm', 'f:action.save'),
  ],
  'action.support': [way('checkin', 'c:action.support')],
  'strength.name': [way('pair', 'c:strength.name f:strength.name')],
  'strength.keep': [
    way(
      'strength',
      'c:strength.open c:strength.remove c:strength.take_back c:strength.develop f:strength.save',
    ),
    way('nothing', 'c:strength.list c:strength.new'),
  ],
  'career.keep': [way('nothing', 'c:career.open c:career.off c:career.keep c:career.erase f:career.save')],
  'help.ask': [way('nothing', 'c:help.now f:help.ask w:help-me w:trenger-hjelp')],
  'help.read': [way('help', 'c:help.open')],
  'help.answer': [way('help', 'f:help.answer')],
  'help.close': [way('help', 'c:help.close')],
  'win.share': [
    way('win', 'c:win.share c:win.change f:win.preview f:win.post'),
    way('published', 'c:win.take_back'),
    way('nothing', 'c:win.list'),
  ],
  'handover.choose': [way('pair', 'f:handover.save'), way('nothing', 'c:handover.open')],
  'handover.read': [way('pair', 'c:handover.before'), way('handed', 'c:handover.read')],
  'pulse.answer': [
    way(
      'week',
      'c:pulse.open c:pulse.open.previous f:pulse.notice f:pulse.answer f:pulse.topic w:statements w:pulse w:utsagn w:puls c:useful.open f:useful.notice f:useful.save c:trends.open',
    ),
  ],
  'pulse.keep': [way('nothing', 'c:pulse.line c:pulse.delete')],
  'own.settings': [
    way(
      'nothing',
      'c:me.settings f:me.settings c:me.resume c:me.why w:why w:hvorfor w:pause w:resume w:fortsett c:guide.open c:guide.turn.next c:guide.turn.back w:help w:hjelp w:guide c:digest.read c:calendar.open c:calendar.send w:calendar w:kalender c:setup.test_button.0 c:setup.test_button.1 c:setup.test_button.2',
    ),
  ],
  'own.data': [
    way(
      'nothing',
      'c:rights.open c:rights.send c:rights.send_json c:rights.erase c:rights.erase_now c:rights.leave c:rights.leave_now',
    ),
  ],
  'own.draft': [
    way('nothing', 'c:draft.typed c:draft.ask c:draft.drop c:draft.keep'),
    way('preparation', 'c:checkin.typed x:checkin.preparation'),
  ],
  'absence.say': [way('nothing', 'c:me.away f:me.away w:away w:borte'), way('absence', 'c:me.not_away')],
  'team.numbers': [way('team', 'c:team.open'), way('nothing', 'c:team.mine')],
  'team.guess': [way('team', 'c:guess.open f:guess.save')],
  'practice.write': [
    way(
      'team',
      'c:practice.open c:practice.edit c:practice.share.hr c:practice.share.managers c:practice.share.nobody f:practice.save',
    ),
  ],
  'practice.read': [way('anyTeam', 'c:practice.see c:practice.list')],
  'times.lay': [
    way('asked', 'c:team.times f:team.times c:setup.look c:setup.change c:setup.undo f:setup.apply'),
  ],
  'setup.teams': [way('anyTeam', 'c:team.new c:team.pick c:team.edit c:team.archive f:team.save')],
  'setup.people': [way('anyAbsence', 'c:setup.absences c:absence.remove f:absence.save c:setup.people')],
  'role.give': [way('request', 'c:role.confirm c:role.decline f:setup.people')],
  'setup.company': [
    way(
      'companyGoal',
      'c:setup.channel f:setup.channel c:setup.settings f:setup.settings c:setup.kept f:setup.kept c:setup.import f:setup.import c:company.goals c:company.new c:company.retire f:company.save',
    ),
  ],
  'setup.questions': [
    way(
      'template',
      'c:questions.list c:questions.edit c:questions.field c:questions.own c:questions.remove c:questions.reset c:questions.forget c:questions.preview c:questions.take_back f:questions.keep f:questions.apply c:scale.open c:scale.reset f:scale.look f:scale.apply',
    ),
  ],
  'setup.statements': [
    way(
      'statement',
      'c:statements.list c:statements.choose c:statements.new c:statements.word c:statements.original c:statements.look f:statements.save f:statements.choose f:statements.ahead',
    ),
  ],
  'setup.tags': [way('tag', 'c:tag.list c:tag.new c:tag.edit c:tag.retire f:tag.save')],
  'setup.pilots': [
    way(
      'anyTeam',
      'c:pilot.new c:pilot.extend c:pilot.adjust c:pilot.resume c:pilot.stop f:pilot.start f:pilot.extend f:pilot.adjust f:pilot.resume',
    ),
  ],
  'setup.test': [way('nothing', 'c:setup.test_prompt')],
  'pilot.report': [way('nothing', 'c:pilot.report')],
  'numbers.read': [way('week', 'c:digest.preview c:teams.open c:competence.open c:year.open')],
  'numbers.export': [way('week', 'c:export.open c:export.send')],
  'diagnosis.make': [way('nothing', 'c:diagnosis.open w:diagnose')],
  'experiment.keep': [
    way(
      'experiment',
      'c:experiment.new c:experiment.list c:experiment.open c:experiment.keep c:experiment.done c:experiment.later f:experiment.save',
    ),
  ],
  'digest.post_again': [way('week', 'c:digest.post_again')],
  'restore.settle': [way('nothing', 'c:restored.go_on c:restored.send')],
};

export const WAYS: Way[] = (Object.entries(BY_ACTION) as [Action, Omit<Way, 'to'>[]][]).flatMap(
  ([to, ways]) => ways.map((one) => ({ ...one, to })),
);
