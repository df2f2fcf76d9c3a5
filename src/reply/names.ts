import type { Knowledge } from '../knowledge/load.ts';
import { regionName } from '../knowledge/region.ts';

/** Every string that a reply may print as a name: bodies, issuers, headings, places, and what `more` adds. */
export function namesOf(knowledge: Knowledge, more: readonly string[]): Set<string> {
  const names = new Set<string>(['（来源未写明地区）', ...more]);
  for (const document of knowledge.documents.values()) {
    if (document.issuer) names.add(document.issuer);
    if (document.region) names.add(regionName(document.region));
    for (const clause of document.clauses) {
      names.add(clause.heading);
      for (const body of clause.bodies) names.add(body);
    }
  }
  return names;
}
