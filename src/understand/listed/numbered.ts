import type { LanguageData } from '../../knowledge/language-data.ts';
import { listMarks } from '../../language/list-marks.ts';
import { asksOfEach, OF_NONE, ofAll, trimmed, withAll } from './around-list.ts';
import type { Listed } from './listed.ts';

/** What is numbered in a message, 1、…2、…: questions, statements to be judged, or enterprises of which the same is asked. */
export function numberedParts(text: string, language: LanguageData): readonly Listed[] {
  const marks = listMarks(text);
  const [first] = marks;
  if (!first) return [];
  const bodies = marks.map(({ end }, i) => text.slice(end, marks[i + 1]?.start ?? text.length));
  const [own = '', ...rest] = (bodies.at(-1) ?? '').split(/(?<=[。;；!！?？\n])/);
  const each = [...bodies.slice(0, -1), own].map(trimmed);
  const further = rest.join('').trim();
  const before = ofAll(text.slice(0, first.start), language);
  const asking = each.filter((body) => asksOfEach(body, language)).length;
  const asksItself = asking * 2 >= each.length;
  const around = `${text.slice(0, first.start)}${further}`;
  // ①1200万元②800万元 of one enterprise are no list of things to be judged.
  if (!asksItself && !JUDGES.some((words) => language.pattern(words).test(around))) return [];
  const isFurther = asksOfEach(further, language) && (asksItself || before.asked !== '');
  const after = isFurther ? OF_NONE : ofAll(further, language);
  const parts = each.map((body, i) => ({
    label: marks[i]?.label ?? '',
    ...withAll(body, before, after, language),
    apart: !asksItself,
    goesOn: false,
    client: null,
  }));
  const last = { label: '', ofAll: [], text: further, apart: false, goesOn: false, client: null };
  return isFurther ? [...parts, last] : parts;
}

/** Each of the list is to be judged or calculated for itself. */
const JUDGES = ['{all-listed}', '{judges-each}', '{asks-which-right}', '{asks-which-more}'];
