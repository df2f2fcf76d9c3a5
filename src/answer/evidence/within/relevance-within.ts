import type { Clause, PolicyDocument } from '../../../knowledge/document.ts';
import type { LanguageData } from '../../../knowledge/language-data.ts';
import { leadTexts } from '../../../knowledge/provision.ts';
import { foldInsets } from '../../../language/fold-insets.ts';
import { fold, stripAsking, terms } from '../../../language/tokens.ts';
import { statesAspect } from '../../../understand/aspects.ts';
import type { Question } from '../../../understand/question.ts';
import { type Sentence, sentencesOf } from '../sentences.ts';
import { answersWith, wantedFigure } from '../wanted-sentences.ts';

/** A sentence that pays, where it is asked how much, says so much more, and one that states an aspect that is asked. */
const PAYS = 1.6;
const STATES = 1.3;
/** What stands above a sentence says a little less than the sentence itself, the rest of its clause a little beside it. */
const ABOVE = 0.7;
const REST = 0.25;
/** Terms that every sentence is counted as having: a short one says not much more for being short. */
const LEAST = 40;

/** Terms that are held, each by how much it counts. */
type Held = (term: string) => number;

/**
 * How much each clause of one document says to a question, by its id: what the fewest of its clauses say weighs most, for what all of them
 * say tells none from another. The likest sentence counts, with what it stands under.
 */
export function relevanceWithin(
  document: PolicyDocument,
  question: Question,
  searched: string,
  language: LanguageData,
): ReadonlyMap<string, number> {
  const last = LAST.get(document);
  if (last?.question === question && last.searched === searched) return last.says;
  const says = measureWithin(document, question, searched, language);
  LAST.set(document, { question, searched, says });
  return says;
}
/** Ranked and chosen among by the same. */
const LAST = new WeakMap<
  PolicyDocument,
  { readonly question: Question; readonly searched: string; readonly says: ReadonlyMap<string, number> }
>();

function measureWithin(
  document: PolicyDocument,
  question: Question,
  searched: string,
  language: LanguageData,
): ReadonlyMap<string, number> {
  const { parts, rarity } = cutUp(document);
  const says = measure(question, searched, parts);
  const wanted = wantedFigure(question);
  const fits = (sentence: Sentence): number =>
    (wanted !== null && answersWith(sentence, wanted) ? PAYS : 1) *
    (question.aspects.some((aspect) => statesAspect(sentence.text, aspect, language)) ? STATES : 1);
  return new Map(
    parts.map(({ clause, above, whole, sentences }) => {
      const rated = sentences.map(({ sentence, held }) => {
        const said = says((term) => (rarity.get(term) ?? 0) * (held.has(term) ? 1 : above.has(term) ? ABOVE : 0));
        return said === 0 ? 0 : (said * fits(sentence)) / Math.sqrt(LEAST + held.size);
      });
      const all = says((term) => (whole.has(term) ? (rarity.get(term) ?? 0) : 0)) / Math.sqrt(LEAST + whole.size);
      return [clause.id, Math.max(0, ...rated) + REST * all];
    }),
  );
}

/** How much of a question is held: its own terms, or in place of those of a phrase that the document never says what policies say for it. */
function measure({ meanings }: Question, searched: string, parts: readonly Part[]): (held: Held) => number {
  const own = new Set(terms(stripAsking(fold(searched))));
  const others = meanings
    .filter(({ said }) => !parts.some(({ printed }) => printed.includes(fold(said))))
    .map(({ said, text, weight }) => ({ of: terms(fold(said)), terms: terms(fold(text)), weight }));
  const phrases = [...new Set(others.map(({ of }) => of.join()))].map((key) => ({
    of: new Set(key.split(',')),
    others: others.filter(({ of }) => of.join() === key),
  }));
  const sum = (some: Iterable<string>, held: Held): number => [...some].reduce((all, term) => all + held(term), 0);
  const taken = new Set(phrases.flatMap(({ of }) => [...of]));
  const rest = [...own].filter((term) => !taken.has(term));
  return (held) =>
    sum(rest, held) +
    phrases.reduce(
      (all, { of, others }) =>
        all + Math.max(sum(of, held), ...others.map((other) => other.weight * sum(other.terms, held))),
      0,
    );
}

/** A clause of a document cut up: what it prints, what stands above it, its sentences, by their terms. */
interface Part {
  readonly clause: Clause;
  readonly printed: string;
  readonly above: ReadonlySet<string>;
  readonly whole: ReadonlySet<string>;
  readonly sentences: readonly { readonly sentence: Sentence; readonly held: ReadonlySet<string> }[];
}

interface CutUp {
  readonly parts: readonly Part[];
  /** How much a term tells that few of its clauses hold. */
  readonly rarity: ReadonlyMap<string, number>;
}

/** Cut up once: several questions may be about one document. */
function cutUp(document: PolicyDocument): CutUp {
  const known = CUT.get(document);
  if (known) return known;
  const leads = leadTexts(document);
  const parts = document.clauses
    .filter(({ text }) => text !== '')
    .map((clause): Part => {
      const above = termsOf([...clause.path, clause.heading, leads.get(clause.id) ?? ''].join('\n'));
      const sentences = sentencesOf(clause).map((sentence) => ({ sentence, held: termsOf(sentence.text) }));
      return {
        clause,
        printed: fold(foldInsets([clause.heading, clause.text].join('\n'))),
        above,
        whole: new Set([...above, ...sentences.flatMap(({ held }) => [...held])]),
        sentences,
      };
    });
  const holders = new Map<string, number>();
  for (const { whole } of parts) for (const term of whole) holders.set(term, (holders.get(term) ?? 0) + 1);
  const rarity = new Map([...holders].map(([term, held]) => [term, Math.log(1 + parts.length / held)]));
  const cut = { parts, rarity };
  CUT.set(document, cut);
  return cut;
}
const CUT = new WeakMap<PolicyDocument, CutUp>();

const termsOf = (text: string): ReadonlySet<string> => new Set(terms(fold(foldInsets(text))));
