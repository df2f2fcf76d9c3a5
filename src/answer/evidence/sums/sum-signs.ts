import type { Clause, PolicyDocument } from '../../../knowledge/document.ts';
import type { LanguageData } from '../../../knowledge/language-data.ts';
import type { Figure } from '../../../language/figure.ts';
import type { Evidence, Ranked } from '../evidence.ts';
import { paysIn } from '../pays-in.ts';
import { clauseFigures, pairsOfSentence, type Sentence, sentencesOf } from '../sentences.ts';
import { hanPairs, sentencesHolding } from '../sentences-holding.ts';
import { isWellChosen } from '../within/well-chosen.ts';
import type { Out, OwnWorked } from '../worked-shape.ts';
import { decidingBeside } from './deciding-for-sum.ts';
import { figuresUsed } from './figures-used.ts';

/** What else a working tells that bears on whether it is all that counts: a stretch of time, a ceiling that cut it, a limit of pieces …. */
const MARKS = ['over', 'full', 'limit', 'tooMany', 'less', 'by', 'beyond'] as const;
const NO_SIZE = /^(?:date|document|ordinal)$/;
/** Pairs of characters that no more sentences of the document hold tell one of them from the rest. */
const RARE = 3;
const FEW = 4;
/** What a sentence shares with those that pay counts so much beside what it shares with the message. */
const OF_SUBJECT = 0.15;

/** So long is a message that tells a case, in characters. */
const LENGTHS = [20, 30, 40, 50, 60, 80] as const;
const TENTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** What tells whether a sum is what the case comes to: figures and words of the message that the sum leaves out, whether other sentences of the document speak of them, and how likely one of those decides. */
export function sumSigns(
  evidence: Pick<Evidence, 'own' | 'question' | 'ranked'>,
  of: Ranked,
  worked: OwnWorked,
  language: LanguageData,
): readonly string[] {
  const { own, ranked } = evidence;
  const { document } = of;
  const { clause } = worked;
  const { told, held: taken } = figuresUsed(worked);
  const shown: Readonly<Record<string, unknown>> = { ...worked };
  const bound = (worked.as === 'step' ? worked.pays : outOf(worked)?.worked)?.bound ?? 'none';
  const claimed = worked.claimed ? (worked.claimed.right ? 'right' : 'wrong') : 'none';
  const figures = own.figures.filter(({ unit }) => !NO_SIZE.test(unit));
  const printed = new Set(clauseFigures(clause).map(({ value }) => value));
  const unused = figures.filter((f) => !told.has(f.start) && !printed.has(f.value));
  const said = 'said' in worked ? worked.said : null;
  const paying = sentencesOf(clause).filter(
    (s) => worked.sentences.some(({ start }) => start === s.start) || s.figures.some((f) => taken.has(f.start)),
  );
  const used = hanPairs([document.title, clause.heading, ...paying.map(({ text }) => text)].join('，'));
  const asked = hanPairs(own.searched);
  const held = sentencesHolding(document);
  const left = [...asked].filter((pair) => !used.has(pair) && held.has(pair));
  const rare = left.filter((pair) => (held.get(pair) ?? 0) <= RARE);
  return [
    `kind ${worked.as}`,
    `bound ${bound}`,
    `claimed ${claimed}`,
    ...(isWellChosen(of) ? ['well chosen'] : []),
    ...(ranked[0]?.clause === clause ? ['first'] : []),
    ...(worked.sure ? ['called alike'] : []),
    ...from(own.searched.length, LENGTHS, 'long'),
    ...MARKS.filter((mark) => shown[mark]).map((mark) => `has ${mark}`),
    `unused ${Math.min(3, unused.length)}`,
    ...(said ? [`unused like ${Math.min(2, unused.filter(({ unit }) => unit === said.unit).length)}`] : []),
    ...unusedOf(figures.filter((f) => !told.has(f.start))),
    `held unused ${Math.min(3, worked.sentences.flatMap((s) => s.figures).filter((f) => !taken.has(f.start)).length)}`,
    ...signsOfDeciding(evidence, of, worked, language),
    `figures ${Math.min(4, figures.length)}`,
    `left in document ${[8, 5, 3, 2, 1].find((least) => left.length >= least) ?? 0}`,
    ...from(rare.length, [1, 2, 3, 4, 6], 'rare left'),
    ...signsBeside(document, clause, paying, new Set(left), used),
    `pays ${Math.min(4, paysIn(clause, sentencesOf(clause), language).length)}`,
  ];
}

