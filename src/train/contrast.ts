import { GramEncoder } from './gram-encoder.ts';
import { randomFrom } from './random.ts';
import { addScaled, dot } from './vectors.ts';
import type { Bag } from './vocabulary.ts';

const TEMPERATURE = 0.05;

/** A static embedding trained by contrast (InfoNCE, van den Oord et al. 2018; negatives are the other passages of the batch). */
export class Contrast {
  readonly encoder: GramEncoder;

  constructor(idf: Float32Array, dimension: number, seed: number) {
    this.encoder = new GramEncoder(idf.length, dimension);
    this.encoder.draw(randomFrom(seed));
    for (const side of Object.values(this.encoder.sides)) side.values.set(idf.map((value) => value / 5));
  }

  /** One batch: question i is answered by passage i and by no other whose `group` differs. Gives the mean loss. */
  step(questions: readonly Bag[], passages: readonly Bag[], groups: readonly number[], rate: number): number {
    const { encoder } = this;
    const n = questions.length;
    const d = encoder.dimension;
    const asked = encoder.encode(questions, 'question');
    const held = encoder.encode(passages, 'passage');
    const slopeAsked = new Float32Array(n * d);
    const slopeHeld = new Float32Array(n * d);
    const row = new Float32Array(n);
    let loss = 0;
    for (let i = 0; i < n; i++) {
      let most = Number.NEGATIVE_INFINITY;
      for (let j = 0; j < n; j++) {
        const cosine = dot(asked.units, i * d, held.units, j * d, d);
        row[j] = i !== j && groups[i] === groups[j] ? Number.NEGATIVE_INFINITY : cosine / TEMPERATURE;
        if (row[j]! > most) most = row[j]!;
      }
      let total = 0;
      for (let j = 0; j < n; j++) total += row[j] = Math.exp(row[j]! - most);
      loss -= Math.log(row[i]! / total);
      for (let j = 0; j < n; j++) {
        const slope = (row[j]! / total - (i === j ? 1 : 0)) / (n * TEMPERATURE);
        if (Math.abs(slope) < 1e-7) continue;
        addScaled(slopeAsked, i * d, held.units, j * d, d, slope);
        addScaled(slopeHeld, j * d, asked.units, i * d, d, slope);
      }
    }
    encoder.back(questions, 'question', asked, slopeAsked);
    encoder.back(passages, 'passage', held, slopeHeld);
    encoder.update(rate);
    return loss / n;
  }
}
