import type { Clause, PolicyDocument } from '../knowledge/document.ts';
import { placeOf } from '../knowledge/locator.ts';
import { parsePolicy } from '../knowledge/policy-file.ts';
import { coreKey, titleKey } from '../language/document-name.ts';
import { type Policy, writePolicy } from './text/policy.ts';
import { normalNumber } from './text/title.ts';
import type { DraftUnit } from './text/unit.ts';

/** The held document that a newly read one is another text of: by number, else by title where nothing speaks against it. */
export function knownRevision(policy: Policy, documents: Iterable<PolicyDocument>): PolicyDocument | undefined {
  const { title, number, region } = policy.metadata;
  const isTitled = (held: PolicyDocument): boolean =>
    titleKey(held.title) === titleKey(title) || sameCore(held.title, title);
  let byTitle: PolicyDocument | undefined;
  for (const held of documents) {
    const numbered = number !== null && held.number !== null;
    const alike = numbered && normalNumber(number) === normalNumber(held.number ?? '');
    if (alike && (isTitled(held) || (isOwnNumber(policy.metadata) && isOwnNumber(held)))) return held;
    if (numbered || (region && held.region && region !== held.region)) continue;
    if (isTitled(held)) byTitle ??= held;
  }
  return byTitle;
}

/** A card of a guide bears the number of the document that it is based on, as its neighbours do: that number tells none of them. */
function isOwnNumber({ number, links }: Pick<PolicyDocument, 'number' | 'links'>): boolean {
  const own = normalNumber(number ?? '');
  return !links.some((link) => link.kind === 'implements' && link.number && normalNumber(link.number) === own);
}

function sameCore(one: string, other: string): boolean {
  const key = coreKey(one);
  return key.length >= 10 && key === coreKey(other);
}

/**
 * The document as a new revision of the known one: its id, the same places for the same provisions, its questions. What the new
 * source doesn't tell of number, issuer and dates stays as it is known.
 */
export function asRevision(policy: Policy, held: PolicyDocument): Policy {
  const units = withHeldParagraphs(withHeldHeadings(withHeldDepths(policy.units, held), held), held);
  const m = policy.metadata;
  const metadata = {
    ...m,
    id: held.id,
    number: m.number ?? held.number,
    issuer: m.issuer ?? held.issuer,
    region: held.region ?? m.region,
    issued: m.issued ?? held.issued,
    published: m.published ?? held.published,
    effective: m.effective ?? held.effective,
    period: m.period ?? held.period,
  };
  const told = [metadata.number && '文号未载', metadata.issuer && '发文单位未载', metadata.effective && '施行日期未载'];
  metadata.lacks = m.lacks.filter((lack) => !told.some((known) => known && lack.startsWith(known)));
  const revision = { ...policy, metadata, units };
  const asks = new Map(held.clauses.map((clause) => [clause.id, clause.asks]));
  const written = parsePolicy(held.id, writePolicy(revision));
  for (const [i, clause] of written.clauses.entries()) {
    const unit = units[i];
    const carried = asks.get(clause.id);
    if (unit && carried?.length) unit.asks = carried;
  }
  return revision;
}

const byPlace = (held: PolicyDocument): Map<string, Clause> =>
  new Map(held.clauses.map((clause) => [clause.id.slice(clause.document.length + 1), clause]));

/** Headings without numbers take the depth that they are known at, if all of them are known. */
function withHeldDepths(units: readonly DraftUnit[], held: PolicyDocument): DraftUnit[] {
  const depths = new Map(
    held.clauses.filter((c) => c.locator === c.heading).map((c) => [titleKey(c.heading), c.path.length]),
  );
  const bare = units.filter((unit) => unit.locator === '');
  const known = bare.length > 0 && bare.every((unit) => depths.has(titleKey(unit.heading)));
  return units.map((unit) => ({
    ...unit,
    depth: known && unit.locator === '' ? (depths.get(titleKey(unit.heading)) ?? unit.depth) : unit.depth,
  }));
}

/** Where a heading ran into its text, the known heading tells where it ends. */
function withHeldHeadings(units: readonly DraftUnit[], held: PolicyDocument): DraftUnit[] {
  const places = byPlace(held);
  return units.map((unit) => {
    const heading = unit.locator ? (places.get(placeOf(unit.locator))?.heading ?? '') : '';
    const [first = '', ...rest] = unit.paragraphs;
    if (unit.heading || !heading || !first.startsWith(heading)) return unit;
    const text = first.slice(heading.length).replace(/^[。：:\s]+/, '');
    return { ...unit, heading, paragraphs: text ? [text, ...rest] : rest };
  });
}

/** Paragraphs that are known as clauses of their own (一第2段) become so here too, if there are as many. */
function withHeldParagraphs(units: readonly DraftUnit[], held: PolicyDocument): DraftUnit[] {
  const places = new Set(byPlace(held).keys());
  return units.flatMap((unit): DraftUnit[] => {
    const place = unit.locator ? placeOf(unit.locator) : '';
    let last = 1;
    while (place && places.has(`${place}.p${last + 1}`)) last += 1;
    if (last < 2 || unit.paragraphs.length !== last) return [unit];
    const [first = '', ...rest] = unit.paragraphs;
    return [
      { ...unit, paragraphs: [first] },
      ...rest.map(
        (text, i): DraftUnit => ({
          locator: `${unit.locator}第${i + 2}段`,
          heading: '',
          depth: unit.depth + 1,
          paragraphs: [text],
          bodies: unit.bodies,
        }),
      ),
    ];
  });
}
