import { normalNumber, numberIn } from '../text/title.ts';

const REPEALS = /(?:废止|停止执行|不再执行|失效)/;
/** 如与本办法不一致的…废止 names no document; a repeal that others must still decide is none. */
const UNSURE = /如(?:果|遇|与|需)|另行|可以|建议|拟/;
const NAMED = /《([^《》]*(?:《[^《》]*》[^《》]*)*)》\s*(?:[（(]([^（）()]{4,40}号)[）)])?/g;

/** The documents that a text puts out of force, by number, else by title: 《…办法》（某发〔2019〕6号）同时废止. */
export function repealsIn(text: string): string[] {
  const found: string[] = [];
  for (const sentence of text.split(/[。；\n]/)) {
    const end = REPEALS.exec(sentence)?.index ?? -1;
    if (end < 0 || UNSURE.test(sentence)) continue;
    const before = sentence.slice(0, end);
    let rest = before;
    for (const m of before.matchAll(NAMED)) {
      const number = numberIn(m[2] ?? '');
      found.push(number ? normalNumber(number) : (m[1] ?? ''));
      rest = rest.replace(m[0], '');
    }
    for (const part of rest.split(/[，,、和及]/)) {
      const number = numberIn(part);
      if (number) found.push(normalNumber(number).replace(/^(?:原|我[市县区局])/, ''));
    }
  }
  return [...new Set(found.filter(Boolean))];
}
