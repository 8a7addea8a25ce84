import type { storageEn } from './storage.en.ts';

export const storageNb: typeof storageEn = {
  textKept:
    'Vi fikk ikke lagret dette akkurat nå. Teksten din står her fortsatt: Send den på nytt om noen minutter.',
  notSaved: 'Samtale får ikke lagret noe akkurat nå, så ingenting ble endret. Prøv igjen om noen minutter.',
  closed:
    'Samtale er stengt en stund: Dataene må gjenopprettes først. Prøv igjen senere, og ta vare på en kopi av det du har skrevet.',
  toAdmins:
    'Samtale fant en skadet database og er stengt: Ingenting lagres, og ingenting sendes. De som trykker på en knapp, blir bedt om å prøve igjen senere.\nPå serveren: Stopp Samtale, kjør `npm run cli -- restore`, deretter det samme med `--apply`, og start igjen. Hva det gjør, og hva som går tapt, står i docs/operations.md under «Restore».',
};
