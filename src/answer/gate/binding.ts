import { VerificationError } from '../../errors.ts';
import type { Clause, PolicyDocument } from '../../knowledge/document.ts';
import { type Bound, type Figure, parseFigures } from '../../language/figure.ts';
import type { Binding } from '../draft/draft.ts';
import type { Decided } from '../evidence/evidence.ts';
import { figuresOf } from '../evidence/sentences.ts';

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
  /** What the operator configured to be said: whom to turn to, how long things are kept. */
  readonly settings?: ReadonlyMap<string, string>;
}

/** Where a segment stands: in which statement, from where, and what the statement cites. */
export interface Place {
  readonly text: string;
  readonly start: number;
  readonly cited: ReadonlySet<string>;
  readonly basis: Basis;
}

/** Refuses a figure that is not what its binding says, that its statement does not cite, or that is told as something else. */
export function verifyBinding(figure: Figure, binding: Binding, place: Place): void {
  const { text, start, cited, basis } = place;
  const before = text.slice(0, start);
  const not: (what: string) => never = (what) => refuse(text, `「${figure.text}」 ${what}`);
  if (binding.origin !== 'user' && /(?:负|[-−])\s*$/.test(before)) not('has a sign before it');
  switch (binding.origin) {
    case 'clause': {
      const clause = basis.clauses.get(binding.clause);
      const held = (clause ? figuresOf(clause) : []).find((f) => f.start === binding.start && f.end === binding.end);
      if (!held || !sameQuantity(figure, held)) not(`is not the figure of ${binding.clause}`);
      if (!cited.has(binding.clause)) not('without its clause');
      if (!mayBeSaid(figure.bound, held.bound, before))
        not(`is ${held.bound} in ${binding.clause} and told as ${figure.bound}`);
      return;
    }
    case 'document': {
      const document = basis.documents.get(binding.document);
      const { field } = binding;
      const held = field === 'from' || field === 'to' ? document?.period?.[field] : document?.[field];
      if (!held || figure.unit !== 'date' || held !== figure.value) not(`is not the ${field} of ${binding.document}`);
      if (field !== 'number' && !TOLD_AS[field].test(before)) not(`is not told as what it is, the ${field}`);
      citesDocument(binding.document, place);
      return;
    }
    case 'calculation': {
      const { rule, calculation } = basis.decided.find((d) => d.calculation.rule === binding.rule) ?? {};
      const { part } = binding;
      const held = calculation?.[part === 'amount' || part === 'atMost' ? part : 'nearMiss'];
      const value = held && ('value' in held ? held.value : held[part as 'has' | 'needs' | 'distance']);
      const unit = held && 'unit' in held ? held.unit : undefined;
      if (
        !held ||
        value !== figure.value ||
        (unit !== undefined && unit !== figure.unit) ||
        figure.vague ||
        !figure.stated
      )
        not(`is not the ${part} of ${binding.rule}`);
      const ceiling = part === 'atMost' || (part === 'amount' && calculation?.amount?.promise === 'up-to');
      if (ceiling && !mayBeSaid(figure.bound, 'at-most', before)) not(`is a ceiling and told as ${figure.bound}`);
      if (!ceiling && part === 'amount' && figure.bound !== 'exact') not(`is told as ${figure.bound}`);
      const clauses = [rule?.clause ?? '', ...(calculation?.steps ?? []).map((s) => s.clause)];
      if (!clauses.some((id) => cited.has(id))) not(`of ${binding.rule} without its clause`);
      return;
    }
    case 'user': {
      const said = parseFigures(basis.asked).find((f) => f.start === binding.start && f.end === binding.end);
      if (!said || (said.text !== figure.text && !sameQuantity(figure, said))) not('is not what the asker said');
      if (!AS_ASKER_SAID.test(before)) not("is the asker's and not told so");
      return;
    }
    case 'date':
      if (figure.value !== basis.asOf) not('is not the date asked about');
      if (!/(?:在|截至|截止|按)$/.test(before)) not('is the date asked about and told as another');
  }
}

/** 您提到的贷款500万元, 您说的5%; 您说的政策规定5% would make it the policy's. */
const AS_ASKER_SAID =
  /您(?:刚才|之前)?(?:提到|提供|说|所说|填|报|问|给)的(?:(?!政策|条款|规定|文件|通知|给予|可得|可以|获得|享受|发放|应得|将)[^。；;，,\n]){0,16}$/;

const TOLD_AS: Record<'issued' | 'published' | 'effective' | 'from' | 'to', RegExp> = {
  issued: /(?:成文|印发|签发)[^。，,；;\d]{0,8}$/,
  published: /公布[^。，,；;\d]{0,8}$/,
  effective: /(?:自|从|施行日期是|生效日期是)$/,
  from: /(?:自|从)$/,
  to: /(?:到|至)$/,
};

/** The asker's own words go out only as theirs: as they stand, told and set in quotation marks, in a statement that cites no policy. */
export function verifyWords(words: string, from: number, to: number, { text, start, cited, basis }: Place): void {
  if (basis.asked.slice(from, to) !== words || /[“”\n]/.test(words))
    refuse(text, `「${words}」 is not what the asker said`);
  const before = text.slice(0, start);
  if (!before.endsWith('“') || text[start + words.length] !== '”' || !AS_ASKER_SAID.test(before.slice(0, -1)))
    refuse(text, `「${words}」 is the asker's and not told so`);
  if (cited.size > 0) refuse(text, `「${words}」 is the asker's and stands beside a policy`);
}

/** A statement about a document cites one of its clauses. */
export function citesDocument(document: string, { text, cited, basis }: Place): void {
  if (![...cited].some((id) => basis.clauses.get(id)?.document === document))
    refuse(text, `tells of ${document} and cites no clause of it`);
}

/** A ceiling stays a ceiling; a floor may be named bare (300万元的门槛) but never as a ceiling. */
export function mayBeSaid(said: Bound, held: Bound, before = ''): boolean {
  if (said === 'at-most' && FLOOR.test(before.slice(-14))) return false;
  if (said === held) return true;
  if (held === 'at-most' || held === 'below') return false;
  return said === 'exact' && held !== 'about';
}
const FLOOR = /(?:不低于|不少于|至少|最低|最少|起码|保底|at least)[^，,。；;]*$/i;

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

/** What a unit of the same name still tells apart: points and percent, working days and days, the end of a year and the year. */
function shadeOf({ text, unit }: Figure): string {
  if (unit === '%') return /百分点|个点/.test(text) ? 'points' : '';
  if (unit === 'day') return /工作/.test(text) ? 'working' : '';
  if (unit === 'date') return /[底末]$/.test(text) ? 'end' : /初$/.test(text) ? 'beginning' : '';
  return '';
}

/** True where one of the clauses holds the figure. */
export function carriedBy(figure: Figure, clauses: Iterable<string>, basis: Basis): boolean {
  return [...clauses].some((id) => {
    const clause = basis.clauses.get(id);
    return clause !== undefined && figuresOf(clause).some((f) => sameQuantity(f, figure));
  });
}

export function refuse(statement: string, why: string): never {
  throw new VerificationError(`${why}: ${statement}`);
}
