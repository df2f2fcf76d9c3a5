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
  /** What the asker applies for; null, as `due` is, where no one sum is told, or it may lie on both sides of the line. */
  readonly said: StatedFigure | null;
  readonly due: boolean | null;
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
      const due = one && !own.figures.some((f) => isOfSeveral(f, language)) ? isDue(one, line) : null;
      return {
        lead: 'duty-from-line',
        of: { ...text, clause },
        line,
        said: due === null ? null : one,
        due,
        piece: sentence,
      };
    }
  return null;
}

const isLine = ({ unit, bound }: Figure): boolean => unit === 'CNY' && bound === 'at-least';
/** 不到50万 reaches no line of 50万; 80万以下 may reach it or not. */
function isDue(said: StatedFigure, line: Figure): boolean | null {
  const reaches = Number(said.value) - Number(line.value);
  if (said.bound === 'below') return reaches <= 0 ? false : null;
  if (said.bound === 'at-most' || said.upToThere) return reaches < 0 ? false : null;
  if (said.bound === 'at-least' || said.bound === 'above' || said.fromThere) return reaches >= 0 ? true : null;
  return reaches >= 0;
}

/** 两个项目: whether each of them is held against the line, or all together, nobody wrote. */
const isOfSeveral = ({ unit, noun, value }: Figure, language: LanguageData): boolean =>
  unit === 'count' && Number(value) > 1 && language.pattern('{applied-for-each}').test(noun);
const isApplied = (words: string, language: LanguageData): boolean =>
  language.pattern('{of-applied-sum}$$').test(words);
const before = ({ around, text }: StatedFigure): string => around.slice(0, Math.max(0, around.indexOf(text)));

/** The pairs of characters that no other clause of the document has: 公证. */
const namesIn = (words: string, own: Clause, { clauses, title }: PolicyDocument): readonly string[] =>
  [...pairsOf(words)].filter(
    (pair) => !title.includes(pair) && clauses.every((c) => c === own || !`${c.heading} ${c.text}`.includes(pair)),
  );
