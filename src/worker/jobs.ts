import type { ModalView } from '@slack/types';
import type { Job } from '../domain/jobs.ts';
import { textsFor } from '../i18n/index.ts';
import { faultOf } from '../log.ts';
import { languageOf } from '../service/people.ts';
import { noteChannelProblem } from '../service/overview.ts';
import { redrawHome } from '../service/sending.ts';
import { setHrChannel } from '../service/settings.ts';
import { applyAsked, askedAs } from '../service/setup.ts';
import { withMembers } from '../service/teams.ts';
import type { Tx } from '../store/db.ts';
import { personById } from '../store/people.ts';
import { settings } from '../store/settings.ts';
import { channelForm, channelSavedView } from '../views/setup-settings.ts';
import { noteView } from '../views/setup-parts.ts';
import { doneView } from '../views/setup-preview.ts';
import { unfitView } from '../views/setup-unfit.ts';
import { problemOf } from './channel.ts';
import { importFile, previewOf } from './import-file.ts';
import type { JobDesk, JobOptions } from './job-desk.ts';
import { sendCalendar, sendMine, sendNumbers, sendSummary } from './own-file.ts';

export type Jobs = {
  /** Begins the work; its result takes the place of the modal `view`, if that is still open. Never throws. */
  run(job: Job, view: string | null): void;
  /** Once nothing is under way. */
  idle(): Promise<void>;
};

/** Work behind clicks that asks Slack or takes long: apart from the click, with its own transactions. */
export function createJobs(options: JobOptions): Jobs {
  const { store, clients, log } = options;
  const underWay = new Set<Promise<void>>();

  async function work(job: Job, view: string | null): Promise<void> {
    const desk = store.read((tx) => deskFor(tx, options, job.person));
    const shown = await resultOf(desk, job);
    store.transact((tx) => redrawHome(tx, desk.person));
    if (view !== null) await clients.interactive.views.update({ view_id: view, view: shown });
  }

  async function resultOf(desk: JobDesk, job: Job): Promise<ModalView> {
    try {
      return await viewOf(desk, job);
    } catch (error) {
      log.error('job.failed', { job: job.job, ...faultOf(error) });
      return noteView(desk.texts, desk.texts.setup.title, desk.texts.refusals.went_wrong);
    }
  }

  return {
    run(job, view) {
      const done = work(job, view)
        .catch((error: unknown) => log.warn('job.not_shown', { job: job.job, ...faultOf(error) }))
        .finally(() => underWay.delete(done));
      underWay.add(done);
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

function deskFor(tx: Tx, options: JobOptions, id: number): JobDesk {
  const person = personById(tx, id)!;
  return { ...options, person, texts: textsFor(languageOf(person, settings(tx))) };
}

function viewOf(desk: JobDesk, job: Job): ModalView | Promise<ModalView> {
  switch (job.job) {
    case 'check_channel':
      return checkChannel(desk, job.channel);
    case 'import_file':
      return importFile(desk, job.file, job.kind);
    case 'read_usergroup':
      return readUsergroup(desk, job.team, job.usergroup);
    case 'apply':
      return applyLarge(desk, job.asked);
    case 'send_summary':
      return sendSummary(desk, job.whose, job.half);
    case 'send_calendar':
      return sendCalendar(desk);
    case 'send_numbers':
      return sendNumbers(desk);
    case 'send_mine':
      return sendMine(desk, job.form);
  }
}

async function checkChannel(desk: JobDesk, channel: string): Promise<ModalView> {
  const { store, person, texts } = desk;
  const problem = await problemOf(desk.clients.bulk, channel);
  if (problem === null) {
    store.transact((tx) => {
      setHrChannel(tx, person, channel);
      noteChannelProblem(tx, null);
    });
    return channelSavedView(texts, channel);
  }
  const notice =
    problem === 'unknown' || problem === 'unset'
      ? texts.setup.channel.unknown
      : texts.refusals[`channel_${problem}`];
  return channelForm(texts, { channel, notice });
}

/** The members of a group join those who were picked; then the change is shown as any other. */
async function readUsergroup(desk: JobDesk, asked: string, name: string): Promise<ModalView> {
  const { clients, store, person, texts } = desk;
  const { usergroups = [] } = await clients.bulk.usergroups.list();
  const wanted = name.toLowerCase();
  const found = usergroups.find(({ id, handle, name: title }) =>
    [id, handle, title].some((one) => one?.toLowerCase() === wanted),
  );
  if (found?.id === undefined)
    return noteView(texts, texts.setup.team.title, texts.setup.team.groupUnknown(name));
  const { users = [] } = await clients.bulk.usergroups.users.list({ usergroup: found.id });
  return store.transact((tx) => {
    const change = askedAs(tx, person, asked);
    if (change?.kind !== 'team') return noteView(texts, texts.setup.team.title, texts.refusals.outdated);
    return previewOf(tx, desk, { kind: 'team', form: withMembers(tx, change.form, users) });
  });
}

function applyLarge({ store, person, texts }: JobDesk, asked: string): ModalView {
  const applied = store.transact((tx) => applyAsked(tx, person, asked));
  return applied.ok ? doneView(texts, applied.preview, applied.undo) : unfitView(texts, applied);
}
