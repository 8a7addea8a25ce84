import type { Why } from '../domain/refusal.ts';

export const refusalsNb: Record<Why, string> = {
  not_enrolled:
    'Du er ikke med i innsjekkene ennå. Spør HR, eller den som har ansvar for Samtale, om å legge deg til.',
  guest: 'Samtale er for medlemmer av dette arbeidsområdet. Gjester kan ikke være med.',
  other_workspace: 'Samtale virker bare for folk i sitt eget arbeidsområde.',
  deactivated: 'Denne personen er ikke lenger aktiv i Slack.',
  not_yours: 'Bare de to som har denne innsjekken, kan gjøre det.',
  not_allowed:
    'Det er noe HR eller en administrator av Samtale gjør. De kan gjøre det fra sin egen Hjem-fane.',
  outdated: 'Denne knappen er for gammel. Skriv /checkin for å se hva som er nyttig nå.',
  nothing_to_prepare: 'Det er ingenting å forberede akkurat nå. Hjem-fanen din viser når neste samtale er.',
  already_held: 'Denne samtalen er holdt, så den kan ikke endres lenger.',
  already_skipped:
    'Denne innsjekken er hoppet over. Du kan angre fra meldingen, helt til samtalen skulle ha begynt.',
  left_out: 'Denne samtalen utgår. På Hjem-fanen ser du de neste datoene.',
  pair_ended:
    'Dere to har ikke lenger innsjekker sammen, så denne er lukket. Skriv /checkin for å se hva som er nyttig nå.',
  talk_is_past: 'Tidspunktet for denne samtalen er passert.',
  period_closed: 'Denne uken er lukket, så den kan ikke endres lenger.',
  week_taken: 'Det er allerede en innsjekk den uken. Velg en annen dag.',
  already_there: 'Samtalen er satt til dette tidspunktet fra før. Velg et annet, eller lukk.',
  no_manager: 'Du har ingen leder i Samtale ennå. Be HR legge til en, så starter innsjekkene dine.',
  manager_gone:
    'Lederen din er ikke lenger i Slack, så ingenting når fram her. Snakk med HR, eller med noen du stoler på.',
  help_closed: 'Denne forespørselen er avsluttet, så det er ikke mer å svare på.',
  went_wrong: 'Noe gikk galt hos oss, og ingenting ble endret. Prøv igjen om et øyeblikk.',
  press_again: 'Det tok for lang tid for Slack. Trykk på knappen en gang til.',
  too_busy: 'Samtale har det travelt et øyeblikk. Prøv igjen om et minutt; ingenting er mistet.',
  channel_not_found: 'Fant ikke den kanalen. Inviter @samtale til den og velg den på nytt.',
  channel_not_private: 'HR-kanalen må være privat, slik at bare HR leser tallene. Velg en privat kanal.',
  channel_not_public: 'Det du lyktes med, kan bare deles i en kanal alle kan åpne. Velg en annen.',
  channel_shared: 'Den kanalen deles med et annet selskap. Velg en som bare deres egne kan lese.',
  channel_not_member:
    'Samtale er ikke med i den kanalen ennå. Skriv /invite @samtale der og velg den på nytt.',
  channel_archived: 'Den kanalen er arkivert. Velg en annen.',
  last_admin: 'Det må være minst én administrator. Utnevn en ny først.',
  second_person: 'Noen andre må bekrefte dette: en annen i HR eller en annen administrator.',
  minimum_never_down: 'Den minste gruppen kan bare økes, aldri senkes.',
  undo_too_late: 'Dette kan ikke angres lenger: Folk har hørt om det, eller det er gått mer enn et døgn.',
  file_unreadable: 'Filen kan ikke leses. Lagre den som CSV i UTF-8 og last den opp på nytt.',
  outcome_first:
    'Fristen for dette målet er ute. Si først hva det ble til; etterpå kan et nytt mål bygge videre på det.',
  goal_needs_outcome:
    'Dere har snakket om dette målet, så det avsluttes med et resultat. «Ikke lenger aktuelt» er også et resultat.',
  pilot_running: 'Det er allerede en prøveperiode. Hjem-fanen din viser hvordan den ligger an.',
  pilot_late:
    'Noen er allerede bedt om å forberede samtaler, så det er ikke noe «før» å spørre om. Dere trenger ingen prøveperiode: Samtale er i gang.',
  pilot_nobody: 'Ingen er med i disse teamene ennå. Lag et team først, med leder og medlemmer.',
  pilot_others:
    'Noen er med som ikke hører til disse teamene. En prøveperiode er for å begynne i det små: velg teamene deres også, eller ta dem ut først.',
  pilot_stopped:
    'Prøveperioden er stoppet, så ingen nye ville hørt noe. Ta den opp igjen fra Hjem-fanen din først.',
  pilot_hr_only: 'Rapporten er bare for HR. Noen med HR-rollen kan åpne den på Hjem-fanen sin.',
  pilot_no_report: 'Prøveperioden ble stoppet før rapporten, så det finnes ingen.',
};
