/** Numerals of official numbering. */
const HAN = '[〇零一二三四五六七八九十百]+';
const AGAIN = '(?:重\\d+)?';
/** The number that a heading begins with. */
export const LOCATOR = new RegExp(
  `^(·?(?:附件\\d*${AGAIN})?(?:前言|(?:第${HAN}编${AGAIN})?(?:第${HAN}章${AGAIN})?(?:第${HAN}节${AGAIN})?(?:第${HAN}条(?:之${HAN})?${AGAIN})?(?:${HAN}(?![^\\s(（\\d第重表①-⑳])${AGAIN})?(?:[(（]${HAN}[)）]|[(（]\\d+[)）]|\\d+|[①-⑳]|重\\d+)*(?:第\\d+段)?(?:表\\d+${AGAIN})?(?:第\\d+行)?))(?:\\s+|$)`,
);

/** The parts of such a number. */
export const LOCATOR_PART = new RegExp(
  `(前言)|附件(\\d*)|第(\\d+)([段行])|([表重])(\\d+)|第(${HAN})条之(${HAN})|第(${HAN})([编章节条])|[(（]?(${HAN}|\\d+)[)）]?|([①-⑳])`,
  'g',
);
