import type { PolicyDocument } from '../knowledge/document.ts';
import type { LanguageData } from '../knowledge/language-data.ts';
import {
  authorIn,
  DOCUMENT_KIND,
  namesAsDocument,
  namesExplanation,
  namesInTitle,
  nicknamesIn,
  partsOfNumber,
  placeInTitle,
  quotedTitlesIn,
  shortNumber,
  speaksOfArticle,
  squeezeTitle,
} from '../language/document-name.ts';
import { findRegions, type RegionMention, regionsAbove } from '../language/region.ts';

/** 长政办发 written after other words (请问长政办发〔2022〕4号) still ends with the issuer's code. */
export function endsWithCode(number: string, code: string): boolean {
  const held = number.replace(/〔.*$/, '');
  return code === '' || code.endsWith(held);
}

/**
 * 湘财企10号文, 苏政办发2019年57号, 江苏57号文: the issuer's code or place, and the number with or without the year; 57号文 alone where no
 * other document has the number and no place is named that it is not for.
 */
export function namedByShortNumber(
  text: string,
  regions: readonly RegionMention[],
  documents: readonly PolicyDocument[],
): PolicyDocument[] {
  return documents.filter((d) => {
    const parts = partsOfNumber(d.number ?? '');
    if (!parts || !text.includes(`${parts.n}号`)) return false;
    const number = shortNumber(parts.year, parts.n);
    if (new RegExp(`${parts.code}\\s*${number}`).test(text)) return true;
    const isOnly = documents.every((other) => other === d || partsOfNumber(other.number ?? '')?.n !== parts.n);
    const isThere = regions.every((r) => regionsAbove(r.code).includes(d.region ?? ''));
    const placed = regions.some((r) => r.code === d.region) || (isOnly && isThere);
    return placed && namesAsDocument(text, number);
  });
}

/** Plans for talents that are named and stand in no text that is known: 太湖人才计划. */
export function plansNotKnown(text: string, documents: readonly PolicyDocument[], language: LanguageData): string[] {
  const named = language.places('{named-plan}', text).map(({ start, end }) => text.slice(start, end));
  const holds = (words: string) => documents.some((d) => d.clauses.some((c) => c.text.includes(words)));
  return named.filter((plan) => {
    const own = language.pattern('{named-plan}').exec(plan)?.groups?.name ?? '';
    return !holds(plan) && !holds(own);
  });
}

/**
 * A title counts as named where its own words, in quotation marks or as a run of eight characters and more, stand in the text; where
 * an explanation bears it, its policy is meant.
 */
export function namedByTitle(text: string, documents: readonly PolicyDocument[]): PolicyDocument[] {
  const named = titled(text, documents);
  return namesExplanation(text) ? named : [...new Set(named.map((d) => d.explained ?? d))];
}

function titled(text: string, documents: readonly PolicyDocument[]): PolicyDocument[] {
  const quoted = quotedTitlesIn(text).map(squeezeTitle);
  const squeezed = squeezeTitle(text);
  const shortened = namedInShort(squeezed, documents);
  return documents.filter((d) => {
    const { title, proper, nicknames, place, author } = namesOf(d);
    if (author !== null && text.includes(author) && speaksOfArticle(text)) return true;
    if (quoted.some((q) => title.includes(q)) || shortened.includes(d)) return true;
    if (proper.some((name) => squeezed.includes(name))) return true;
    // A place that no list of places knows: its document is meant where it is named.
    const called = place === null ? nicknames : [...nicknames, place];
    return called.some((name) => squeezed.includes(squeezeTitle(name)) && isNickname(name, documents));
  });
}

/** A proper name of fewer characters may be anything. */
const LONG_ENOUGH = 8;
const SHORTEST_NAME = 6;
const SHORTEST_AFTER_PLACE = 4;
const LONGEST_NAME = 24;

/**
 * 规上工业倍增方案 for 规模以上工业企业倍增行动方案: words that end with the kind of a document, all of them in its title and in
 * that order, without great gaps; fewer words right after the document's place: 长沙倍增方案. Where more than one title fits, none is named.
 */
function namedInShort(text: string, documents: readonly PolicyDocument[]): PolicyDocument[] {
  return [...text.matchAll(DOCUMENT_KIND)].flatMap(({ 0: kind, index }) => {
    const end = index + kind.length;
    for (let length = Math.min(LONGEST_NAME, end); length >= SHORTEST_AFTER_PLACE; length--) {
      const start = end - length;
      const place = length < SHORTEST_NAME ? findRegions(text.slice(0, start)).find((r) => r.end === start) : undefined;
      if (length < SHORTEST_NAME && !place) continue;
      const fits = documents.filter(
        (d) => (!place || place.code === d.region) && abridges(text.slice(start, end), namesOf(d).title),
      );
      if (fits.length > 0) return fits.length === 1 ? fits : [];
    }
    return [];
  });
}

/** All characters of the short name stand in the title in their order, within twice its length. */
function abridges(short: string, title: string): boolean {
  for (let from = title.indexOf(short[0]!); from >= 0; from = title.indexOf(short[0]!, from + 1)) {
    let at = from;
    const all = [...short].every((character) => {
      const found = title.indexOf(character, at);
      at = found + 1;
      return found >= 0;
    });
    if (all && at - from <= short.length * 2) return true;
  }
  return false;
}

/** What a document may be called by. */
interface Names {
  /** Its title, squeezed. */
  readonly title: string;
  /** The names inside its title that are long enough to tell it from others, squeezed. */
  readonly proper: readonly string[];
  /** What its title sets in quotation marks. */
  readonly nicknames: readonly string[];
  /** Where nobody knows of what place it is, the name of the place that its title begins with. */
  readonly place: string | null;
  /** Who wrote it, of a signed article. */
  readonly author: string | null;
}

const NAMES = new WeakMap<PolicyDocument, Names>();

/** The names of a document, read once. */
function namesOf(document: PolicyDocument): Names {
  const known = NAMES.get(document);
  if (known) return known;
  const { title, region, provenance, source } = document;
  const place = region === null ? placeInTitle(title) : null;
  const proper = namesInTitle(title).filter((n) => n.length >= LONG_ENOUGH);
  const author = provenance === 'commentary' ? authorIn(source) : null;
  const names = {
    title: squeezeTitle(title),
    proper: proper.map(squeezeTitle),
    nicknames: nicknamesIn(title),
    place,
    author,
  };
  NAMES.set(document, names);
  return names;
}

/** What no unrelated text uses (“破零倍增”, “小升高”) is what people call the document by whose title it is set in quotation marks. */
const isNickname = (name: string, documents: readonly PolicyDocument[]): boolean =>
  documents.every((d) => d.title.includes(name) || !d.clauses.some((c) => c.text.includes(name)));
