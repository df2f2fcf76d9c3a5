import { coreKey } from '../language/document-name.ts';
import type { Clause, DocumentLink, PolicyDocument } from './document.ts';

type Related = { -readonly [K in keyof PolicyDocument]: PolicyDocument[K] };

/** A link of a document, and the known document that it names; null where none is known. */
export interface FollowedLink {
  readonly of: PolicyDocument;
  readonly link: DocumentLink;
  readonly to: PolicyDocument | null;
}

/**
 * The documents with what others do to them: put out of force, extended (in `period`), amended; and each explanation with its policy.
 * Both sides are told by number, else by title; the frozen documents refer to each other.
 */
export function relateDocuments(documents: ReadonlyMap<string, PolicyDocument>): ReadonlyMap<string, PolicyDocument> {
  const related = new Map([...documents].map(([id, document]) => [id, { ...document } as Related]));
  for (const { of, link, to } of linksAmong(related)) if (to) apply(of, link, related.get(to.id) as Related);
  for (const document of related.values()) Object.freeze(document);
  return related;
}

/** Every link of the documents, those that lead to none that is known included. */
export function linksAmong(documents: ReadonlyMap<string, PolicyDocument>): FollowedLink[] {
  const all = [...documents.values()];
  return all.flatMap((of) =>
    of.links.flatMap((link): FollowedLink[] => {
      const named = all.filter((other) => other !== of && isNamed(other, link, of));
      if (named.length === 0) return [{ of, link, to: null }];
      return onlyOne(link) ? [{ of, link, to: newest(named, of) }] : named.map((to) => ({ of, link, to }));
    }),
  );
}

const onlyOne = ({ kind, number }: DocumentLink): boolean => kind === 'explains' && number === null;

/** Of the policies of one title the one that was there when the explanation came, else the newest. */
function newest(named: readonly PolicyDocument[], by: PolicyDocument): PolicyDocument {
  const told = by.published ?? by.issued;
  const before = named.filter((one) => told !== null && (one.issued ?? one.effective ?? '9') <= told);
  const day = ({ effective, issued }: PolicyDocument) => effective ?? issued ?? '';
  return (before.length > 0 ? before : named).toSorted((a, b) => day(b).localeCompare(day(a)))[0] as PolicyDocument;
}

function apply(by: PolicyDocument, link: DocumentLink, old: Related): void {
  const on = link.from ?? [by.effective, by.issued, by.published].find((day) => day?.length === 10);
  const clause = sayingClause(by, link);
  if (link.kind === 'explains') (by as Related).explained = old;
  else if (!clause) return;
  else if (link.kind === 'repeals' || link.kind === 'supersedes') {
    if (on && (!old.repealed || on < old.repealed.on)) old.repealed = { by, on, clause };
  } else if (link.kind === 'extends') extend(old, { by, clause }, link);
  else if (link.kind === 'amends' && on)
    old.amended = [...(old.amended ?? []), { by, on, clause }].toSorted((a, b) => b.on.localeCompare(a.on));
}

/** Without an end that is said, or one that is earlier than what is known, it goes on without one. */
function extend(old: Related, extended: NonNullable<PolicyDocument['extended']>, { until, years }: DocumentLink): void {
  const from = old.period?.from ?? old.effective;
  const to = until ?? (years && old.period ? later(old.period.to, years) : undefined);
  if (to && old.period && to <= old.period.to) return;
  old.extended = extended;
  old.period = to && from ? { from, to } : null;
  old.effective ??= from;
}

function later(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
}

/** The clause that names the other document, else the first that says anything. */
function sayingClause(by: PolicyDocument, { number, title }: DocumentLink): Clause | undefined {
  const keys = [number, title].flatMap((name) => (name ? [keyOf(name)] : []));
  return (
    by.clauses.findLast(({ heading, text }) => keys.some((key) => keyOf(heading + text).includes(key))) ??
    by.clauses.find(({ text }) => text)
  );
}

/** By number, else by title: a text of the same place that is not younger, or that an explanation of no place names. */
function isNamed(old: PolicyDocument, { kind, number, title }: DocumentLink, by: PolicyDocument): boolean {
  if (old.number && number) return keyOf(old.number) === keyOf(number);
  if (!title || old.links.some((link) => link.kind === 'explains')) return false;
  const [named, held] = [coreKey(title), coreKey(old.title)];
  const explains = kind === 'explains';
  if (old.region !== by.region && !(explains && by.region === null) && kind !== 'implements' && kind !== 'forwards')
    return false;
  if (explains) return named.length >= SHORTEST && held.includes(named);
  if (named !== held) return false;
  const [before, after] = [old.effective ?? old.issued, by.effective ?? by.issued];
  return before === null || after === null || before < after || kind === 'implements';
}

/** So many characters no title is shorter than that names one policy. */
const SHORTEST = 6;

const keyOf = (text: string): string => text.replace(/[^\p{Script=Han}\da-zA-Z]/gu, '');
