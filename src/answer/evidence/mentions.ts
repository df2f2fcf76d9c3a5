import type { Evidence, Ranked } from './evidence.ts';

/** Where a word of the question is said, in its own letters or in what policies say for it. */
export type Mention = 'clause' | 'document' | null;

/** Tells where a word is mentioned: by a clause with its headings and bodies, by another of its document, or nowhere. */
export function mentionsOf({ expansions }: Evidence, { clause, document }: Ranked): (word: string) => Mention {
  const own = [document.title, ...clause.path, clause.heading, clause.text, ...clause.asks, ...clause.bodies];
  const others = document.clauses.flatMap((c) => [c.heading, c.text, ...c.asks]);
  const says = (texts: readonly string[], word: string) => texts.some((text) => text.toLowerCase().includes(word));
  return (word) => {
    const lower = word.toLowerCase();
    if (says(own, lower) || expansions.some((e) => e.includes(word))) return 'clause';
    return says(others, lower) ? 'document' : null;
  };
}

/** True where the document mentions every name of the question, the asker's own facts aside. */
export function mentionsAll(evidence: Evidence, ranked: Ranked): boolean {
  const mention = mentionsOf(evidence, ranked);
  const { question, own, slots } = evidence;
  return [...question.topics, ...own.topics].every(
    ({ word, weight }) => weight < 1 || mention(word) !== null || slots.some((s) => s.words.includes(word)),
  );
}
