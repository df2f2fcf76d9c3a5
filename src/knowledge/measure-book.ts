import { join } from 'node:path';
import { recentlyBy } from '../language/recently.ts';
import type { Clause } from './document.ts';
import type { FactBook } from './fact.ts';
import { loadLanguage } from './language-data.ts';
import { loadFacts } from './load-facts.ts';
import { isLocked, loadRules, type Rule, type RuleFile } from './measure.ts';

/** Every rule and fact, loaded once. A rule is `locked` where its clause is gone or says something else than when it was approved. */
export interface RuleBook {
  readonly facts: FactBook;
  readonly files: readonly RuleFile[];
  readonly rules: ReadonlyMap<string, Rule>;
  readonly locked: ReadonlySet<string>;
}

/** Reads `root`/facts.yaml and `root`/measures with what `own` lays over them, and holds the rules against the clauses at hand. Raises KnowledgeError with file:line. */
export function loadRuleBook(root: string, clauses: ReadonlyMap<string, Clause>, own?: string): RuleBook {
  const files = loadRules(own === undefined ? [root] : [root, own]);
  const rules = new Map(files.map(({ data }) => [data.id, data]));
  const locked = [...rules.values()].filter((rule) => isLocked(rule, clauses.get(rule.clause)?.text ?? ''));
  const facts = loadFacts(join(root, 'facts.yaml'), loadLanguage(root, own), own);
  return { facts, files, rules, locked: new Set(locked.map((r) => r.id)) };
}

export type RuleStatus = 'in-force' | 'not-yet' | 'expired' | 'replaced' | 'locked';

/** How a rule stands on a day: locked before all else, for then it computes nothing. */
export function statusOfRule(book: RuleBook, rule: Rule, day: string): RuleStatus {
  if (book.locked.has(rule.id)) return 'locked';
  const { from, to } = rule.valid;
  if (from && day < from) return 'not-yet';
  if (to && day > to) return 'expired';
  return rulesOn(book, day).includes(rule) ? 'in-force' : 'replaced';
}

/** The rules that may compute on a day: without the locked, and without those that another, valid by then, replaces. */
export const rulesOn = (book: RuleBook, day: string): readonly Rule[] => usableOn(day, book);

/** Told once of a day: each message asks for them several times. */
const usableOn = recentlyBy(8, (day, { rules, locked }: RuleBook): readonly Rule[] => {
  const all = [...rules.values()];
  const replaced = new Set(all.filter((r) => (r.valid.from ?? '') <= day).map((r) => r.replaces));
  return all.filter((rule) => !replaced.has(rule.id) && !locked.has(rule.id));
});
