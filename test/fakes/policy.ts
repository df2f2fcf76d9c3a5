import type { PolicyDocument } from '../../src/knowledge/document.ts';
import { parsePolicy } from '../../src/knowledge/policy-file.ts';

const FRONT: Record<string, string> = {
  id: 'test-one',
  title: '试验市支持企业办法',
  number: '试政发〔2030〕7号',
  issuer: '试验市人民政府',
  region: '"430100"',
  issued: '2030-01-05',
  published: '2030-01-09',
  effective: '2030-02-01',
  period: '{ from: 2030-02-01, to: 2032-12-31 }',
  provenance: 'restated',
  source: '试验',
};

/** The text of a policy file. */
export function policyText(clauses: string, front: Record<string, string> = {}): string {
  const lines = Object.entries({ ...FRONT, ...front }).map(([key, value]) => `${key}: ${value}`);
  return `---\n${lines.join('\n')}\n---\n${clauses}\n`;
}

/** A policy of the clauses given, in the form of knowledge/policies. */
export function policy(clauses: string, front: Record<string, string> = {}): PolicyDocument {
  return parsePolicy('test.md', policyText(clauses, front));
}
