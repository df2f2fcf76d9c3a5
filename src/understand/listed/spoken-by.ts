import type { LanguageData } from '../../knowledge/language-data.ts';
import { asksOfEach, behind, ofAll, trimmed, withAll } from './around-list.ts';
import type { Listed } from './listed.ts';

/** A name before a colon. */
const NAMED = /(?<=^|[\n;；。“”"】,，?？~\s])([^\s:,，。;；“”"?？!！~]{1,10}):(?=[^\n]*[^\n\s“])/gu;

/** What several people say or have, each behind their name: 王总：…，刘总：…. Who speaks again speaks of all. */
export function spokenBy(text: string, language: LanguageData): readonly Listed[] {
  const marks = [...text.matchAll(NAMED)].map((m) => ({
    label: m[1] ?? '',
    start: m.index,
    end: m.index + m[0].length,
  }));
  const persons = marks.filter(({ label }) => language.pattern('{person-label}').test(label)).length;
  const again = marks.findIndex(({ label }, i) => marks.findIndex((m) => m.label === label) < i);
  const own = again < 0 ? marks : marks.slice(0, again);
  const [first] = own;
  if (!first || own.length < 2 || persons * 2 < marks.length) return [];
  const bodies = own.map(({ end }, i) => text.slice(end, marks[i + 1]?.start ?? text.length).trim());
  const before = ofAll(text.slice(0, first.start), language);
  const last = behind(bodies.at(-1) ?? '', language);
  const spoken = marks.slice(own.length).map(({ end }, i) => {
    const next = marks[own.length + i + 1];
    return text.slice(end, next?.start ?? text.length);
  });
  const said = ofAll(spoken.join('\n'), language);
  const after = {
    told: [...last.all.told, ...said.told],
    asked: said.asked === '' ? last.all.asked : said.asked,
  };
  const each = [...bodies.slice(0, -1), last.own].map(trimmed);
  const asked = after.asked === '' ? before.asked : after.asked;
  // Who only asks has nothing of their own.
  if (asked === '' || each.some((body) => asksOfEach(body, language))) return [];
  return each.map((body, i) => ({
    label: own[i]?.label ?? '',
    ...withAll(body, before, after, language),
    apart: true,
    goesOn: false,
    client: null,
  }));
}
