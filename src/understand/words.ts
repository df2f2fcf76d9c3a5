import type { PolicyDocument } from '../knowledge/document.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { documentNumbersIn } from '../language/document-name.ts';
import { normalise } from '../language/normalise.ts';
import { findRegions, type RegionMention } from '../language/region.ts';
import { type AgainstGrant, againstGrant } from './against-grant.ts';
import { type Alternatives, alternativesIn } from './alternatives.ts';
import { type AskedPoint, askedPoints } from './asked-points.ts';
import { boundsOf, type QuestionBounds } from './bounds.ts';
import { type CountedAs, countedAs } from './counted-as.ts';
import { endsWithCode, namedByShortNumber, namedByTitle, plansNotKnown } from './documents.ts';
import type { FigureSenses } from './figure-sense.ts';
import { type AttributedFigure, figuresAttributed } from './figures-attributed.ts';
import { type FigurePutUp, figuresPutUp } from './figures-put-up.ts';
import { type Focus, focusOf } from './focus.ts';
import { joinedIn } from './joined/joined.ts';
import type { Joined } from './joined/supports-joined.ts';
import { readSenses } from './learned/figure-senses.ts';
import { shippedFigureTable } from './learned/figure-table.ts';
import { type LineAsked, lineAsked } from './line-asked.ts';
import { type MeasureMention, measuresCalled, measuresNamed } from './measures-called.ts';
import { type SupportHad, supportsHad } from './measures-had.ts';
import type { PlacesApart } from './places-apart.ts';
import { placesInPassing } from './places-in-passing.ts';
import { type Polar, polarOf } from './polar.ts';
import { type RecognitionYear, recognitionYears } from './recognition-years.ts';
import { type ShareAsked, shareAsked } from './share-asked.ts';
import { type Signs, signsOf } from './signs.ts';
import { slotSource } from './slots/source.ts';
import { type StatedFigure, statedFigures } from './stated-figures.ts';
import type { ReadTopics, Topic } from './topic.ts';
import { tradesIn } from './trades.ts';
import { withZones } from './zones-named.ts';

/** The words of a question and what they name, before it is known what it does with them. Offsets refer to `text`. */
export interface Words {
  readonly text: string;
  readonly regions: readonly RegionMention[];
  /** Known documents that it names by number or title. */
  readonly documents: readonly PolicyDocument[];
  /** Numbers of documents and names of plans that it names and nobody holds. */
  readonly unknownNumbers: readonly string[];
  readonly figures: readonly StatedFigure[];
  /** What they are likely to be. */
  readonly senses: FigureSenses;
  /** Those that it puts into the mouth of a policy. */
  readonly attributed: readonly AttributedFigure[];
  readonly putUp: readonly FigurePutUp[];
  /** The words left to search with: no document number, no place, no attempt to give orders. */
  readonly searched: string;
  /** What it is about. */
  readonly topics: readonly Topic[];
  readonly signs: Signs;
  /** The things that it asks, in order. */
  readonly points: readonly AskedPoint[];
  /** What it turns on beside its aspects. */
  readonly focus: Focus;
  /** It asks for yes or no, and nothing else. */
  readonly polar: Polar | null;
  /** What speaks against a grant unless the text names it. */
  readonly against: readonly AgainstGrant[];
  /** Two things of which it is asked which one holds. */
  readonly alternatives: Alternatives | null;
  /** A figure of which it is asked on which side of a line it falls. */
  readonly line: LineAsked | null;
  /** A thing of which it is asked whether it counts as something. */
  readonly countedAs: CountedAs | null;
  /** Supports that it asks to have together. */
  readonly joined: Joined | null;
  /** Per what a figure of a policy is asked to be. */
  readonly share: ShareAsked | null;
  /** What it is limited to. */
  readonly bounds: QuestionBounds;
  /** The measures that it names, of whatever place; and those of which it asks whether they are for a place that it names (这条). */
  readonly called: readonly MeasureMention[];
  readonly pointedAt: readonly MeasureMention[];
  /** Supports that it tells as had already. */
  readonly had: readonly SupportHad[];
  /** The years that it tells of recognitions. */
  readonly recognised: readonly RecognitionYear[];
  /** Places that it names by the way alone, GB/T 2260 codes. */
  readonly inPassing: readonly string[];
  /** What a place gives is asked for a firm in another, by the message and what was told before. */
  readonly apart: PlacesApart | null;
  /** What the asker does, names of knowledge/language/trades.yaml. */
  readonly trades: readonly string[];
}

