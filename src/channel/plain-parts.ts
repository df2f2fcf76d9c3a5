import type { Part } from '../contract/channel.ts';
import { type LengthMeasure, split } from './split.ts';

/** Plain text as parts, for an app that shows neither emphasis nor buttons. */
export function plainParts(text: string, max: number, measure: LengthMeasure): Part[] {
  return split(text, max, measure).map(({ start, end }) => ({ text: text.slice(start, end), marks: [], buttons: [] }));
}
