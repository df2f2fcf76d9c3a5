import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { KnowledgeError } from '../errors.ts';
import { Quantity } from '../language/quantity.ts';
import { UNCONFIRMED } from '../language/unconfirmed.ts';
import { Award } from './award.ts';
import { Condition } from './condition.ts';
import { IsoDate } from './document.ts';
import { StatedRelation } from './relations/relation.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/** An enterprise and what the rule must say of it on a day (`on`: the first day of validity, unless given). */
const Example = z.strictObject({
  name: z.string().min(1),
  on: IsoDate.optional(),
  facts: z.record(z.string(), z.json()),
  expect: z.strictObject({
    verdict: z.enum(['eligible', 'ineligible', 'needs-facts', 'not-in-scope']),
    amount: Quantity.optional(),
    atMost: Quantity.optional(),
    distance: Quantity.optional(),
    missing: z.array(z.string()).optional(),
  }),
});
export type Example = z.infer<typeof Example>;

/** One measure of one clause. Every figure stands in `clause`, unless a condition names another. */
export const Rule = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens'),
  title: z.string().min(1),
  /** What people and policies call the measure: 贷款贴息, 研发补贴. */
  keywords: z.array(z.string().min(1)).min(1),
  clause: z.string().regex(/^[a-z0-9-]+#[\w.]+$/, 'a clause id such as city-loans-2024#1.1'),
  /** The trades that it is for, of knowledge/language/trades.yaml; empty: whoever fulfils its conditions. */
  for: z.array(z.string().min(1)).default([]),
  /** A service of offices to everybody, told where it is asked for. */
  administrative: z.boolean().default(false),
  valid: z.strictObject({ from: IsoDate.optional(), to: IsoDate.optional() }).default({}),
  scope: z.strictObject({ region: z.union([z.string(), z.number().transform(String)]) }).optional(),
  conditions: Condition.optional(),
  /** Conditions that no machine can check: quoted, never evaluated. */
  attest: z.array(z.string().min(1)).default([]),
  award: Award,
  /** How it meets other support, beside what its clause says in a way that is read. */
  relations: z.array(StatedRelation).default([]),
  /** How an ambiguity is read; shown with the answer. */
  reading: z.string().optional(),
  replaces: z.string().optional(),
  /** The clause text that a person held the rule against, as clauseHash gives it. */
  approved: z.union([z.string(), z.array(z.string())]).optional(),
  examples: z.array(Example).min(1),
});
export type Rule = z.infer<typeof Rule>;
export type RuleFile = YamlFile<Rule>;

/**
 * Reads every rule of each root's measures, by file name; of the roots behind the first, one may have none.
 * @throws KnowledgeError with all faults, file and line each, with both files where a rule of one root has the id of another's
 */
export function loadRules(roots: readonly string[]): RuleFile[] {
  const { rules, faults } = readRules(roots);
  if (faults.length) throw new KnowledgeError(faults.join('\n'));
  return rules;
}

/** The rules that can be read, and what is wrong with the others, file and line each. */
export function readRules(roots: readonly string[]): {
  readonly rules: RuleFile[];
  readonly faults: readonly string[];
} {
  const faults: string[] = [];
  const rules: RuleFile[] = [];
  const layer = new Map<string, string>();
  for (const path of roots.flatMap((root, i) => ruleFiles(join(root, 'measures'), i > 0))) {
    try {
      const rule = readYaml(relative(process.cwd(), path), readFileSync(path, 'utf8'), Rule);
      const { id } = rule.data;
      const twin = layer.get(id);
      if (twin && dirname(twin) !== dirname(rule.file))
        faults.push(
          `${rule.file}:${rule.lineOf(['id'])}: 标识 ${id} 已被 ${twin} 使用：换一个；要代替它，再写 replaces: ${id}`,
        );
      else rules.push(rule);
      layer.set(id, rule.file);
    } catch (error) {
      if (!(error instanceof KnowledgeError)) throw error;
      faults.push(error.message);
    }
  }
  return { rules, faults };
}

function ruleFiles(folder: string, optional: boolean): string[] {
  if (optional && !existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}

/** A hash of a clause's text that white space doesn't change. */
export function clauseHash(text: string): string {
  return createHash('sha256').update(text.replace(/\s+/g, '')).digest('hex').slice(0, 16);
}

/** True where the clause says something else than when the rule was approved, or a figure of it is not known: it then computes nothing. */
export function isLocked(rule: Rule, clauseText: string): boolean {
  return clauseText.includes(UNCONFIRMED) || ![rule.approved ?? []].flat().includes(clauseHash(clauseText));
}
