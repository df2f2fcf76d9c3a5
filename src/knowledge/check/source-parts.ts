import type { PolicyDocument } from '../document.ts';

/** A file that policies were taken from. */
export interface SourceFile {
  readonly file: string;
  readonly lines: readonly string[];
}

/** A run of lines of a source file that one document comes from; `from` and `to` are 0-based, `to` excluded. */
export interface SourcePart {
  readonly source: SourceFile;
  readonly document: PolicyDocument;
  readonly from: number;
  readonly to: number;
}

/** What it costs, in character pairs, to leave one document for another: less than a heading and a sentence that are another's. */
const SWITCH = 8;

/**
 * Which lines of a file come from which document: each line goes to the document whose title, number, headings and clauses
 * hold most of its pairs of characters, and neighbouring lines stay together where little speaks against it.
 */
export function sourceParts(source: SourceFile, documents: readonly PolicyDocument[]): SourcePart[] {
  const held = documents.map((document) => pairs(wordsOf(document)));
  let best: { score: number; path: Path | null }[] = documents.map(() => ({ score: 0, path: null }));
  for (const [line, text] of source.lines.entries()) {
    const own = [...pairs(text)];
    const leader = best.reduce((a, b) => (b.score > a.score ? b : a));
    best = best.map((stay, i) => {
      const before = leader.score - SWITCH > stay.score ? { score: leader.score - SWITCH, path: leader.path } : stay;
      const known = own.filter((pair) => held[i]?.has(pair)).length;
      return { score: before.score + known - own.length / 2, path: { document: i, line, before: before.path } };
    });
  }
  const labels: number[] = [];
  for (let at = best.reduce((a, b) => (b.score > a.score ? b : a)).path; at; at = at.before)
    labels[at.line] = at.document;
  const parts: SourcePart[] = [];
  for (let from = 0, to = 0; from < labels.length; from = to) {
    while (to < labels.length && labels[to] === labels[from]) to += 1;
    const document = documents[labels[from] ?? 0];
    if (document && knows(source.lines.slice(from, to), held[labels[from] ?? 0]))
      parts.push({ source, document, from, to });
  }
  return parts;
}

interface Path {
  readonly document: number;
  readonly line: number;
  readonly before: Path | null;
}

/** Half of what the lines say is known: else they are no document's, only nearest to one. */
function knows(lines: readonly string[], held: ReadonlySet<string> | undefined): boolean {
  const own = [...pairs(lines.join('\n'))];
  return own.length > 20 && own.filter((pair) => held?.has(pair)).length > own.length / 2;
}

function wordsOf(document: PolicyDocument): string {
  const { title, number, issuer, clauses } = document;
  return [title, number ?? '', issuer ?? '', ...clauses.flatMap((c) => [c.heading, c.text, ...c.bodies])].join('\n');
}

/** Pairs of Chinese characters, everything else aside: figures must not tell which document they belong to. */
function pairs(text: string): Set<string> {
  const found = new Set<string>();
  for (const run of text.match(/\p{Script=Han}+/gu) ?? [])
    for (let i = 0; i + 1 < run.length; i += 1) found.add(run.slice(i, i + 2));
  return found;
}
