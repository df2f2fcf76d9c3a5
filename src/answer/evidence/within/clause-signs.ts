import type { Clause, PolicyDocument } from '../../../knowledge/document.ts';
import type { LanguageData } from '../../../knowledge/language-data.ts';
import type { Figure } from '../../../language/figure.ts';
import { isOneOrTwo } from '../../../language/figure-context.ts';
import type { Question } from '../../../understand/question.ts';
import type { StatedFigure } from '../../../understand/stated-figures.ts';
import { alikeInKind } from '../kinds-of-sum.ts';
import { clauseFigures } from '../sentences.ts';
import { FORMS, HELD, heldAsked, holdsOf } from './clause-holds.ts';

/** A clause of a document as a search found it: how it stands to the best of its document, and what it says to the question; null and 0 where it was not found. */
export interface FoundWithin {
  readonly clause: Clause;
  /** Of the best of the document, 0 to 1. */
  readonly score: number | null;
  readonly says: number;
}

/** What tells which clause of a document a question is meant of, by name; what is not named is 0. */
export type ClauseSigns = ReadonlyMap<string, number>;

/** What was not found scores no more than this share of the best. */
const LEAST = 0.15;
/** So many characters before a figure say what it is of. */
const BEFORE = 16;
/** A figure so many times a line is of another thing. */
const FAR = 20;
const NO_SIZE = /^(?:date|document|ordinal)$/;
const FLOORS: ReadonlySet<string> = new Set(['at-least', 'above']);

/** The signs of some clauses of a document. */
export function clauseSignsOf(
  found: readonly FoundWithin[],
  document: PolicyDocument,
  question: Question,
  language: LanguageData,
): readonly ClauseSigns[] {
  const holds = holdsOf(document, language);
  const asked = heldAsked(question);
  const figures = question.figures.filter((f) => !isOneOrTwo(f) && !NO_SIZE.test(f.unit));
  const aspects = new Set([...question.aspects, ...question.points.flatMap((point) => point.aspects)]);
  const stated = language.aspects.flatMap((one) =>
    one.stated.length > 0 && aspects.has(one.aspect) ? [one.aspect] : [],
  );
  const statedBy = new Map(
    stated.map((aspect) => [aspect, [...holds.values()].filter(({ states }) => states.has(aspect)).length]),
  );
  const best = Math.max(...found.map(({ score }) => score ?? 0));
  return found.map(({ clause, score, says }) => {
    const { held, forms, states } = holds.get(clause) ?? NOTHING;
    const own = clauseFigures(clause);
    const like = (said: StatedFigure): readonly Figure[] => own.filter((f) => isLike(f, said));
    const told = stated.filter((aspect) => states.has(aspect));
    const signs = new Map<string, number>([
      ['first', score !== null && score >= best ? 1 : 0],
      ['near', Math.log(Math.max(LEAST, score ?? 0))],
      ['found', score === null ? 0 : 1],
      ['says', says],
      ['figures', figures.filter((f) => like(f).length > 0).length / Math.max(1, figures.length)],
      [
        'rare-figure',
        Math.max(0, ...figures.map((f) => (like(f).length > 0 ? 1 / Math.sqrt(likeIn(document, f)) : 0))),
      ],
      ['kind', figures.some((f) => like(f).some((h) => isOfKind(h, f, clause, language))) ? 1 : 0],
      ['reaches', figures.some((f) => like(f).some((h) => reaches(f, h))) ? 1 : 0],
      ['states', told.length / Math.max(1, stated.length)],
      ['rare-statement', Math.max(0, ...told.map((aspect) => 1 / Math.sqrt(statedBy.get(aspect) ?? 1)))],
    ]);
    for (const one of HELD) if (held.has(one)) signs.set(`${asked.has(one) ? 'asked' : 'unasked'} ${one}`, 1);
    for (const form of FORMS) if (forms.has(form)) signs.set(form, 1);
    return signs;
  });
}
const NOTHING = { held: new Set<never>(), forms: new Set<never>(), states: new Set<never>() };

/** Of one unit, and of things counted alike: 15个 may be of anything. */
const isLike = (held: Figure, said: Figure): boolean =>
  held.unit === said.unit && (held.unit !== 'count' || held.noun === said.noun || said.noun === '个');

const likeIn = ({ clauses }: PolicyDocument, said: Figure): number =>
  clauses.filter((clause) => clauseFigures(clause).some((held) => isLike(held, said))).length;

const isOfKind = (held: Figure, said: StatedFigure, { text }: Clause, language: LanguageData): boolean =>
  held.unit.startsWith('CNY') &&
  alikeInKind(said.around, text.slice(Math.max(0, held.start - BEFORE), held.start), language) === 2;

const reaches = (said: Figure, held: Figure): boolean =>
  FLOORS.has(held.bound) && Number(held.value) <= Number(said.value) && Number(said.value) < FAR * Number(held.value);
