import type { Job } from '../slack/listen.ts';

export const createJobs = (_: unknown) => ({ run: (_job: Job, _view: string | null) => {}, idle: async () => {} });
