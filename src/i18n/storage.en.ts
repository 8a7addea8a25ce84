export const storageEn = {
  textKept:
    'We could not save this just now. Your text is still here: please send it again in a few minutes.',
  notSaved:
    'Samtale cannot save anything just now, so nothing was changed. Please try again in a few minutes.',
  closed:
    'Samtale is closed for a while: its data has to be restored first. Please try again later, and keep a copy of what you have written.',
  toAdmins:
    'Samtale found its database damaged and is closed: nothing is saved and nothing is sent. People who press a button are told to try again later.\nOn the server: stop Samtale, run `npm run cli -- restore`, then the same with `--apply`, and start it again. What this does, and what is lost by it, stands in docs/operations.md under “Restore”.',
};
