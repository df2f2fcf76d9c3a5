import { VerificationError } from '../errors.ts';
import type { Clause, PolicyDocument } from '../knowledge/document.ts';
import { type Bound, type Figure, parseFigures } from '../knowledge/figure.ts';
import { setPhraseAt } from '../knowledge/set-phrases.ts';
import type { ReplyFigure } from '../message.ts';
import type { Binding, Draft, Segment, Statement } from './draft.ts';
import type { Decided } from './evidence.ts';
import { innerTitle } from './writer.ts';

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
}

/**
 * The gate. Checks every figure of a draft against what it is bound to and returns them all; raises VerificationError at the
 * first that is unbound, bound to something else, worded beyond its limit (a ceiling as a promise), not cited by its statement,
 * or the asker's and not told as the asker's.
 */
export function verify(draft: Draft, basis: Basis): ReplyFigure[] {
  const statements = [...draft.statements, ...draft.notices.map((n) => n.say)];
  return statements.flatMap((statement) => verifyStatement(statement, draft, basis));
}

interface Placed {
  readonly segment: Segment;
  readonly start: number;
  readonly end: number;
}

function verifyStatement(statement: Statement, draft: Draft, basis: Basis): ReplyFigure[] {
  const placed: Placed[] = [];
  let text = '';
  for (const segment of statement) {
    const start = text.length;
    text += segment.kind === 'citation' ? '※' : segment.text;
    placed.push({ segment, start, end: text.length });
  }
  const cited = new Set(statement.flatMap((s) => (s.kind === 'citation' ? [s.clause] : [])));
  for (const id of cited) if (!draft.citations.includes(id)) refuse(text, `cites ${id}, which the draft does not list`);
  const inText = parseFigures(text);
  const figures: ReplyFigure[] = [];
  for (const { segment, start, end } of placed) {
    const inside = inText.filter((f) => f.start < end && f.end > start);
    for (const f of inside) if (f.start < start || f.end > end) refuse(text, `「${f.text}」 runs across two pieces`);
    figures.push(...verifySegment(segment, inside, { text, start, cited, basis }));
  }
  return figures;
}

interface Place {
  readonly text: string;
  readonly start: number;
  readonly cited: ReadonlySet<string>;
  readonly basis: Basis;
}

function verifySegment(segment: Segment, inside: readonly Figure[], place: Place): ReplyFigure[] {
  const { basis, cited, text } = place;
  switch (segment.kind) {
    case 'citation':
      return [];
    case 'text': {
      const loose = inside[0]?.text ?? looseNumeral(segment.text);
      if (loose !== undefined) refuse(text, `「${loose}」 is bound to nothing`);
      return [];
    }
    case 'title': {
      const title = basis.documents.get(segment.document)?.title;
      if (title === undefined || segment.text !== innerTitle(title))
        refuse(text, `「${segment.text}」 is not the title of ${segment.document}`);
      return inside.map((f) => asReplyFigure(f, 'document', segment.document));
    }
    case 'source': {
      if (segment.text !== basis.documents.get(segment.document)?.source)
        refuse(text, `「${segment.text}」 is not the source of ${segment.document}`);
      return inside.map((f) => asReplyFigure(f, 'document', segment.document));
    }
    case 'name': {
      const asked = basis.decided.some(
        ({ calculation: { next } }) => next?.ask === segment.text || next?.hint === segment.text,
      );
      if (!asked && !basis.names.has(segment.text)) refuse(text, `「${segment.text}」 is printed by no knowledge file`);
      for (const f of inside)
        if (!isArticle(f) && !carriedBy(f, cited, basis)) refuse(text, `「${f.text}」 in a name stands in no clause that is cited`);
      return inside.map((f) => asReplyFigure(f, 'clause', [...cited][0] ?? ''));
    }
    case 'quote': {
      const clause = basis.clauses.get(segment.clause);
      if (!clause || clause.text.slice(segment.start, segment.end) !== segment.text)
        refuse(text, `「${segment.text}」 is not what ${segment.clause} says`);
      if (!cited.has(segment.clause)) refuse(text, `quotes ${segment.clause} without citing it`);
      const held = parseFigures(clause?.text ?? '');
      for (const f of inside) {
        const at = segment.start + f.start - place.start;
        const origin = held.find((h) => h.start <= at && h.end >= at + (f.end - f.start));
        if (!origin || !sameQuantity(f, origin))
          refuse(text, `「${f.text}」 is cut out of a longer figure of ${segment.clause}`);
        else if (!mayBeSaid(f.bound, origin.bound))
          refuse(text, `「${f.text}」 lost the limit that ${segment.clause} sets (${origin.bound})`);
      }
      return inside.map((f) => asReplyFigure(f, 'clause', segment.clause));
    }
    case 'step': {
      const step = basis.decided.find((d) => d.calculation.rule === segment.rule)?.calculation.steps[segment.index];
      if (step?.say !== segment.text) refuse(text, `「${segment.text}」 is no step of ${segment.rule}`);
      if (!cited.has(step.clause)) refuse(text, `a step of ${segment.rule} without its clause`);
      return inside.map((f) => {
        const bound = step.figures.find((s) => s.text === f.text);
        if (!bound || bound.value !== f.value)
          refuse(text, `「${f.text}」 is no figure of this step of ${segment.rule}`);
        if (bound.origin === 'clause' && !carriedBy(f, new Set([bound.ref]), basis))
          refuse(text, `「${f.text}」 is not in ${bound.ref}`);
        return asReplyFigure(f, bound.origin, bound.ref);
      });
    }
    case 'figure': {
      const figure = inside[0];
      const { binding } = segment;
      if (binding.origin === 'document' && binding.field === 'number') {
        if (basis.documents.get(binding.document)?.number !== segment.text)
          refuse(text, `「${segment.text}」 is not the number of ${binding.document}`);
        return inside.map((f) => asReplyFigure(f, 'document', binding.document));
      }
      if (inside.length !== 1 || !figure || figure.end - figure.start !== segment.text.trim().length)
        refuse(text, `「${segment.text}」 is not one figure`);
      verifyBinding(figure as Figure, binding, place);
      return [asReplyFigure(figure as Figure, binding.origin, referenceOf(binding))];
    }
  }
}

