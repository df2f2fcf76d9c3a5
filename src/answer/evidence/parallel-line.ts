import type { PolicyDocument } from '../../knowledge/document.ts';
import type { Figure } from '../../language/figure.ts';
import type { Evidence } from './evidence.ts';
import { pairsOf, type Sentence, sentencesOf } from './sentences.ts';

/** So much of a sentence stands in another that says the same of another kind. */
const SAME = 0.7;

/** A line that is missed stands in a sentence to which another one is alike but for the kind of thing that it is for, whose line is reached, and the message names neither kind: 工业类 1000万, 服务业类 3000万. */
export function isReachedInParallel(
  { own }: Pick<Evidence, 'own'>,
  document: PolicyDocument,
  missed: { readonly line: Figure; readonly said: Figure; readonly sentence: Sentence },
): boolean {
  const { line, said, sentence } = missed;
  const words = pairsOf(own.searched);
  const pairs = [...pairsOf(sentence.text)];
  return document.clauses.flatMap(sentencesOf).some((other) => {
    if (other.text === sentence.text) return false;
    const theirs = pairsOf(other.text);
    const apart = pairs.filter((pair) => !theirs.has(pair));
    const longer = Math.max(pairs.length, theirs.size);
    if (pairs.length - apart.length < longer * SAME || apart.some((pair) => words.has(pair))) return false;
    return other.figures.some(
      (f) =>
        f.unit === line.unit &&
        f.bound === line.bound &&
        Number(f.value) <= Number(said.value) &&
        Number(f.value) < Number(line.value),
    );
  });
}
