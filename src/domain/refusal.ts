/** Why the app did not do what was asked. Each has its sentence in every language (`texts.refusals`). */
export type Why =
  | 'not_enrolled'
  | 'guest'
  | 'other_workspace'
  | 'deactivated'
  | 'not_yours'
  | 'not_allowed'
  | 'outdated'
  | 'nothing_to_prepare'
  | 'already_held'
  | 'already_skipped'
  | 'left_out'
  | 'pair_ended'
  | 'talk_is_past'
  | 'period_closed'
  | 'week_taken'
  | 'no_manager'
  | 'manager_gone'
  | 'help_closed'
  | 'went_wrong'
  | 'press_again'
  | 'too_busy'
  | 'channel_not_found'
  | 'channel_not_private'
  | 'channel_shared'
  | 'channel_not_member'
  | 'channel_archived'
  | 'last_admin'
  | 'second_person'
  | 'minimum_never_down'
  | 'undo_too_late'
  | 'file_unreadable'
  | 'outcome_first'
  | 'goal_needs_outcome';

export type Refusal = { ok: false; why: Why };

export const refuse = (why: Why): Refusal => ({ ok: false, why });
