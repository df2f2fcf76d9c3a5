import type { Evidence, Sums } from '../answer/evidence/evidence.ts';
import { levelChoices } from '../answer/say/ask-for-fact.ts';
import type { Received } from '../calculate/already-received.ts';
import { outdatedBy } from '../calculate/outdated.ts';
import { type FactBook, factInRole } from '../knowledge/fact.ts';
import type { Before } from '../understand/before.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import { addSlots } from '../understand/slots/conflicts.ts';
import { itemsAfter } from '../understand/slots/item-facts.ts';
import { type Slot, titlesHeld } from '../understand/slots/slot.ts';
import { itemWords } from '../understand/slots/struck.ts';

/** What a conversation remembers from one message to the next. */
export interface Memory extends Before {
  /** Titles of which one is known and nobody said which (小巨人 of no stated level). */
  readonly ambiguous: readonly string[];
  /** Facts of which something inexact was said (贷款用了90天): asked, never taken for granted. */
  readonly open: readonly string[];
  /** Facts that the asker said they don't know: not asked again. */
  readonly unknown: readonly string[];
  /** A message that may mean several clients, until it is told which. */
  readonly unclear: { readonly text: string; readonly said: string; readonly names: readonly string[] } | null;
  /** Documents that answers cited by now: their status and limits were noticed. */
  readonly noticed: readonly string[];
  /** What the asker's firm does, by the trades of knowledge/language/trades.yaml. */
  readonly trades: readonly string[];
  /** The measures that were calculated by now, the latest last. */
  readonly calculated: readonly string[];
  /** The measures that were listed as fitting, by now. */
  readonly listed: readonly string[];
  /** Where among them the page that was told last begins. */
  readonly listedFrom: number;
  /** What the enterprise has had, as a desk knows it; not kept with the conversation. */
  readonly received: readonly Received[];
  /** What the asker told as had. */
  readonly toldHad: readonly Received[];
}

export const EMPTY_MEMORY: Memory = {
  facts: new Map(),
  notes: new Map(),
  items: '',
  around: null,
  ambiguous: [],
  open: [],
  unknown: [],
  regions: [],
  documents: [],
  searched: '',
  topics: [],
  aspects: [],
  lastFact: null,
  pending: null,
  rules: [],
  unclear: null,
  awaiting: null,
  asked: '',
  cited: [],
  noticed: [],
  trades: [],
  calculated: [],
  listed: [],
  listedFrom: 0,
  received: [],
  toldHad: [],
};

/** Facts that the asker does not know, by now. */
export function unknownAfter({ pending, unknown }: Memory, { acts }: Asking): readonly string[] {
  return pending && acts.some(({ act }) => act === 'unsure') ? [...unknown, pending.fact] : unknown;
}

/** What is remembered after a message. */
export function remember(
  memory: Memory,
  asking: Asking,
  evidence: Evidence,
  toldOnly: boolean,
  book: FactBook,
): Omit<Memory, 'asked' | 'cited' | 'noticed' | 'awaiting' | 'listed' | 'listedFrom'> {
  const { question } = asking;
  const { sums } = evidence;
  const home = factInRole(book, 'home');
  // 怎么报, answered of what was talked of, leaves that in mind.
  const goesOn = evidence.question.goesOn && !question.goesOn;
  const topical = !toldOnly && !goesOn && (question.topics.length > 0 || question.documents.length > 0);
  const next = sums.wanted ? sums.decided[0]?.calculation.next : null;
  const figured = asking.slots.filter((s) => typeof s.value === 'string' && /\d/.test(s.value) && s.fact !== home);
  // 深圳小巨人奖励多少 asks about a place; who is in 长沙 stays there.
  const stays = memory.facts.has(home) && !toldOnly && asking.own.act.act !== 'calculate' && !asking.own.signs.moves;
  const stated = asking.own.signs.ofAnother ? [] : asking.slots.filter((s) => !(stays && s.fact === home));
  const said = stated.filter((slot) => !isSupposed(slot, asking, memory, book));
  const told = new Set(said.map((s) => s.fact));
  const outdated = sums.decided.flatMap(({ rule }) => outdatedBy(told, rule));
  const facts = addSlots(new Map([...memory.facts].filter(([fact]) => !outdated.includes(fact))), said, book);
  const notes = new Map([...memory.notes].filter(([fact]) => facts.has(fact)));
  for (const slot of said)
    if (facts.has(slot.fact)) notes.set(slot.fact, { words: itemWords(slot, asking.own), on: evidence.asOf });
  return {
    facts,
    notes,
    items: itemsAfter(memory.items, said, asking.own, book),
    ambiguous: openTitles(memory.ambiguous, asking.slots),
    open: openFacts(memory.open, said),
    unknown: unknownAfter(memory, asking),
    regions: question.regions.length > 0 ? question.regions : memory.regions,
    documents: topical ? question.documents : memory.documents,
    searched: topical ? question.searched : memory.searched,
    topics: topical ? question.topics : memory.topics,
    aspects: topical ? question.aspects : memory.aspects,
    lastFact: figured.at(-1)?.fact ?? memory.lastFact,
    pending: next ? nextQuestion(next, sums.levels) : stillPending(memory, asking, sums, book),
    unclear: null,
    around: null,
    received: memory.received,
    toldHad: latestHad([...memory.toldHad, ...sums.toldHad]),
    trades: sums.trades,
    calculated: sums.wanted ? latest([...memory.calculated, ...sums.decided.map((d) => d.rule.id)]) : memory.calculated,
    rules: toldOnly ? memory.rules : sums.decided.map((d) => d.rule.id),
  };
}

