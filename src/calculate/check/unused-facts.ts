import type { Fact, FactBook } from '../../knowledge/fact.ts';
import type { Fault } from '../../knowledge/fault.ts';
import type { RuleFile } from '../../knowledge/measure.ts';
import type { YamlFile } from '../../knowledge/yaml-file.ts';
import { usesOf } from '../references.ts';

/** An admin's own facts that neither a measure nor another fact asks: what owners say is read as one of them, and nothing is worked out with it. */
export function unusedFacts(
  { file, data, lineOf }: YamlFile<Readonly<Record<string, object>>>,
  rules: readonly RuleFile[],
  book: FactBook,
): readonly Fault[] {
  const used = new Set(rules.flatMap(({ data: rule }) => usesOf(rule, book).facts.map(({ fact }) => fact)));
  for (const fact of book.values()) for (const name of namedBy(fact)) used.add(name);
  return Object.entries(data)
    .filter(([name, entry]) => 'type' in entry && !used.has(name))
    .map(([name]) => ({
      file,
      line: lineOf([name]),
      severity: 'warning' as const,
      what: `没有措施用到“${name}”，企业的话却会读成它`,
      remedy: '不用就从 facts.yaml 里删掉',
    }));
}

const namedBy = (fact: Fact): readonly string[] => [
  ...(fact.type === 'list' ? fact.of : []),
  ...('notAbove' in fact && fact.notAbove !== undefined ? [fact.notAbove] : []),
  ...(fact.assume && 'fact' in fact.assume && fact.assume.fact !== undefined ? [fact.assume.fact] : []),
];
