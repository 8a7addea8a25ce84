import type { openingsEn } from './openings.en.ts';

export const openingsNb: typeof openingsEn = {
  title: 'Til samtalene denne uken',
  of: {
    I1: 'Når gjorde du sist noe du er skikkelig god på?',
    I2: 'Hvor vil du gjerne være om to år, og hva er et første steg?',
    I3: 'Når følte du sist at innsatsen din ble sett?',
    T1: 'Hva har vi laget i det siste som vi kan være stolte av, og hva ville gjort det bedre?',
    T2: 'Hva har du lært av en kollega i det siste, og hvem vil du gjerne lære av?',
    T3: 'Hva kunne en av oss gjøre for å gjøre arbeidet ditt enklere?',
    O1: 'Hva i planene våre betyr noe for deg, og hva har du vanskelig for å tro på?',
    O2: 'Hva ser du komme i bransjen vår som vi bør forberede oss på?',
  },
  ofArea: {
    individual: 'Hva ville gjort arbeidsdagen din bedre?',
    teamwork: 'Hva fungerer godt mellom oss, og hva kan bli bedre?',
    organisation: 'Hva bør selskapet gjøre mer av, og hva mindre av?',
  },
};
