import { factInRole } from '../knowledge/fact.ts';
import type { LanguageData } from '../knowledge/language-data.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { QuotedStretch } from './stretch.ts';
import { titlesAlike } from './titles-alike.ts';
import type { Topic } from './topic.ts';

/** By what people say that they are of a kind that clauses leave out or ask for, or what they ask to deduct, each a class of knowledge/language/words.yaml. */
const CASES = [
  'leaves-out',
  'lacks-legal-person',
  'alike-own-name',
  'alike-related',
  'alike-energy',
  'alike-mining',
  'alike-housing',
  'alike-dispatch',
  'alike-branch',
  'alike-public',
  'alike-works',
  'speaks-of-deducting',
  'asks-to-deduct',
  'gives-to-others',
  'unpaid-or-for-profit',
  'in-partnership',
  'first-of-years',
  'checked-anew',
] as const;
type CaseShown = (typeof CASES)[number];

/** A title of any level whose name stands there; `whole` where it is called by a name of its own and not by that of all its levels. */
interface TitleMentioned {
  readonly title: string;
  readonly whole: boolean;
}

/** A part between stops, and the words in it that the question is about. */
interface PartSearched {
  readonly text: string;
  readonly topics: readonly Topic[];
}

/** What the words tell that a question is searched with, those of the question before among them where it leans on that. */
export interface MatterSigns {
  /** Kinds of case that clauses leave out or ask for. */
  readonly cases: ReadonlySet<CaseShown>;
  /** Where it is asked what a title is worth that was gained: these words. */
  readonly worthAsked: readonly string[];
  readonly titles: readonly TitleMentioned[];
  /** What the message names that ends as a title does and is none that is known. */
  readonly titlesAlike: readonly QuotedStretch[];
  /** Facts that are named where it is asked how much it takes to get the most. */
  readonly toReach: ReadonlySet<string>;
  readonly parts: readonly PartSearched[];
}

/** Reads the signs of the words to search with; `wording` is the message itself. */
export function matterSigns(
  wording: string,
  searched: string,
  topics: readonly Topic[],
  knowledge: Knowledge,
): MatterSigns {
  const { language } = knowledge;
  return {
    cases: new Set(CASES.filter((name) => language.pattern(`{${name}}`).test(searched))),
    worthAsked: language.places('{worth-of-title}', searched).map(({ start, end }) => searched.slice(start, end)),
    titles: titlesMentioned(searched, knowledge),
    titlesAlike: titlesAlike(wording, knowledge),
    toReach: language.pattern('{asks-to-reach}').test(wording) ? factsNamed(searched, knowledge) : new Set(),
    parts: searched
      .split(language.pattern('{clause-end}'))
      .filter((text) => text.trim() !== '')
      .map((text) => ({ text, topics: topics.filter(({ word }) => text.includes(word)) })),
  };
}

function titlesMentioned(text: string, { book }: Knowledge): readonly TitleMentioned[] {
  const fact = book.facts.get(factInRole(book.facts, 'recognitions'));
  if (fact?.type !== 'names') return [];
  const says = (name: string): boolean => text.includes(name);
  return Object.entries(fact.options).flatMap(([title, { base, aliases }]) => {
    const whole = [title, ...aliases].some(says);
    const ofBase = base !== undefined && [base, ...(fact.said?.bases[base] ?? [])].some(says);
    return whole || ofBase ? [{ title, whole }] : [];
  });
}

/** The sums and numbers whose nouns or verbs some words say. */
function factsNamed(
  text: string,
  { book, language }: { readonly book: Knowledge['book']; readonly language: LanguageData },
) {
  const named = [...book.facts].filter(([, fact]) => {
    const said = fact.type === 'amount' || fact.type === 'number' ? fact.said : undefined;
    return [...(said?.nouns ?? []), ...(said?.verbs ?? [])].some(({ say }) => language.pattern(say).test(text));
  });
  return new Set(named.map(([name]) => name));
}
