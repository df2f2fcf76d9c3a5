import type { Clause, PolicyDocument } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Figure } from '../../language/figure.ts';
import { hasTerm } from '../../language/terms-in.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { pairsOf, type Sentence, sentencesOf } from './sentences.ts';
import { textMeant } from './text-meant.ts';

/** What a document asks of those alone who apply for so much (申请20万元以上的，须提供公证书), where it is asked whether it is needed. */
export interface DutyFromLine {
  readonly lead: 'duty-from-line';
  readonly of: Ranked;
  readonly line: Figure;
  /** What the asker applies for; null where no one sum is told. */
  readonly said: StatedFigure | null;
  readonly due: boolean;
  readonly piece: Sentence;
}

/** The duty that the message names, wherever the document asks for it; null where it names none, or none is asked from a sum on. */
export function dutyFromLine(evidence: Evidence, { language }: Knowledge): DutyFromLine | null {
  const { own } = evidence;
  if (!own.polar && !own.points.some(({ asks }) => asks)) return null;
  const text = textMeant(evidence);
  if (!text || !isBare(text.document)) return null;
  for (const clause of text.document.clauses)
    for (const sentence of sentencesOf(clause)) {
      const [duty] = language.places('{duty-from}', sentence.text);
      const start = duty && sentence.start + duty.start;
      const line = sentence.figures.findLast((f) => start !== undefined && f.end <= start && isLine(f));
      if (!duty || !line || !isApplied(clause.text.slice(0, line.start), language)) continue;
      const named = namesIn(sentence.text.slice(duty.start, duty.end), clause, text.document);
      if (!named.some((pair) => hasTerm(own.searched, pair))) continue;
      const sums = own.figures.filter((f) => f.unit === line.unit && !f.vague);
      const [said, ...others] = sums.filter((f) => isApplied(before(f), language) || sums.length === 1);
      const one = said && others.length === 0 ? said : null;
      const due = one !== null && Number(one.value) >= Number(line.value);
      return { lead: 'duty-from-line', of: { ...text, clause }, line, said: one, due, piece: sentence };
    }
  return null;
}

const isLine = ({ unit, bound }: Figure): boolean => unit === 'CNY' && bound === 'at-least';
const isApplied = (words: string, language: LanguageData): boolean =>
  language.pattern('{of-applied-sum}$$').test(words);
const before = ({ around, text }: StatedFigure): string => around.slice(0, Math.max(0, around.indexOf(text)));

/** The pairs of characters that no other clause of the document has: 公证. */
const namesIn = (words: string, own: Clause, { clauses, title }: PolicyDocument): readonly string[] =>
  [...pairsOf(words)].filter(
    (pair) => !title.includes(pair) && clauses.every((c) => c === own || !`${c.heading} ${c.text}`.includes(pair)),
  );
