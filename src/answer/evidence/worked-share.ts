import type { Figure } from '../../language/figure.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import type { Working } from '../draft/working.ts';
import { isAsMuchOfAnother, partLeftOut } from './barred.ts';
import { dueFor } from './over-time.ts';
import { bestFor, type Case, kindAlike, leadInTo, ownSums, payingSentences } from './own-case.ts';
import { type Pay, paysIn } from './pays-in.ts';
import { pairsOf, type Sentence, sentencesOf, sharedPairs } from './sentences.ts';
import { shareOfEach } from './worked-per-item.ts';
import type { UncheckedWork } from './worked-shape.ts';

const WORKED = 'worked' as const;

/** A share of what the asker told, up to its ceiling. */
export function byShare(one: Case, sentences: readonly Sentence[], line: Figure | undefined): UncheckedWork | null {
  const { clause, language, out, asker, held, evidence } = one;
  const words = pairsOf(evidence.own.searched);
  const tellsInterest = ownSums(one, '').some((f) => language.pattern('{of-interest}').test(leadInTo(f) + f.behind));
  const fits = paysIn(clause, sentences, language)
    .filter((pay) => pay.pays === 'share' && !leavesSum(pay))
    // 按实际利率的50%: of no sum that is not told as interest it is a share.
    .filter(({ of }) => !language.pattern('{of-interest}').test(of) || tellsInterest)
    .flatMap((pay) => {
      const [said] = bestFor(one, ownSums(one, pay.of), pay.of, line).filter((f) => !isOfOther(one, f, pay.of));
      return said
        ? [{ pay, said, kind: kindAlike(one, said, pay.of), words: sharedPairs(pay.sentence.text, words) }]
        : [];
    })
    .sort((a, b) => b.kind - a.kind || b.words - a.words);
  const [best, next] = fits;
  if (!best || (next && next.kind === best.kind && next.words === best.words)) return null;
  const { pay } = best;
  const part = partLeftOut(evidence, wordsFor(one, pay), language);
  // 住宅开发 left out by two clauses: of which of them it is a part the message has to tell.
  if (part && isAsMuchOfAnother(evidence, clause, language)) return null;
  const isPart = part !== null && [part.whole, part.rest, part.out].includes(best.said);
  const said = isPart ? (part.rest ?? part.whole) : inMoneyOf(one, best.said, pay);
  if (!said) return null;
  const from = language.pattern('{beyond-line}').test(pay.of) ? lineBefore(pay) : null;
  // 超过500万元的，按同比超出部分的20%: the line is not what the part exceeds.
  if (from && language.pattern('{grown-by}').test(pay.of)) return null;
  const lead = clause.text.slice(pay.sentence.start, pay.held.start);
  const partly = !from && language.pattern('{part-beyond}').test(lead);
  // A line that the growth has to reach is held against nothing here.
  if (partly && pay.sentence.figures.some((f) => f.end <= pay.held.start)) return null;
  const measured = from ? clause.text.slice(pay.sentence.start, from.start) : partly ? lead : '';
  const grows = language.pattern('{grown-by}').test(measured);
  if (partly && !grows) return null;
  const growth = grows ? growthOf(one, said, measured) : null;
  if (growth === UNKNOWN) return null;
  const base: Working =
    growth ?? (isPart && !part.rest ? { by: 'less', of: asker(part.whole), with: asker(part.out) } : asker(said));
  const taken: Working = from ? { by: 'less', of: base, with: held(from) } : base;
  const excess = from && out(taken);
  if (excess && Number(excess.worked.value) <= 0) return null;
  const full = out({ by: 'share', of: held(pay.held), with: taken });
  const isPlain = !from && !growth && !isPart;
  const due = full && ((isPlain ? shareOfEach(one, pay, said, full) : null) ?? dueFor(one, pay, full, true));
  if (!due) return null;
  const { sum, over } = due;
  return {
    lead: WORKED,
    as: 'share',
    sure: best.kind === 2,
    clause,
    sentences: payingSentences(clause, pay),
    said,
    less: isPart && !part.rest ? part.out : null,
    by: null,
    rate: pay.held,
    sum,
    full: due.full,
    over,
    beyond: from || growth ? { grown: growth && out(growth), past: from && excess && { line: from, excess } } : null,
  };
}

