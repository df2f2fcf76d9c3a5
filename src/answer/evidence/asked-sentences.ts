import type { Figure } from '../../language/figure.ts';
import { isOneOrTwo } from '../../language/figure-context.ts';
import { foldInsets } from '../../language/fold-insets.ts';
import { BETWEEN_ITEMS, FAVOURS, GOES_ON, GRANTS, STARTS_ANEW } from '../../language/official-text.ts';
import { findRegions, isRegionName } from '../../language/region.ts';
import { unitsAsked } from '../../language/units-asked.ts';
import type { Question } from '../../understand/question.ts';
import type { Topic } from '../../understand/topic.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { wordsMeasured } from './lead.ts';
import { pairsOf, pairsOfSentence, type Sentence, sentencesOf } from './sentences.ts';
import { answersWith, scoresOf, wantedFigure } from './wanted-sentences.ts';

/** A word that weighs as much is worth a sentence of its own, one that weighs less where only one sentence says it. */
const NAMES = 0.75;
const TELLS = 0.6;
/** What a larger share of the sentences say tells none of them from the rest. */
const FEW_SAY = 0.7;
/** What policies say for a word and that weighs less may be another thing. */
const SURE = 0.7;
/** A word so long may be written with one other character, or be short for one with so many characters between its own. */
const LONG = 3;
const APART = 3;
/** Of sentences that say as much the likelier is told. */
const BY_SCORE = 0.5;
const FOR_DECIDING = 0.3;
/** So many sentences are told of what is asked. */
const MOST = 3;

/** A word of the question that some sentences of a clause say and others don't. */
interface Telling {
  readonly in: ReadonlySet<Sentence>;
  readonly counts: number;
  readonly names: boolean;
}

/**
 * Of a clause of several sentences those that say what tells the question from the rest of the clause, fewest first: each of its words that
 * only some of them say, and each figure that it names, is said by one of them; null where nothing tells them apart.
 */
export function sentencesAsked(evidence: Evidence, ranked: Ranked): readonly Sentence[] | null {
  const { own, question } = evidence;
  const all = sentencesOf(ranked.clause);
  if (all.length < 2 || question.act.act === 'compare' || question.aspects.some((aspect) => OF_ALL.has(aspect)))
    return null;
  // 餐费、路费加起来: of several things that are asked for together each sentence that pays.
  const paying = all.filter((s) => answersWith(s, 'money'));
  if (own.signs.ways.has('asks-of-all-named') && paying.length > 1) return paying;
  const listed = listedIn(all, evidence, ranked);
  const ofPlaces = question.regions.length > 1;
  if (asksOfEach(own) && !ofPlaces && listed.length === 0) return null;
  const sought = [...figuresNamed(all, evidence, ranked), ...countsAsked(all, evidence), ...listed];
  const words = [own, question]
    .map(({ distinct }) => [...tellingWords(distinct, evidence, ranked), ...sought])
    .find((some) => some.some(({ names }) => names));
  if (!words) return null;
  const scores = scoresOf(all, question, wordsMeasured(evidence, ranked));
  const picked = fewest(all, words, scores, question.signs.award);
  const alike = all.filter((s) => picked.some((p) => isStepBeside(s, p, words)));
  const told = [...picked, ...alike, ...(question.signs.award ? grantBeside(all, picked, scores) : [])];
  const wanted = wantedFigure(question);
  const open = wanted === 'money' && !told.some((s) => answersWith(s, wanted));
  const units = own.points.flatMap(({ text }) => unitsAsked(text));
  const whole = withRest(all, told, (s) => (open && answersWith(s, wanted)) || units.some(isCountedIn(s)));
  // What is paid may stand in a sentence that does not say again for what.
  const isOpen = wanted === 'money' && !whole.some((s) => answersWith(s, wanted) || FAVOURS.test(s.text));
  return isOpen ? null : whole;
}

/** What a text has of some kind is asked, or its own words. */
const OF_ALL: ReadonlySet<string> = new Set(['list', 'original']);

