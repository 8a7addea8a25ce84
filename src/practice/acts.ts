/** Where on the screen: in a message, in the modal with this id, on the own Home tab. */
export type Place = { channel: string; ts: string } | { view: string } | { home: true };

/**
 * What goes into a field: the text; the chosen option's value; the id of the person or channel; 'YYYY-MM-DD'; 'HH:MM';
 * epoch seconds for a date and time; a list for fields that hold several; null clears. Files are given as text.
 */
export type Choice = string | string[] | number | null | { files: { name: string; content: string }[] };

/** What a person can do. `user` is always the person who does it. */
export type Act =
  | { do: 'command'; user: string; text: string; command?: string; channel?: string }
  | { do: 'click'; user: string; at: Place; action_id: string; block_id?: string; choice?: Choice }
  | { do: 'fill'; user: string; at: Place; block_id: string; action_id: string; value: Choice }
  | { do: 'submit'; user: string; view: string }
  | { do: 'close'; user: string; view: string }
  | { do: 'home'; user: string }
  | { do: 'messages'; user: string }
  | { do: 'shortcut'; user: string; callback_id: string }
  | { do: 'message_shortcut'; user: string; callback_id: string; channel: string; ts: string }
  /** Somebody (already in `people`) comes to the company. */
  | { do: 'join'; user: string }
  /** Brings the app into a channel, as `/invite` does. */
  | { do: 'invite'; user: string; channel: string }
  /** Any payload at all, as somebody who tampers with the client would send it. */
  | { do: 'raw'; body: Record<string, unknown> };
