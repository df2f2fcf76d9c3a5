import type { Fact } from '../../knowledge/fact.ts';
import { convertFigure, readExactness } from '../exactness.ts';
import type { Span } from '../span.ts';
import type { AskedBack, Exactness, Slot, SlotValue } from './slot.ts';
import { isNegative, type SlotSource, slotOf } from './source.ts';
import { yearsIn } from './years-in.ts';

/** What a bare reply says of the fact that was asked: its value, and the words, where they are not the whole message. */
interface Answer {
  readonly value: SlotValue;
  readonly span?: Span;
  readonly exactness?: Exactness;
}
type OfType<T extends Fact['type']> = Fact & { readonly type: T };

/** A bare reply (是的, 没有, 国家级, 技改, 去年, 长沙) as the answer to what was asked; nothing where the reply already stated that fact. */
export function readAnswer(source: SlotSource, asked: AskedBack, stated: readonly Slot[]): Slot[] {
  const fact = source.book.get(asked.fact);
  if (!fact || /[?？]$/.test(source.text)) return [];
  const known = stated.filter((s) => s.fact === asked.fact && !s.ambiguous);
  const answer = known.length > 0 ? deniedBeside(source, asked, fact, known) : answerOf(source, asked, fact);
  if (!answer) return [];
  const { value, span = { start: 0, end: source.text.length }, exactness = 'exact' } = answer;
  return [slotOf(source, asked.fact, value, span, { exactness })];
}

function answerOf(source: SlotSource, asked: AskedBack, fact: Fact): Answer | null {
  switch (fact.type) {
    case 'truth': {
      const value = assents(source) || (dissents(source) ? false : null);
      return value === null ? null : { value };
    }
    case 'names':
      return ofNames(source, asked, fact);
    case 'choice':
      return ofChoice(source, fact);
    case 'year': {
      const denied = source.book.language.pattern('{not-this}$$');
      const [year, ...more] = yearsIn(source).filter(({ start }) => !denied.test(source.text.slice(0, start)));
      return year && more.every((other) => other.year === year.year)
        ? { value: year.year, span: year, exactness: year.vague ? 'partial' : 'exact' }
        : null;
    }
    case 'place': {
      const region = source.regions.at(-1);
      return region ? { value: region.code, span: region } : null;
    }
    case 'number':
      return ofNumber(source, fact);
    case 'rate':
      return ofRate(source, fact);
    default:
      return null;
  }
}

function assents({ text, book }: SlotSource): boolean {
  return book.language.pattern('^^{reply-lead}*[,，]?{assent}(?:{assent-tail}|$$)').test(text);
}

function dissents(source: SlotSource): boolean {
  const { text, book } = source;
  return !assents(source) && book.language.pattern('^^{reply-lead}*[,，]?{dissent}(?=[~!！。,，]|$$)').test(text);
}

/** 不是,我们是国家级: the title asked about is lacked, the other held. */
function deniedBeside(
  source: SlotSource,
  { names = [] }: AskedBack,
  fact: Fact,
  known: readonly Slot[],
): Answer | null {
  const lacks = names.filter((n) => !known.some((s) => JSON.stringify(s.value).includes(`"${n}"`)));
  return fact.type === 'names' && lacks.length > 0 && dissents(source) ? { value: { lacks } } : null;
}

/** 是的, 没有, or the level alone of one of the titles: 国家级的. */
function ofNames(source: SlotSource, { names = [] }: AskedBack, fact: OfType<'names'>): Answer | null {
  const { text, book } = source;
  const level =
    text.length < 10 ? book.language.pattern('^^{it-is}?({level-word}).{0,4}$$').exec(text)?.[1] : undefined;
  const options = names.length > 0 ? names : Object.keys(fact.options);
  const levelled = level === undefined || level.length < 2 ? [] : options.filter((option) => option.startsWith(level));
  if (levelled.length === 1) return { value: { has: levelled } };
  if (names.length === 1 && assents(source)) return { value: { has: names } };
  return names.length > 0 && dissents(source) ? { value: { lacks: names } } : null;
}

/** The one option that the reply names, or begins to name: 扩产的. */
function ofChoice({ text, book }: SlotSource, fact: OfType<'choice'>): Answer | null {
  const stem = book.language.pattern('^^{it-is}?(.*?){of-it}?{mild-tail}?$$').exec(text)?.[1] ?? text;
  const fitting = Object.entries(fact.options).filter(([label, { aliases, short }]) =>
    [label, ...aliases, ...short].some((a) => text.includes(a) || (stem.length > 1 && a.startsWith(stem))),
  );
  return fitting.length === 1 && fitting[0] ? { value: fitting[0][0] } : null;
}

function ofNumber(source: SlotSource, fact: OfType<'number'>): Answer | null {
  const [figure, ...more] = source.figures.filter(
    (f) => f.unit === fact.unit || f.unit === 'number' || (isTime(fact.unit) && isTime(f.unit)),
  );
  if (!figure || more.length > 0 || isNegative(source, figure)) return null;
  const told = convertFigure(readExactness(source, figure), (decimal) => valueIn(fact.unit, figure.unit, decimal));
  const unsaid = fact.unit === 't' && figure.unit === 'number';
  return { ...told, span: figure, ...(unsaid ? { exactness: 'partial' } : {}) };
}

/** 1月份挂的3.0，一年期那一档: the one rate that is told, whatever it is told of when it was had. */
function ofRate(source: SlotSource, fact: OfType<'rate'>): Answer | null {
  const isRate = ({ unit }: { readonly unit: string }) => unit === '%' || (unit === 'number' && fact.said?.bare);
  const [figure, ...more] = source.figures.filter(isRate);
  const others = source.figures.filter((f) => f !== figure);
  const beside = others.every(({ unit }) => isTime(unit) || unit === 'date' || unit === 'count');
  if (!figure || more.length > 0 || !beside || isNegative(source, figure)) return null;
  return { ...readExactness(source, figure), span: figure };
}

const isTime = (unit: string): boolean => unit === 'year' || unit === 'month';

/** 半年 is 6 months of a fact in months; months of a fact in years stay as they were said. */
function valueIn(unit: string, said: string, decimal: string): string {
  if (unit === 'month' && said === 'year') return String(Number(decimal) * 12);
  return unit === 'year' && said === 'month' ? `${decimal}个月` : decimal;
}
