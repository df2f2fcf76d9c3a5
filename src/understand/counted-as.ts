import type { LanguageData } from '../knowledge/language-data.ts';
import type { Span } from './span.ts';
import { type QuotedStretch, stretchAt } from './stretch.ts';

/** A thing of which it is asked whether it counts as something that a policy speaks of: 系留升降也算架次不. */
export interface CountedAs {
  readonly thing: QuotedStretch;
  readonly as: QuotedStretch;
}

/** Longer is no name of anything. */
const LONGEST = 14;

/** What a message that names certain places asks to be counted as something; null where it asks nothing of the kind. */
export function countedAs(text: string, places: readonly Span[], language: LanguageData): CountedAs | null {
  const [place] = language.places('{asked-to-count}', text);
  if (!place) return null;
  const placed = places.findLast(({ end }) => end <= place.start && text.startsWith('的', end))?.end ?? 0;
  const before = /[^,，。;；?？!！:：\s]*$/.exec(text.slice(placed, place.start))?.[0] ?? '';
  const after = /^[^,，。;；?？!！:：\s]*/.exec(text.slice(place.end))?.[0] ?? '';
  const isAsked =
    language.pattern('{counts-or-not}').test(text.slice(place.start, place.end + after.length)) ||
    language.pattern('{whether-before}').test(before);
  if (!isAsked) return null;
  const lead = language.pattern('{before-the-thing}').exec(before)?.[0].length ?? 0;
  const tail = language.pattern('{behind-the-thing}').exec(before.slice(lead))?.[0].length ?? 0;
  const marks = language.pattern('{before-what-counts}').exec(after)?.[0].length ?? 0;
  const ends = language.pattern('{behind-what-counts}').exec(after.slice(marks))?.[0].length ?? 0;
  const from = place.start - before.length;
  const said = stretchAt(text, from + lead, place.start - tail);
  const thing = quotedIn(said, text) ?? (said.text.length > 1 ? said : (toldBefore(text, from, language) ?? said));
  const as = stretchAt(text, place.end + marks, place.end + after.length - ends);
  const isName = ({ text: name }: QuotedStretch): boolean =>
    name.length > 1 &&
    name.length <= LONGEST &&
    !/[\d"“”]/.test(name) &&
    !language.pattern('{names-no-thing}').test(name);
  const named = [thing, as].every(isName);
  return named ? { thing, as } : null;
}

/** 证上写的“创新型中小企业”: the name that stands between quotation marks. */
function quotedIn(said: QuotedStretch, text: string): QuotedStretch | null {
  const quoted = /[“"]([^”"]{1,40})[”"]/.exec(said.text);
  const at = quoted?.[1] === undefined ? -1 : text.indexOf(quoted[1], said.start);
  return quoted?.[1] === undefined || at < 0 ? null : stretchAt(text, at, at + quoted[1].length);
}

/** 系留的,也算架次不: what is said right before, where it is short enough to be a name. */
function toldBefore(text: string, end: number, language: LanguageData): QuotedStretch | null {
  const said = /([^,，。;；?？!！:：\s]{1,40})[,，\s]{1,8}$/.exec(text.slice(0, end));
  if (!said?.[1]) return null;
  const lead = language.pattern('{before-the-thing}').exec(said[1])?.[0].length ?? 0;
  const tail = language.pattern('{behind-the-thing}').exec(said[1].slice(lead))?.[0].length ?? 0;
  return stretchAt(text, said.index + lead, said.index + said[1].length - tail);
}
