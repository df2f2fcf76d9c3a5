// biome-ignore-start lint/suspicious/noMisleadingCharacterClass: each of these is meant by itself
/** Letters without a shape that are no part of a text: zero-width, directional, soft hyphens, tags, private use. */
const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u2800\u3164\uffa0\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ue000-\uf8ff]|[\u{e0000}-\u{e007f}]|[\u{f0000}-\u{10ffff}]/gu;
// biome-ignore-end lint/suspicious/noMisleadingCharacterClass: each of these is meant by itself
const CONTROL = /[\0-\x08\x0b\x0e-\x1f\x7f-\x9f]/g;

/** The text without invisible letters and control characters, and how many there were. */
export function withoutInvisible(text: string): { text: string; count: number } {
  let count = 0;
  const drop = (): string => {
    count += 1;
    return '';
  };
  return { text: text.replace(INVISIBLE, drop).replace(CONTROL, drop), count };
}
