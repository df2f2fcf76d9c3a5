/** What a small raised text beside a figure or a word stands for. */
export interface Raised {
  /** What is read in its place. */
  readonly text: string;
  /** It only refers to a note, and is left out. */
  readonly mark: boolean;
}

const POWER = /(?:^|[^\d.,])10$/;
const UNIT = /(?:m|km|cm|mm|米|公里|厘米|毫米)$/;
const NOTE = /^[[(（〔【]?(?:注\s?)?\d{1,2}[\])）〕】]?$|^[\u2460-\u2473*※†‡]$/;

/** Reads a raised text by what stands before it: 10 with a raised 6 is 10^6, a raised 2 behind m is m², and any other number is the mark of a note. */
export function raisedAfter(before: string, raised: string): Raised {
  const text = raised.trim();
  if (/^[-−]?\d{1,2}$/.test(text) && POWER.test(before.trimEnd())) return { text: `^${text}`, mark: false };
  if (/^[23]$/.test(text) && UNIT.test(before)) return { text: text === '2' ? '²' : '³', mark: false };
  return NOTE.test(text) ? { text: '', mark: true } : { text: raised, mark: false };
}

/** What a report says of a note's mark that was left out. */
export const noteOfMark = (before: string, mark: string): string => `注释的序号：${before.slice(-8)}[${mark.trim()}]`;
