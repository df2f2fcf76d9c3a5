import { type Figure, parseFigures } from './figure.ts';

const HOW_MANY = /(?<!第)(?:多少|好多|几)(?=\p{Script=Han})/gu;

/** What is asked to be counted: the units of 多少家, 几次, 几年, as figures of one; none of 多少钱. */
export const unitsAsked = (text: string): readonly Figure[] => {
  const asked = new Set([...text.matchAll(HOW_MANY)].map(({ index }) => index));
  if (asked.size === 0) return [];
  // As long as what it stands for, so that places stay as they were.
  const told = text.replace(HOW_MANY, (words) => '1'.padStart(words.length, ' '));
  return parseFigures(told).filter(
    ({ unit, noun, start, end }) =>
      /^(?:count|day|month|year|h)/.test(unit) && noun !== '个' && [...asked].some((at) => at >= start - 1 && at < end),
  );
};
