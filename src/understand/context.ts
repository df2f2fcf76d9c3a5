import type { Context } from './reading.ts';
import { isOfAnother } from './slots/of-another.ts';
import { clauseAt, type SlotSource } from './slots/source.ts';
import type { Span } from './span.ts';

/** A context, and where the words that tell it begin: 没有 of 没有被认定为市级小巨人. */
export interface LocatedContext extends Context {
  readonly from: number;
}

/** Words right before what is said, in the order in which they decide; between them and it only fillers stand. */
const BEFORE = {
  applies: '{applying}{filler}*$$',
  denied: '{denying}{filler}*$$',
  towards: '{towards}{filler}*$$',
  asked: '{asking}{filler}*$$',
  wish: '{wish}(?:[^,，。;；]{0,4}?{reach})?{filler}*$$|{striving}{filler}*$$',
} as const;

/**
 * How the words at `span` are said: the one place that knows 没有, 想, 正在申请, 是不是, 朋友公司, 对…的. Only the clause around
 * them is read; place names in it are passed over.
 */
export function contextOf(source: SlotSource, span: Span): LocatedContext {
  const { pattern } = source.book.language;
  const clause = clauseAt(source, span.start);
  const before = source.masked.slice(clause.start, span.start);
  const after = source.masked.slice(span.end, clauseAt(source, span.end).end);
  const heard = (context: Partial<Context>, words?: RegExpExecArray | null): LocatedContext => ({
    polarity: 'affirmed',
    modality: 'fact',
    holder: holderOf(source, before, after, span.start),
    from: words ? clause.start + words.index : span.start,
    ...context,
  });
  const told = (words: string) => pattern(words).exec(before);
  const follows = (words: string) => pattern(`^^${words}`).test(after);
  const onwards = source.masked.slice(span.end, clauseAt(source, clauseAt(source, span.end).end + 1).end);
  if (follows('{denied-after}') || pattern('{denied-later}').test(onwards)) return heard({ polarity: 'denied' });
  const applies = told(BEFORE.applies);
  const isPromised = pattern('{promised-after}').test(onwards);
  if (applies || isPromised || follows('{applying-after}')) return heard({ modality: 'applied-for' }, applies);
  const denied = told(BEFORE.denied);
  if (denied) return heard({ polarity: 'denied' }, denied);
  if (follows('{asked-after}')) return heard({ modality: 'asked' });
  const towards = told(BEFORE.towards);
  // 给一家链主工厂做配套 tells of that factory.
  if (towards) return heard(follows('{of-others-after}') ? {} : { holder: 'policy' }, towards);
  // 跟智能工厂一个价: what a thing is likened to.
  if (pattern('{likened-to}{filler}*$$').test(before) && follows('{likened-as}')) return heard({ holder: 'policy' });
  const asked = told(BEFORE.asked);
  if (asked) return heard({ modality: 'asked' }, asked);
  const wish = told(BEFORE.wish);
  if (wish) return heard({ modality: 'wish' }, wish);
  // 打算做两件事:把车间搞成智能工厂,再报省内首台套: what is planned is told after it, one thing after another.
  if (pattern('{plans-listed}$$').test(source.masked.slice(0, span.start))) return heard({ modality: 'wish' });
  return heard(pattern('{if}').test(before) ? { modality: 'supposed' } : {});
}

/** Whether it is said of the asker or of a client, and as a fact: no wish, no question, nothing that a policy or somebody else has. */
export function isStated({ modality, holder }: Context): boolean {
  return (modality === 'fact' || modality === 'supposed') && (holder === 'asker' || holder === 'client');
}

function holderOf(source: SlotSource, before: string, after: string, at: number): Context['holder'] {
  const { pattern } = source.book.language;
  const serves =
    pattern('{brought-up}$$').test(before) ||
    pattern('{of-others-after}').test(after) ||
    pattern('{serves-one}').test(before) ||
    (pattern('{for-one}').test(before) && pattern('{serving-one}').test(after));
  if (isOfAnother(source, at) || serves || pattern('{bought-before}').test(before)) return 'someone-else';
  // 我们的客户评上了，我们能跟着拿吗: asked for whoever serves them.
  const isClient = pattern('{client-of-ours}').test(before);
  if (isClient) return pattern('{asks-own-share}').test(source.text) ? 'someone-else' : 'client';
  return 'asker';
}
