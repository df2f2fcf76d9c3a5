import { readFileSync } from 'node:fs';
import { measuresOf } from '../../src/knowledge/catalogue/catalogue.ts';
import type { Facet, Measure } from '../../src/knowledge/catalogue/facet.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';

/*
 * npx tsx test/eval/score-catalogue.ts LABELS.jsonl [POLICIES] [--show]
 * Precision and recall of the catalogue's measures, and the accuracy of each facet of those found, against a file of one
 * {"clause", "measures": [{beneficiary, subject, instrument, figures, promise, conditions, exclusions, bodies, window, channel}]} a line.
 * Words agree where one holds the other or half of their pairs of characters are the same; a list where at least half of either side has its like in the other.
 */
interface Labelled {
  readonly beneficiary: string | null;
  readonly subject: string | null;
  readonly instrument: string;
  readonly figures: readonly string[];
  readonly promise: string;
  readonly conditions: readonly string[];
  readonly exclusions: readonly string[];
  readonly bodies: readonly string[];
  readonly window: string | null;
  readonly channel: string | null;
}

const plain = (text: string): string => text.replace(/[\s，。；、：“”"（）()《》]/g, '');
const pairs = (text: string): string[] => [...text].slice(1).map((c, i) => `${[...text][i]}${c}`);

function sameWords(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  const [p, q] = [plain(a), plain(b)];
  if (p.includes(q) || q.includes(p)) return true;
  const [x, y] = [pairs(p), pairs(q)];
  return (2 * x.filter((pair) => y.includes(pair)).length) / (x.length + y.length) >= 0.5;
}

/** The mean of the shares of either side that have their like in the other, at least a half. */
function sameList(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return a.length === b.length;
  const share = (some: readonly string[], all: readonly string[]) =>
    some.filter((one) => all.some((other) => sameWords(one, other))).length / some.length;
  return (share(a, b) + share(b, a)) / 2 >= 0.5;
}

const sameFigures = (a: readonly string[], b: readonly string[]): boolean =>
  JSON.stringify(a.map(plain).sort()) === JSON.stringify(b.map(plain).sort());

const texts = (facets: readonly Facet[]): string[] => facets.map(({ text }) => text);

const FACETS: Readonly<Record<string, (label: Labelled, measure: Measure) => boolean>> = {
  beneficiary: (l, m) => sameWords(l.beneficiary, m.beneficiary?.text ?? null),
  subject: (l, m) => sameWords(l.subject, m.subject?.text ?? null),
  instrument: (l, m) => l.instrument === m.instrument.kind,
  figures: (l, m) => sameFigures(l.figures, texts(m.figures)),
  promise: (l, m) => l.promise === m.promise,
  conditions: (l, m) => sameList(l.conditions, texts(m.conditions)),
  exclusions: (l, m) => sameList(l.exclusions, texts(m.exclusions)),
  // Labels are words of the text; bodies of a clause's notes are beside it.
  bodies: (l, m) => sameList(l.bodies, texts(m.bodies.filter(({ span }) => span))),
  window: (l, m) => sameWords(l.window, m.window?.text ?? null),
  channel: (l, m) => sameWords(l.channel, m.channel?.text ?? null),
};

/** How like a measure is to a label: none at all where neither a figure nor the instrument is shared. */
function likeness(label: Labelled, measure: Measure): number {
  const figures = texts(measure.figures).map(plain);
  const shared = label.figures.filter((f) => figures.includes(plain(f))).length;
  if (label.figures.length > 0 && figures.length > 0 && shared === 0) return 0;
  const agree = Object.values(FACETS).filter((same) => same(label, measure)).length;
  const bound = shared > 0 || label.instrument === measure.instrument.kind;
  return bound ? shared * 4 + agree : 0;
}

const [file = '', policies, flag] = process.argv.slice(2);
const show = [policies, flag].includes('--show');
const knowledge = loadKnowledge('knowledge', policies && policies !== '--show' ? { ingested: policies } : {});
const counts = { labelled: 0, found: 0, matched: 0 };
const right = new Map<string, number>();
for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
  const { clause: id, measures: labels } = JSON.parse(line) as { clause: string; measures: Labelled[] };
  const clause = knowledge.clauses.get(id);
  if (!clause) throw new Error(`no clause ${id} is held`);
  const measures = measuresOf(clause, knowledge);
  const ranked = labels
    .flatMap((label) => measures.map((measure) => ({ label, measure, likeness: likeness(label, measure) })))
    .filter((pair) => pair.likeness > 0)
    .sort((a, b) => b.likeness - a.likeness);
  const taken = new Map<Labelled, Measure>();
  for (const { label, measure } of ranked)
    if (!taken.has(label) && ![...taken.values()].includes(measure)) taken.set(label, measure);
  counts.labelled += labels.length;
  counts.found += measures.length;
  counts.matched += taken.size;
  for (const [label, measure] of taken) {
    const wrong = Object.entries(FACETS).flatMap(([facet, same]) => {
      if (!same(label, measure)) return [facet];
      right.set(facet, (right.get(facet) ?? 0) + 1);
      return [];
    });
    if (show && wrong.length > 0)
      for (const facet of wrong)
        console.log(
          `${measure.id} ${facet}: ${said(label[facet as keyof Labelled])} | ${said(factOf(measure, facet))}`,
        );
  }
  if (show) {
    for (const label of labels)
      if (!taken.has(label)) console.log(`${id} missed: ${label.instrument} ${said(label.figures)} ${label.subject}`);
    for (const measure of measures)
      if (![...taken.values()].includes(measure))
        console.log(
          `${id} not labelled: ${measure.instrument.kind} ${measure.instrument.said.text} ${said(texts(measure.figures))}`,
        );
  }
}
const percent = (n: number, of: number): string => `${((100 * n) / Math.max(1, of)).toFixed(1)} %`;
console.log(
  `measures: ${counts.labelled} labelled, ${counts.found} found; precision ${percent(counts.matched, counts.found)}, recall ${percent(counts.matched, counts.labelled)}`,
);
for (const facet of Object.keys(FACETS)) console.log(`${facet}: ${percent(right.get(facet) ?? 0, counts.matched)}`);

function said(value: unknown): string {
  return Array.isArray(value)
    ? value.map(said).join(' / ')
    : typeof value === 'object' && value
      ? (value as Facet).text
      : String(value);
}
function factOf(measure: Measure, facet: string): unknown {
  return facet === 'instrument' ? measure.instrument.kind : measure[facet as keyof Measure];
}
