import { boundFigures } from '../../src/answer/gate/verify.ts';
import { VerificationError } from '../../src/errors.ts';
import type { Composed } from '../fakes/drafts.ts';
import { Random } from '../fakes/random.ts';
import { FIGURE_MUTATIONS } from './mutate-figures.ts';
import { SOURCE_MUTATIONS } from './mutate-sources.ts';

const MUTATIONS = { ...FIGURE_MUTATIONS, ...SOURCE_MUTATIONS };

/** Mutates drafts `times` times, each way of it as often as the others, and tells which passed the gate, at most twenty, and how often each mutation was tried. */
export function countMutants(drafts: readonly Composed[], times: number, seed: number) {
  const random = new Random(seed);
  const names = Object.keys(MUTATIONS);
  const tried: Record<string, number> = Object.fromEntries(names.map((name) => [name, 0]));
  const slipped: string[] = [];
  for (let done = 0; done < times; ) {
    const name = names[done % names.length]!;
    const composed = random.pick(drafts);
    const draft = MUTATIONS[name]!(composed, random);
    if (!draft) continue;
    done += 1;
    tried[name] = (tried[name] ?? 0) + 1;
    try {
      boundFigures(draft, composed.basis);
    } catch (error) {
      if (error instanceof VerificationError) continue;
      throw error;
    }
    const said = [...composed.draft.statements, ...composed.draft.notices.map((n) => n.say)];
    const changed = [...draft.statements, ...draft.notices.map((n) => n.say)].filter((s) => !said.includes(s));
    if (slipped.length < 20)
      slipped.push(`${name}: ${JSON.stringify(changed.at(-1) ?? draft.choices)} (${composed.from})`);
  }
  return { slipped, tried };
}
