import type { DecidingWeights } from '../answer/evidence/deciding/likely-deciding.ts';
import type { DecidingExample } from './deciding-examples.ts';
import { learnSigns } from './learn-weights.ts';
import { softmax } from './listwise.ts';

/** From how likely on a sentence is named, tried one after another. */
const LEAST = [0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8];

/** How many sentences are named of each set and right, learned without the document at hand; a line for each likelihood. */
export function judgeByFolds(examples: readonly DecidingExample[], folds: number): readonly string[] {
  const files = [...new Set(examples.map(({ file }) => file))];
  const foldOf = (file: string): number => files.indexOf(file) % folds;
  const judged = Array.from({ length: folds }, (_, fold) => {
    const weights = learnSigns(examples.filter(({ file }) => foldOf(file) !== fold));
    return examples
      .filter(({ file }) => foldOf(file) === fold)
      .map((one) => ({ ...one, ...likeliestOf(one, weights) }));
  }).flat();
  return [...new Set(examples.map(({ set }) => set))].flatMap((set) => {
    const own = judged.filter((one) => one.set === set);
    const due = own.filter(({ gold }) => gold.at(-1) === 0);
    const first = due.filter(({ right }) => right).length;
    const lines = LEAST.map((least) => {
      const named = own.filter(({ likely }) => likely >= least);
      return `  from ${least} on: ${named.length} named, ${named.filter(({ right }) => right).length} right`;
    });
    return [
      `${set}: ${own.length} questions, of ${due.length} something is left out, the likeliest is it in ${first}`,
      ...lines,
    ];
  });
}

/** How likely the likeliest sentence is, and whether it decides. */
function likeliestOf({ signs, gold }: DecidingExample, weights: DecidingWeights) {
  const odds = signs.map((one) => [...one].reduce((sum, [name, value]) => sum + value * (weights[name] ?? 0), 0));
  const likely = softmax(Float64Array.from(odds));
  const sentences = likely.subarray(0, -1);
  const most = Math.max(...sentences);
  return { likely: most, right: gold[sentences.indexOf(most)] === 1 };
}
