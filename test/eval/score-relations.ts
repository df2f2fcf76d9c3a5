import { readFileSync } from 'node:fs';
import { loadLanguage } from '../../src/knowledge/language-data.ts';
import { relationsIn } from '../../src/knowledge/relations/read-relations.ts';
import type { RelationKind } from '../../src/knowledge/relations/relation.ts';

/*
 * node --import tsx test/eval/score-relations.ts [LABELS.jsonl]
 * Precision and recall of the reader of relations, by kind, against sentences in the official manner of one {"text", "kinds", "cap"?} a line;
 * none in `kinds`: a near miss. `cap`: the limit as value and unit.
 */
interface Labelled {
  readonly text: string;
  readonly kinds: readonly RelationKind[];
  readonly cap?: string;
}

const [file = new URL('relations.jsonl', import.meta.url)] = process.argv.slice(2);
const language = loadLanguage('knowledge');
const counts = new Map<string, { labelled: number; found: number; right: number }>();
const of = (kind: string) => {
  const known = counts.get(kind) ?? { labelled: 0, found: 0, right: 0 };
  counts.set(kind, known);
  return known;
};
for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
  const { text, kinds, cap } = JSON.parse(line) as Labelled;
  const read = relationsIn(text, 'doc#1', language);
  const wrong = new Set<string>();
  for (const kind of new Set([...kinds, ...read.map((r) => r.kind)])) {
    const [labelled, found] = [kinds.includes(kind), read.some((r) => r.kind === kind)];
    of(kind).labelled += Number(labelled);
    of(kind).found += Number(found);
    of(kind).right += Number(labelled && found);
    if (labelled !== found) wrong.add(`${labelled ? 'missed' : 'not labelled'} ${kind}`);
  }
  const limit = read.find((r) => r.cap)?.cap;
  if (cap && limit && `${limit.value} ${limit.unit}` !== cap) wrong.add(`limit ${limit.value} ${limit.unit}`);
  for (const why of wrong) console.log(`${why}: ${text}`);
}
const percent = (n: number, all: number): string => `${((100 * n) / Math.max(1, all)).toFixed(0)} %`;
const total = [...counts.values()].reduce((a, b) => ({
  labelled: a.labelled + b.labelled,
  found: a.found + b.found,
  right: a.right + b.right,
}));
for (const [kind, { labelled, found, right }] of [...counts, ['all', total] as const])
  console.log(`${kind}: ${labelled} labelled, precision ${percent(right, found)}, recall ${percent(right, labelled)}`);
