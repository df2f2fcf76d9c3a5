import type { Clause, PolicyDocument } from '../../../knowledge/document.ts';
import { leadTexts } from '../../../knowledge/provision.ts';
import { foldInsets } from '../../../language/fold-insets.ts';
import { grams } from '../../../language/grams.ts';
import { fold, terms } from '../../../language/tokens.ts';
import { sentencesOf } from '../sentences.ts';
import { SharedWords } from './shared-words.ts';

/** A document cut up to choose a clause of it, its clauses in order, all texts folded. */
export interface CutDocument {
  readonly clauses: readonly Clause[];
  /** Each clause with what stands above it, and alone. */
  readonly texts: readonly string[];
  readonly own: readonly string[];
  /** The sentences of all clauses, and which clause each is of. */
  readonly sentences: readonly string[];
  readonly clauseOf: readonly number[];
  /** Characters and pairs of characters, and pairs alone, of the clauses with what stands above them; and of the sentences. */
  readonly words: SharedWords;
  readonly pairs: SharedWords;
  readonly bySentence: SharedWords;
}

const FLAT = 0.25;
const FLAT_SENTENCES = 0.6;

const print = (text: string): string => fold(foldInsets(text));

/** Cut up once: several questions may be about one document. */
export function cutDocument(document: PolicyDocument): CutDocument {
  const known = CUT.get(document);
  if (known) return known;
  const clauses = document.clauses.filter(({ text }) => text !== '');
  const leads = leadTexts(document);
  const texts = clauses.map(({ path, heading, text, id }) =>
    print([...path, heading, leads.get(id) ?? '', text].join('\n')),
  );
  const said = clauses.flatMap((clause, of) =>
    [clause.heading, ...sentencesOf(clause).map(({ text }) => text)]
      .filter((text) => text !== '')
      .map((text) => ({ of, text: print(text) })),
  );
  const sentences = said.map(({ text }) => text);
  const cut: CutDocument = {
    clauses,
    texts,
    own: clauses.map(({ heading, text }) => print(`${heading} ${text}`)),
    sentences,
    clauseOf: said.map(({ of }) => of),
    words: new SharedWords(texts.map(grams), FLAT),
    pairs: new SharedWords(texts.map(terms), FLAT),
    bySentence: new SharedWords(sentences.map(grams), FLAT_SENTENCES),
  };
  CUT.set(document, cut);
  return cut;
}
const CUT = new WeakMap<PolicyDocument, CutDocument>();