/** What a working that pays one sum comes to; null where it pays none, or several. */
export function outOf(worked: OwnWorked): Out | null {
  if ('over' in worked && typeof worked.over === 'object' && worked.over) return worked.over.sum;
  return 'sum' in worked ? worked.sum : null;
}

/** How many figures of each kind go into nothing. */
const unusedOf = (unused: readonly Figure[]): string[] =>
  Object.entries(KINDS).map(
    ([kind, units]) => `unused ${kind} ${Math.min(2, unused.filter(({ unit }) => units.test(unit)).length)}`,
  );
const KINDS = { money: /^CNY/, count: /^count$/, time: /^(?:year|month|day)$/, share: /^%$/ } as const;

/** How likely another sentence decides, and what tells that it does. */
function signsOfDeciding(
  evidence: Pick<Evidence, 'own' | 'question'>,
  of: Ranked,
  worked: OwnWorked,
  language: LanguageData,
): string[] {
  const deciding = decidingBeside(evidence, of, worked, language);
  if (!deciding) return [];
  const shown = DECIDING.filter((name) => (deciding.signs.get(name) ?? 0) > 0);
  return [
    ...from(deciding.likely * 10, TENTHS, 'deciding'),
    ...(deciding.clause === worked.clause ? ['deciding in own'] : []),
    ...(deciding.likely >= LIKELY_ENOUGH ? shown.map((name) => `deciding ${name}`) : []),
  ];
}
const DECIDING = ['refuses', 'goes on', 'listed', 'parts first'] as const;
const LIKELY_ENOUGH = 0.2;

const from = (count: number, least: readonly number[], name: string): string[] =>
  least.filter((one) => count >= one).map((one) => `${name} ${one}`);

/** What tells that another sentence of the document says what the message tells and the sum leaves out. */
function signsBeside(
  document: PolicyDocument,
  own: Clause,
  paying: readonly Sentence[],
  left: ReadonlySet<string>,
  used: ReadonlySet<string>,
): string[] {
  const held = sentencesHolding(document);
  const few = (pair: string): boolean => (held.get(pair) ?? 0) <= FEW;
  const weight = (pair: string): number => 1 / (held.get(pair) ?? 1);
  let best = { score: -1, shared: 0, isOwn: false, figures: 0 };
  let many = 0;
  for (const clause of document.clauses)
    for (const sentence of sentencesOf(clause)) {
      if (clause === own && paying.includes(sentence)) continue;
      const pairs = [...pairsOfSentence(sentence)].filter(few);
      const shared = pairs.filter((pair) => left.has(pair));
      const subject = pairs.filter((pair) => used.has(pair));
      const sumOf = (some: readonly string[]): number => some.reduce((sum, pair) => sum + weight(pair), 0);
      const score = sumOf(shared) + OF_SUBJECT * sumOf(subject);
      if (shared.length > 0) many += 1;
      if (score > best.score)
        best = { score, shared: shared.length, isOwn: clause === own, figures: sentence.figures.length };
    }
  const where = best.isOwn ? 'beside in own' : 'beside in another';
  return [
    ...from(best.shared, [1, 2, 3, 4], 'beside'),
    ...from(best.score, [0.5, 1, 1.5, 2, 3, 4], 'besides'),
    ...(best.shared > 0
      ? [where, `${where} ${Math.min(2, best.shared)}`, `beside figures ${Math.min(2, best.figures)}`]
      : []),
    `besides many ${Math.min(4, many)}`,
  ];
}
