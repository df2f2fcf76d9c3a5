import { decidingTogether } from '../answer/evidence/deciding/choose-deciding.ts';
import type { DecidingExample } from './deciding-examples.ts';
import { learnDeciding } from './learn-deciding.ts';

/** How many sentences are told of each set and right, learned without the document at hand. */
export function judgeByFolds(examples: readonly DecidingExample[], folds: number): readonly string[] {
  const files = [...new Set(examples.map(({ file }) => file))];
  const foldOf = (file: string): number => files.indexOf(file) % folds;
  const judged = Array.from({ length: folds }, (_, fold) => {
    const weights = learnDeciding(examples.filter(({ file }) => foldOf(file) !== fold));
    return examples
      .filter(({ file }) => foldOf(file) === fold)
      .map((one) => ({ ...one, told: decidingTogether(one.held, weights) }));
  }).flat();
  return [...new Set(examples.map(({ set }) => set))].map((set) => {
    const own = judged.filter((one) => one.set === set);
    const several = own.filter(({ answers }) => answers.length > 1);
    const isTold = (places: readonly number[], told: readonly number[]): boolean =>
      places.some((at) => told.includes(at));
    const all = several.filter(({ answers, told }) => answers.every((places) => isTold(places, told)));
    const first = own.filter(({ answers, told }) => isTold(answers[0]!, told));
    const named = own.reduce((sum, { told }) => sum + told.length, 0);
    const right = own.reduce(
      (sum, { answers, told }) => sum + told.filter((at) => answers.flat().includes(at)).length,
      0,
    );
    return (
      `${set}: of ${own.length} questions the first sentence is told for ${first.length}, of ${several.length} with several all for ` +
      `${all.length}; ${named} are told, ${right} right`
    );
  });
}
