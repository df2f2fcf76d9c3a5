import type { PolicyDocument } from '../knowledge/document.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { type Figure, parseFigures } from '../language/figure.ts';
import { normalise } from '../language/normalise.ts';
import { findRegions, type RegionMention } from '../language/region.ts';
import { courtesyOf, type Intent, intentsOf } from './intent.ts';
import type { ReadTopics, Topic } from './topic.ts';
import { type Wants, wantsOf } from './wants.ts';

/** A question as understood without a model. Offsets refer to `text`. */
export interface Question {
  readonly text: string;
  readonly intents: readonly Intent[];
  /** The kind of courtesy that it is and nothing else (greeting, thanks …); null for a question. */
  readonly courtesy: string | null;
  readonly regions: readonly RegionMention[];
  /** Held documents that it names by number or title. */
  readonly documents: readonly PolicyDocument[];
  /** Document numbers that it names and nobody holds. */
  readonly unheld: readonly string[];
  readonly figures: readonly Figure[];
  /** The words left to search with: no document number, no place, no attempt to give orders. */
  readonly searched: string;
  /** What it is about. */
  readonly topics: readonly Topic[];
  readonly wants: Wants;
  /** Clauses that it is known to be about. */
  readonly clauses: readonly string[];
}

export function understand(raw: string, knowledge: Knowledge, readTopics: ReadTopics): Question {
  const text = normalise(raw);
  const documents = [...knowledge.documents.values()];
  const numbers = [...text.matchAll(NUMBER)].map((m) => ({
    said: m[0],
    key: `〔${m[2]}〕${m[3]}号`,
    code: m[1] ?? '',
    bracket: m.index + (m[1] ?? '').length,
    end: m.index + m[0].length,
  }));
  const byNumber = numbers.map((n) => documents.find((d) => d.number?.endsWith(n.key) && sameCode(d.number, n.code)));
  const regions = findRegions(text);
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
  const searched = wordsOutside(text, [...regions, ...spans]);
  const figures = parseFigures(text);
  return {
    text,
    intents: intentsOf(text, knowledge.language),
    courtesy: courtesyOf(text, knowledge.language),
    regions,
    documents: [...named],
    unheld: numbers.filter((_, i) => !byNumber[i]).map((n) => n.said),
    figures,
    searched,
    topics: readTopics(wordsOutside(text, [...regions, ...spans, ...figures])),
    wants: wantsOf(text, figures, knowledge.language),
    clauses: [],
  };
}

const NUMBER = /([\p{Script=Han}]{2,10})?[〔[（(【]\s*(\d{4})\s*[〕\]）)】]\s*第?\s*(\d{1,5})\s*号/gu;

/** 长政办发 written after other words (请问长政办发〔2022〕4号) still ends with the issuer's code. */
function sameCode(number: string, code: string): boolean {
  const held = number.replace(/〔.*$/, '');
  return code === '' || code.endsWith(held);
}

/** 湘财企10号文, 苏政办发2019年57号, 江苏57号文: the issuer's code or place, and the number with or without the year. */
function namedByShortNumber(
  text: string,
  regions: readonly RegionMention[],
  documents: readonly PolicyDocument[],
): PolicyDocument[] {
  return documents.filter((d) => {
    const m = /^(.+)〔(\d{4})〕(\d+)号$/.exec(d.number ?? '');
    if (!m) return false;
    const number = `(?:${m[2]}\\s*年?\\s*)?(?:第|的)?${m[3]}号`;
    if (new RegExp(`${m[1]}\\s*${number}`).test(text)) return true;
    return regions.some((r) => r.code === d.region) && new RegExp(`(?<!\\d)${number}文`).test(text);
  });
}

/** A title counts as named where its own words, in quotation marks or as a run of eight characters and more, stand in the text. */
function namedByTitle(text: string, documents: readonly PolicyDocument[]): PolicyDocument[] {
  const quoted = [...text.matchAll(/[《〈]([^》〉]{3,60})[》〉]/g)].map((m) => squeeze(m[1] ?? ''));
  const shortened = namedInShort(squeeze(text), documents);
  return documents.filter((d) => {
    const title = squeeze(d.title);
    if (quoted.some((q) => title.includes(q)) || shortened.includes(d)) return true;
    return [...properNames(d.title), ...nicknames(d, documents)].some((name) => squeeze(text).includes(squeeze(name)));
  });
}

/** Kinds of documents, at the end of their names. */
const KIND = /意见|办法|方案|计划|措施|规定|政策/g;
const SHORTEST_NAME = 6;
const LONGEST_NAME = 24;

/**
 * 规上工业倍增方案 for 规模以上工业企业倍增行动方案: words that end with the kind of a document, all of them in its title and in
 * that order, without great gaps. Where more than one title fits, none is named.
 */
function namedInShort(text: string, documents: readonly PolicyDocument[]): PolicyDocument[] {
  return [...text.matchAll(KIND)].flatMap(({ 0: kind, index }) => {
    const end = index + kind.length;
    for (let length = Math.min(LONGEST_NAME, end); length >= SHORTEST_NAME; length--) {
      const fits = documents.filter((d) => abridges(text.slice(end - length, end), squeeze(d.title)));
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

/** The name inside a title: what stands in 《》, or what follows 关于…印发, without the period in brackets. */
function properNames(title: string): string[] {
  const inner =
    /《([^》]+)》/.exec(title)?.[1] ?? title.replace(/^.*?(?:关于印发|关于转发|印发|关于)/, '').replace(/的通知$/, '');
  const bare = inner.replace(/[（(][^）)]*[）)]/g, '');
  return [inner, bare, bare.replace(/^(?:湖南省|长沙市|重庆市|江苏省|杭州市|岳阳市)/, '')].filter((n) => n.length >= 8);
}

/** What a title sets in quotation marks and no unrelated text uses (“破零倍增”, “小升高”): what people call the document. */
function nicknames(document: PolicyDocument, documents: readonly PolicyDocument[]): string[] {
  return [...document.title.matchAll(/“([^”]{3,8})”/g)]
    .map((m) => m[1] ?? '')
    .filter((name) => documents.every((d) => d.title.includes(name) || !d.clauses.some((c) => c.text.includes(name))));
}

const squeeze = (t: string): string => t.replace(/[\s“”"'‘’（）()《》〈〉—–\-，,。.·]/g, '');

function wordsOutside(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  const kept = text.split('').map((c, i) => (spans.some((s) => i >= s.start && i < s.end) ? ' ' : c));
  return kept.join('').replace(/\s+/g, ' ').trim();
}