/** 能贴多少 between our question for a sum and its answer: it is still open while the same measure waits for it. */
function stillPending({ pending }: Memory, { acts }: Asking, { decided }: Sums, book: FactBook): Memory['pending'] {
  const waits = decided[0]?.calculation.next?.fact === pending?.fact;
  const ofSum = book.get(pending?.fact ?? '')?.type === 'amount';
  return waits && ofSum && acts.every(({ act }) => act === 'ask') ? pending : null;
}

const latestHad = (all: readonly Received[]): readonly Received[] =>
  all.filter(({ measure, year }, i) => all.findLastIndex((one) => one.measure === measure && one.year === year) === i);

/** So many measures are kept in mind. */
const KEPT_IN_MIND = 6;
const latest = (ids: readonly string[]): readonly string[] =>
  ids.filter((id, i) => ids.lastIndexOf(id) === i).slice(-KEPT_IN_MIND);

/** 要是再添一架, 那明年的呢: what is supposed takes the place of nothing that is known, and a year that is asked about alone is none of the case. */
function isSupposed({ fact }: Slot, { own, slots }: Asking, { facts }: Memory, book: FactBook): boolean {
  if (slots.every((s) => s.fact === factInRole(book, 'applied-year'))) return facts.size > 0;
  const known = book.get(fact);
  const fields = known?.type === 'list' ? known.of : [];
  const lists = [...facts.keys()].filter((name) => {
    const list = book.get(name);
    return list?.type === 'list' && list.of.includes(fact);
  });
  return own.signs.supposes && [fact, ...fields, ...lists].some((name) => facts.has(name));
}

/** The question that goes out: which level a title is of, or what the measure wants to know next. */
function nextQuestion(
  next: NonNullable<Sums['decided'][number]['calculation']['next']>,
  levels: readonly string[],
): NonNullable<Memory['pending']> {
  return levels.length > 0
    ? { fact: next.fact, names: levels, choices: levelChoices(levels) }
    : { fact: next.fact, names: next.names, choices: next.choices };
}

/** What stays open among facts: what was said inexactly, until it is said exactly. */
export function openFacts(before: readonly string[], said: readonly Slot[]): readonly string[] {
  const open = new Set(before);
  for (const { fact, exactness, ambiguous } of said) {
    if (ambiguous) continue;
    if (exactness === 'partial') open.add(fact);
    else open.delete(fact);
  }
  return [...open];
}

/** What stays open among titles: the last that was named without its level, until one of them is told. */
export function openTitles(before: readonly string[], said: readonly Slot[]): readonly string[] {
  const named = said.findLast((s) => s.ambiguous !== undefined)?.ambiguous ?? before;
  const told = said.flatMap(({ value, ambiguous }) => (ambiguous ? [] : titlesHeld(value)));
  return named.some((title) => told.includes(title)) ? [] : named;
}
