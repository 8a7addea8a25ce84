import type { ModalView } from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import type { FormValues } from './form.ts';
import { input, modal, option, section, select } from './parts.ts';

const QUARTERS = Array.from({ length: 39 }, (_, n) => 8 * 60 + n * 15).map(
  (minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
);

/** Where the talk is now, and the zone in which its time is meant where that is not the reader's own. */
export type MoveData = {
  checkinId: string;
  dates: string[];
  date: string;
  time: string;
  elsewhere: string | null;
};

export function moveForm(texts: Texts, data: MoveData): ModalView {
  const { checkinId, dates, date, time, elsewhere } = data;
  const t = texts.checkin.move;
  if (dates.length === 0) return modal('checkin.sent', t.title, [section(t.none)], { close: t.close });
  const times = QUARTERS.includes(time) ? QUARTERS : [time, ...QUARTERS];
  const days = dates.map((one) => option(texts.format.day(one), one));
  return modal(
    'checkin.move',
    t.title,
    [
      section(t.text),
      input('date', t.date, select('v', days, { chosen: date }), { required: true }),
      input(
        'time',
        elsewhere === null ? t.time : `${t.time} (${elsewhere})`,
        select(
          'v',
          times.map((one) => option(one, one)),
          { chosen: time },
        ),
        {
          required: true,
        },
      ),
    ],
    { submit: t.save, close: t.close, metadata: checkinId },
  );
}

export const readMove = (values: FormValues) => ({
  date: values.choice('date'),
  time: values.choice('time'),
});
