import { createHash } from 'node:crypto';
import type { DocumentLink, DocumentMetadata, Provenance, ScanRecord } from '../../knowledge/document.ts';
import { splitHeading } from '../../knowledge/locator.ts';
import { parsePolicy } from '../../knowledge/policy-file.ts';
import { coreKey, titleKey } from '../../language/document-name.ts';
import { regionSlug } from '../region-slug.ts';
import type { DraftUnit } from './unit.ts';

/** A document as read, ready to be written: its properties and its provisions. */
export interface Policy {
  readonly metadata: DocumentMetadata;
  readonly units: readonly DraftUnit[];
  /** Why the text counts as what it counts as, in words for a person. */
  readonly why: string;
  readonly removed: readonly string[];
  readonly warnings: readonly string[];
}

/** An id that the same document gets from every site: its place, its year and six letters of its title's hash. */
export function idOf(title: string, region: string | null, year: string | null): string {
  const hash = createHash('sha256')
    .update(coreKey(title) || titleKey(title))
    .digest('hex')
    .slice(0, 6);
  return [regionSlug(region), year, hash].filter(Boolean).join('-');
}

/** The file of a policy in the form of knowledge/policies: what parsePolicy reads back is what was meant. */
export function writePolicy(policy: Policy): string {
  const m = policy.metadata;
  const front = [
    `id: ${m.id}`,
    `title: ${scalar(m.title)}`,
    `number: ${scalar(m.number)}`,
    `issuer: ${scalar(m.issuer)}`,
    `region: ${m.region === null ? 'null' : `"${m.region}"`}`,
    `issued: ${m.issued}`,
    `published: ${m.published}`,
    `effective: ${m.effective}`,
    `period: ${m.period ? `{ from: ${m.period.from}, to: ${m.period.to} }` : 'null'}`,
    `provenance: ${m.provenance satisfies Provenance}`,
    `lacks: ${list(m.lacks)}`,
    ...(m.links.length ? ['links:', ...m.links.map((link) => `  - ${linkLine(link)}`)] : []),
    ...(m.scan ? scanLines(m.scan) : []),
    `source: ${scalar(m.source)}`,
  ];
  const clauses = policy.units.map((unit) => {
    const notes = [
      ...(unit.bodies.length ? [`bodies: ${list(unit.bodies)}`] : []),
      ...(unit.asks?.length ? [`asks: ${list(unit.asks)}`] : []),
    ];
    const yaml = notes.length ? `\`\`\`yaml\n${notes.join('\n')}\n\`\`\`\n` : '';
    const text = unit.paragraphs.map(paragraph).join('\n\n');
    return `${'#'.repeat(Math.min(2 + unit.depth, 6))} ${headingLine(unit)}\n${yaml}${text}${text ? '\n' : ''}`;
  });
  return `---\n${front.join('\n')}\n---\n\n${clauses.join('\n')}`;
}

function scanLines({ id, pages, unconfirmed }: ScanRecord): string[] {
  const figures = unconfirmed.map(
    ({ at, read, other, words }) =>
      `    - { at: "${at}", read: ${scalar(read)}, other: ${scalar(other)}, words: ${scalar(words)} }`,
  );
  return [
    'scan:',
    `  id: "${id}"`,
    `  pages: [${pages.join(', ')}]`,
    ...(figures.length ? ['  unconfirmed:', ...figures] : []),
  ];
}

function linkLine({ kind, number, title, until, years, from }: DocumentLink): string {
  const parts = [`kind: ${kind}`, number && `number: ${scalar(number)}`, title && `title: ${scalar(title)}`];
  const time = [until && `until: ${until}`, years && `years: ${years}`, from && `from: ${from}`];
  return `{ ${[...parts, ...time].filter(Boolean).join(', ')} }`;
}

/** The heading with its locator; one without a number must not read as if it had one. */
function headingLine(unit: DraftUnit): string {
  const heading = unit.heading.replace(/\s+/g, ' ').trim();
  if (unit.locator) return `${unit.locator} ${heading}`.trim();
  const safe = heading || '正文';
  return splitHeading(safe).locator ? safe.replace(/\s+/g, '').replace(/^(.{1,12})$/, '“$1”') : safe;
}

/** Text that begins like a mark of Markdown keeps its words: the mark becomes its wide form. */
function paragraph(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^(#{1,6}) /, (_, marks: string) => `${'＃'.repeat(marks.length)} `)
        .replace(/^```/, '｀｀｀')
        .replace(/^---$/, '－－－'),
    )
    .join('\n');
}

function scalar(value: string | null): string {
  if (value === null) return 'null';
  const flat = value.replace(/\s+/g, ' ').trim();
  return /^[\p{Script=Han}《“（][^:#"'\\[\]{},&*!|>%@`]*$/u.test(flat) && !/^(?:null|true|false)$/.test(flat)
    ? flat
    : JSON.stringify(flat);
}

const list = (items: readonly string[]): string => `[${items.map((item) => scalar(item)).join(', ')}]`;

/** Reads what was written; a fault here is ours, so nothing is saved. @throws KnowledgeError */
export function checkWritten(name: string, content: string): void {
  parsePolicy(name, content);
}
