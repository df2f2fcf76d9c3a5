import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSources } from '../src/knowledge/check/source-figures.ts';
import { checkSources } from '../src/knowledge/check/sources.ts';
import { statusOn } from '../src/knowledge/document.ts';
import { printFault } from '../src/knowledge/fault.ts';
import { held } from './fakes/knowledge.ts';
import { ROOT } from './fakes/root.ts';

const knowledge = held;
const documents = [...knowledge.documents.values()];
const clauses = [...knowledge.clauses.values()];
/** Where the sources lie beside the repository, if they do. */
const seeds = ['../shared/seeds', '../../shared/seeds']
  .map((path) => join(ROOT, path))
  .find((path) => existsSync(path));
if (!seeds) process.stderr.write('left out: the knowledge against its sources, which are not at hand\n');

/** Longer runs than this of an official text are copies. */
const RUN = 24;

describe('the held knowledge', () => {
  it('is the thirteen documents, by number where they have one', () => {
    expect(documents.length).toBe(13);
    expect(documents.flatMap((d) => d.number ?? []).sort()).toEqual(
      [
        '湘工信中小发展〔2020〕151号',
        '渝府办发〔2022〕56号',
        '长政办发〔2022〕4号',
        '湘财企〔2022〕10号',
        '湘政办发〔2024〕20号',
        '湘政发〔2019〕13号',
        '湘工信产业集聚〔2022〕436号',
        '苏政办发〔2019〕57号',
      ].sort(),
    );
  });

  it('says of each what it is: whole, an excerpt, a digest, a signed article', () => {
    const kinds = Object.fromEntries(documents.map((d) => [d.id, d.provenance]));
    expect(kinds).toMatchObject({
      'hunan-zero-breakthrough-2020': 'restated',
      'yueyang-zero-breakthrough-forward-2020': 'restated',
      'chongqing-tech-sme-2022': 'restated',
      'changsha-sme-2022': 'excerpt',
      'hangzhou-five-actions-2022': 'digest',
      'hunan-three-highs-article-2021': 'commentary',
    });
    for (const d of documents.filter((x) => x.provenance === 'excerpt')) expect(d.lacks, d.id).not.toEqual([]);
  });

  it('gives every clause a place of its own in its document', () => {
    expect(clauses.length).toBeGreaterThan(140);
    for (const clause of clauses) {
      expect(clause.id).toMatch(/^[a-z0-9-]+#(?:[cs]?\d+|p\d+)(?:\.(?:[cs]?\d+|p\d+))*$/);
      expect(clause.locator, clause.id).not.toBe('');
    }
    expect(knowledge.clauses.get('changsha-sme-2022#1.1')?.locator).toBe('一(一)');
    expect(knowledge.clauses.get('hunan-low-altitude-2024#1.p2')?.locator).toBe('一第2段');
  });

  it('knows how each document stands on a day', () => {
    const on = (id: string, day: string) => statusOn(knowledge.documents.get(id)!, day);
    expect(on('changsha-sme-2022', '2022-01-31')).toBe('not-yet');
    expect(on('changsha-sme-2022', '2022-02-01')).toBe('in-force');
    expect(on('hunan-zero-breakthrough-2020', '2022-12-31')).not.toBe('expired');
    expect(on('hunan-zero-breakthrough-2020', '2023-01-01')).toBe('expired');
    expect(on('jiangsu-hightech-2019', '2021-01-01')).toBe('expired');
    expect(on('hangzhou-five-actions-2022', '2025-06-01')).toBe('unknown');
  });
});

describe.skipIf(!seeds)('against the sources', () => {
  const folder = seeds ?? '';

  it('every figure of the knowledge stands in its source, and every figure of a source in the knowledge', () => {
    expect(checkSources(documents, readSources(folder)).map(printFault)).toEqual([]);
  });

  it(`no ${RUN} characters in a row are the official wording, names of bodies and documents aside`, () => {
    const sources = readdirSync(folder)
      .map((name) => plain(readFileSync(join(folder, name), 'utf8')))
      .join('\n');
    expect(sources.length).toBeGreaterThan(20_000);
    const copied = clauses.flatMap((clause) => {
      const text = plain(withoutNames(clause.text));
      const runs = [];
      for (let at = 0; at + RUN <= text.length; at += 1) {
        const run = text.slice(at, at + RUN);
        if (!run.includes('|') && sources.includes(run)) runs.push(run);
      }
      return runs.slice(0, 1).map((run) => `${clause.id}: ${run}`);
    });
    expect(copied).toEqual([]);
  });
});

/** Punctuation of one width, and no white space. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}

/** Titles in 《》 and runs of bodies are names, and stand as printed. */
function withoutNames(text: string): string {
  const bodies = [...new Set(clauses.flatMap((c) => c.bodies))].sort((a, b) => b.length - a.length);
  let rest = text.replace(/《[^》]+》|[^。，；、\s]{2,}?(?:协会|研究会|促进会|学会)/g, '|');
  for (const body of bodies) rest = rest.replaceAll(body, '|');
  return rest;
}
