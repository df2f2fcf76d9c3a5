import type { LanguageData } from '../knowledge/language-data.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Figure } from '../language/figure.ts';
import { MAY_ANSWER } from './act-of-whole.ts';
import { asksOfAllHelp } from './asks-of-all.ts';
import { aspectsAsked, aspectsMeant, OF_THE_CASE } from './aspects.ts';
import { matchAct, says } from './match-act.ts';
import { measuresCalled, measuresNamed } from './measures-called.ts';
import { subjectsNamed } from './name-subjects.ts';
import { type Act, type Acts, type AskedAspect, LEVELS, type Subject } from './reading.ts';
import type { CaseSlots } from './slots/case-slots.ts';
import type { Slot } from './slots/slot.ts';
import { questionSubject, subjectsOf } from './subject.ts';
import { tradesIn } from './trades.ts';
import type { Words } from './words.ts';

/** How a message stands to what went before it. */
export interface TurnSigns {
  /** A question of ours is open. */
  readonly pending: boolean;
  /** It answers the question that we put. */
  readonly answers: boolean;
  /** It corrects what was said before. */
  readonly corrects: boolean;
  /** The asker does not know what we asked. */
  readonly unsure: boolean;
  /** It asks nothing. */
  readonly states: boolean;
  /** It plainly tells facts, whatever its words may ask elsewhere. */
  readonly tells: boolean;
  /** What it tells is not known for sure. */
  readonly leavesOpen: boolean;
  /** A measure or a subject was talked of, which it may leave unsaid. */
  readonly talking: boolean;
}

/** Figures of the asker's case, as against titles, places and truths. */
const OF_FIGURES: ReadonlySet<string> = new Set(['amount', 'rate', 'number', 'year', 'list']);

/** What patterns see a question do: mostly one act; a correction that goes on to ask is two. */
export function ruledActs(words: Words, turn: TurnSigns, { slots, residue }: CaseSlots, knowledge: Knowledge): Acts {
  const { text, signs } = words;
  const { language } = knowledge;
  if (turn.unsure) return [{ act: 'unsure' }];
  if (says(text, language, 'what-can-i-get', 'more'))
    return [{ act: 'what-can-i-get', of: questionSubject(words, []) }];
  const aside = matchAct(text, language, ({ act, which = '' }) =>
    act === 'courtesy' ? !MAY_ANSWER.has(which) : act === 'off-topic' && slots.length === 0,
  )?.entry;
  if (aside) return [{ act: aside.act === 'courtesy' ? 'courtesy' : 'off-topic', which: aside.which ?? '' }];
  if (words.joined && words.joined.asks !== 'sum' && words.joined.things.length > 1) return [together(words, language)];
  const asked = aspectsMeant(aspectsAsked(text, language));
  const asks = !turn.tells && (asked.length > 0 || !turn.states);
  if (!asks && turn.corrects) return [{ act: 'correct' }];
  if (turn.answers && (asked.length === 0 || turn.tells)) return [{ act: 'answer' }];
  if (turn.tells || (signs.holdsOff && slots.length > 0)) return [{ act: 'inform' }];
  const isLeft = (s: Slot) => residue.some((r) => r.start === s.start && r.end === s.end);
  const figures = slots.some((s) => OF_FIGURES.has(knowledge.book.facts.get(s.fact)?.type ?? '') && !isLeft(s));
  if (!asks && slots.length > 0 && !(figures && questionSubject(words, []).measures.length > 0))
    return [{ act: 'inform' }];
  const act = asking(words, asked, slots, figures, turn.talking, knowledge);
  return turn.corrects ? [{ act: 'correct' }, act] : [act];
}

/** Supports that are set side by side, the governments that give them, and whether they share a ceiling. */
function together(words: Words, language: LanguageData): Extract<Act, { act: 'together' }> {
  const levels = LEVELS.filter((level) => language.pattern(`{support-${level}}`).test(words.text));
  return {
    act: 'together',
    of: subjectsOf(words),
    ...(levels.length > 1 ? { levels } : {}),
    ...(says(words.text, language, 'together', 'pool') ? { pool: true } : {}),
  };
}

