import { ownPair } from '../service/actions.ts';
import { careerWords, ownCareer, turnCareerOff, turnCareerOn } from '../service/career.ts';
import type { Tx } from '../store/db.ts';
import { careerForm, careerHomeBlocks, careerOffView } from '../views/career.ts';
import { sayView } from '../views/checkin.ts';
import type { HomeSection } from './home.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';

/* Turning the career track on, changing it and turning it off. */

export const careerRoutes: Routes = {
  clicks: {
    'career.open': openCareer,
    'career.off': (_tx, who) => [{ do: 'update', view: careerOffView(who.texts) }],
    'career.keep': (tx, who) => turnOff(tx, who, 'keep'),
    'career.erase': (tx, who) => turnOff(tx, who, 'erase'),
  },
  forms: { 'career.save': saveCareer },
};

export const careerHome: HomeSection = (tx, person, texts, home) =>
  home.enrolled && home.pair !== null ? careerHomeBlocks(texts, ownCareer(tx, person)) : [];

function openCareer(tx: Tx, { person, texts }: Who, { form }: Click): Effect[] {
  const own = ownPair(tx, person, 'career.keep');
  if (!own.ok) return [{ do: 'say', text: texts.refusals[own.why] }];
  const isOn = ownCareer(tx, person) !== null;
  const view = careerForm(texts, { manager: own.manager.name, isOn, ...careerWords(tx, person) });
  return [{ do: form === undefined ? 'open' : 'update', view }];
}

function saveCareer(tx: Tx, { person, texts }: Who, { values }: OpenForm): Effect[] {
  const t = texts.career;
  const direction = values.text('direction').trim();
  if (direction === '') return [{ do: 'errors', errors: { direction: t.need } }];
  turnCareerOn(tx, person, { direction, step: values.text('step').trim() });
  return [{ do: 'update', view: sayView(texts, t.title, t.saved) }, { do: 'redraw' }];
}

function turnOff(tx: Tx, { person, texts }: Who, words: 'keep' | 'erase'): Effect[] {
  const t = texts.career;
  turnCareerOff(tx, person, words);
  const said = words === 'keep' ? t.isOff : t.isErased;
  return [{ do: 'update', view: sayView(texts, t.title, said) }, { do: 'redraw' }];
}
