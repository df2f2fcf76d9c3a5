import { type Figure, parseFigures } from '../../../language/figure.ts';
import { FEARS, outcomesIn, PARTS_OF_SENTENCE, SAYS_NOT, STEPS_OF_PART } from '../../../language/outcome-words.ts';
import { fold } from '../../../language/tokens.ts';

/** So many of the last characters of a question tell how it asks. */
const END = 10;
const LONGEST_END = 4;
/** How much of a step the question says is told in quarters. */
const QUARTERS = 4;

/** A sentence of a policy that may answer; an item of a list with what leads up to it (有下列情形之一的，不予补助：), else that is empty. */
export interface DecidingSentence {
  readonly text: string;
  readonly leadIn: string;
}

/** A part of a sentence as it bears on a question: what leads up to its outcome, and the words from the step that the question says most of. */
interface Bearing {
  readonly step: string;
  readonly rest: string;
  readonly before: string;
  readonly others: readonly string[];
  /** 0 to 1: how many of the pairs of the step the question says. */
  readonly share: number;
}

/**
 * What tells whether a sentence of a policy says yes or no to a question: how the question ends, what the part of the sentence that it says most
 * of decides, and how the figures of both compare.
 */
export function verdictFeatures(question: string, { text, leadIn }: DecidingSentence): readonly string[] {
  const asked = plain(question);
  const end = asked.slice(-END);
  const { step, rest, before, others, share } = bearingOn(asked, text);
  const outcomes = outcomesIn(rest);
  const [above] = [...outcomesIn(before), ...outcomesIn(leadIn)].map((name) => `above ${name}`);
  const outcome = outcomes[0] ?? above ?? 'none';
  const fears = FEARS.test(end) ? 'fears' : 'hopes';
  const tells = SAYS_NOT.test(asked.slice(0, -LONGEST_END)) ? 'says not' : 'says';
  const holds = SAYS_NOT.test(step) ? 'holds not' : 'holds';
  const compared = comparedIn(question, text);
  const ends = Array.from({ length: LONGEST_END }, (_, i) => asked.slice(-1 - i));
  const first = `first ${outcome}`;
  return [
    ...new Set([
      ...gramsOf(end, [1, 2, 3]).map((gram) => `g${gram}`),
      ...gramsOf(plain(step), [2]).map((gram) => `gs${gram}`),
      ...gramsOf(plain(rest).slice(-END), [2]).map((gram) => `gr${gram}`),
      ...ends.map((one) => `end ${one}`),
      first,
      fears,
      ...outcomes.map((name) => `any ${name}`),
      ...outcomes.map((name) => `any ${name} ${fears}`),
      `${first} ${fears}`,
      `${first} ${tells} ${holds}`,
      `${first} ${Math.min(QUARTERS - 1, Math.floor(share * QUARTERS))}`,
      ...ends.slice(0, 3).map((one) => `${first} end ${one}`),
      ...gramsOf(end, [1, 2]).map((gram) => `${first} ${gram}`),
      ...others.flatMap((other) => outcomesIn(other).map((name) => `other ${name}`)),
      ...compared,
      ...compared.flatMap((one) => [`${one} ${first}`, `${one} ${fears}`]),
    ]),
  ];
}

const plain = (text: string): string => fold(text).replace(/[^\p{Script=Han}\p{L}\p{N}%]/gu, '');

const gramsOf = (text: string, sizes: readonly number[]): string[] =>
  sizes.flatMap((size) =>
    Array.from({ length: Math.max(0, text.length - size + 1) }, (_, at) => text.slice(at, at + size)),
  );

function bearingOn(asked: string, sentence: string): Bearing {
  const pairs = new Set(gramsOf(asked, [2]));
  const parts = sentence.split(PARTS_OF_SENTENCE).flatMap((part) => {
    const steps = part.split(STEPS_OF_PART).filter((step) => step.trim() !== '');
    return steps.length > 0 ? [steps] : [];
  });
  let best: { readonly part: number; readonly at: number; readonly shared: number; readonly of: number } | null = null;
  for (const [part, steps] of parts.entries())
    for (const [at, step] of steps.entries()) {
      const own = new Set(gramsOf(plain(step), [2]));
      const shared = [...own].filter((pair) => pairs.has(pair)).length;
      if (!best || shared > best.shared) best = { part, at, shared, of: own.size };
    }
  if (!best) return { step: '', rest: '', before: '', others: [], share: 0 };
  const { part, at, shared, of } = best;
  const steps = parts[part] ?? [];
  return {
    step: steps[at] ?? '',
    rest: steps.slice(at).join('，'),
    before: steps.slice(0, at).join('，'),
    others: parts.filter((_, i) => i !== part).map((other) => other.join('，')),
    share: shared / Math.max(1, of),
  };
}

/** How the figures that a question tells stand to the lines of a sentence that are of their kind. */
function comparedIn(question: string, sentence: string): readonly string[] {
  const lines = parseFigures(sentence);
  const own = parseFigures(question);
  const found = own.flatMap((one) =>
    lines
      .filter((line) => isOfKind(one, line))
      .map((line) => {
        const [a, b] = [Number(one.value), Number(line.value)];
        return `${a < b ? 'less than' : a > b ? 'more than' : 'just'} ${line.bound}`;
      }),
  );
  return found.length > 0 ? [...new Set(found)] : [own.length > 0 ? 'figures of other kinds' : 'no figure'];
}

const DATES = /^(?:date|document|ordinal|number)$/;
const isOfKind = (one: Figure, line: Figure): boolean =>
  one.unit === line.unit && !DATES.test(one.unit) && (one.unit !== 'count' || one.noun === line.noun);

/** What tells in which words a question asks for yes or no: how it ends, and its pairs of characters. */
export function askedFeatures(question: string): readonly string[] {
  const asked = plain(question);
  const ends = Array.from({ length: LONGEST_END }, (_, i) => `end ${asked.slice(-1 - i)}`);
  return [...new Set([...ends, ...gramsOf(asked.slice(-END), [1, 2, 3]).map((gram) => `g${gram}`)])];
}
