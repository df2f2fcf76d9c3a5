import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Question } from '../../understand/question.ts';
import type { Span } from '../../understand/span.ts';
import { pieceWith } from './pieces.ts';
import { pairsOf, sentencesOf, sharedPairs } from './sentences.ts';

/** How something is claimed to be given (人人都有, 全额, 不封顶, 一次给齐), and where the clause writes the contrary. */
export interface MannerDenied {
  readonly lead: 'manner';
  readonly manner: keyof typeof CONTRARY;
  readonly piece: Span;
}

/** The words of a clause that are the contrary of a manner; null where its figures are. */
const CONTRARY = {
  'claims-all': '{states-selected}',
  'claims-at-once': '{states-instalments}',
  'claims-whole': null,
  'claims-no-cap': null,
} as const;

/** The first manner that is claimed and that a clause writes the contrary of; null where there is none. */
export function mannerDenied(
  { signs, searched }: Question,
  clause: Clause,
  language: LanguageData,
): MannerDenied | null {
  for (const manner of Object.keys(CONTRARY) as (keyof typeof CONTRARY)[]) {
    const words = CONTRARY[manner];
    const found = signs.ways.has(manner)
      ? words === null
        ? figureOf(manner, clause)
        : wordsOf(words, clause, searched, language)
      : null;
    const piece = found && pieceWith(clause, [found]);
    if (piece) return { lead: 'manner', manner, piece };
  }
  return null;
}

/** A share that is less than the whole, or a ceiling. */
const figureOf = (manner: string, clause: Clause): Span | null =>
  sentencesOf(clause)
    .flatMap(({ figures }) => figures)
    .find(({ unit, value, bound }) =>
      manner === 'claims-whole' ? unit === '%' && Number(value) < WHOLE : unit === 'CNY' && bound === 'at-most',
    ) ?? null;
const WHOLE = 100;

/** Of several places the one whose sentence says most of what is asked. */
function wordsOf(words: string, clause: Clause, asked: string, language: LanguageData): Span | null {
  const pairs = pairsOf(asked);
  const sentences = sentencesOf(clause);
  const nearness = ({ start, end }: Span): number => {
    const sentence = sentences.find((one) => one.start <= start && one.end >= end);
    return sentence ? sharedPairs(sentence.text, pairs) : 0;
  };
  return [...language.places(words, clause.text)].sort((a, b) => nearness(b) - nearness(a))[0] ?? null;
}
