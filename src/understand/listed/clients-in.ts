import type { LanguageData } from '../../knowledge/language-data.ts';
import { findRegions } from '../../language/region.ts';
import type { Span } from '../span.ts';
import { behind, ofAll, trimmed, withAll } from './around-list.ts';
import type { Listed } from './listed.ts';

/**
 * Several enterprises of one message, each with what is told and asked of all of them: A在长沙，小巨人。B在杭州，智能工厂。各奖多少. Empty
 * where fewer than two are told apart.
 */
export function clientsIn(text: string, language: LanguageData): readonly Listed[] {
  const begins = ({ start }: Span): boolean =>
    start === 0 || language.pattern('(?:{clause-end}|[、~～(（]|{after-sum}|[①-⑩]|问)$$').test(text.slice(0, start));
  const marked = language.places('{client-mark}', text).filter(begins);
  const placedFirms = marked.length > 1 ? [] : firmsOfPlaces(text, language).filter(begins);
  const byPlace = placedFirms.length > 1;
  const all = marked.length > 1 ? marked : byPlace ? placedFirms : lettersIn(text, language).filter(begins);
  const nameOf = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  // 己公司要不要封顶: one of them again, that is asked of what it was told to have.
  const again = all.findIndex((mark, i) => all.slice(0, i).some((m) => nameOf(m) === nameOf(mark)));
  const asksAgain = again > 1 && language.pattern('^^[^,，。;；]*{ask-word}').test(text.slice(all[again]?.start));
  const marks = asksAgain ? all.slice(0, again) : all;
  const end = asksAgain ? all[again]?.start : undefined;
  const [first] = marks;
  if (!first || marks.length < 2 || marks.length > MOST || !areDistinct(marks.map(nameOf), language)) return [];
  const before = ofAll(text.slice(0, first.start), language);
  const bodies = marks.map(({ start }, i) =>
    trimmed(text.slice(start, marks[i + 1]?.start ?? end).replace(/[①-⑩]\s*$/u, '')),
  );
  const last = behind(bodies.at(-1) ?? '', language);
  const placed = placesOfEach(bodies);
  return bodies.map((body, i) => {
    const mark = nameOf(marks[i] ?? first);
    const called = trimmed(mark);
    const name = called.endsWith('的') ? called.slice(0, -1) : called;
    const isNamed = !byPlace && !language.pattern('^^(?:{one-of-them}|{person-mark}|{whose-figure})').test(body);
    const own = i === bodies.length - 1 ? last.own : body;
    // What is told of a relative's firm is read as that firm would tell it.
    const ofPerson = language.pattern('^^{whose-figure}').test(body);
    const told = own.slice(mark.length);
    const place = mark.replace(language.pattern('{one-of-them}$$'), '');
    const said = byPlace ? `${place}${told}` : ofPerson ? asTold(told) : own;
    return {
      label: placed && (byPlace || new Set(marks.map(nameOf)).size < marks.length) ? `${placed[i]}那家` : name,
      ...withAll(said, before, last.all, language),
      apart: true,
      goesOn: false,
      client: isNamed ? name : null,
    };
  });
}

/** 三个客户：A今年认定，B去年复核，C还没评: letters in their order, where so many enterprises are told of. */
function lettersIn(text: string, language: LanguageData): readonly Span[] {
  const letters = language.pattern('{all-clients}').test(text) ? language.places('{letter-for-firm}', text) : [];
  const inOrder = letters.every(({ start }, i) => text[start]?.toLowerCase() === LETTERS[i]);
  return inOrder ? letters : [];
}
const LETTERS = 'abcd';

/** 两个客户：望城一家做义眼片的，岳阳一家做浮标的: each told with its place, where several or each of them are spoken of. */
function firmsOfPlaces(text: string, language: LanguageData): readonly Span[] {
  if (!language.pattern('{all-clients}|{each-of-them}').test(text)) return [];
  const regions = findRegions(text);
  return language.places('{one-of-them}', text).flatMap(({ start, end }) => {
    const last = regions.findLastIndex((region) => region.end <= start);
    if (last < 0 || !BARE_DISTRICT.test(text.slice(regions[last]?.end, start))) return [];
    const first = regions.findLastIndex((region, i) => i <= last && regions[i - 1]?.end !== region.start);
    return [{ start: regions[first]?.start ?? start, end }];
  });
}

/** 长沙雨花一家: behind its city a district may be called without what it is. */
const BARE_DISTRICT = /^\p{Script=Han}{0,2}$/u;

/** 一家在长沙雨花，一家在株洲: the place by which each is told from the others, as it was said; null where they are not told apart so. */
function placesOfEach(bodies: readonly string[]): readonly string[] | null {
  const places = bodies.map((body) => {
    const [first, ...more] = findRegions(body);
    const end = more.reduce((at, region) => (region.start === at ? region.end : at), first?.end ?? 0);
    return first ? body.slice(first.start, end) : '';
  });
  return places.every((place) => place !== '') && new Set(places).size === places.length ? places : null;
}

const asTold = (rest: string): string => (/^[\p{Script=Han}\d]/u.test(rest) ? `我们${rest}` : rest);

const MOST = 5;

/** 一家…一家… are two; A…A… is one, talked of twice. */
function areDistinct(names: readonly string[], language: LanguageData): boolean {
  return (
    new Set(names).size === names.length || names.every((name) => language.pattern('^^{one-of-them}$$').test(name))
  );
}
