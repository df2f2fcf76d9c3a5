import { type KindFile, kindFeatures } from '../answer/evidence/within/clause-tables.ts';
import type { AskedDocument } from './asked-documents.ts';
import { KINDS } from './invented.ts';
import { featuresShared, learnWeights, weightTable } from './logistic.ts';

const LEARNING = { ridge: 1e-4, rate: 2, positive: 1 };
/** A feature of fewer questions, or of fewer clauses, is not learned. */
const OF_QUESTIONS = 2;
const OF_CLAUSES = 3;

/** Learns which kind a question is of, and of which kinds the questions are that a clause answers. */
export function learnKinds(documents: readonly AskedDocument[]): KindFile {
  const questions = documents.flatMap(({ questions }) =>
    questions.flatMap(({ asked, kind }) =>
      kind && kind !== 'unsaid' ? [{ text: asked, kinds: new Set([kind]) }] : [],
    ),
  );
  const clauses = documents.flatMap(({ cut, questions }) =>
    cut.own.map((text, i) => ({
      text,
      kinds: new Set(questions.flatMap(({ kind, gold }) => (kind && gold[i] === 1 ? [kind] : []))),
    })),
  );
  return {
    kinds: [...KINDS],
    questions: tableOf(questions, OF_QUESTIONS, true),
    clauses: tableOf(clauses, OF_CLAUSES, false),
  };
}

function tableOf(
  examples: readonly { readonly text: string; readonly kinds: ReadonlySet<string> }[],
  rare: number,
  softmax: boolean,
) {
  const features = examples.map(({ text }) => kindFeatures(text));
  const shared = featuresShared(features, rare);
  const gold = examples.map(({ kinds }) => Float64Array.from(KINDS, (kind) => Number(kinds.has(kind))));
  return weightTable(shared.features, learnWeights(features, gold, shared.places, { ...LEARNING, softmax }));
}
