import type { Knowledge } from '../../knowledge/load.ts';
import { matchAct } from '../match-act.ts';
import { measuresNamed } from '../measures-called.ts';
import type { Act, AskedAspect } from '../reading.ts';
import type { Slot } from '../slots/slot.ts';
import type { Words } from '../words.ts';
import { type Mask, maskedGrams, partedAt } from './masked-grams.ts';

/** What the act of a question is told by. */
export interface ActSigns {
  readonly words: Words;
  /** How it stands to what went before. */
  readonly turn: Readonly<Record<string, boolean>>;
  readonly slots: readonly Slot[];
  /** The aspects and the act that patterns see. */
  readonly asked: readonly AskedAspect[];
  readonly ruled: Act;
}

/** Acts whose patterns are a sign wherever they stand in a question. */
const SAID = ['rise', 'compare', 'what-can-i-get', 'claim', 'correct', 'unsure', 'off-topic', 'courtesy'];

/**
 * The features of a question: its characters, pairs and triples where every figure, place, title and measure is masked (`g…`), so that
 * they say how something is asked and not of what, and the signs that patterns see in it (`f…`).
 */
export function actFeatures({ words, turn, slots, asked, ruled }: ActSigns, knowledge: Knowledge): readonly string[] {
  const { text, signs } = words;
  const named = measuresNamed(words.called, words.regions).map(({ name }) => name);
  const { ways: _, reach: __, claimed, total, office, ...others } = signs;
  const truths = { ...others, claimed: claimed.length > 0, total: total !== null, office: office !== null };
  const flags = [
    ...asked.map(({ aspect }) => `A:${aspect}`),
    ...SAID.filter((name) => matchAct(text, knowledge.language, ({ act }) => act === name)).map((name) => `S:${name}`),
    ...Object.entries({ ...truths, ...turn }).flatMap(([name, shown]) => (shown ? [`G:${name}`] : [])),
    ...slots.map(({ fact }) => `L:${knowledge.book.facts.get(fact)?.type}`),
    ...(words.figures.length > 0 ? ['F'] : []),
    ...(named.length > 0 ? ['M:measure'] : []),
    ...(words.documents.length > 0 ? ['M:document'] : []),
    ...(words.regions.length > 0 ? ['M:place'] : []),
    ...(text.includes('?') ? ['Q'] : []),
    `N:${Math.min(6, Math.floor(text.length / 10))}`,
    `R:${ruled.act}`,
  ];
  const pieces = partedAt(text, masksOf(words, slots, named), { start: 0, end: text.length });
  const grams = maskedGrams(pieces, (sign) => sign);
  return [...grams].map((gram) => `g${gram}`).concat([...new Set(flags)].map((flag) => `f${flag}`));
}

function masksOf({ text, figures, regions }: Words, slots: readonly Slot[], named: readonly string[]): readonly Mask[] {
  const titles = slots.filter(({ value }) => typeof value === 'object' && ('has' in value || 'lacks' in value));
  return [
    ...figures.map(({ start, end }) => ({ start, end, is: '#' })),
    ...regions.map(({ start, end }) => ({ start, end, is: '@' })),
    ...titles.map(({ start, end }) => ({ start, end, is: '&' })),
    ...named.map((name) => ({ start: text.indexOf(name), end: text.indexOf(name) + name.length, is: '*' })),
  ];
}
