import type { Clause, PolicyDocument } from '../../../knowledge/document.ts';
import { leadsIn, provisionsOf } from '../../../knowledge/provision.ts';
import { foldInsets } from '../../../language/fold-insets.ts';
import { grams } from '../../../language/grams.ts';
import { fold, terms } from '../../../language/tokens.ts';
import { sentencesOf } from '../sentences.ts';
import { clauseTables } from './clause-tables.ts';
import { SharedWords } from './shared-words.ts';

/** A document cut up to choose a clause of it, its clauses in order. */
export interface CutDocument {
  readonly clauses: readonly Clause[];
  /** Characters and pairs of characters, and pairs alone, of each clause with what stands above it. */
  readonly words: SharedWords;
  readonly pairs: SharedWords;
  /** The sentences of all clauses, and which clause each is of. */
  readonly sentences: SharedWords;
  readonly clauseOf: readonly number[];
  readonly vectors: readonly (readonly number[])[];
  readonly sentenceVectors: readonly (readonly number[])[];
  /** Logits of the kinds of questions that each clause answers. */
  readonly kinds: readonly (readonly number[])[];
}

const FLAT = 0.25;
const FLAT_SENTENCES = 0.6;

const print = (text: string): string => fold(foldInsets(text));

/** Cut up once: several questions may be about one document. */
export function cutDocument(document: PolicyDocument): CutDocument {
  const known = CUT.get(document);
  if (known) return known;
  const clauses = document.clauses.filter(({ text }) => text !== '');
  const leads = new Map(
    provisionsOf(document).flatMap(({ lead, items }) =>
      leadsIn(lead) ? items.map((item) => [item.id, lead.text] as const) : [],
    ),
  );
  const texts = clauses.map(({ path, heading, text, id }) =>
    print([...path, heading, leads.get(id) ?? '', text].join('\n')),
  );
  const sentences = clauses.flatMap((clause, of) =>
    [clause.heading, ...sentencesOf(clause).map(({ text }) => text)]
      .filter((text) => text !== '')
      .map((text) => ({ of, text: print(text) })),
  );
  const { words, kinds } = clauseTables();
  const cut: CutDocument = {
    clauses,
    words: new SharedWords(texts.map(grams), FLAT),
    pairs: new SharedWords(texts.map(terms), FLAT),
    sentences: new SharedWords(
      sentences.map(({ text }) => grams(text)),
      FLAT_SENTENCES,
    ),
    clauseOf: sentences.map(({ of }) => of),
    vectors: texts.map((text) => words.embed(text, 'passage')),
    sentenceVectors: sentences.map(({ text }) => words.embed(text, 'passage')),
    kinds: clauses.map(({ heading, text }) => kinds.ofClause(print(`${heading} ${text}`))),
  };
  CUT.set(document, cut);
  return cut;
}
const CUT = new WeakMap<PolicyDocument, CutDocument>();
