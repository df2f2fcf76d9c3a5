import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AlignmentType, Document, Packer, Paragraph, TextRun } from 'docx';
import { describeSource } from '../../src/ingest/describe/describe.ts';
import { readSource } from '../../src/ingest/read/read-source.ts';

/** Where the published documents lie that the gold was made from; they are no part of the repository. */
export const SHARED = ['../../../shared/', '../../../../shared/']
  .map((at) => fileURLToPath(new URL(at, import.meta.url)))
  .find((at) => fs.existsSync(path.join(at, 'seeds')));
if (!SHARED) process.stderr.write('left out: the outlines of published documents, whose texts are not at hand\n');

/** The places and first letters of a document's units, as a person reads them in the original; `at` counts letters before it. */
interface Gold {
  readonly source: string;
  readonly units: readonly (readonly [locator: string, begins: string, at: number])[];
}

export interface Measure {
  readonly source: string;
  readonly gold: number;
  readonly found: number;
  readonly right: number;
  readonly missed: readonly string[];
  readonly extra: readonly string[];
}

const GOLD = fileURLToPath(new URL('outlines.jsonl', import.meta.url));

export function goldRows(): Gold[] {
  return fs
    .readFileSync(GOLD, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Gold);
}

/** Holds the outline of each gold document against its gold: a boundary is right if place and first letters are. */
export async function measureOutlines(shared: string, rows = goldRows()): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const gold of rows) {
    const [file, bytes] = await open(shared, gold.source);
    const described = describeSource(await readSource(file, bytes), file);
    const units = described.flatMap((d) => ('policy' in d ? d.policy.units : []));
    const found = units.flatMap((unit) =>
      /^(?:前言|附件|第\d|$)|第\d+段$|·/.test(unit.locator)
        ? []
        : [`${unit.locator} ${letters(unit.heading + unit.paragraphs.join(''))}`],
    );
    const left = [...found];
    const missed: string[] = [];
    for (const [locator, begins] of gold.units) {
      const at = left.findIndex((key) => key.startsWith(`${locator} ${letters(begins)}`));
      if (at < 0) missed.push(`${locator} ${begins}`);
      else left.splice(at, 1);
    }
    measures.push({
      source: gold.source,
      gold: gold.units.length,
      found: found.length,
      right: gold.units.length - missed.length,
      missed,
      extra: left.map((key) => key.slice(0, 16)),
    });
  }
  return measures;
}

/** The part of the boundaries found that are right, and the part of the gold that was missed. */
export function share(measures: readonly Measure[]): { readonly right: number; readonly missed: number } {
  const sum = (of: 'gold' | 'found' | 'right'): number => measures.reduce((total, m) => total + m[of], 0);
  return { right: sum('right') / sum('found'), missed: 1 - sum('right') / sum('gold') };
}

const letters = (text: string): string => text.replace(/[^\p{Script=Han}\da-zA-Z]/gu, '');

async function open(shared: string, source: string): Promise<[string, Uint8Array]> {
  const [format = '', begin = ''] = source.split('/');
  const folder =
    { txt: 'seeds', html: 'data/messy/html', docx: 'data/messy/html', pdf: 'data/messy/pdf' }[format] ?? '';
  const name = fs.readdirSync(path.join(shared, folder)).find((file) => file.startsWith(begin));
  if (!name) throw new Error(`${source} is not in ${shared}`);
  const bytes = fs.readFileSync(path.join(shared, folder, name));
  if (format !== 'docx') return [name, bytes];
  return [`${begin}.docx`, await asWord(name, bytes)];
}

/** The same text as a Word file, as its issuer would have it. */
async function asWord(name: string, bytes: Uint8Array): Promise<Uint8Array> {
  const { lines } = await readSource(name, bytes);
  const children = lines
    .filter((line) => !line.table)
    .map(
      (line) =>
        new Paragraph({
          children: [new TextRun({ text: line.text, bold: line.strong === true })],
          ...(line.centred && { alignment: AlignmentType.CENTER }),
        }),
    );
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!SHARED) throw new Error('the published documents are not beside the repository');
  for (const m of await measureOutlines(SHARED)) {
    console.log(
      `${m.source.padEnd(24)} gold ${m.gold}  found ${m.found}  precision ${((m.right / m.found) * 100).toFixed(1)} %  recall ${((m.right / m.gold) * 100).toFixed(1)} %`,
    );
    if (process.argv.includes('--faults')) console.log('  missed', m.missed, 'extra', m.extra);
  }
}
