import type { Draft } from '../answer/draft/draft.ts';
import { faqByWords, faqLikely } from '../answer/evidence/meant/faq-meant.ts';
import { statusOn } from '../knowledge/document.ts';
import type { FaqEntry } from '../knowledge/faq.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { liesIn } from '../language/region.ts';
import { askingParts } from '../understand/asking-parts.ts';
import type { Question } from '../understand/question.ts';
import type { QuestionAnswered } from './way.ts';

/** A frequent question that is so likely meant is answered; of another document than the reply rests on it has to be likelier. */
const LIKELY = 0.15;
const ELSEWHERE = 0.35;
/** What is so likely is surely meant. */
export const SURELY = 0.5;
/** Beside the likeliest another is so likely meant where a message asks several things, or one; more than so many nobody reads. */
const OF_SEVERAL = 0.15;
const OF_ONE = 0.2;
const MOST = 3;
/** One part of a message means it, by its words alone, where it has such a share, and is so likely at all. */
const OF_PART = 0.4;
const LEAST = 0.03;
/** What tells no more than when a document ended leaves at least so much for the others. */
const MUCH = 0.25;
/** Beside what is left out something that is said is so likely to matter. */
const SAYS = 0.03;

/** A frequent question that is likely meant. */
export interface FaqMeant {
  readonly entry: FaqEntry;
  /** The share of it among the frequent questions of the documents that are talked of. */
  readonly likely: number;
  /** How likely it is meant among all, and none of them. */
  readonly odds: number;
}

/** The frequent questions that are likely meant: those of the whole message, the likeliest first, and those of its parts. */
export function faqMeant(
  of: QuestionAnswered,
  { citations }: Draft,
  asOf: string,
  { faq, clauses }: Knowledge,
): readonly FaqMeant[] {
  const { question, own, say, denied } = of;
  const entries = [...faq.values()].filter((entry) => isThere(entry, question) && !tellsOfEnd(entry, asOf));
  const whole = withoutEnds(faqLikely(question), faq, asOf);
  const first = likeliest(entries, whole);
  const cited = new Set(citations.map((id) => clauses.get(id)?.document ?? ''));
  // What is told of several places, of who is in charge, or as another thing than is held yields to what surely is meant alone.
  const isFirm = say === 'nothing-held' || say === 'bodies' || (cited.size > 1 && question.regions.length === 0);
  const isNear = first !== undefined && cited.has(first.entry.document.id) && !denied && say !== 'counts';
  const least = isFirm ? SURELY : isNear ? LIKELY : ELSEWHERE;
  if (!first || first.likely < least) return [];
  // A document that answers and of which nobody wrote questions is not talked over.
  const written = new Set([...faq.values()].map(({ document }) => document.id));
  if ([...cited].some((id) => !written.has(id))) return [];
  const within = entries.filter(({ document }) => document === first.entry.document || cited.has(document.id));
  const parts = askingParts(own);
  const others = parts.length > 1 ? OF_SEVERAL : OF_ONE;
  const meant = among(within, whole).filter(({ likely }, i) => i === 0 || likely >= others);
  const ofParts = (parts.length > 1 ? parts : []).flatMap(({ text }) => {
    const [best] = among(within, faqByWords(text));
    return best && best.likely >= OF_PART && best.odds >= LEAST ? [best] : [];
  });
  const all = [...meant, ...ofParts];
  const each = all.filter(({ entry }, i) => all.findIndex((other) => other.entry === entry) === i).slice(0, MOST);
  const stated = each.every(({ entry }) => entry.isSilent) ? statedBeside(first, among(within, whole)) : undefined;
  return stated ? [...each, stated] : each;
}

/** When a document ends, which is told of each that is over anyway. */
const tellsOfEnd = ({ says, document }: FaqEntry, asOf: string): boolean =>
  says.includes('{to}') && statusOn(document, asOf) === 'expired';

/** Beside what a clause leaves out the likeliest thing that it says. */
const statedBeside = ({ entry: { clauses } }: FaqMeant, all: readonly FaqMeant[]): FaqMeant | undefined =>
  all.find(
    ({ entry, likely }) => likely >= SAYS && !entry.isSilent && entry.clauses.some((one) => clauses.includes(one)),
  );

/** How likely each is beside those that tell no more than when a document ended, where much is left beside them. */
function withoutEnds(
  all: ReadonlyMap<string, number>,
  faq: Knowledge['faq'],
  asOf: string,
): ReadonlyMap<string, number> {
  const ends = [...faq.values()].filter((entry) => tellsOfEnd(entry, asOf));
  const rest = Math.max(MUCH, 1 - ends.reduce((sum, { id }) => sum + (all.get(id) ?? 0), 0));
  return new Map([...all].map(([id, likely]) => [id, likely / rest]));
}

const likeliest = (entries: readonly FaqEntry[], all: ReadonlyMap<string, number>): FaqMeant | undefined =>
  entries
    .map((entry) => withOdds(entry, all, 1))
    .reduce<FaqMeant | undefined>((best, one) => (best && best.likely >= one.likely ? best : one), undefined);

/** Some entries with their shares of how likely they are together, the likeliest first. */
function among(entries: readonly FaqEntry[], all: ReadonlyMap<string, number>): readonly FaqMeant[] {
  const together = entries.reduce((sum, { id }) => sum + (all.get(id) ?? 0), 0);
  return entries.map((entry) => withOdds(entry, all, together)).sort((a, b) => b.likely - a.likely);
}

function withOdds(entry: FaqEntry, all: ReadonlyMap<string, number>, together: number): FaqMeant {
  const odds = all.get(entry.id) ?? 0;
  return { entry, likely: odds / together, odds };
}

/** The document holds where the message is. */
function isThere({ document: { region } }: FaqEntry, { regions }: Question): boolean {
  return region === null || regions.length === 0 || regions.some(({ code }) => liesIn(code, region));
}
