import { VerificationError } from '../../errors.ts';
import type { Clause, PolicyDocument } from '../../knowledge/document.ts';
import type { RuleBook } from '../../knowledge/measure-book.ts';
import { type Bound, type Figure, parseFigures } from '../../language/figure.ts';
import {
  ABOUT_BEFORE,
  ASKER_FIGURE,
  DATE_KIND_WORDS,
  FLOOR_BEFORE,
  ON_DAY,
  ON_TO,
  SIGN_BEFORE,
  shadeOf,
} from '../../language/figure-context.ts';
import type { Binding } from '../draft/draft.ts';
import { clausesOf } from '../draft/working.ts';
import type { Decided } from '../evidence/evidence.ts';
import { clauseFigures } from '../evidence/sentences.ts';
import { workOut } from '../evidence/work-out.ts';

/** All that a draft may rest on. */
export interface Basis {
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly documents: ReadonlyMap<string, PolicyDocument>;
  /** The asker's own words, oldest first, as one text. */
  readonly asked: string;
  /** The date asked about, ISO. */
  readonly asOf: string;
  readonly decided: readonly Decided[];
  /** Strings that the knowledge files print as they stand: questions, labels, titles of measures, bodies. */
  readonly names: ReadonlySet<string>;
  /** The measures, whose titles and facts are printed beside clauses of others too. */
  readonly book?: Pick<RuleBook, 'rules'>;
  /** What the operator configured to be said: whom to turn to, how long things are kept. */
  readonly settings?: ReadonlyMap<string, string>;
}

/** Where a segment stands: in which statement, from where, and what the statement cites. */
export interface SegmentPlace {
  readonly text: string;
  readonly start: number;
  readonly cited: ReadonlySet<string>;
  readonly basis: Basis;
}

/** Refuses a figure that is not what its binding says, that its statement does not cite, or that is told as something else. */
export function verifyBinding(figure: Figure, binding: Binding, place: SegmentPlace): void {
  const { text, start, cited, basis } = place;
  const before = text.slice(0, start);
  const not: (what: string) => never = (what) => refuse(text, `「${figure.text}」 ${what}`);
  if (binding.origin !== 'user' && SIGN_BEFORE.test(before)) not('has a sign before it');
  switch (binding.origin) {
    case 'clause': {
      const clause = basis.clauses.get(binding.clause);
      const held = (clause ? clauseFigures(clause) : []).find(
        (f) => f.start === binding.start && f.end === binding.end,
      );
      if (!held || !sameQuantity(figure, held)) not(`is not the figure of ${binding.clause}`);
      if (!cited.has(binding.clause)) not('without its clause');
      if (!mayBeRepeated(figure.bound, held.bound, before))
        not(`is ${held.bound} in ${binding.clause} and told as ${figure.bound}`);
      return;
    }
    case 'document': {
      const document = basis.documents.get(binding.document);
      const { field } = binding;
      const held = field === 'from' || field === 'to' ? document?.period?.[field] : document?.[field];
      if (!held || figure.unit !== 'date' || held !== figure.value) not(`is not the ${field} of ${binding.document}`);
      if (field !== 'number' && !DATE_KIND_WORDS[field].test(before)) not(`is not told as what it is, the ${field}`);
      citesDocument(binding.document, place);
      return;
    }
    case 'calculation': {
      const { rule, calculation } = decidedFor(binding, basis) ?? {};
      const { part } = binding;
      const ofAmount = part === 'amount' || part === 'low' || part === 'high';
      const held = ofAmount ? calculation?.amount : calculation?.[part === 'atMost' ? part : 'nearMiss'];
      const value = held && valueOfPart(held, part);
      const unit = held && 'unit' in held ? held.unit : undefined;
      if (
        !held ||
        value !== figure.value ||
        (unit !== undefined && unit !== figure.unit) ||
        figure.vague ||
        !figure.stated
      )
        not(`is not the ${part} of ${binding.rule}`);
      const ceiling = part === 'atMost' || (ofAmount && calculation?.amount?.promise === 'up-to');
      if (ceiling && !mayBeRepeated(figure.bound, 'at-most', before)) not(`is a ceiling and told as ${figure.bound}`);
      const inexact = ofAmount && calculation?.amount?.low !== undefined;
      if (inexact && !(part === 'high' ? ON_TO.test(before) || ABOUT_BEFORE.test(before) : ABOUT_BEFORE.test(before)))
        not('is not known exactly and not told so');
      const bound = inexact && part !== 'high' ? 'about' : 'exact';
      if (!ceiling && ofAmount && figure.bound !== bound) not(`is told as ${figure.bound}`);
      const clauses = [rule?.clause ?? '', ...(calculation?.steps ?? []).map((s) => s.clause)];
      if (!clauses.some((id) => cited.has(id))) not(`of ${binding.rule} without its clause`);
      return;
    }
    case 'user': {
      const said = parseFigures(basis.asked).find((f) => f.start === binding.start && f.end === binding.end);
      if (!said || (said.text !== figure.text && !sameQuantity(figure, said))) not('is not what the asker said');
      if (!ASKER_FIGURE.test(before)) not("is the asker's and not told so");
      return;
    }
    case 'worked': {
      const { working } = binding;
      const found = workOut(working, {
        clause: ({ clause, start, end }) => {
          const text = basis.clauses.get(clause);
          return text && clauseFigures(text).find((f) => f.start === start && f.end === end);
        },
        asker: ({ start, end }) => parseFigures(basis.asked).find((f) => f.start === start && f.end === end),
      });
      if (!found || found.value !== figure.value || found.unit !== figure.unit || figure.vague || !figure.stated)
        not('is not what it is worked out of');
      else if (figure.bound !== found.bound && !mayBeRepeated(figure.bound, found.bound, before))
        not(`comes to ${found.bound} and is told as ${figure.bound}`);
      if (clausesOf(working).some((id) => !cited.has(id))) not('is worked out of a clause that is not cited');
      return;
    }
    case 'date':
      if (figure.value !== basis.asOf) not('is not the date asked about');
      if (!ON_DAY.test(before)) not('is the date asked about and told as another');
  }
}