function verifyBinding(figure: Figure, binding: Binding, { text, start, cited, basis }: Place): void {
  switch (binding.origin) {
    case 'clause': {
      const clause = basis.clauses.get(binding.clause);
      const held = parseFigures(clause?.text ?? '').find((f) => f.start === binding.start && f.end === binding.end);
      if (!held || !sameQuantity(figure, held))
        refuse(text, `「${figure.text}」 is not the figure of ${binding.clause}`);
      if (!cited.has(binding.clause)) refuse(text, `「${figure.text}」 without its clause`);
      if (!mayBeSaid(figure.bound, held.bound))
        refuse(text, `「${figure.text}」 is ${held.bound} in ${binding.clause} and told as ${figure.bound}`);
      return;
    }
    case 'document': {
      const document = basis.documents.get(binding.document);
      const held =
        binding.field === 'from' || binding.field === 'to'
          ? document?.period?.[binding.field]
          : document?.[binding.field];
      if (!held || held !== figure.value)
        refuse(text, `「${figure.text}」 is not the ${binding.field} of ${binding.document}`);
      return;
    }
    case 'calculation': {
      const decided = basis.decided.find((d) => d.calculation.rule === binding.rule);
      const calculation = decided?.calculation;
      const award = calculation?.amount;
      const part = binding.part;
      const held =
        part === 'amount'
          ? award?.value
          : part === 'atMost'
            ? calculation?.atMost?.value
            : calculation?.nearMiss?.[part];
      if (held === undefined || held !== figure.value)
        refuse(text, `「${figure.text}」 is not the ${part} of ${binding.rule}`);
      const ceiling = part === 'atMost' || (part === 'amount' && award?.promise === 'up-to');
      if (ceiling ? figure.bound !== 'at-most' : part === 'amount' && figure.bound !== 'exact')
        refuse(text, `「${figure.text}」 is told as ${figure.bound}`);
      if (!decided || !cited.has(decided.rule.clause)) refuse(text, `「${figure.text}」 of ${binding.rule} without its clause`);
      return;
    }
    case 'user': {
      const said = parseFigures(basis.asked).find((f) => f.start === binding.start && f.end === binding.end);
      if (!said || said.value !== figure.value) refuse(text, `「${figure.text}」 is not what the asker said`);
      if (!/您(?:刚才|之前)?(?:提到|提供|说|所说|填|报|问|给)的[^。；;\n]{0,24}$/.test(text.slice(0, start)))
        refuse(text, `「${figure.text}」 is the asker's and not told so`);
      return;
    }
    case 'date':
      if (figure.value !== basis.asOf) refuse(text, `「${figure.text}」 is not the date asked about`);
  }
}

/** A ceiling stays a ceiling; a floor may be named bare (300万元的门槛) but never as a ceiling. */
function mayBeSaid(said: Bound, held: Bound): boolean {
  if (said === held) return true;
  if (held === 'at-most' || held === 'below') return false;
  return said === 'exact' && held !== 'about';
}

function sameQuantity(a: Figure, b: Figure): boolean {
  return a.value === b.value && a.unit === b.unit && a.noun === b.noun;
}

/** 一年, 一个, 两项 in a string that a person wrote and reviewed: grammar, not a quantity of a policy. */
function isArticle(figure: Figure): boolean {
  return /^[一两]/.test(figure.text) && /^(?:count|year)$/.test(figure.unit) && Number(figure.value) <= 2;
}

function carriedBy(figure: Figure, cited: ReadonlySet<string>, basis: Basis): boolean {
  return [...cited].some((id) => parseFigures(basis.clauses.get(id)?.text ?? '').some((f) => sameQuantity(f, figure)));
}

/** Anything that a reader could take for a number and that the parser left: fails closed. */
function looseNumeral(text: string): string | undefined {
  for (let at = 0; at < text.length; ) {
    const phrase = setPhraseAt(text, at);
    if (phrase) {
      at += phrase.length;
      continue;
    }
    const m = NUMERAL.exec(text.slice(at));
    if (m?.index === 0) return m[0];
    at += 1;
  }
  return undefined;
}
/** Digits and number signs of any script, runs of Chinese numerals, English number words. */
const NUMERAL =
  /^(?:\p{N}|[壹贰叁肆伍陆柒捌玖拾佰仟]|[〇零一二三四五六七八九十百千万亿两几数][十百千万亿]|百分|翻番|翻倍|成倍|(?<![a-z])(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|percent|half)(?![a-z]))/iu;

function asReplyFigure(figure: Figure, origin: ReplyFigure['origin'], ref: string): ReplyFigure {
  return { text: figure.text, value: figure.value, unit: figure.unit, origin, ref };
}

function referenceOf(binding: Binding): string {
  if (binding.origin === 'clause') return binding.clause;
  if (binding.origin === 'document') return binding.document;
  if (binding.origin === 'calculation') return binding.rule;
  return binding.origin === 'user' ? 'asked' : 'as-of';
}

function refuse(statement: string, why: string): never {
  throw new VerificationError(`${why}: ${statement}`);
}
