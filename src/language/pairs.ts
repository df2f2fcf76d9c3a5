/** The pairs of neighbouring characters of a text, in the order in which they first stand there; empty where it has but one. */
export function neighboursIn(text: string): Set<string> {
  const pairs = new Set<string>();
  let last = '';
  for (const c of text) {
    if (last !== '') pairs.add(last + c);
    last = c;
  }
  return pairs;
}
