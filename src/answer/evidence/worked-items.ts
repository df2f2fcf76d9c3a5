import type { Figure } from '../../language/figure.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import type { Evidence } from './evidence.ts';
import { type Case, kindAlike, MONEY, ownSums } from './own-case.ts';
import { type Respective, respectiveIn } from './respectively.ts';
import { pairsOf, type Sentence, sentencesOf, sharedPairs } from './sentences.ts';
import type { UncheckedWork } from './worked-shape.ts';

/** Shares that are paid part by part come to the whole. */
const WHOLE = 100;
const WORKED = 'worked' as const;

/** What is paid respectively: the step that a figure reaches, the thing that is named, several of them together, what one is more than another. */
export function byItems(one: Case, sentences: readonly Sentence[]): UncheckedWork | null {
  const { evidence, clause, language, out, asker, held } = one;
  const words = pairsOf(evidence.own.searched);
  const likest = [...sentences].sort((a, b) => sharedPairs(b.text, words) - sharedPairs(a.text, words));
  for (const sentence of likest) {
    const told = respectiveIn(clause, sentence, language);
    if (!told) continue;
    const base = { lead: WORKED, clause, sentences: [sentence], sure: true } as const;
    const { lines, edges, names, pays } = told;
    if (lines) {
      const said = ownSums(one, sentence.text.slice(0, (lines[0]?.start ?? 0) - sentence.start), lines[0]?.unit)[0];
      const reached = said && highest(lines.filter((line) => isReached(said, line)));
      const due = reached && pays[lines.indexOf(reached)];
      // 2000万元以下、2000万元以上: which of them takes just that much stands in no text.
      if (!said || !due || edges.some(({ value }) => value === said.value)) continue;
      if (MONEY.has(due.unit)) return { ...base, as: 'step', said, pays: due };
      const worked = due.unit === '%' ? ofStep(one, told, said, due) : null;
      if (worked) return { ...base, ...worked };
      continue;
    }
    if (pays.every((f) => f.unit === '%')) {
      if (pays.reduce((all, { value }) => all + Number(value), 0) !== WHOLE) continue;
      const [said] = ownSums(one, sentence.text, 'CNY').filter((f) => kindAlike(one, f, sentence.text) === 2);
      const sums = said ? pays.flatMap((rate) => out({ by: 'share', of: held(rate), with: asker(said) }) ?? []) : [];
      if (said && sums.length === pays.length) return { ...base, as: 'parts', said, rates: pays, sums };
      continue;
    }
    const asked = evidence.own.searched.toLowerCase();
    const named = names.flatMap((telling, i) => {
      const own = telling.filter((word) => asked.includes(word.toLowerCase()));
      const pay = pays[i];
      return own.length > 0 && pay ? [{ own, pay }] : [];
    });
    const [first, second, ...others] = named;
    if (!first || !isOfThem(sentence, names, one)) continue;
    if (!second) return { ...base, sure: false, as: 'step', said: null, pays: first.pay };
    const differs =
      language.pattern('{pays-difference}').test(clause.text) && language.pattern('{moves-up}').test(asked);
    if (differs && others.length === 0) {
      const [less, more] = [first.pay, second.pay].sort((a, b) => Number(a.value) - Number(b.value));
      const sum = less && more && out({ by: 'less', of: held(more), with: held(less) });
      const rest = sentencesOf(clause).filter((s) => language.pattern('{pays-difference}').test(s.text));
      const all = rest.some((s) => s.start === sentence.start) ? [sentence] : [sentence, ...rest];
      if (sum) return { ...base, sentences: all, as: 'difference', sum, parts: [more, less] };
    }
    const counts = countsOf(
      evidence,
      named.map(({ own }) => own),
    );
    if (counts.every((count) => count === undefined)) continue;
    const counted = named.map(({ pay }, i) => {
      const count = counts[i];
      return count ? { by: 'times' as const, of: held(pay), with: asker(count) } : held(pay);
    });
    if (counted.some(({ by }) => by !== 'times') && counts.filter((c) => c).length < toldCounts(evidence)) continue;
    const sum = out(counted.reduce((all, next) => ({ by: 'plus', of: all, with: next })));
    if (sum) return { ...base, as: 'together', sum, parts: named.map(({ pay }) => pay) };
  }
  return null;
}

