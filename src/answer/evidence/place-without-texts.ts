import { liesIn, type Region } from '../../language/region.ts';
import type { Ranked } from './evidence.ts';
import type { PlanOfClauses } from './plan-to-say.ts';

/** The place asked about of which no text is known, where a text of another answers: one above it, or none of its own. */
export function placeWithoutTexts(
  asked: Region | null,
  { document: { region } }: Ranked,
): PlanOfClauses['uncoveredPlace'] {
  if (!asked || region === null || region === asked.code) return null;
  return { name: asked.name, liesBelow: liesIn(asked.code, region) };
}
