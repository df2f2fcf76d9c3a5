import type { PolicyDocument } from '../../knowledge/document.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Figure } from '../../language/figure.ts';
import { isOneOrTwo } from '../../language/figure-context.ts';
import { cityOf, liesIn, type Region, regionsAbove } from '../../language/region.ts';
import type { Question } from '../../understand/question.ts';
import { clauseFigures } from './sentences.ts';

/** Where a question asks for texts. */
export interface Scope {
  /** The places that it asks about: 湖南省长沙市 is one place; 湖南和长沙 are two. */
  readonly places: readonly Region[];
  /** Of those, one of which no text is known. */
  readonly unheld: Region | null;
  /** That one lies in no city of which texts are known. */
  readonly unheldCity: boolean;
  /** True for a document whose texts apply there. */
  readonly holds: (document: PolicyDocument) => boolean;
  /** True for a document that is for another place alone. */
  readonly isElsewhere: (document: PolicyDocument) => boolean;
}

/** A place sees its own texts, its province's and the country's, and one of no place that alone says a figure; no place sees all; a document that is named is enough. */
export function scopeOf(question: Question, knowledge: Knowledge): Scope {
  const held = new Set([...knowledge.documents.values()].map(({ region }) => region));
  const all = placesIn(question);
  const asked = all.filter(({ code }) => !question.inPassing.includes(code));
  const isUnheld = ({ code }: Region): boolean => !held.has(code);
  // 常德的贴息跟长沙一样吗 is asked of 常德; where its texts are known, the two are compared.
  const places = asked.some(isUnheld) || all.every(isUnheld) ? asked : all;
  const unheld = places.find(isUnheld) ?? null;
  const codes = new Set([...places.map(({ code }) => code), ...talkedOfIn(question, knowledge)].flatMap(regionsAbove));
  // 有没有跟重庆的行动计划差不多的: the document that is named is what the place asked about is likened to.
  const likened = places.length > 0 && places.length < all.length && places.every(isUnheld);
  return {
    places,
    unheld,
    unheldCity: unheld !== null && !held.has(cityOf(unheld.code)),
    holds: (document) => {
      if (question.documents.length > 0 && !likened) return question.documents.includes(document);
      if (document.region === null) return codes.size === 0 || saysAlone(document, question, knowledge);
      return codes.size === 0 || codes.has(document.region);
    },
    isElsewhere: ({ region }) => region !== null && codes.size > 0 && !codes.has(region),
  };
}

/** A figure of the question stands in this document alone, whatever place is named: 400家是不是我们区的, of a text that does not say which. */
function saysAlone(document: PolicyDocument, { figures }: Question, { documents }: Knowledge): boolean {
  const states = ({ clauses }: PolicyDocument, { value, unit }: Figure): boolean =>
    clauses.some((clause) => clauseFigures(clause).some((held) => held.value === value && held.unit === unit));
  const counted = figures.filter((one) => one.unit === 'count' && !isOneOrTwo(one) && states(document, one));
  return counted.some((one) => ![...documents.values()].some((other) => other !== document && states(other, one)));
}

/** Where no place is named, a question that goes on asks of the places whose clauses were cited. */
function talkedOfIn({ regions, goesOn, talkedOf }: Question, { clauses, documents }: Knowledge): readonly string[] {
  if (regions.length > 0 || !goesOn) return [];
  return talkedOf.flatMap((id) => documents.get(clauses.get(id)?.document ?? '')?.region ?? []);
}

function placesIn({ regions, act }: Question): readonly Region[] {
  if (act.act === 'compare') return regions;
  return regions.filter((r) => !regions.some((other) => other.code !== r.code && liesIn(other.code, r.code)));
}