/** A share that a step pays: of the figure itself where it is paid on what the steps measure, else of the one that is told of what it is paid on. */
function ofStep(
  one: Case,
  { sentence, lines, pays }: Respective,
  said: StatedFigure,
  rate: Figure,
): Pick<
  Extract<UncheckedWork, { as: 'share' }>,
  'as' | 'said' | 'rate' | 'sum' | 'less' | 'by' | 'full' | 'over' | 'beyond'
> | null {
  const { clause, out, asker, held } = one;
  const [first, last] = [pays[0] ?? rate, lines?.at(-1)];
  const measured = clause.text.slice(sentence.start, lines?.[0]?.start);
  const of = clause.text.slice(last?.end ?? sentence.start, first.start);
  const isSame = sharedPairs(of, pairsOf(measured)) > ALIKE || kindAlike(one, said, of) === 2;
  const sums = one.evidence.own.figures.filter((f) => MONEY.has(f.unit));
  if (sums.some((f) => one.language.pattern('^^{rises-to}').test(f.behind))) return null;
  // A sum of something else reaches none of the steps: it is called as they measure it, by what has it (6亿的…项目), or the only one.
  const isMeasured = kindAlike(one, said, measured) === 2 || (isSame && sums.length === 1);
  if (!isMeasured && sharedPairs(sentence.text, pairsOf(said.behind)) < ALIKE) return null;
  const isOf = (f: StatedFigure): boolean => kindAlike(one, f, of) === 2 || sharedPairs(of, pairsOf(f.around)) > 0;
  const [other] = ownSums(one, of, 'CNY').filter((f) => f.start !== said.start && isOf(f));
  const base = isSame ? said : other;
  // What the figure is counted up to is read nowhere else.
  const most = sentence.figures.find((f) => f.bound === 'at-most' && f.unit === 'CNY' && f.end <= first.start);
  if (!base || (most && Number(base.value) > Number(most.value))) return null;
  const sum = out({ by: 'share', of: held(rate), with: asker(base) });
  return sum && { as: 'share', said: base, rate, sum, less: null, by: said, full: null, over: null, beyond: null };
}
/** More pairs of characters than these are of the same thing. */
const ALIKE = 2;

/** 国家级和省级技术中心: the message speaks of what the names are of, or of one kind of it that brackets list, where something stands behind the last of them. */
function isOfThem({ text }: Sentence, names: Respective['names'], { language, evidence }: Case): boolean {
  const [at] = language.places('{respectively}', text);
  const before = text.slice(0, at?.start);
  const last = names.at(-1)?.find((word) => before.includes(word));
  if (last === undefined) return true;
  const of = /^[^，,。；;]*/.exec(before.slice(before.lastIndexOf(last) + last.length))?.[0] ?? '';
  const listed = (/[（(]([^（）()]*)[）)]/.exec(of)?.[1] ?? '').split('、');
  const words = pairsOf(evidence.own.searched);
  const isSaid = (name: string): boolean => sharedPairs(name, words) * 2 >= pairsOf(name).size;
  const called = of.replace(/[（(][^（）()]*[）)]/g, '');
  return pairsOf(called).size < OF_SOMETHING || isSaid(called) || (listed.length > 1 && listed.some(isSaid));
}
/** So many pairs of characters name something. */
const OF_SOMETHING = 3;

const toldCounts = ({ own }: Evidence): number => own.figures.filter(({ unit }) => unit === 'count').length;

/** How many of each thing there are: by the count right before its name (3个硕士) where the first has one so, else by the one behind it (硕士3个). */
function countsOf({ own }: Evidence, names: readonly (readonly string[])[]): readonly (StatedFigure | undefined)[] {
  const counts = own.figures.filter((f) => f.unit === 'count');
  const isBefore = (f: StatedFigure, called: readonly string[]): boolean => {
    const behind = /^[^、]*/.exec(f.behind)?.[0] ?? '';
    return called.some((word) => behind.includes(word));
  };
  const before = names.map((called) => counts.find((f) => isBefore(f, called)));
  if (before.some((count) => count !== undefined)) return before;
  return names.map((called) => counts.find((f) => called.some((word) => f.beside.includes(word))));
}

const isReached = (said: Figure, line: Figure): boolean =>
  line.bound === 'above' && said.bound !== 'above'
    ? Number(said.value) > Number(line.value)
    : Number(said.value) >= Number(line.value);
const highest = (lines: readonly Figure[]): Figure | undefined =>
  [...lines].sort((a, b) => Number(b.value) - Number(a.value))[0];
