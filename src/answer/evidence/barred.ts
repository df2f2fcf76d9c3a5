import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { BETWEEN_ITEMS, REFUSES } from '../../language/official-text.ts';
import { hasTerm } from '../../language/terms-in.ts';
import type { Question } from '../../understand/question.ts';
import type { Span } from '../../understand/span.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { lackedIn } from './lacks-what-is-asked.ts';
import { type CountedPart, countedPart } from './left-out-part.ts';
import { notDoneYet } from './not-done-yet.ts';
import { pieceWith } from './pieces.ts';
import { pairsOf, sentencesOf, sharedPairs } from './sentences.ts';

/** Words of a clause that no measure computes by which the asker's case is none of its own: what it leaves out, or asks for and the asker lacks. */
export interface ExcludedCase {
  readonly lead: 'barred';
  readonly clause: Clause;
  readonly by: 'left-out' | 'lacking';
  readonly piece: Span;
}

/** What clauses leave out, by what people call it and what clauses do. */
const ALIKE = [
  'alike-own-name',
  'alike-related',
  'alike-energy',
  'alike-mining',
  'alike-housing',
  'alike-dispatch',
  'alike-branch',
  'alike-public',
] as const;
const NEEDS = '{needs-legal-person}';
const NO_LEGAL_PERSON = '{no-legal-person}';
/** Shorter words tell nothing that is left out. */
const TELLS = 3;

/** The clause that was chosen, `near[0]`, where it leaves the asker's case out, or the first near it that asks for what the asker lacks; null where none does. */
export function excludedCase(
  evidence: Evidence,
  near: readonly Ranked[],
  { book, language }: Knowledge,
): { readonly of: Ranked; readonly reached: ExcludedCase } | null {
  const { own } = evidence;
  for (const of of near) {
    const { clause } = of;
    if ([...book.rules.values()].some((rule) => rule.clause === clause.id)) continue;
    const out = language
      .places('{leaves-out}', clause.text)
      .find((at) => isSaidOut(clause, at, own, language) && !partLeftOut(evidence, clause.text, language));
    const lacks = own.cases.has('lacks-legal-person') && !servesOthers(of, language);
    const [need] = lacks ? language.places(NEEDS, clause.text) : [];
    const needed = of === near[0] && !out && !need && lacks ? neededOfAll(of, language) : null;
    if (needed) return needed;
    const undone = of === near[0] && !out && !need ? notDoneYet(evidence, of, language) : null;
    if (undone) {
      const reached = { lead: 'barred', clause: undone.clause, by: 'lacking' } as const;
      const piece = pieceWith(undone.clause, [undone.at]);
      if (piece) return { of: { ...of, clause: undone.clause }, reached: { ...reached, piece } };
    }
    const lacked = of === near[0] && !out ? lackedIn(evidence, of, language) : null;
    const at = out ?? need ?? lacked;
    const piece = at && pieceWith(clause, [at]);
    if (piece) return { of, reached: { lead: 'barred', clause, by: out ? 'left-out' : 'lacking', piece } };
  }
  return null;
}

/** 个体工商户仅可享受第九条: a document of which only the text is known speaks of those that are no legal persons, and refuses them nothing there. */
function servesOthers({ document }: Ranked, language: LanguageData): boolean {
  const others = language.pattern(NO_LEGAL_PERSON);
  return (
    isBare(document) &&
    document.clauses.some((clause) =>
      sentencesOf(clause).some(
        ({ text }) => others.test(text) && !REFUSES.test(text) && !language.pattern(NEEDS).test(text),
      ),
    )
  );
}

/** A legal person is asked for by the clause that says whom the whole document is for. */
function neededOfAll(of: Ranked, language: LanguageData): { of: Ranked; reached: ExcludedCase } | null {
  if (!isBare(of.document)) return null;
  for (const clause of of.document.clauses) {
    const [at] = language.pattern(FOR_ALL).test(clause.text) ? language.places(NEEDS, clause.text) : [];
    const piece = at && pieceWith(clause, [at]);
    if (piece) return { of: { ...of, clause }, reached: { lead: 'barred', clause, by: 'lacking', piece } };
  }
  return null;
}
const FOR_ALL = '{whom-all-of-it-is-for}|{asked-of-applicants}';

/** What words of a clause leave out is told of one part of a sum alone: the rest counts. */
export function partLeftOut(evidence: Evidence, text: string, language: LanguageData): CountedPart | null {
  const kinds = leftOutIn(text, language);
  return kinds.length > 0 ? countedPart(evidence, kinds.map((kind) => `{${kind}}`).join('|'), language) : null;
}

/** Another clause of the same document leaves the same out and says as much of what is asked: which of both the part is of nobody told. */
export function isAsMuchOfAnother({ question, ranked }: Evidence, clause: Clause, language: LanguageData): boolean {
  const asked = pairsOf(question.searched);
  const kinds = leftOutIn(clause.text, language);
  return ranked.some(
    ({ clause: other }) =>
      other !== clause &&
      other.document === clause.document &&
      sharedPairs(other.text, asked) >= sharedPairs(clause.text, asked) &&
      leftOutIn(other.text, language).some((kind) => kinds.includes(kind)),
  );
}

function leftOutIn(text: string, language: LanguageData) {
  const out = language.places('{leaves-out}', text).map(({ start, end }) => text.slice(start, end));
  return ALIKE.filter((kind) => out.some((words) => language.pattern(`{${kind}}`).test(words)));
}

function isSaidOut({ text }: Clause, { start, end }: Span, asked: Question, language: LanguageData): boolean {
  const out = text.slice(start, end);
  if (hasTerm(asked.searched, out) || asked.cases.has('leaves-out')) return false;
  // 不得用于非设备购置用途 wants it so.
  const [denied] = language.places('{denied-before}', text.slice(0, start));
  if (denied) return false;
  if (ALIKE.some((kind) => asked.cases.has(kind) && language.pattern(`{${kind}}`).test(out))) return true;
  const items = language.pattern('{wants-other}').test(out)
    ? []
    : out.replace(language.pattern('{leaves-out-by}'), '').split(BETWEEN_ITEMS);
  return items.some((item) => item.length >= TELLS && hasTerm(asked.searched, item));
}
