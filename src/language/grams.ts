const PIECE = /[\p{Script=Han}〇]+|[a-z0-9]+(?:[.%][a-z0-9]+)*%?/gu;
const OTHER = /^[a-z0-9]/;

/** Single characters and pairs of Chinese runs, other runs whole, of a folded text, repeated as often as they occur. */
export function grams(folded: string): string[] {
  const found: string[] = [];
  for (const [piece] of folded.matchAll(PIECE)) {
    if (OTHER.test(piece)) {
      found.push(piece);
      continue;
    }
    found.push(...piece);
    for (let i = 0; i + 1 < piece.length; i++) found.push(piece.slice(i, i + 2));
  }
  return found;
}

/** A gram as 32 bits: one or two UTF-16 units exactly, anything longer hashed into the units that no text has (from 0xfff0_0000). */
export function gramKey(gram: string): number {
  if (gram.length === 1) return gram.charCodeAt(0);
  if (gram.length === 2) return gram.charCodeAt(0) * 65536 + gram.charCodeAt(1);
  let hash = 0x811c9dc5;
  for (let i = 0; i < gram.length; i++) hash = Math.imul(hash ^ gram.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (0xfff00000 | ((hash ^ (hash >>> 13)) & 0xfffff)) >>> 0;
}