/** The words that tell the sentences of a clause apart, with those which say them in their own letters or in what policies say for them. */
function tellingWords(
  topics: readonly Topic[],
  { own, question }: Evidence,
  { clause, document }: Ranked,
): readonly Telling[] {
  const all = sentencesOf(clause);
  const named = question.documents.flatMap(({ title, number }) => [title, number ?? '']);
  const called = [document.title, document.number, ...clause.path, clause.heading, ...named].join(' ').toLowerCase();
  // 总数、净增: of a figure that is asked for a plain word tells which it is, where one sentence alone says it.
  const isAsked = (word: string, weight: number, saying: number): boolean =>
    (weight >= NAMES && saying <= all.length * FEW_SAY) ||
    (saying === 1 && (weight >= TELLS || own.points.some(({ text }) => text.includes(word))));
  return topics.flatMap(({ word, weight }) => {
    const said = word.toLowerCase();
    if (word.length < 2 || called.includes(said) || isRegionName(word)) return [];
    const meant = question.meanings.flatMap((m) => (m.weight >= SURE && m.said === word ? [m.text.toLowerCase()] : []));
    const holding = [said, ...meant];
    const literal = all.filter((s) => holding.some((one) => foldedOf(s).includes(one)));
    const saying = literal.length > 0 ? literal : all.filter((s) => holdsLoosely(foldedOf(s), said));
    if (saying.length === 0 || saying.length === all.length) return [];
    return [
      {
        in: new Set(saying),
        counts: weight * Math.log(all.length / saying.length),
        names: isAsked(word, weight, saying.length),
      },
    ];
  });
}

/** A sentence in lower case without its insets: 首台套 for 首台（套）. */
const foldedOf = ({ text }: Sentence): string => foldInsets(text).toLowerCase();

/** 创新卷 of a sentence that says 创新券: as many characters, and all but one of them where they stand; 北交所 of one that says 北京证券交易所: all of them, one after another. */
function holdsLoosely(text: string, word: string): boolean {
  if (word.length < LONG || !/^\p{Script=Han}+$/u.test(word)) return false;
  const letters = [...word];
  const slips = letters.map((_, i) => letters.map((letter, at) => (at === i ? ANY : letter)).join(''));
  return new RegExp([...slips, letters.join(`${ANY}{0,${APART}}`)].join('|'), 'u').test(text);
}
const ANY = '\\p{Script=Han}';

/** The figures of a message that some sentence states (48%还是54%, 2026年), and the things that it counts: 目标是5万家. */
function figuresNamed(
  all: readonly Sentence[],
  { own }: Evidence,
  { document: { title, number } }: Pick<Ranked, 'document'>,
): readonly Telling[] {
  const isOfDocument = ({ text }: Figure): boolean => `${title}${number ?? ''}`.includes(text.replace(YEAR, ''));
  return own.figures
    .filter((f) => !/^(?:document|ordinal)$/.test(f.unit) && !isOneOrTwo(f) && !(f.unit === 'date' && isOfDocument(f)))
    .flatMap((f) => {
      const stating = all.filter((s) => s.figures.some((h) => h.value === f.value && h.unit === f.unit));
      const counting = f.unit === 'count' ? all.filter((s) => isCountedIn(s)(f)) : [];
      return telling(all, stating.length > 0 ? stating : counting);
    });
}
const YEAR = /\D+$/;

/** What some sentences say and others don't, and is worth a sentence. */
const telling = (all: readonly Sentence[], saying: readonly Sentence[]): readonly Telling[] =>
  saying.length > 0 && saying.length <= all.length * FEW_SAY
    ? [{ in: new Set(saying), counts: Math.log(all.length / saying.length), names: true }]
    : [];

/** 多少家, 几次: a figure of the unit that is asked. */
const countsAsked = (all: readonly Sentence[], { own }: Evidence): readonly Telling[] =>
  own.points
    .flatMap(({ text }) => unitsAsked(text))
    .flatMap((asked) =>
      telling(
        all,
        all.filter((s) => isCountedIn(s)(asked)),
      ),
    );

const isCountedIn =
  ({ figures }: Sentence) =>
  ({ unit, noun }: Figure): boolean =>
    figures.some((f) => f.unit === unit && f.noun === noun);

/** 分别是几: of several things that are named one after another. */
const asksOfEach = ({ signs }: Question): boolean => signs.ways.has('asks-of-each');

