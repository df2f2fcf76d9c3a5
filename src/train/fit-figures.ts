/**
 * `npm run train:figures -- FILE.jsonl…`: learns src/understand/learned/figure-table.json from messages whose figures people tagged
 * (test/eval/tagged): whose each figure is, and of which fact. `--without SET,…` leaves sets out and tells how well the rest reads them;
 * `--out FILE` writes elsewhere.
 */
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type FigureFile, FigureTable } from '../understand/learned/figure-table.ts';
import { type FigureExample, goldExamples, OTHER, taggedExamples } from './figure-examples.ts';
import { goldRowsIn } from './gold-rows.ts';
import { featuresShared, frequent, learnWeights, weightTable } from './logistic.ts';
import { openForTraining } from './open-for-training.ts';
import { FIGURE_ROLES, taggedIn } from './tagged-messages.ts';

const FEWEST = 4;
const RARE = 4;
const LEARNING = { softmax: true, ridge: 3e-4, rate: 2, positive: 1 };
const isTagged = (file: string): boolean => /[/\\]tagged[/\\]/.test(file);

/** One regression for the role, one for the fact. */
function learn(examples: readonly FigureExample[]): FigureFile {
  const roles = [...FIGURE_ROLES];
  const facts = frequent(
    examples.flatMap(({ fact }) => fact ?? []),
    FEWEST,
  );
  const { features, places } = featuresShared(
    examples.map((e) => e.features),
    RARE,
  );
  const head = (rows: readonly FigureExample[], labels: readonly string[], labelOf: (e: FigureExample) => string) =>
    learnWeights(
      rows.map((e) => e.features),
      rows.map((e) => Float64Array.from(labels, (label) => Number(labelOf(e) === label))),
      places,
      LEARNING,
    );
  const weights = [
    ...head(
      examples.filter((e) => e.role !== null),
      roles,
      (e) => e.role ?? '',
    ),
    ...head(
      examples.filter((e) => e.fact !== null),
      facts,
      (e) => (e.fact !== null && facts.includes(e.fact) ? e.fact : OTHER),
    ),
  ];
  return { roles, facts, ...weightTable(features, weights) };
}

/** How often the likeliest role and fact of figures is the tagged one, and what is taken and left out where it is so sure. */
function tell(table: FigureTable, all: readonly FigureExample[], verbose: boolean): void {
  const rated = all.flatMap((e) => {
    if (e.role === null) return [];
    const { roles, facts } = table.rate(e.features);
    const ofFirm = roles.reduce((sum, { name, share }) => sum + (OF_FIRM.has(name) ? share : 0), 0);
    const other = facts.find(({ name }) => name === OTHER)?.share ?? 0;
    return [{ ...e, roles, facts, told: ofFirm * (1 - other), sure: ofFirm * (facts[0]?.share ?? 0) }];
  });
  const count = (of: readonly unknown[], is: number) => `${is}/${of.length} (${((100 * is) / of.length).toFixed(0)} %)`;
  const firm = rated.filter((e) => e.ofFirm);
  console.log(
    `roles ${count(rated, rated.filter((e) => e.roles[0]?.name === e.role).length)}`,
    `facts ${count(firm, firm.filter((e) => e.facts[0]?.name === e.fact).length)}`,
  );
  for (const sure of [0.5, 0.6, 0.7, 0.8, 0.9]) {
    const taken = rated.filter((e) => e.facts[0]?.name !== OTHER && e.sure > sure);
    const right = taken.filter((e) => e.ofFirm && e.fact === e.facts[0]?.name);
    console.log(
      `surer than ${sure}: ${right.length} of ${firm.length} taken rightly, ${taken.length - right.length} wrongly`,
    );
    if (verbose && sure === 0.7)
      for (const e of taken)
        if (!right.includes(e)) console.log(`  ${e.id} ${e.words} ${e.role} ${e.fact} read ${e.facts[0]?.name}`);
  }
  for (const sure of [0.02, 0.05, 0.1, 0.2]) {
    const left = rated.filter(({ told }) => told < sure);
    const wrongly = left.filter((e) => e.ofFirm);
    console.log(
      `less likely than ${sure}: ${left.length - wrongly.length} not of the firm, ${wrongly.length} that are`,
    );
    if (verbose) for (const e of wrongly) console.log(`  ${e.id} ${e.words} ${e.role} ${e.fact}`);
  }
}
const OF_FIRM: ReadonlySet<string> = new Set(['own', 'planned']);

const { values, positionals: files } = parseArgs({
  options: {
    without: { type: 'string', default: '' },
    out: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
if (files.length === 0) throw new Error('npm run train:figures -- FILE.jsonl… [--without SET,…] [--out FILE]');
const left = values.without.split(',');
const on = await openForTraining();
const book = on.knowledge.book.facts;
const examples = files.flatMap((file) => {
  const set = basename(file, '.jsonl');
  return isTagged(file)
    ? taggedIn(file).flatMap((message) => taggedExamples(message, set, book))
    : goldRowsIn(file).flatMap((row) => goldExamples(row, set, book));
});
const table = learn(examples.filter((e) => !left.includes(e.set)));
const out = values.out ?? fileURLToPath(new URL('../understand/learned/figure-table.json', import.meta.url));
writeFileSync(out, `${JSON.stringify(table)}\n`);
console.log(`${examples.length} figures, ${table.features.length} features, ${table.facts.length} facts`);
const unseen = examples.filter((e) => left.includes(e.set));
if (unseen.length > 0) tell(new FigureTable(table), unseen, values.verbose);
