import type { Clause, PolicyDocument } from '../../knowledge/document.ts';
import { type Figure, parseFigures } from '../../language/figure.ts';
import { DEFINES } from '../../language/official-text.ts';
import { termsIn } from '../../language/terms-in.ts';
import type { Span } from '../../understand/span.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { pieceWith } from './pieces.ts';
import { clauseFigures, sentencesOf } from './sentences.ts';

/** Figures or a term that are asked what they stand for, and the part of a clause that tells; null where the document says nothing of it. */
export interface Explained {
  readonly figures: readonly Figure[];
  readonly stated: { readonly of: Ranked; readonly piece: Span } | null;
}

/** Units of what names a document or a day. */
const NO_NUMBER = /^(?:date|document|ordinal|year)$/;

/** Asked what figures or terms of a document stand for: each with what tells it; null where nothing of the kind is asked, or none is stated. */
export function explainEach(evidence: Evidence): readonly Explained[] | null {
  if (!evidence.question.signs.ways.has('asks-meaning')) return null;
  return figuresTold(evidence) ?? termsTold(evidence);
}

function figuresTold(evidence: Evidence): readonly Explained[] | null {
  const { own, slots } = evidence;
  const asked = own.figures.filter(
    (f) => !NO_NUMBER.test(f.unit) && !f.vague && !slots.some((s) => s.start < f.end && s.end > f.start),
  );
  if (asked.length === 0) return null;
  const each = documentsOf(evidence).map((of) => asked.map((f) => factFigureAt(f, asked, of)));
  const best = each.sort((a, b) => heldIn(b) - heldIn(a))[0];
  return best && heldIn(best) * 2 > asked.length ? bySentence(best) : null;
}

const heldIn = (all: readonly Explained[]): number => all.filter(({ stated }) => stated !== null).length;

/** What one sentence tells is told once, of all its figures. */
function bySentence(all: readonly Explained[]): readonly Explained[] {
  const sentenceOf = ({ stated }: Explained) =>
    stated && sentencesOf(stated.of.clause).find((s) => s.start <= stated.piece.start && s.end >= stated.piece.end);
  return all.flatMap((one, i) => {
    const sentence = sentenceOf(one);
    const isSame = (other: Explained): boolean =>
      other === one ||
      (!!sentence && other.stated?.of.clause === one.stated?.of.clause && sentenceOf(other)?.start === sentence.start);
    if (all.findIndex(isSame) < i) return [];
    const same = all.filter(isSame);
    const figures = same.flatMap((other) => other.figures);
    return [same.length > 1 && one.stated && sentence ? { figures, stated: { ...one.stated, piece: sentence } } : one];
  });
}

/** Where a document has a figure: in the clause that has most of those asked, as the kind of figure that it has of the first. */
function factFigureAt(said: Figure, asked: readonly Figure[], of: Ranked): Explained {
  const count = (clause: Clause): number => asked.filter((f) => clauseFigures(clause).some((h) => isSame(h, f))).length;
  const clauses = [...of.document.clauses].sort((a, b) => count(b) - count(a));
  const all = clauses.flatMap((clause) => clauseFigures(clause).map((held) => ({ clause, held })));
  const kind = all.find(({ held }) => asked.some((f) => isSame(held, f)))?.held.unit;
  const same = all.filter(({ held }) => isSame(held, said));
  const found = same.find(({ held }) => held.unit === kind) ?? same[0];
  const piece = found ? pieceWith(found.clause, [found.held]) : null;
  return { figures: [said], stated: found && piece ? { of: { ...of, clause: found.clause }, piece } : null };
}

/** 500 of 500元/小时, 3万 of 30000家: a figure that is asked for without its unit. */
const isSame = (held: Figure, said: Figure): boolean =>
  held.value === said.value &&
  !NO_NUMBER.test(held.unit) &&
  (said.unit === held.unit || said.unit === 'number' || (said.unit === 'CNY' && !said.text.includes('元')));

function termsTold(evidence: Evidence): readonly Explained[] | null {
  const terms = documentsOf(evidence).flatMap((of) =>
    definitionsIn(of.document).map(({ term, clause, piece }) => ({ term, stated: { of: { ...of, clause }, piece } })),
  );
  const defined = termsIn(terms, evidence.own.searched);
  const longest = defined.filter(
    (a, i) =>
      !defined.some(
        (b, j) => b !== a && b.start <= a.start && b.end >= a.end && (b.end - b.start > a.end - a.start || j < i),
      ),
  );
  return longest.length > 0
    ? longest.sort((a, b) => a.start - b.start).map(({ stated }) => ({ figures: [], stated }))
    : null;
}

/** The terms that a document says what they are, each with its sentence. */
const definitionsIn = ({ clauses }: PolicyDocument) =>
  clauses.flatMap((clause) =>
    sentencesOf(clause).flatMap(({ text, start, end }) => {
      const term = DEFINES.exec(text)?.groups?.term;
      return term && parseFigures(term).length === 0 ? [{ term, clause, piece: { start, end } }] : [];
    }),
  );

/** The documents that are named, else those of the clauses that are near. */
function documentsOf({ question, ranked, candidates }: Evidence): readonly Ranked[] {
  const near = [...ranked, ...candidates];
  const named = near.filter(({ document }) => question.documents.includes(document));
  const all = named.length > 0 ? named : near;
  return all.filter((r, i) => all.findIndex(({ document }) => document === r.document) === i);
}
