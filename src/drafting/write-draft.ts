import { stringify } from 'yaml';
import { checkRules } from '../calculate/check/check-measures.ts';
import { CewenError } from '../errors.ts';
import { withApproval } from '../knowledge/approval.ts';
import type { PolicyDocument } from '../knowledge/document.ts';
import type { FactBook } from '../knowledge/fact.ts';
import { clauseHash, Rule } from '../knowledge/measure.ts';
import { readYaml } from '../knowledge/yaml-file.ts';
import { makeExamples } from './make-examples.ts';

/** A measure's file less its examples, by key, in the order in which it is written. */
export type Written = Readonly<Record<string, unknown>> & { readonly id: string };

/** The text of a drafted measure with its examples, and what the checks of rules find wrong with it. */
export function writeDraft(
  written: Written,
  clause: { readonly text: string; readonly day: string },
  book: FactBook,
  documents: ReadonlyMap<string, PolicyDocument>,
): { readonly text: string; readonly faults: readonly string[] } {
  const bare = yamlOf(written);
  const file = `${written.id}.yaml`;
  try {
    // A measure is read with an example or not at all.
    const { data } = readYaml(file, `${bare}examples: [{ name: x, facts: {}, expect: { verdict: eligible } }]\n`, Rule);
    const text = `${bare}${yamlOf({ examples: makeExamples(data, book, clause.day) })}`;
    return { text, faults: faultsOfDraft(written.id, withApproval(text, clauseHash(clause.text)), book, documents) };
  } catch (error) {
    if (!(error instanceof CewenError)) throw error;
    return { text: bare, faults: [error.message] };
  }
}

/** What the checks of rules find wrong with the text of a measure. @throws KnowledgeError where it can't be read */
export function faultsOfDraft(
  id: string,
  text: string,
  book: FactBook,
  documents: ReadonlyMap<string, PolicyDocument>,
): readonly string[] {
  return checkRules([readYaml(`${id}.yaml`, text, Rule)], book, documents).map(({ what }) => what);
}

/** Each key on a line of its own, what stands below the second level in braces. */
export function yamlOf(whole: Readonly<Record<string, unknown>>): string {
  const flow = (value: unknown): string => stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
  return Object.entries(whole)
    .flatMap(([key, value]) => {
      if (value === undefined) return [];
      if (Array.isArray(value) && value.some((v) => typeof v === 'object'))
        return [`${key}:`, ...value.map((v) => `  - ${flow(v)}`)];
      if (typeof value === 'object' && value !== null && !Array.isArray(value) && BLOCK.has(key))
        return block(key, value, flow);
      return [`${stringify(key).trimEnd()}: ${flow(value)}`];
    })
    .map((line) => `${line}\n`)
    .join('');
}
const BLOCK: ReadonlySet<string> = new Set(['conditions', 'award']);

function block(key: string, value: object, flow: (value: unknown) => string): string[] {
  return [
    `${key}:`,
    ...Object.entries(value).flatMap(([k, v]) =>
      Array.isArray(v) ? [`  ${k}:`, ...v.map((one) => `    - ${flow(one)}`)] : [`  ${k}: ${flow(v)}`],
    ),
  ];
}
