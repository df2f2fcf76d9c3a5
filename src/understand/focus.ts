import type { LanguageData } from '../knowledge/language-data.ts';
import { writtenNumber } from '../language/written-number.ts';
import type { AskedPoint, PointWords } from './asked-points.ts';
import { type Party, partiesIn, recipientsPut } from './parties.ts';
import { type QuotedStretch, stretchAt } from './stretch.ts';
import { nounsIn } from './turns-on.ts';

/** What of a message a reply has to speak to, beside its aspects: each by the words that put it, null or empty where nothing does. */
export interface Focus {
  /** A price that is said to be cut: 打七折; `share`: what is left of a hundred; `starts`: where it is said, once or more. */
  readonly discount: {
    readonly words: QuotedStretch;
    readonly share: string;
    readonly starts: readonly number[];
  } | null;
  /** What is put up as sure or as had by all: 直接评上, 随便哪个厂都能走. */
  readonly certain: QuotedStretch | null;
  /** How many or how it is done, where no aspect asks it: 几个部门, 怎么考. */
  readonly manner: readonly QuotedStretch[];
  /** The names of a thing of the asker's, told right before it is asked whether it counts. */
  readonly things: readonly QuotedStretch[];
  /** To whom it is given is asked, or whether to the asker (归谁, 归我们吧): those that are put; null where it is not. */
  readonly recipients: ReturnType<typeof recipientsPut>;
  /** Every party that the message names. */
  readonly parties: ReadonlySet<Party>;
}

/** Longer words are no name of what they put up. */
const LONGEST = 12;

/** Reads what a message turns on, by the classes of knowledge/language. */
export function focusOf(words: PointWords, points: readonly AskedPoint[], language: LanguageData): Focus {
  return {
    discount: discountIn(words.text, language),
    certain: certainIn(words.text, points, language),
    manner: points.flatMap((point) => placesIn(words.text, point, '{asks-manner}', language)),
    things: thingsBefore(words, points, language),
    recipients: recipientsPut(words.text, language),
    parties: new Set(partiesIn(words.text, language).map(({ party }) => party)),
  };
}

/** 打七折 leaves 70 of a hundred. */
function discountIn(text: string, language: LanguageData): Focus['discount'] {
  const found = language.pattern('{discount}').exec(text);
  const number = found?.groups?.tenths ?? '';
  const tenths = number === '' ? null : writtenNumber(number);
  if (!found || !tenths || tenths.lte(0)) return null;
  const share = tenths.lt(10) ? tenths.times(10) : tenths;
  return {
    words: stretchAt(text, found.index, found.index + found[0].length),
    share: share.toFixed(),
    starts: language.places('{discount}', text).map(({ start }) => start),
  };
}

/** What is put up as certain, up to the end of its part, where the message asks whether it is so. */
function certainIn(text: string, points: readonly AskedPoint[], language: LanguageData): QuotedStretch | null {
  const asks = language.pattern('{asks-whether-believed}|{asks-to-confirm}').test(text);
  for (const place of language.places('{put-as-certain}', text)) {
    const isAsked = asks || points.some(({ start, end }) => place.start >= start && place.end <= end);
    if (!isAsked) continue;
    const part = /^[^,，。;；:：?？!！“”"]*/.exec(text.slice(place.start))?.[0] ?? '';
    const said = language.pattern('{behind-what-is-put}').exec(part);
    const end = place.start + (said ? said.index : part.length);
    if (end >= place.end && end - place.start <= LONGEST) return stretchAt(text, place.start, end);
  }
  return null;
}

const placesIn = (
  text: string,
  { start, end }: AskedPoint,
  pattern: string,
  language: LanguageData,
): readonly QuotedStretch[] =>
  language
    .places(pattern, text.slice(start, end))
    .map((place) => stretchAt(text, start + place.start, start + place.end));

/** 全是银承敞口和融资租赁,算不算: the noun that the part right before the question says to be had, where the question has none of its own. */
function thingsBefore(
  words: PointWords,
  points: readonly AskedPoint[],
  language: LanguageData,
): readonly QuotedStretch[] {
  const { text } = words;
  return points.flatMap((point) => {
    if (!language.pattern('^^{counts-by-itself}').test(point.text)) return [];
    const told = /([^。;；?？!！]*?)[,，\s]*$/.exec(text.slice(0, point.start))?.[1] ?? '';
    const at = text.slice(0, point.start).lastIndexOf(told);
    const spans = [...told.matchAll(/[^,，\s]+/g)].map((m) => ({
      start: at + m.index,
      end: at + m.index + m[0].length,
    }));
    for (const span of spans.reverse()) {
      const held = nounsIn(words, span, language).findLast((noun) =>
        language.pattern('{has-in-hand}$$').test(text.slice(span.start, noun[0]?.start)),
      );
      if (held) return held;
    }
    return [];
  });
}
