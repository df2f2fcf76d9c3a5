/** It begins with the bracket, which few texts hold: a look behind would be tried at every character. */
const INSET = /[(（](?<=\p{Script=Han}.)(\p{Script=Han}{1,2})[)）](?=\p{Script=Han}|$)/gu;

/** A text without the brackets around a word's own part, of whatever width: 首台(套）设备 is 首台套设备. */
export const foldInsets = (text: string): string => text.replace(INSET, '$1');
