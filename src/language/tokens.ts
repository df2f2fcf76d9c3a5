import { toSimplified } from './simplify.ts';

/** Words that only ask: they say what kind of answer is wanted, never which clause. Longest first. */
const ASKING = [
  ...[
    '为什么',
    '可不可以',
    '能不能',
    '会不会',
    '是不是',
    '有没有',
    '要不要',
    '可以吗',
    '多长时间',
    '怎么样',
    '怎么办',
    '请问',
    '什么',
  ],
  ...[
    '怎么',
    '怎样',
    '如何',
    '为何',
    '多少',
    '多久',
    '哪些',
    '哪里',
    '哪个',
    '哪种',
    '哪几',
    '是否',
    '能否',
    '可否',
    '有无',
    '何时',
  ],
  ...['吗', '呢', '吧', '啊', '呀', '么', '哪', '谁', '\\?'],
  ...[
    '\\b(?:what|which|how|when|where|who|why|much|many|is|are|do|does|can|could|the|a|an|of|for|to|in|on|i|we|my|our|you)\\b',
  ],
];
const ASKING_PATTERN = new RegExp(ASKING.join('|'), 'g');

const RUN = /[\p{Script=Han}〇]+|[a-z0-9]+(?:[.%][a-z0-9]+)*%?/gu;
const HAN = /^[\p{Script=Han}〇]/u;

/**
 * Text as search sees it: NFKC, simplified characters, lower case. For search alone: it changes lengths, so offsets and
 * quotations are taken from the original.
 */
export function fold(text: string): string {
  return toSimplified(text.normalize('NFKC')).toLowerCase();
}

/** A folded question without the words that only ask; each leaves a space, so that its neighbours don't grow together. */
export function stripAsking(folded: string): string {
  return folded.replace(ASKING_PATTERN, ' ');
}

export interface Run {
  readonly text: string;
  readonly han: boolean;
}

/** Unbroken runs of Chinese characters, and of letters and digits (`4.5%` and `r&d`'s halves included), in order. */
export function runs(folded: string): Run[] {
  return Array.from(folded.matchAll(RUN), ([text]) => ({ text, han: HAN.test(text) }));
}

/** Terms of a folded text, repeated as often as they occur: character bigrams of Chinese runs, other runs whole. */
export function terms(folded: string): string[] {
  const found: string[] = [];
  for (const run of runs(folded)) {
    if (!run.han) found.push(run.text);
    else for (let i = 0; i + 1 < run.text.length; i++) found.push(run.text.slice(i, i + 2));
  }
  return found;
}

/**
 * A term as a number below 2^53: two UTF-16 units are kept exactly (below 2^32), anything else is hashed above that.
 * Two of a million hashed terms meet with a probability of about 1e-4.
 */
export function termKey(term: string): number {
  if (term.length === 2) return term.charCodeAt(0) * 65536 + term.charCodeAt(1);
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < term.length; i++) {
    const unit = term.charCodeAt(i);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 2 ** 32 + ((high >>> 12) * 2 ** 32 + (low >>> 0));
}
