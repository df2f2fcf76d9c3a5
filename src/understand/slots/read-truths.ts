import { RESEARCH_LOAN, SIGNS } from './signs.ts';
import type { Said } from './slot.ts';
import { around, type Source, type Span, say } from './source.ts';

/** Truths that the words state, one a fact unless they contradict. */
export function readTruths(source: Source, taken: readonly Span[]): Said[] {
  const said: Said[] = [];
  const read: (Span & { fact: string })[] = [];
  for (const { fact, value, pattern, unless, reading } of SIGNS) {
    if (source.book.get(fact)?.type !== 'truth') continue;
    for (const m of source.text.matchAll(pattern)) {
      const span = { fact, start: m.index, end: m.index + m[0].length };
      const inside = (t: Span) => t.start <= span.start && span.end <= t.end;
      if (unless?.test(around(source, span).before) || taken.some(inside)) continue;
      if (read.some((r) => r.fact === fact && inside(r))) continue;
      read.push(span);
      if (!said.some((s) => s.fact === fact && s.value === value))
        said.push(say(source, fact, value, span, reading === undefined ? {} : { reading }));
    }
  }
  return said;
}

/** Words that stand for an option only as the answer to its question, or beside the noun that makes them one. */
const BARE = new Set(['研发', '其他', '国际', '国内', '省内']);

/** The one option of each choice that the words name; of several none is taken. */
export function readChoices(source: Source): Said[] {
  return [...source.book].flatMap(([name, fact]): Said[] => {
    if (fact.type !== 'choice') return [];
    const found = Object.entries(fact.options).flatMap(([label, { aliases }]) =>
      [label, ...aliases]
        .filter((a) => !BARE.has(a))
        .flatMap((alias) => {
          const at = source.text.toLowerCase().indexOf(alias.toLowerCase());
          return at < 0 ? [] : [{ label, start: at, end: at + alias.length }];
        }),
    );
    const research = name === '贷款用途' ? RESEARCH_LOAN.exec(source.text) : null;
    if (research) found.push({ label: '重大研发', start: research.index, end: research.index + research[0].length });
    if (name === '贷款用途' && !/贷|借|LPR|贴息/i.test(source.text)) return [];
    const longest = found.sort((a, b) => b.end - b.start - (a.end - a.start))[0];
    if (!longest || new Set(found.map((f) => f.label)).size > 1) return [];
    return [say(source, name, longest.label, longest)];
  });
}
