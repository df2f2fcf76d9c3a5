import type { Evidence } from '../answer/evidence/evidence.ts';
import { asksForAnotherPlace } from '../answer/evidence/for-another-place.ts';
import { clauseFigures } from '../answer/evidence/sentences.ts';
import { NO_SUM } from '../answer/evidence/worked.ts';
import type { LanguageData } from '../knowledge/language-data.ts';
import { isOneOrTwo } from '../language/figure-context.ts';
import { areNested, lieApart } from '../language/region.ts';
import { OF_DOCUMENT } from '../understand/aspects.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import { measuresNamed } from '../understand/measures-called.ts';
import type { Act } from '../understand/reading.ts';
import { tradesIn } from '../understand/trades.ts';

/** What can be asked of help of no kind in particular. */
const OF_HELP: ReadonlySet<string> = new Set(['list', 'whether', 'amount', 'count', 'other']);
/** 有什么政策能沾上边: beside a list no more than how it is put. */
const FOR_WHOM: ReadonlySet<string> = new Set(['who', 'conditions']);

/**
 * What there is is asked for a firm, whatever clause the words come near to: 先列一下能推的 of a firm told with its place; 开饭店的有什么补贴,
 * where nothing but its trade is told; any help for a trade that seldom has any.
 */
export function listsForFirm(
  { question, ranked, expansions }: Pick<Evidence, 'question' | 'ranked' | 'expansions'>,
  placed: string | null,
  { slots, setAside }: Pick<Evidence, 'slots' | 'setAside'>,
  language: LanguageData,
): boolean {
  const { act, aspects, purposes, documents, unknownNumbers, trades, signs, support } = {
    ...question,
    ...question.signs,
  };
  if (!('of' in act) || Array.isArray(act.of) || documents.length + unknownNumbers.length > 0) return false;
  const isList = aspects.includes('list');
  const ofHelp = aspects.every((aspect) => OF_HELP.has(aspect) || (isList && FOR_WHOM.has(aspect)));
  const told = language.trades.filter(({ trade }) => trades.includes(trade));
  const seldom = told.some((t) => t.seldom) && told.every((t) => t.seldom || t.kind === 'plan');
  // A title that is told as had, applied for or wished names no measure.
  const hopes = setAside.filter(({ why, names }) => names.length > 0 && (why === 'applied-for' || why === 'wish'));
  const had = [...slots.map(({ words }) => words), ...hopes.flatMap(({ names, words }) => [...names, words])].join();
  const named = measuresNamed(question.called, question.regions).some(({ name }) => !had.includes(name));
  const ofNoTrade = (word: string): boolean => tradesIn(word, language).length === 0;
  const ofTrade = ![...purposes].some(ofNoTrade);
  const [best] = ranked;
  const speaksOf = (words: readonly string[]): boolean =>
    best !== undefined &&
    words.some((word) => `${best.document.title} ${best.clause.heading} ${best.clause.text}`.includes(word));
  // 合作社新建了冷库，产地冷库补助: a text may be for the very thing, whatever the trade.
  const isOfAny = language.pattern('{help-word}|{firm}|{recognition}');
  const ofThing = [...purposes].some((word) => ofNoTrade(word) && !isOfAny.test(word)) || signs.claimed.length > 0;
  if (seldom && placed !== null && (support || signs.anyHelp) && ofHelp && !ofThing && ASKS.has(act.act)) return true;
  // What a works is told by its trade already tells nothing more of it.
  const figuresOrTitles = slots.filter(
    ({ value, exactness }) => typeof value !== 'boolean' && value !== placed && exactness !== 'partial',
  );
  // 做电缆的，贷了五百万，这种情况够什么补贴: where much is told of the firm, the things told with it are not what is asked for.
  const toldMuch = figuresOrTitles.length + hopes.length > (trades.length > 0 ? 0 : SEVERAL);
  const asked = (word: string): boolean => question.points.some(({ text }) => text.includes(word));
  const ofSubject = question.about.subjects.some(({ word, ofTrade }) => !ofTrade && !had.includes(word) && asked(word));
  const asksList = toldMuch && (support || signs.money) && aspects.length === 1 && isList && !ofSubject;
  // Where nobody knows its place, much has to be told of a firm before its place is asked for.
  const isPlaced = placed !== null || (toldMuch && isList && signs.self && question.regions.length === 0);
  const toldOf = (trades.length > 0 || signs.firmTold) && isPlaced;
  // 飞了80小时，能拿补助吗: what is told is held against the measure that asks for it.
  const ofSum =
    signs.canGet &&
    !signs.listsAll &&
    !isList &&
    slots.some(({ value }) => typeof value !== 'boolean' && value !== placed);
  // 还没入规的小厂，有啥政策: the clause that answers is about a thing they named.
  const things = question.topics.filter((t) => t.weight > NAMES && !had.includes(t.word) && ofNoTrade(t.word));
  const isOfThing = speaksOf([...things.map((t) => t.word), ...expansions]);
  const elsewhere = placed !== null && question.regions.some(({ code }) => !areNested(code, placed));
  const ofText = (isOfThing && !signs.listsAll && !toldMuch) || elsewhere || signs.claimed.length > 0;
  if (toldOf && ASKS.has(act.act) && !named && !ofSum && !ofText && (signs.anyHelp || asksList) && ofTrade && ofHelp)
    return true;
  if (act.act !== 'ask' || ranked.length > 0 || act.of.measures.length > 0) return false;
  if (trades.length > 0 && signs.anyHelp && ofTrade && ofHelp) return true;
  return isList && placed !== null && purposes.size === 0 && slots.some(({ value }) => value !== placed);
}

/** 能领到几样: whatever help there is for one firm, and how much of it; null where the words ask for some help, or tell of places apart. */
export const ofAny = ({ act, regions }: Asking['own']): ListAsked | null =>
  act.act === 'what-can-i-get' && act.any && !lieApart(regions) ? act : null;
type ListAsked = Extract<Act, { act: 'what-can-i-get' }>;

/** What a list is read for is asked of the text: what another place gives, or, where a clause answers, 要带什么资料 or 培育多少家; `most`: the best is asked for. */
export function asksOfText(evidence: Evidence, most: boolean | undefined): boolean {
  const { question, ranked } = evidence;
  const { aspects, regions } = question;
  const ofWay = ranked.length > 0 && aspects.length > 0 && aspects.every((a) => NO_SUM.has(a) && !OF_DOCUMENT.has(a));
  return ofWay || asksForCount(evidence) || asksForAnotherPlace(evidence) || (most === true && lieApart(regions));
}

/** Of what surely answers a number is asked by nobody who tells of a trade (全市培育多少家), or one that it states is named (100家还有没有名额). */
function asksForCount({ question, ranked, sure }: Evidence): boolean {
  const { aspects, trades, figures } = question;
  const [best] = ranked;
  if (!best || !sure || aspects.includes('list')) return false;
  const named = figures.filter((one) => one.unit === 'count' && !isOneOrTwo(one));
  const states = named.some(({ value }) =>
    clauseFigures(best.clause).some((held) => held.unit === 'count' && held.value === value),
  );
  return states || (trades.length === 0 && aspects.includes('count'));
}

/** A topic that weighs less names nothing. */
const NAMES = 0.5;
/** More facts than that tell of a firm whatever its trade. */
const SEVERAL = 1;
const ASKS: ReadonlySet<string> = new Set(['ask', 'calculate', 'claim']);
