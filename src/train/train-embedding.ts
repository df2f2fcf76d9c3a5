import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Contrast } from './contrast.ts';
import { readCorpus } from './corpus.ts';
import { randomFrom } from './random.ts';
import { buildVocabulary, Examples } from './training-examples.ts';
import { writeTable } from './write-embedding.ts';

const SEED = 20261121;
const RATE = 0.02;

/**
 * `npm run train -- --articles FILE --pairs FILE --knowledge DIR --out FILE`: the static embedding, learned anew. The same data give
 * the same bytes on the same version of Node.
 */
const { values } = parseArgs({
  options: {
    articles: { type: 'string' },
    pairs: { type: 'string' },
    knowledge: { type: 'string', default: 'knowledge' },
    out: { type: 'string' },
    steps: { type: 'string', default: '1500' },
    grams: { type: 'string', default: '40000' },
    dimension: { type: 'string', default: '128' },
    'pair-every': { type: 'string', default: '4' },
  },
});
const { articles, pairs, knowledge, out } = values;
if (!articles || !pairs || !out)
  throw new Error('usage: train --articles FILE --pairs FILE --out FILE [--knowledge DIR]');

const corpus = readCorpus({ articles, pairs, knowledge });
const vocabulary = buildVocabulary(corpus, Number(values.grams));
const random = randomFrom(SEED);
const examples = new Examples(corpus, vocabulary, random);
const contrast = new Contrast(vocabulary.idf, Number(values.dimension), SEED);
const steps = Number(values.steps);
const every = Number(values['pair-every']);
console.error(`${corpus.texts.length} texts, ${corpus.pairs.length} pairs, ${vocabulary.grams.length} grams`);
let mean = 0;
for (let step = 0; step < steps; step++) {
  const { questions, passages, groups } =
    every && step % every === every - 1 ? examples.answered(256) : examples.cloze(384);
  const loss = contrast.step(questions, passages, groups, RATE * (1 - (0.9 * step) / steps));
  mean = step === 0 ? loss : 0.98 * mean + 0.02 * loss;
  if (step % 50 === 0) console.error(`step ${step}: loss ${mean.toFixed(3)}`);
}
writeFileSync(out, writeTable(contrast.encoder, vocabulary));