/** The sentence that pays, with those of its clause that pay nothing else. */
const wordsFor = ({ clause, language }: Case, { sentence }: Pay): string =>
  sentencesOf(clause)
    .filter((s) => s.start === sentence.start || paysIn(clause, [s], language).length === 0)
    .map(({ text }) => text)
    .join('\n');

/** 其中土建1100万 for a share of 设备购置费, 旧设备 for one of 新设备: a part called by a name of its own, or used before. */
function isOfOther(one: Case, said: StatedFigure, of: string): boolean {
  const lead = leadInTo(said);
  const shows = (words: string, text: string): boolean => one.language.pattern(words).test(text);
  const isPart = shows('{part-of-it}', lead) && kindAlike(one, said, of) < 2 && sharedPairs(of, pairsOf(lead)) === 0;
  return isPart || (shows('{used-before}', lead) && shows('{newly-bought}', of));
}

/** The same sum as it is told in the money of the ceiling: 56万美元，合人民币400万; null where sums of two moneys are told and neither is the other. */
function inMoneyOf(one: Case, said: StatedFigure, { cap, of }: Pay): StatedFigure | null {
  const { language } = one;
  const sums = ownSums(one, of);
  const other =
    sums.find((f) => f.unit !== said.unit && f.start > said.start) ?? sums.find((f) => f.unit !== said.unit);
  if (!other) return said;
  const [first, next] = [said, other].sort((a, b) => a.start - b.start);
  const lead = next?.around.slice(0, Math.max(0, next.around.indexOf(next.text))) ?? '';
  if (!first || !next || !language.pattern('^^{worth-in-money}$$').test(lead)) return null;
  return [first, next].find((f) => f.unit === cap?.unit) ?? said;
}

const UNKNOWN = 'unknown';
/** 增长到500万 tells a sum, and no growth. */
const UP_TO = '到至成';

/** How much more a sum is than that of the year before, for a clause that measures growth; null where the figure is told as the growth itself, and unknown where the message tells neither that nor two years. */
function growthOf(one: Case, said: StatedFigure, measured: string): Working | typeof UNKNOWN | null {
  const { language, asker, evidence } = one;
  const shows = (pattern: string, words: string): boolean => language.pattern(pattern).test(words);
  const isGrowth = (f: StatedFigure): boolean => {
    const ahead = /[^，,。；;？?！!]*$/.exec(f.around.slice(0, f.around.indexOf(f.text)))?.[0] ?? '';
    return shows('{grown-by}', ahead) && !UP_TO.includes(ahead.at(-1) ?? ' ');
  };
  if (kindAlike(one, said, measured) === 0) return UNKNOWN;
  if (isGrowth(said)) return null;
  const alike = evidence.own.figures.filter(
    (f) => f.unit === said.unit && !f.vague && !f.paid && kindAlike(one, f, measured) > 0,
  );
  if (alike.some(isGrowth)) return UNKNOWN;
  const [first, second, ...more] = alike;
  if (!first || !second || more.length > 0) return UNKNOWN;
  const [from, two] = [first, second].sort((a, b) => a.start - b.start);
  if (from && two && shows('^^{rises-to}$$', from.behind) && Number(two.value) > Number(from.value))
    return { by: 'less', of: asker(two), with: asker(from) };
  const before = [first, second].filter((f) => shows('{last-year}', f.around.slice(0, f.around.indexOf(f.text))));
  const [earlier, ...both] = before;
  const later = earlier === first ? second : first;
  const grew = earlier && both.length === 0 && Number(later.value) > Number(earlier.value);
  return grew ? { by: 'less', of: asker(later), with: asker(earlier) } : UNKNOWN;
}

/** A sum behind the share, before the next share, that is neither its ceiling nor a line: what it does there nobody read. */
function leavesSum({ sentence, held, cap }: Pay): boolean {
  const behind = sentence.figures.filter((f) => f.start >= held.end);
  const next = behind.findIndex((f) => f.unit === '%');
  const between = next < 0 ? behind : behind.slice(0, next);
  return between.some((f) => f.unit === 'CNY' && f.bound === 'exact' && f !== cap);
}

const lineBefore = ({ sentence, held }: Pay): Figure | null =>
  sentence.figures.find((f) => f.end <= held.start && f.unit === 'CNY' && f.bound === 'above') ?? null;
