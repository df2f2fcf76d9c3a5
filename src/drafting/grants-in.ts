import { type Catalogued, grantsOf } from '../knowledge/catalogue/catalogue.ts';
import type { FacetReader } from '../knowledge/catalogue/facet-reader.ts';
import type { Grant } from '../knowledge/catalogue/grant.ts';
import type { SentencePart } from '../knowledge/catalogue/segments.ts';
import type { Clause } from '../knowledge/document.ts';

/** A grant of money with the parts of its clause that no grant has: those of its paragraph, and of paragraphs that grant nothing. */
export interface OwnGrant {
  readonly grant: Grant;
  readonly beside: readonly SentencePart[];
  /** What goes on in its sentence behind it. */
  readonly trailing: readonly SentencePart[];
  /** Another grant right behind it that may only limit it. */
  readonly next: Grant | null;
  /** The sentence before its own in the paragraph. */
  readonly ahead: string | null;
}

/** The grants of money in a clause; help that stands inside the sentence of one is what that one asks for. */
export function grantsIn(
  clause: Clause,
  segments: readonly SentencePart[],
  knowledge: Catalogued,
  reader: FacetReader,
): readonly OwnGrant[] {
  const { text } = clause;
  const sameSentence = (a: Grant, b: Grant): boolean => !/[。！？\n]/u.test(text.slice(a.gives.start, b.gives.start));
  const merged: Grant[] = [];
  let held: Grant | null = null;
  for (const grant of grantsOf(clause, knowledge)) {
    const one: Grant =
      held && sameSentence(held, grant) && !reader.holds('gives', held.gives.text)
        ? { ...grant, before: [...held.before, held.gives, ...held.after, ...grant.before], opening: held.opening }
        : grant;
    held = grant.figures.length > 0 ? null : one;
    if (grant.figures.length > 0) merged.push(one);
  }
  // A line that a page broke goes on in the next.
  const paragraph = (at: number): number => segments.filter((s) => s.opens && s.start < at).length;
  const granting = new Set(merged.map((g) => paragraph(g.gives.end)));
  const claimed = new Set(merged.flatMap((g) => [...g.before, g.gives, ...g.after]));
  const free = segments.filter((s) => !claimed.has(s) && !merged.some((g) => covers(g, s)));
  return merged.map((grant, i) => {
    const own = paragraph(grant.gives.end);
    const beside = free.filter((s) => paragraph(s.end) === own || !granting.has(paragraph(s.end)));
    const next = merged[i + 1];
    const last = (grant.after.at(-1) ?? grant.gives).end;
    const trailing = free.filter((s) => s.start >= last && !/[。！？；;\n]/u.test(text.slice(last, s.start)));
    const start = (grant.opening[0] ?? grant.before[0] ?? grant.gives).start;
    const sentence = segments.filter(
      (s) => s.end <= start && paragraph(s.end) === own && isLastSentence(text.slice(s.end, start)),
    );
    const [first] = sentence;
    const ahead = first ? text.slice(first.start, sentence.at(-1)?.end) : null;
    return {
      grant,
      beside: beside.filter((s) => !trailing.includes(s)),
      trailing,
      ahead,
      next: next && paragraph(next.gives.end) === own ? next : null,
    };
  });
}

/** Inside a grant, between what gives and what goes on with its sums. */
const covers = ({ before, gives, after }: Grant, { start, end }: SentencePart): boolean =>
  (before[0] ?? gives).start <= start && end <= (after.at(-1) ?? gives).end;

/** True where no more than one sentence ends between. */
const isLastSentence = (between: string): boolean => (between.match(/[。！？]/gu) ?? []).length < 2;
