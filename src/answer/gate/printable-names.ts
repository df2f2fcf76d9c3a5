import type { Knowledge } from '../../knowledge/load.ts';
import { allRegionNames } from '../../language/region.ts';
import { faqWords } from '../draft/faq-pieces.ts';

/** Every string that a reply may print as a name: bodies, issuers, headings, titles and places. */
export function namesOf(knowledge: Knowledge): Set<string> {
  const names = new Set<string>([
    '（来源未写明地区）',
    ...knowledge.book.facts.keys(),
    ...[...knowledge.book.facts.values()].map((f) => f.ask),
    ...[...knowledge.book.facts.values()].flatMap((f) =>
      f.type === 'names' || f.type === 'choice' ? Object.keys(f.options) : [],
    ),
    ...allRegionNames(),
  ]);
  for (const document of knowledge.documents.values()) {
    if (document.issuer) names.add(document.issuer);
    for (const clause of document.clauses) {
      names.add(clause.heading);
      for (const body of clause.bodies) names.add(body);
    }
  }
  for (const rule of knowledge.book.rules.values()) {
    const support = 'support' in rule.award ? [rule.award.support] : [];
    for (const printed of [rule.title, rule.reading ?? '', ...rule.attest, ...support]) names.add(printed);
  }
  for (const { called } of knowledge.language.trades) names.add(called);
  for (const entry of knowledge.faq.values()) for (const words of faqWords(entry)) names.add(words);
  return names;
}
