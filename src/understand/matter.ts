import type { LanguageData } from '../knowledge/language-data.ts';
import { type Expansion, expand } from '../knowledge/lexicon.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { AskedPoint } from './asked-points.ts';
import { type MatterSigns, matterSigns } from './matter-signs.ts';
import { type SubjectNamed, subjectsNamed } from './name-subjects.ts';
import { namesSupport, purposesIn } from './signs.ts';
import type { Topic } from './topic.ts';

/** What some words are about. */
interface Thing {
  readonly wording: string;
  readonly topics: readonly Topic[];
  /** The topics that say what help is for: 新能源汽车 of 新能源汽车有没有补贴. */
  readonly purposes: ReadonlySet<string>;
  /** The subjects of help that they name. */
  readonly subjects: readonly SubjectNamed[];
  /** The levels of a title (国家级) that they name. */
  readonly levels: readonly string[];
}

/** What policies say for what was said. */
interface Meaning extends Expansion {
  /** The topic right before what was said, which tells one kind of it from another: 出口信用 of 出口信用保险. */
  readonly kind: string | null;
}

/** What a question is about, and what is looked for. */
export interface Matter extends Thing, MatterSigns {
  /** The words left to search with: no document number, no place, no attempt to give orders. */
  readonly searched: string;
  /** What may tell one sentence of a clause from another: the topics that do not only ask, and the words for help, which name nothing. */
  readonly distinct: readonly Topic[];
  /** What a clause has to be about: of what is counted as something (秋千也算低空经济吧) that something, else what the question is about. */
  readonly about: Thing;
  readonly meanings: readonly Meaning[];
  /** What policies at large say for it, the loosest too, which finds nothing. */
  readonly akin: readonly Expansion[];
  /** Help is asked for, in the asker's words or in those of policies. */
  readonly asksSupport: boolean;
  /** What the help is for that is looked for: 建设 in 建设补贴. */
  readonly helpFor: readonly string[];
}

/** Between two stretches of a message. */
const STOP = /[,，。;；、？?！!\s]/g;
/** What is meant less surely finds nothing. */
const FINDS = 0.25;
/** A topic that weighs less names nothing; one that weighs less distinguishes nothing. */
const NAMES = 0.75;
const DISTINGUISHES = 0.6;

/** What a question of these words and topics is about. */
export function matterOf(
  wording: string,
  searched: string,
  topics: readonly Topic[],
  points: readonly AskedPoint[],
  knowledge: Knowledge,
): Matter {
  const thing = thingOf(wording, topics, knowledge);
  const all = expand(knowledge.lexicon, `${wording} ${searched}`);
  const meanings = all
    .filter(({ weight }) => weight > FINDS)
    .map((meaning) => ({ ...meaning, kind: kindBefore(meaning.said, wording, topics) }));
  return {
    ...thing,
    ...matterSigns(wording, searched, topics, knowledge),
    searched,
    distinct: distinctIn(wording, topics, knowledge.language),
    about: besideWhatMayCount(thing, points, knowledge) ?? countedAs(thing, knowledge) ?? thing,
    meanings,
    akin: all.filter(({ atLarge }) => atLarge),
    asksSupport: [wording, ...meanings.map(({ text }) => text)].some((words) =>
      namesSupport(words, knowledge.language),
    ),
    helpFor: purposesIn(searched, knowledge.language),
  };
}

function distinctIn(wording: string, topics: readonly Topic[], language: LanguageData): readonly Topic[] {
  const named = topics.filter(({ word }) => !language.pattern('{help-word}|{only-asks}').test(word));
  const help = language.places('{help-word}', wording).map(({ start, end }) => wording.slice(start, end));
  return [...named, ...[...new Set(help)].map((word) => ({ word, weight: DISTINGUISHES }))];
}

function thingOf(wording: string, topics: readonly Topic[], knowledge: Knowledge): Thing {
  const { language } = knowledge;
  const levelled = wording.replace(language.pattern('{level-of-office}'), '');
  return {
    wording,
    topics,
    purposes: purposeWords(wording, topics, language),
    subjects: subjectsNamed(wording, knowledge),
    levels: (language.classes.get('title-level') ?? []).filter((level) => levelled.includes(level)),
  };
}

/** What things are counted as (蹦极、秋千也算低空经济吧), if policies speak of it. */
function countedAs({ wording, topics }: Thing, knowledge: Knowledge): Thing | null {
  const [place] = knowledge.language.places('{counts-as}', wording);
  if (!place) return null;
  const words = wording.slice(place.end).split(/[,，。;；、？?!！)）\s]/)[0] ?? '';
  return knownThing(words, topics, knowledge);
}

/** The help that is named before it is asked whether something else counts as that (低空补贴，送外卖的无人机算不算), if policies speak of it. */
function besideWhatMayCount(
  { wording, topics }: Thing,
  points: readonly AskedPoint[],
  knowledge: Knowledge,
): Thing | null {
  const counts = points.find(({ text }) => knowledge.language.pattern('{asks-whether-it-counts}').test(text));
  if (!counts) return null;
  const asked = wording.slice(0, counts.end);
  const starts = [...asked.matchAll(STOP)].map(({ index }) => index + 1).reverse();
  const names = (words: string): boolean => topics.some(({ word, weight }) => weight >= NAMES && words.includes(word));
  const start = starts.find((at) => names(asked.slice(at)));
  const before = wording.slice(0, start ?? 0);
  const grants = namesSupport(before, knowledge.language) || knowledge.language.pattern('{gives}').test(before);
  return grants ? knownThing(before, topics, knowledge) : null;
}

/** What some words name, where policies speak of it. */
function knownThing(words: string, topics: readonly Topic[], knowledge: Knowledge): Thing | null {
  const said = topics.filter(({ word }) => words.includes(word));
  const isKnown = (word: string): boolean =>
    knowledge.lexicon.words.includes(word) || expand(knowledge.lexicon, word).length > 0;
  const known = said.some(({ word, weight }) => weight >= NAMES && isKnown(word));
  return known ? thingOf(words, said, knowledge) : null;
}

function kindBefore(said: string, wording: string, topics: readonly Topic[]): string | null {
  const before = wording.slice(0, Math.max(0, wording.indexOf(said)));
  return topics.find(({ word, weight }) => weight >= DISTINGUISHES && before.endsWith(word))?.word ?? null;
}

/** The topics that stand right before a word for help and say what it is for. */
function purposeWords(wording: string, topics: readonly Topic[], language: LanguageData): ReadonlySet<string> {
  const lower = wording.toLowerCase();
  const words = topics.map(({ word }) => word).sort((a, b) => b.length - a.length);
  const found = new Set<string>();
  for (const help of language.places('{help-word}', lower)) {
    for (let end = help.start; end > 0; ) {
      const before = lower.slice(0, end);
      const word = words.find((w) => before.endsWith(w.toLowerCase()));
      const passed = word ?? language.pattern('{before-help}').exec(before)?.[0];
      if (!passed) break;
      if (word) found.add(word);
      end -= passed.length;
    }
  }
  return found;
}
