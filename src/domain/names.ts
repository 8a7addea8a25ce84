/*
 * Names and other words inside lines that we write. Letters that run from right to left would turn the rest of the line
 * around with them, https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
 */

const RIGHT_TO_LEFT =
  /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}|\p{Script=Adlam}/u;
const [ISOLATE, END] = ['\u2068', '\u2069'];
/** Control characters, and those that turn the direction of writing. */
const UNSEEN = /\p{Cc}|[\u200b\u202a-\u202e\u2066-\u2069]/gu;

/** Kept to itself where its letters run from right to left; everything else stays as it is. */
export const isolated = (text: string): string =>
  RIGHT_TO_LEFT.test(text) ? `${ISOLATE}${text}${END}` : text;

/** A name as it may stand in the middle of a sentence. */
export const nameInLine = (name: string): string =>
  isolated(name.normalize('NFC').replace(UNSEEN, '').trim());