/** The calculation that a figure or a step is bound to: of its rule, and of the enterprise of which it is told. */
export function decidedFor(
  of: { readonly rule: string; readonly case?: number },
  { decided }: Basis,
): Decided | undefined {
  const found = of.case === undefined ? decided.find((d) => d.calculation.rule === of.rule) : decided[of.case];
  return found?.calculation.rule === of.rule ? found : undefined;
}

/** A part of what a calculation comes to, or misses by. */
function valueOfPart(held: object, part: string): unknown {
  return part === 'amount' || part === 'atMost' ? Reflect.get(held, 'value') : Reflect.get(held, part);
}

/** The asker's own words go out only as theirs: as they stand, told and set in quotation marks, in a statement that cites no policy. */
export function verifyWords(
  words: string,
  from: number,
  to: number,
  { text, start, cited, basis }: SegmentPlace,
): void {
  if (basis.asked.slice(from, to) !== words || /[“”\n]/.test(words))
    refuse(text, `「${words}」 is not what the asker said`);
  const before = text.slice(0, start);
  if (!before.endsWith('“') || text[start + words.length] !== '”' || !ASKER_FIGURE.test(before.slice(0, -1)))
    refuse(text, `「${words}」 is the asker's and not told so`);
  if (cited.size > 0) refuse(text, `「${words}」 is the asker's and stands beside a policy`);
}

/** What the asker calls a thing of a list stands first, in quotation marks where it tells more than a number or a name. */
export function verifyLabel(words: string, from: number, to: number, { text, start, basis }: SegmentPlace): void {
  if (basis.asked.slice(from, to) !== words || /[“”\n]/.test(words) || words.length > LONGEST_LABEL)
    refuse(text, `「${words}」 is not what the asker calls it`);
  const quoted = text.startsWith('“') && text.startsWith('”：', start + words.length);
  const tells = parseFigures(words).some(({ unit }) => unit !== 'number' && unit !== 'ordinal');
  if (quoted ? start !== 1 : start !== 0 || tells) refuse(text, `「${words}」 is the asker's and not told so`);
}
const LONGEST_LABEL = 24;

/** A statement about a document cites one of its clauses. */
export function citesDocument(document: string, { text, cited, basis }: SegmentPlace): void {
  if (![...cited].some((id) => basis.clauses.get(id)?.document === document))
    refuse(text, `tells of ${document} and cites no clause of it`);
}

/** A ceiling stays a ceiling; a floor may be named bare (300万元的门槛) but never as a ceiling. */
export function mayBeRepeated(said: Bound, held: Bound, before = ''): boolean {
  if (said === 'at-most' && FLOOR_BEFORE.test(before.slice(-14))) return false;
  if (said === held) return true;
  if (held === 'at-most' || held === 'below') return false;
  return said === 'exact' && held !== 'about';
}

export function sameQuantity(a: Figure, b: Figure): boolean {
  return (
    a.value === b.value &&
    a.unit === b.unit &&
    a.noun === b.noun &&
    a.vague === b.vague &&
    a.stated === b.stated &&
    shadeOf(a) === shadeOf(b)
  );
}

/** True where one of the clauses holds the figure. */
export function carriedBy(figure: Figure, clauses: Iterable<string>, basis: Basis): boolean {
  return [...clauses].some((id) => {
    const clause = basis.clauses.get(id);
    return clause !== undefined && clauseFigures(clause).some((f) => sameQuantity(f, figure));
  });
}

export function refuse(statement: string, why: string): never {
  throw new VerificationError(`${why}: ${statement}`);
}