/** Reads the words of a question; nothing after it looks at the text for what is named. */
export function readWords(raw: string, knowledge: Knowledge, readTopics: ReadTopics): Words {
  const text = normalise(raw);
  const documents = [...knowledge.documents.values()];
  const numbers = documentNumbersIn(text);
  const byNumber = numbers.map((n) =>
    documents.find((d) => d.number?.endsWith(n.key) && endsWithCode(d.number, n.code)),
  );
  const regions = withZones(text, findRegions(text, placesOf(knowledge)), knowledge);
  const named = new Set([
    ...byNumber.filter((d) => d !== undefined),
    ...namedByShortNumber(text, regions, documents),
    ...namedByTitle(text, documents),
  ]);
  // Of the words before the bracket only the issuer's code belongs to the number, where it is known.
  const spans = numbers.map((n, i) => ({
    start: n.bracket - (byNumber[i]?.number?.indexOf('〔') ?? n.code.length),
    end: n.end,
  }));
  const figures = statedFigures(text, knowledge.language);
  const topics = readTopics(wordsOutside(text, [...regions, ...spans, ...figures]));
  const points = askedPoints({ text, topics }, knowledge.language);
  const senses = readSenses(slotSource({ text, figures, regions }, knowledge.book.facts, ''), shippedFigureTable());
  const pointsAtClause = regions.length > 0 && knowledge.language.pattern('{this-clause}').test(text);
  return {
    text,
    regions,
    documents: [...named],
    unknownNumbers: [
      ...numbers.filter((_, i) => !byNumber[i]).map((n) => n.said),
      ...plansNotKnown(wordsOutside(text, regions), documents, knowledge.language),
    ],
    figures,
    senses,
    attributed: figuresAttributed(text, figures, senses, knowledge.language),
    putUp: figuresPutUp(text, figures, knowledge.language),
    searched: wordsOutside(text, [...regions, ...spans]),
    topics,
    signs: signsOf(text, figures, knowledge),
    points,
    focus: focusOf({ text, topics }, points, knowledge.language),
    polar: polarOf(text, knowledge.language),
    against: againstGrant(text, knowledge),
    alternatives: alternativesIn(text, knowledge.language),
    line: lineAsked(text, figures, knowledge.language),
    countedAs: countedAs(text, regions, knowledge.language),
    joined: joinedIn({ text, regions, figures }, knowledge),
    share: shareAsked(text, knowledge.language),
    bounds: boundsOf(text, knowledge.language),
    called: measuresCalled(text, knowledge),
    had: supportsHad(text, knowledge),
    recognised: recognitionYears(text, figures, knowledge),
    pointedAt: pointsAtClause ? measuresNamed(measuresCalled(text.replace(/["“”]/g, ''), knowledge), []) : [],
    inPassing: placesInPassing(text, regions, knowledge.language),
    apart: null,
    trades: tradesIn(text, knowledge.language).map(({ trade }) => trade),
  };
}

/** Places below provinces that documents are of: whoever asks where these are held calls them, and the districts of cities, by their bare names. */
function placesOf({ documents }: Knowledge): ReadonlySet<string> {
  const known = PLACES.get(documents);
  if (known) return known;
  const places = new Set([...documents.values()].flatMap(({ region }) => region ?? []));
  PLACES.set(documents, places);
  return places;
}
const PLACES = new WeakMap<Knowledge['documents'], ReadonlySet<string>>();

function wordsOutside(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  const kept = text.split('').map((c, i) => (spans.some((s) => i >= s.start && i < s.end) ? ' ' : c));
  return kept.join('').replace(/\s+/g, ' ').trim();
}