/** The act of a question that asks something. `figures`: it tells figures of the asker's case. */
function asking(
  words: Words,
  asked: readonly AskedAspect[],
  slots: readonly Slot[],
  figures: boolean,
  talking: boolean,
  knowledge: Knowledge,
): Act {
  const { language } = knowledge;
  const { text, signs } = words;
  const of = questionSubject(words, asked);
  const aspects = asked.map(({ aspect }) => aspect);
  const rise = matchAct(text, language, ({ act }) => act === 'rise');
  if (rise) return { act: 'rise', to: rise.groups.to ?? null };
  const subjects = subjectsOf(words);
  // 跟研发补贴能一起拿吗: the other is what was talked of.
  const both = aspects.includes('several-at-once') || says(text, language, 'together');
  const again = subjects.length === 1 && of.measures.length > 0 && says(text, language, 'together', 'again');
  // 长沙岳麓区的: places are no things set side by side.
  const measures = words.regions.length > 1 ? of.measures.length : subjects.length;
  const set = together(words, language);
  if (both && measures < 2 && set.levels) return set;
  if (again || (both && (subjects.length > 1 || (talking && of.measures.length > 0))))
    return { act: 'together', of: subjects };
  const any = ofAnyHelp(words, slots, of, knowledge);
  if (any) {
    const most = any === 'together' ? { most: true as const } : {};
    return { act: 'what-can-i-get', of: { ...of, measures: [] }, any: true, ...most };
  }
  if (asksForMost(words, slots, figures, talking, of, knowledge)) return { act: 'what-can-i-get', of, most: true };
  if (asksOfFirmTold(words, slots, of, knowledge)) return { act: 'what-can-i-get', of };
  if (says(text, language, 'compare')) return { act: 'compare', of: subjects };
  if (says(text, language, 'what-can-i-get')) return { act: 'what-can-i-get', of };
  const isOwn = (f: Figure) => slots.some((s) => s.start < f.end && s.end > f.start);
  const claimed = signs.claimed.find((f) => !isOwn(f));
  const claims = claimed !== undefined || says(text, language, 'claim');
  if (claims && !(signs.ownCase && (figures || signs.self))) return { act: 'claim', of, figure: claimed?.text ?? null };
  const ofText = aspects.some((a) => !OF_THE_CASE.has(a)) || (!figures && (signs.limit || signs.rateOfOne));
  if (!ofText && (figures || signs.ownFirm || signs.wantsSum || (slots.length > 0 && signs.canGet)))
    return { act: 'calculate', of };
  return {
    act: 'ask',
    aspects: withOther(aspects, of.words, of.measures.length + of.documents.length > 0 || talking),
    of,
  };
}

/** 浏阳做花炮的，规上，有没有什么扶持: a firm is told of, and help of no kind in particular asked for. */
function asksOfFirmTold(words: Words, slots: readonly Slot[], of: Subject, knowledge: Knowledge): boolean {
  const { text, figures } = words;
  const trades = tradesIn(text, knowledge.language);
  const asks = (which: string): boolean => says(text, knowledge.language, 'what-can-i-get', which);
  if (asks('besides') && (slots.length > 0 || trades.length > 0)) return true;
  if (!asks('firm-stated') && !(asks('of-trade') && trades.length > 0)) return false;
  if (trades.some(({ kind }) => kind === 'institution')) return true;
  const told = tellerOfFirm(words, slots, knowledge);
  const subjects = subjectsNamed(text, knowledge);
  // 开餐饮店有什么补贴: where nothing but it is told, a trade that no clause speaks of is what is asked about.
  const facts = figures.length > 0 || /[,，;；\s]/.test(text) || slots.some((s) => !isPlace(s, knowledge));
  const ofOtherTrade = !facts && subjects.some(({ word, ofTrade }) => ofTrade && !isSaid(word, knowledge));
  const others = subjects.filter(({ word, ofTrade }) => !ofTrade && !told(word));
  // 在辅导期准备上市，能报啥: what is told beside is not what is asked for; 刚上市，有没有奖励 asks for that.
  const asking = partsOf(text, knowledge).findLast((part) => part !== '') ?? text;
  const beside = knowledge.language.pattern('{what-of-help}').test(asking);
  const named = beside ? measuresNamed(measuresCalled(asking, knowledge), words.regions).length : of.measures.length;
  return !ofOtherTrade && others.length === 0 && named === 0 && of.documents.length === 0;
}

