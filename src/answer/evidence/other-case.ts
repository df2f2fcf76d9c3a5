import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Figure } from '../../language/figure.ts';
import { thingCounted } from '../../language/figure-context.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { clauseFigures, pairsOf, sharedPairs } from './sentences.ts';
import { statedTier } from './stated-tier.ts';

/**
 * The clause holds the figure that is claimed, for another case than the question tells: what it holds for that one, 'unsaid' where it
 * says of another figure of the kind what the question says and not of this one; null where the figure fits.
 */
export function otherCase(
  claim: StatedFigure,
  same: readonly Figure[],
  evidence: Evidence,
  ranked: Ranked,
): Figure | 'unsaid' | null {
  const tier = statedTier(evidence, ranked);
  if (tier && tier.due.value !== claim.value && tier.others.some((o) => o.value === claim.value)) return tier.due;
  const asked = pairsOf(claim.unit === 'count' ? calledInFull(claim, evidence) : claim.beside);
  const { clause } = ranked;
  const figures = clauseFigures(clause);
  const joined = same.flatMap((held) => joinedTo(held, figures, clause.text));
  const [told, ...more] = joined.filter((one) => claim.beside.includes(one.own) !== claim.beside.includes(one.others));
  if (told && more.length === 0) return claim.beside.includes(told.own) ? null : told.other;
  const nearness = (f: Figure) => sharedPairs(partAround(f, figures, clause.text), asked);
  const own = Math.max(...same.map(nearness));
  const rivals = figures.filter(
    (f) =>
      same.some((s) => f.unit === s.unit && f.noun === s.noun && limitOf(f) === limitOf(s)) && f.value !== claim.value,
  );
  const nearer = tier === null ? rivals.filter((r) => nearness(r) > own) : [];
  const most = Math.max(...nearer.map(nearness));
  return nearer.length > 0 ? (onlyOne(nearer.filter((r) => nearness(r) === most)) ?? 'unsaid') : null;
}

/** The words around a count, with what policies surely say for what is counted: 高企 is 高新技术企业. */
const calledInFull = ({ beside }: StatedFigure, { question }: Evidence): string =>
  [
    beside,
    ...question.meanings.flatMap(({ said, text, weight }) => (weight >= SURE && beside.includes(said) ? [text] : [])),
  ].join('\n');
const SURE = 0.7;

/** 关停10家、改造30家: a figure that another of its kind is joined to in one part, and the words right before each, which alone tell the two apart. */
interface JoinedFigure {
  readonly own: string;
  readonly other: Figure;
  readonly others: string;
}

/** The figures of the kind that stand right before and after one, nothing between them but what the later one is said of. */
function joinedTo(held: Figure, figures: readonly Figure[], text: string): readonly JoinedFigure[] {
  const at = figures.indexOf(held);
  const pairs = [
    [figures[at - 1], held],
    [held, figures[at + 1]],
  ] as const;
  return pairs.flatMap(([first, second]) => {
    if (!first || !second || first.unit !== 'count' || second.unit !== 'count') return [];
    if (thingCounted(first) !== thingCounted(second) || limitOf(first) !== limitOf(second)) return [];
    const between = /、([^、，,。；;]{2,4})$/.exec(text.slice(first.end, second.start))?.[1];
    if (between === undefined || text.slice(first.end, second.start).length > between.length + TAIL) return [];
    const ahead = text.slice(first.start - between.length, first.start);
    if (ahead === between) return [];
    const [own, others] = held === first ? [ahead, between] : [between, ahead];
    return [{ own, other: held === first ? second : first, others }];
  });
}
/** 以上、: no more stands behind a figure that the next is joined to. */
const TAIL = 3;

/** 国内的是100还是200: of two figures that are put side by side and that the clause has, the one of which it says what the question says; null where none is. */
export function nearerOfTwo({ own }: Evidence, { clause }: Ranked, language: LanguageData): Figure | null {
  const { alternatives, figures } = own;
  if (!alternatives) return null;
  const { one, other, beside } = alternatives;
  const put = [one, other].map(({ start, end }) => figures.filter((f) => f.start >= start && f.end <= end));
  const [first, second] = put.map(([said]) => said);
  if (put.some((some) => some.length !== 1) || first?.value === second?.value) return null;
  // 三个产品是100还是300: how many there are decides.
  if (figures.some((f) => f.unit === 'count' && Number(f.value) > 1)) return null;
  if (language.pattern('{adds-by-thing}').test(clause.text)) return null;
  const isHeld = (said: Figure | undefined, held: Figure) => said && held.bound === 'exact' && isAsMuch(held, said);
  if (![first, second].every((said) => clauseFigures(clause).some((held) => isHeld(said, held)))) return null;
  const isPut = (held: Figure): boolean => Boolean(isHeld(first, held) || isHeld(second, held));
  return nearestTo({ beside }, clauseFigures(clause).filter(isPut), clause);
}

/** 链主工厂500: a bare number is said for so many 万 of a clause's sum. */
export const isAsMuch = (held: Pick<Figure, 'value' | 'unit'>, claimed: Figure): boolean =>
  held.value === claimed.value ||
  (claimed.unit === 'number' && held.unit === 'CNY' && Number(held.value) === Number(claimed.value) * 10_000);

/** Of some figures of a clause the one that it says of what the message says of a figure; null where several are as near. */
export function nearestTo(
  { beside }: Pick<StatedFigure, 'beside'>,
  figures: readonly Figure[],
  clause: Clause,
): Figure | null {
  const asked = pairsOf(beside);
  const all = clauseFigures(clause);
  const rated = figures.map((f) => ({ f, near: sharedPairs(partAround(f, all, clause.text), asked) }));
  const most = Math.max(0, ...rated.map(({ near }) => near));
  return most === 0 ? null : onlyOne(rated.filter(({ near }) => near === most).map(({ f }) => f));
}

const onlyOne = ([one, ...others]: readonly Figure[]): Figure | null =>
  one && others.length === 0 && (one.unit === 'count' || one.bound === 'exact' || one.bound === 'at-most') ? one : null;

/** The words of a clause between the figures before and after one, as far as its part of the sentence goes; the ends of a range share theirs. */
export function partAround(figure: Figure, figures: readonly Figure[], text: string): string {
  const at = figures.indexOf(figure);
  const previous = figures[at - 1];
  // A row of a table stands on a line of its own.
  const line = text.lastIndexOf('\n', figure.start - 1) + 1;
  const before = text.slice(Math.max(previous?.end ?? 0, line), figure.start);
  if (previous && /^[-–—~至到]+$/.test(before)) return partAround(previous, figures, text);
  return `${before} ${/^[^，,。；;]*/.exec(text.slice(figure.end, figures[at + 1]?.start))?.[0] ?? ''}`;
}

const limitOf = ({ bound }: Figure) => (bound === 'about' ? 'exact' : bound);
