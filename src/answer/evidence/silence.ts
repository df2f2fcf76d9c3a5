import type { AspectEntry, LanguageData } from '../../knowledge/language-data.ts';
import { isRegionName } from '../../language/region.ts';
import type { AskedPoint, Stretch } from '../../understand/asked-points.ts';
import { type ActTable, readTable } from '../../understand/learned/act-table.ts';
import type { Topic } from '../../understand/topic.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { mentionsOf } from './mentions.ts';
import { ALL_STATED, silenceFeatures } from './silence-features.ts';

let shipped: ActTable | undefined;

/** The table that ships, read when first asked for. */
function shippedTable(): ActTable {
  shipped ??= readTable(new URL('silence-table.json', import.meta.url));
  return shipped;
}

/** A noun weighs as much; a word that weighs less tells a point apart only where the table is sure. */
const NOUN = 0.5;
/** In logits: above it a clause is likely, above the other it is taken to leave a point out. */
const LIKELY = 0;
const LEFT_OUT = 0.6;
/** So many names are told, none of them longer. */
const MOST = 2;
const LONGEST = 12;

/** A word so long may be said in two parts with so much between them. */
const PARTED = 4;
const BETWEEN = 4;

/** A phrase of so many letters is a document's own wherever it stands in it; a word that long is a term. */
const PHRASE = 4;
const TERM = 3;

/** Words that name nothing, and what may end a name beyond what is read as a word: 户 of 基本户. */
interface Classes {
  readonly only: RegExp;
  readonly tail: RegExp;
  /** 规模 of 投资规模: it says how much of a thing, and not which. */
  readonly measure: RegExp;
}

/** What a clause leaves out: the words that tell the points apart, and whether nothing else is asked. */
export interface LeftOut {
  readonly names: readonly Stretch[];
  readonly all: boolean;
}

/**
 * Of what a question asks, the words that neither the nearest clause nor its document holds: a point is left out only where it has such words,
 * and asks for their cover or, by the table, what the clause doesn't write. `unsaid`: aspects that are told as left out anyway.
 */
export function leftOutBy(
  evidence: Evidence,
  ranked: Ranked,
  unsaid: readonly AspectEntry[],
  language: LanguageData,
): LeftOut {
  const { own, question } = evidence;
  const asked = unsaid.map(({ aspect }) => aspect);
  const classes = {
    only: language.pattern('{only-asks}'),
    tail: language.pattern('{noun-tail}'),
    measure: language.pattern('{names-a-measure}'),
  };
  const isUnsaid = unsaidBy(evidence, ranked, classes);
  const mention = mentionsOf(evidence, ranked);
  // 集中服务活动 is said elsewhere in the document; 小巨人牌子 is a term of the clause with something of the asker's to it.
  const isOfText = ({ text }: Stretch) =>
    (text.length >= PHRASE && mention(text) !== null) ||
    own.topics.some(({ word }) => word.length >= TERM && text.startsWith(word) && mention(word) === 'clause');
  const featuresOf = silenceFeatures(evidence, ranked, language);
  const left = own.points.map((point) => {
    if (point.aspects.some((aspect) => asked.includes(aspect))) return [];
    const isNoun = (topic: Topic) => topic.weight >= NOUN && isUnsaid(topic);
    const nouns = namesIn(point, own.topics, isNoun, classes).filter((run) => !isOfText(run));
    // Fallen back on what was talked of, a question that names another thing is not about that.
    if (nouns.length > 0 && (question.goesOn || point.asksToBeCovered)) return nouns;
    const before = question.goesOn || point.asksToBeCovered ? nameBefore(point, own.topics, isNoun) : [];
    if (before.length > 0) return before;
    const features = featuresOf(point);
    const score = shippedTable().rate(features).aspects[0]?.score ?? LIKELY;
    if (features.includes(ALL_STATED) || score <= (nouns.length > 0 ? LIKELY : LEFT_OUT)) return null;
    return nouns.length > 0 ? nouns : namesIn(point, own.topics, isUnsaid, classes).filter((run) => !isOfText(run));
  });
  const names = left.flatMap((found) => found ?? []);
  return {
    names: names
      .filter(({ text }, i) => names.findIndex((n) => n.text === text) === i)
      .filter(({ text }) => !unsaid.some(({ called }) => called.includes(text)))
      .slice(0, MOST),
    all: left.length > 0 && left.every((found) => found !== null) && names.length + unsaid.length > 0,
  };
}

/** Tells a word that the clause's document doesn't hold; one of the asker's own case, and one that only asks, is none. */
function unsaidBy(evidence: Evidence, ranked: Ranked, { only, measure }: Classes): (topic: Topic) => boolean {
  const { slots, question } = evidence;
  const mention = mentionsOf(evidence, ranked);
  return ({ word }) =>
    word.length > 1 &&
    (question.goesOn ? mention(word) !== 'clause' : mention(word) === null) &&
    !only.test(word) &&
    !saidInParts(word, ranked.clause.text) &&
    !ranked.clause.text.includes(word.replace(measure, '') || '\n') &&
    !isRegionName(`${word}区`) &&
    !isRegionName(`${word}县`) &&
    !slots.some((s) => s.words.includes(word));
}

/** 高新企业 of a clause that says 高新技术企业. */
function saidInParts(word: string, text: string): boolean {
  if (word.length < PARTED) return false;
  const half = Math.floor(word.length / 2);
  const [first, last] = [word.slice(0, half), word.slice(half)];
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    const next = text.indexOf(last, at + half) - at - half;
    if (next >= 0 && next <= BETWEEN) return true;
  }
  return false;
}

/** The names that a point says, each with the topics that stand right beside it: 涤纶切片. */
function namesIn(
  point: AskedPoint,
  topics: readonly Topic[],
  tells: (topic: Topic) => boolean,
  classes: Classes,
): readonly Stretch[] {
  const telling = topics.filter(tells).map(({ word }) => word);
  return runsOf(point, classes).filter((run) => telling.some((word) => run.text.includes(word)));
}

/** 我们是民办医院,补贴有份没: the name that a point's sentence tells before it. */
function nameBefore(
  { start: from, wider }: AskedPoint,
  topics: readonly Topic[],
  tells: (topic: Topic) => boolean,
): readonly Stretch[] {
  const telling = topics.filter(tells).map(({ word }) => word);
  for (const { start, text } of wider) {
    const before = text.slice(0, from - start);
    const word = telling.findLast((one) => before.includes(one));
    const at = start + before.indexOf(word ?? '');
    if (word !== undefined) return [{ text: word, start: at, end: at + word.length }];
  }
  return [];
}

/** Topics of a point that stand side by side, as one, with what ends a name behind them; words that only ask aside. */
function runsOf({ start, pieces }: AskedPoint, { only, tail }: Classes): readonly Stretch[] {
  const runs: Stretch[] = [];
  let at = start;
  for (const { text, is } of pieces) {
    const last = runs.at(-1);
    const names = is === 'topic' && !only.test(text);
    const more = names ? text : is === 'words' && last?.end === at ? (tail.exec(text)?.[0] ?? '') : '';
    const goesOn = last?.end === at && last.text.length + more.length <= LONGEST;
    if (last && goesOn) runs.splice(-1, 1, { text: last.text + more, start: last.start, end: at + more.length });
    else if (names) runs.push({ text, start: at, end: at + text.length });
    at += text.length;
  }
  return runs;
}