/** 能领到几样, 给算算哪些奖励归我们: figures or titles of a firm are told, and whatever help there is for it asked for, or what all of it comes to. */
function ofAnyHelp(
  words: Words,
  slots: readonly Slot[],
  { documents }: Subject,
  knowledge: Knowledge,
): ReturnType<typeof asksOfAllHelp> {
  const { text, unknownNumbers, signs, had } = words;
  const ofText = documents.length + unknownNumbers.length > 0 || says(text, knowledge.language, 'claim');
  const told = slots.some((s) => typeof s.value !== 'boolean' && !isPlace(s, knowledge));
  if (ofText || !told || signs.total?.supposed || signs.total?.firms || signs.total?.years) return null;
  const any = asksOfAllHelp(text, knowledge.language);
  // 单项冠军企业和一个产品，总共多少: of titles alone what is named is added up, unless some of it was had.
  const isSum = ({ fact }: Slot): boolean => knowledge.book.facts.get(fact)?.type === 'amount';
  if (any === 'together' && had.length === 0 && !slots.some(isSum)) return null;
  const tells = tellerOfFirm(words, slots, knowledge);
  return subjectsNamed(text, knowledge).every(({ word, ofTrade }) => ofTrade || tells(word)) ? any : null;
}

/** 最多能拿多少, 加起来能拿多少, 怎么搭配最划算: of all that fits the firm told of, and of no measure, years or firms in particular. */
function asksForMost(
  words: Words,
  slots: readonly Slot[],
  figures: boolean,
  talking: boolean,
  of: Subject,
  knowledge: Knowledge,
): boolean {
  const { text, signs } = words;
  const asks = (part: string, which: string): boolean => says(part, knowledge.language, 'what-can-i-get', which);
  const best = asks(text, 'best');
  if (!best && (talking || !asks(text, 'most') || (figures && !signs.total))) return false;
  if (of.documents.length > 0 || signs.total?.supposed || signs.total?.firms || signs.total?.years) return false;
  const told = tellerOfFirm(words, slots, knowledge);
  const asking = partsOf(text, knowledge).filter((part) => asks(part, 'best') || asks(part, 'most'));
  return (
    asking.every((part) => measuresNamed(measuresCalled(part, knowledge), words.regions).length === 0) &&
    subjectsNamed(text, knowledge).every(({ word, ofTrade }) => ofTrade || told(word))
  );
}

/** Whether a word tells of the firm: what it is, its trade, or stands with what else is told of it. */
function tellerOfFirm({ text }: Words, slots: readonly Slot[], knowledge: Knowledge): (word: string) => boolean {
  const tellsFirm = knowledge.language.pattern('{firm-stated}');
  const parts = partsOf(text, knowledge);
  return (word) =>
    tellsFirm.test(word) ||
    tradesIn(word, knowledge.language).length > 0 ||
    parts.some((part) => part.includes(word) && slots.some((s) => !isPlace(s, knowledge) && part.includes(s.words)));
}

const isPlace = ({ fact }: Slot, { book }: Knowledge): boolean => book.facts.get(fact)?.role === 'home';

const partsOf = (text: string, { language }: Knowledge): readonly string[] =>
  text.split(language.pattern('{clause-end}'));

const isSaid = (word: string, { clauses }: Knowledge): boolean =>
  [...clauses.values()].some(({ text }) => text.includes(word));

/** What is asked that no listed aspect covers: words beside the thing that is named or talked of. */
function withOther(aspects: readonly string[], words: readonly string[], named: boolean): readonly string[] {
  return aspects.every((a) => a === 'whether') && named && words.length > 0 ? ['other'] : aspects;
}
