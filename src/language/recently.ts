/** Longer texts are seldom read twice. */
const LONG = 2000;

/**
 * A pure function of a text that remembers what it made of the last texts, between `many` and twice as many: a message and its parts are
 * looked at by several readers, and replies repeat sentences. What it gives is shared: nobody may change it.
 */
export function recently<T extends object | string>(many: number, read: (text: string) => T): (text: string) => T {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return (text) => {
    const fresh = young.get(text);
    if (fresh !== undefined) return fresh;
    const made = old.get(text) ?? read(text);
    if (text.length > LONG) return made;
    if (young.size >= many) {
      old = young;
      young = new Map();
    }
    young.set(text, made);
    return made;
  };
}

/** The same of a function of a text and of what it is read by, such as the language; what was read by another is not remembered for this one. */
export function recentlyBy<K extends object, T extends object | string>(
  many: number,
  read: (text: string, by: K) => T,
): (text: string, by: K) => T {
  const readers = new WeakMap<K, (text: string) => T>();
  return (text, by) => {
    const known = readers.get(by) ?? recently(many, (words) => read(words, by));
    readers.set(by, known);
    return known(text);
  };
}
