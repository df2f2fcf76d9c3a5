import { type DecidingWeights, furtherChoices, likeliestFirst } from '../answer/evidence/deciding/choose-deciding.ts';
import type { DecidingExample } from './deciding-examples.ts';
import { learnSigns } from './learn-weights.ts';

type Example = Pick<DecidingExample, 'held' | 'answers'>;

/**
 * Learns which sentence answers first, then which of the others decides beside the one that is chosen by that, or that none does; the same
 * examples give the same weights.
 */
export function learnDeciding(examples: readonly Example[]): DecidingWeights {
  const first = learnSigns(
    examples.map(({ held, answers }) => ({
      signs: held.sentences.map(({ signs }) => signs),
      gold: goldOf(answers.flat(), [...held.sentences.keys()]),
    })),
  );
  const further = learnSigns(
    examples.map(({ held, answers }) => {
      const { at } = likeliestFirst(held, { first, further: {} });
      const choices = furtherChoices(held, [at], first);
      const open = answers.filter((places) => !places.includes(at)).flat();
      const gold = goldOf(
        open,
        choices.slice(0, -1).map((one) => one.at),
      );
      const signs = choices.map((one) => one.signs);
      return { signs, gold: Uint8Array.from([...gold, gold.includes(1) ? 0 : 1]) };
    }),
  );
  return { first, further };
}

const goldOf = (answers: readonly number[], places: readonly (number | null)[]): Uint8Array =>
  Uint8Array.from(places, (at) => Number(at !== null && answers.includes(at)));
