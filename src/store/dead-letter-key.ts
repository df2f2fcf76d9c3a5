/** The kind and the id that a dead letter's key names; null for what is no key. */
export function readKey(key: string): { readonly kind: 'message' | 'part'; readonly id: number } | null {
  const [, letter, digits] = /^([mp])(\d{1,15})$/.exec(key) ?? [];
  return digits === undefined ? null : { kind: letter === 'm' ? 'message' : 'part', id: Number(digits) };
}

/** The newest `most` of messages and parts, oldest first. */
export function oldestFirst<T extends { readonly at: number }>(letters: readonly T[], most: number): T[] {
  return [...letters].sort((a, b) => a.at - b.at).slice(-most);
}
