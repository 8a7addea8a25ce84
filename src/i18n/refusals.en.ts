import type { Why } from '../domain/refusal.ts';

export const refusalsEn: Record<Why, string> = {
  not_enrolled:
    'You are not part of the check-ins yet. Ask HR, or the person who looks after Samtale, to add you.',
  guest: 'Samtale is for members of this workspace. Guests cannot take part.',
  other_workspace: 'Samtale only works for people in its own workspace.',
  deactivated: 'This person is no longer active in Slack.',
  not_yours: 'Only the two people of this check-in can do that.',
  not_allowed: 'That is for HR or an administrator of Samtale. They can do it from their Home tab.',
  outdated: 'This button has grown old. Type /checkin to see what is useful now.',
  nothing_to_prepare: 'There is nothing to prepare right now. Your Home tab shows when the next talk is.',
  already_held: 'This talk has been held, so it can no longer be changed.',
  already_skipped:
    'This check-in was skipped. You can take that back from the message, until the time of the talk.',
  left_out: 'This talk has been left out. Your Home tab shows the next dates.',
  pair_ended:
    'The two of you no longer have check-ins together, so this is closed. Type /checkin to see what is useful now.',
  talk_is_past: 'The time of this talk has passed.',
  period_closed: 'This week is closed, so it can no longer be changed.',
  week_taken: 'There is already a check-in in that week. Pick another day.',
  already_there: 'The talk already stands at this time. Pick another one, or close.',
  no_manager: 'You have no manager in Samtale yet. Ask HR to add one, and your check-ins will start.',
  manager_gone:
    'Your manager is no longer in Slack, so nothing can reach them here. Talk to HR, or to somebody you trust.',
  help_closed: 'This request has been closed, so there is nothing more to answer.',
  went_wrong: 'Something went wrong here, and nothing was changed. Please try again in a moment.',
  press_again: 'That took too long for Slack. Please press the button once more.',
  too_busy: 'Samtale is busy for a moment. Please try again in a minute; nothing was lost.',
  channel_not_found: 'That channel cannot be found. Invite @samtale to it and choose it again.',
  channel_not_private:
    'The HR channel must be private, so that only HR reads the numbers. Choose a private channel.',
  channel_not_public: 'A win goes to a channel that everybody can open. Choose another one.',
  channel_shared:
    'That channel is shared with another company. Choose one that only your own people can read.',
  channel_not_member: 'Samtale is not in that channel yet. Type /invite @samtale there and choose it again.',
  channel_archived: 'That channel is archived. Choose another one.',
  last_admin: 'There must be at least one administrator. Name another one first.',
  second_person: 'Somebody else has to confirm this: another HR person or another administrator.',
  minimum_never_down: 'The smallest group can only be raised, never lowered.',
  undo_too_late: 'This can no longer be undone: people have heard of it, or more than a day has passed.',
  file_unreadable: 'This file cannot be read. Save it as CSV in UTF-8 and upload it again.',
  outcome_first:
    'The deadline of this goal has come. Say first what came of it; afterwards a new goal can carry on from it.',
  goal_needs_outcome:
    'The two of you have talked about this goal, so it ends with an outcome. “No longer relevant” is one.',
  pilot_running: 'There is a pilot already. Your Home tab shows how it stands.',
  pilot_late:
    'People have been asked to prepare talks already, so there is no “before” left to ask about. You do not need a pilot: Samtale is running.',
  pilot_nobody: 'Nobody takes part in these teams yet. Make a team first, with its manager and members.',
  pilot_others:
    'Others take part who are not in these teams. A pilot is for starting small: choose their teams too, or take them out first.',
  pilot_stopped:
    'The pilot is stopped, so nobody new would hear anything. Take it up again from your Home tab first.',
  pilot_hr_only: 'The report is for HR alone. Somebody with the HR role can open it on their Home tab.',
  pilot_no_report: 'The pilot was stopped before its report, so there is none.',
};
