/** Why a win does not stand in its channel. 'unsure': it may stand there, and nobody can say. */
export type WinProblem = 'not_in_channel' | 'archived' | 'not_public' | 'not_allowed' | 'unsure' | 'other';

/** Where a shared win is. */
export type WinStatus = 'on_its_way' | 'posted' | 'failed' | 'taken_back';

type WinFacts = { ts: string | null; problem: WinProblem | null; takenBackAt: number | null };

export function winStatus({ ts, problem, takenBackAt }: WinFacts): WinStatus {
  if (takenBackAt !== null) return 'taken_back';
  if (ts !== null) return 'posted';
  return problem === null ? 'on_its_way' : 'failed';
}

/** Slack's word, or ours, for why a post was given up. */
export function winProblemOf(code: string): WinProblem {
  if (code === 'not_in_channel' || code === 'channel_not_found') return 'not_in_channel';
  if (code === 'is_archived') return 'archived';
  if (code === 'not_public' || code === 'unsure') return code;
  const isForbidden = /^(restricted_action|slack_connect_|no_permission|enterprise_is_restricted)/.test(code);
  return isForbidden ? 'not_allowed' : 'other';
}

/** Slack's ids of channels; a direct message or a person is none. */
export const isChannelId = (id: string): boolean => /^[CG][A-Z0-9]{2,20}$/.test(id);
