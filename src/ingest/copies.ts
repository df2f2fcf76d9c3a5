import { coreKey, titleKey } from '../language/document-name.ts';
import type { Policy } from './text/policy.ts';

const RUN = 6;
/** How much of the shorter text must stand in the longer one. */
const SHARE = 0.6;
/** A copy with a misread figure is one still; texts of two years share their words, not their sums. */
const SHARE_OF_FIGURES = 0.9;

/** True for two texts of one document: the same number or title, and words and figures of the shorter stand in the longer one. */
export function areCopies(one: Policy, other: Policy, sameFile = false): boolean {
  const [a, b] = [one.metadata, other.metadata];
  // The parts of one file may all tell of one document.
  if (sameFile && titleKey(a.title) !== titleKey(b.title)) return false;
  const named =
    a.number !== null && b.number !== null
      ? a.number === b.number
      : sameTitle(a.title, b.title) && (!a.region || !b.region || a.region === b.region);
  return (
    named &&
    !differs(a.effective, b.effective) &&
    !differs(a.period?.to, b.period?.to) &&
    shared(runsOf(one), runsOf(other)) >= SHARE &&
    shared(figuresOf(one), figuresOf(other)) >= SHARE_OF_FIGURES
  );
}

/** Both are known and not the same: texts that begin or end on different days are two. */
const differs = (one: string | null | undefined, other: string | null | undefined): boolean =>
  Boolean(one && other && one !== other);

const sameTitle = (one: string, other: string): boolean =>
  titleKey(one) === titleKey(other) || (coreKey(one).length >= 10 && coreKey(one) === coreKey(other));

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [less, more] = one.size < other.size ? [one, other] : [other, one];
  let both = 0;
  for (const part of less) if (more.has(part)) both += 1;
  return less.size === 0 ? 1 : both / less.size;
}

const textOf = ({ units }: Policy): string => units.flatMap((unit) => [unit.heading, ...unit.paragraphs]).join('\n');

function runsOf(policy: Policy): Set<string> {
  const text = titleKey(textOf(policy));
  const runs = new Set<string>();
  for (let at = 0; at + RUN <= text.length; at += 1) runs.add(text.slice(at, at + RUN));
  return runs;
}

const figuresOf = (policy: Policy): Set<string> =>
  new Set(
    [...textOf(policy).matchAll(/\d{1,24}(?:\.\d{1,12})?\s{0,4}(?:[百千万亿]{0,8}元|[%％])/g)].map(([figure]) =>
      figure.replace(/\s/g, ''),
    ),
  );
