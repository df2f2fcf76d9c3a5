import { InputError } from '../../errors.ts';
import { normalise } from '../../language/normalise.ts';
import { compilePattern, type WordClasses } from '../../language/pattern.ts';
import { type Fault, printFault } from '../fault.ts';
import { readLanguageFile, wordClasses } from '../language-data.ts';
import { patternGroups } from '../relations/relation-language.ts';

interface Proved {
  readonly examples: readonly string[];
  readonly not: readonly string[];
}

/**
 * The language files: every class, act and aspect finds its examples and leaves its counter-examples alone, also with the words that the
 * folder `own` adds; what these alone break is told of their file.
 */
export function checkLanguage(root: string, own?: string): Fault[] {
  if (own === undefined) return proveFiles(root, wordClasses([root]));
  const classes = wordClasses([root, own]);
  const held = proveFiles(root, classes);
  const words = readLanguageFile(own, 'words');
  if (!words || held.length === 0) return [...held, ...proveFiles(own, classes, false)];
  const before = new Set(proveFiles(root, wordClasses([root])).map(printFault));
  const broken = (fault: Fault): Fault =>
    before.has(printFault(fault))
      ? fault
      : { ...fault, file: words.file, line: 1, what: `加了这些词以后，${fault.file}:${fault.line}：${fault.what}` };
  return [...held.map(broken), ...proveFiles(own, classes, false)];
}

function proveFiles(root: string, classes: WordClasses, held = true): Fault[] {
  const words = readLanguageFile(root, 'words');
  const faults: Fault[] = [];
  const prove = (
    { file, lineOf }: { file: string; lineOf: (path: readonly PropertyKey[]) => number },
    path: readonly PropertyKey[],
    patterns: readonly string[],
    unless: readonly string[],
    { examples, not }: Proved,
  ) => {
    const add = (what: string) => faults.push({ file, line: lineOf(path), severity: 'error', what });
    try {
      const compiled = (all: readonly string[]) => all.map((p) => compilePattern(p, classes));
      const [found, barred] = [compiled(patterns), compiled(unless)];
      const fires = (said: string) => {
        const text = normalise(said);
        return found.some((p) => p.test(text)) && !barred.some((p) => p.test(text));
      };
      // What may stand for nothing at all leaves nothing alone.
      if (held && path.length === 1 && not.length === 0 && !fires(''))
        add(`${path.join('.')} 没有反例：在 not 里写一句不该认成它的话`);
      for (const text of examples) if (!fires(text)) add(`${path.join('.')} 认不出自己的例句“${text}”`);
      for (const text of not) if (fires(text)) add(`${path.join('.')} 误认了反例“${text}”`);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      add(error.message);
    }
  };
  for (const [name, entry] of Object.entries(words?.data ?? {})) prove(words!, [name], [`{${name}}`], [], entry);
  const acts = readLanguageFile(root, 'acts');
  for (const [i, entry] of (acts?.data ?? []).entries()) prove(acts!, [i], entry.say, entry.unless, entry);
  const aspects = readLanguageFile(root, 'aspects');
  for (const [i, entry] of (aspects?.data ?? []).entries()) {
    prove(aspects!, [i], entry.asked, entry.unless, entry);
    prove(aspects!, [i, 'stated'], entry.stated, [], { examples: entry.states, not: entry.silent });
    prove(aspects!, [i, 'headed'], entry.headed, [], { examples: entry.heads, not: entry.other });
    prove(aspects!, [i, 'put'], entry.put, [], { examples: entry.puts, not: entry.unput });
    prove(aspects!, [i, 'told'], entry.told, [], { examples: entry.tells, not: entry.leaves });
  }
  const trades = readLanguageFile(root, 'trades');
  for (const [i, entry] of (trades?.data ?? []).entries()) prove(trades!, [i], entry.say, entry.unless, entry);
  const relations = readLanguageFile(root, 'relations');
  for (const [path, entry] of relations ? patternGroups(relations.data) : [])
    prove(relations!, path, entry.say, entry.unless, entry);
  const facets = readLanguageFile(root, 'facets');
  for (const [i, entry] of (facets?.data ?? []).entries()) prove(facets!, [i], entry.say, entry.unless, entry);
  return faults;
}
