import { SIMPLIFIED, TRADITIONAL } from './traditional.ts';

const SIMPLE = [...SIMPLIFIED];
const TO_SIMPLIFIED = new Map([...TRADITIONAL].map((char, i) => [char, SIMPLE[i] ?? char]));
const TRADITIONAL_CHAR = new RegExp(`[${TRADITIONAL}]`, 'gu');

/** Traditional characters to simplified, character by character, so that offsets stay. */
export function toSimplified(text: string): string {
  return text.replace(TRADITIONAL_CHAR, (char) => TO_SIMPLIFIED.get(char) ?? char);
}
