import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Figure } from '../../language/figure.ts';
import { REFUSED_FROM } from '../../language/official-text.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import type { Beside } from './conditions-beside.ts';
import type { Evidence, Ranked } from './evidence.ts';
import type { OnScale } from './fragment-for.ts';
import { alikeInKind, kindBefore } from './kinds-of-sum.ts';
import { pairsOf, sharedPairs } from './sentences.ts';

/** How the asker stands to the lines of some conditions: below one of them, or `open` where what they tell decides nothing. */
export interface LinesMissed {
  readonly below: Extract<OnScale, { lead: 'below' }> | null;
  readonly open: readonly Beside[];
}

const FLOORS: ReadonlySet<string> = new Set(['at-least', 'above']);
const MEASURED = /^(?:[A-Z]{3}|%)$/;

/** Holds the sums and shares that the asker tells against the least that conditions beside a clause ask for; words that the clause itself holds tell none of their lines from another. */
export function lineMissed(
  { own, question }: Pick<Evidence, 'own' | 'question'>,
  beside: readonly Beside[],
  { clause, document }: Ranked,
  language: LanguageData,
): LinesMissed {
  const claimed = new Set(question.signs.claimed.map(({ start }) => start));
  const told = own.figures.filter((f) => !f.paid && !f.demanded && (f.told || !claimed.has(f.start)));
  const common = pairsOf(`${document.title} ${clause.text}`);
  const open: Beside[] = [];
  for (const one of beside) {
    const lines = linesOf(one);
    const held = told.flatMap((said) => {
      const its = lines.filter(({ of }) => alikeInKind(wordsOf(said, language), of, language) === 2);
      return its.length > 0 ? [{ said, its: meant(its, own.searched, common) }] : [];
    });
    for (const { said, its } of held) {
      const [least] = [...its].sort((a, b) => Number(a.line.value) - Number(b.line.value));
      if (least && its.every(({ line }) => falls(said, line)))
        return { below: { lead: 'below', said, clause: one.clause, least: least.line }, open: [] };
    }
    const reached = held.some(({ said, its }) => its.every(({ line }) => reaches(said, line)));
    if (lines.length > 0 && !reached) open.push(one);
  }
  return { below: null, open };
}

interface Line {
  readonly line: Figure;
  /** The words before it that say what it measures. */
  readonly of: string;
}

function linesOf({ clause, sentence }: Beside): readonly Line[] {
  return sentence.figures.flatMap((line, i) => {
    if (!FLOORS.has(line.bound) || !MEASURED.test(line.unit)) return [];
    if (REFUSED_FROM.test(clause.text.slice(line.end, sentence.end))) return [];
    const before = clause.text.slice(sentence.figures[i - 1]?.end ?? sentence.start, line.start);
    return [{ line, of: /[^，,。；;]*$/.exec(before)?.[0] ?? '' }];
  });
}

/** What a figure is of: the words right before it, where they name a kind of sum. */
function wordsOf(said: StatedFigure, language: LanguageData): string {
  return kindBefore(said, language) ?? said.around;
}

/** Of lines for several kinds of a thing those for the one that is named: 单机, and not 成套. */
function meant(lines: readonly Line[], searched: string, common: ReadonlySet<string>): readonly Line[] {
  const words = pairsOf(searched);
  const tells = ({ of }: Line): number => {
    const others = pairsOf(lines.flatMap((l) => (l.of === of ? [] : l.of)).join('，'));
    return sharedPairs([...pairsOf(of)].filter((pair) => !others.has(pair) && !common.has(pair)).join(' '), words);
  };
  const named = lines.filter((line) => lines.length > 1 && tells(line) > 0);
  return named.length > 0 ? named : lines;
}

const isSure = ({ vague, bound }: StatedFigure): boolean => !vague && bound !== 'at-most' && bound !== 'below';
const falls = (said: StatedFigure, line: Figure): boolean =>
  said.unit === line.unit && !said.vague && !FLOORS.has(said.bound) && !reachesBy(said, line);
const reaches = (said: StatedFigure, line: Figure): boolean =>
  said.unit === line.unit && isSure(said) && reachesBy(said, line);
const reachesBy = (said: Figure, line: Figure): boolean =>
  line.bound === 'above' ? Number(said.value) > Number(line.value) : Number(said.value) >= Number(line.value);