/** 高企总数、研发经费占比、发明专利件数: of things, and not places, that are asked one after another, the sentence that alone says most of each. */
function listedIn(
  all: readonly Sentence[],
  { own }: Evidence,
  { document }: Pick<Ranked, 'document'>,
): readonly Telling[] {
  const searched = pairsOf(own.searched);
  const named = pairsOf(document.title);
  const between = asksOfEach(own) ? BETWEEN_ITEMS : '、';
  const parts = own.points.flatMap(({ text }) => {
    const some = text.split(between).filter((part) => !findRegions(part).some((r) => r.end - r.start === part.length));
    return some.length > 1 ? some : [];
  });
  return parts.flatMap((part) => {
    const asked = [...pairsOf(part)].filter((pair) => searched.has(pair) && !named.has(pair));
    const shares = all.map((s) => asked.filter((pair) => pairsOfSentence(s).has(pair)));
    const isAlone = (pair: string): boolean => shares.filter((share) => share.includes(pair)).length === 1;
    const alone = shares.map((share) => share.filter(isAlone).length);
    const most = Math.max(...alone);
    const saying = all.filter((_, i) => alone[i] === most);
    return most > 0 && saying.length === 1 ? [{ in: new Set(saying), counts: 1, names: true }] : [];
  });
}

/** The fewest sentences that say every word which names something, the one that says most first. */
function fewest(
  all: readonly Sentence[],
  words: readonly Telling[],
  scores: ReadonlyMap<Sentence, number>,
  ofAward: boolean,
): readonly Sentence[] {
  const forDeciding = ({ text }: Sentence): number =>
    [FAVOURS.test(text), ofAward && GRANTS.test(text)].filter(Boolean).length * FOR_DECIDING;
  const picked: Sentence[] = [];
  let left = words;
  const worth = (s: Sentence): number => left.reduce((sum, w) => sum + (w.in.has(s) ? w.counts : 0), 0);
  while (picked.length < MOST && left.some(({ names }) => names || picked.length === 0)) {
    const rated = all
      .filter((s) => !picked.includes(s) && worth(s) > 0)
      .map((s) => ({ s, worth: worth(s) + (scores.get(s) ?? 0) * BY_SCORE + forDeciding(s) }));
    const [first] = rated.sort((a, b) => b.worth - a.worth);
    const best = first?.s;
    if (!best) break;
    picked.push(best);
    left = left.filter((word) => !word.in.has(best));
  }
  return picked;
}

/** 一档…二档…: it pays a sum as one that is told does, and says the very words of the question that this one says. */
const isStepBeside = (s: Sentence, told: Sentence, words: readonly Telling[]): boolean =>
  s !== told &&
  [s, told].every((one) => answersWith(one, 'money') && GRANTS.test(one.text)) &&
  words.every((word) => word.in.has(s) === word.in.has(told));

/** Those told with what one of them goes on from (其中…), and what goes on from one of them (单个企业最高…), as far as it is `wanted`. */
function withRest(
  all: readonly Sentence[],
  told: readonly Sentence[],
  wanted: (s: Sentence) => boolean,
): readonly Sentence[] {
  const kept = new Set<Sentence>();
  for (const [i, s] of all.entries()) {
    const [before, next] = [all[i - 1], all[i + 1]];
    const leans = next !== undefined && told.includes(next) && GOES_ON.test(next.text);
    const goesOn = ((GOES_ON.test(s.text) && s.figures.length > 0) || wanted(s)) && !STARTS_ANEW.test(s.text);
    if (told.includes(s) || leans || (goesOn && before !== undefined && kept.has(before))) kept.add(s);
  }
  return [...kept];
}

/** 返乡创业园…给奖补: an award is asked for, and only a sentence beside those that name its subject gives one. */
function grantBeside(
  all: readonly Sentence[],
  picked: readonly Sentence[],
  scores: ReadonlyMap<Sentence, number>,
): readonly Sentence[] {
  if (picked.some(({ text }) => FAVOURS.test(text))) return [];
  const score = (s: Sentence): number => scores.get(s) ?? 0;
  return all
    .filter(({ text }) => GRANTS.test(text))
    .sort((a, b) => score(b) - score(a))
    .slice(0, 1);
}
