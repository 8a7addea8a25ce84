import type { HomeView, KnownBlock, MessageMetadata, ModalView, Option } from '@slack/types';

/** Not yet in @slack/types. https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
export type ChartBlock = {
  type: 'data_visualization';
  block_id?: string;
  title: string;
  chart:
    | { type: 'pie'; segments: { label: string; value: number }[] }
    | {
        type: 'bar' | 'area' | 'line';
        series: { name: string; data: { label: string; value: number }[] }[];
        axis_config: { categories: string[]; x_label?: string; y_label?: string };
      };
};

/** A block as Slack keeps it: every block, and every element in it, has got its id. */
export type ShownBlock = (KnownBlock | ChartBlock) & { block_id: string };

/** One entry of `state.values`; which field is there depends on the element's `type`. Cleared is null or []. */
export type FieldValue = {
  type: string;
  value?: string | null;
  selected_option?: Option | null;
  selected_options?: Option[];
  selected_date?: string | null;
  selected_time?: string | null;
  timezone?: string;
  selected_date_time?: number | null;
  selected_user?: string | null;
  selected_users?: string[];
  selected_conversation?: string | null;
  selected_conversations?: string[];
  selected_channel?: string | null;
  selected_channels?: string[];
  files?: Record<string, unknown>[];
};

/** block_id -> action_id -> what stands in the field. */
export type Values = Record<string, Record<string, FieldValue>>;

export type Message = {
  ts: string;
  channel: string;
  user: string;
  text: string;
  blocks?: ShownBlock[];
  metadata?: MessageMetadata;
  thread_ts?: string;
  edited?: boolean;
  /** Seen by this person only. */
  ephemeralFor?: string;
  /** Ids of files shared with it; see `Workspace.files`. */
  files?: string[];
  /** What each person has chosen or typed in the message's own fields. */
  values?: Record<string, Values>;
};

export type ShownView = (Omit<ModalView, 'blocks'> | Omit<HomeView, 'blocks'>) & { blocks: ShownBlock[] };

/** A modal or a Home tab that a person has before them. */
export type OpenView = {
  id: string;
  user: string;
  hash: string;
  /** As the app sent it, with the ids that Slack fills in. */
  view: ShownView;
  values: Values;
  /** block_id -> the sentence under the field. */
  errors: Record<string, string>;
  externalId?: string;
  rootId: string;
  previousId: string | null;
};
