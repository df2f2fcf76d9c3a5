import { InputError } from '../../errors.ts';
import type { FactBook } from '../../knowledge/fact.ts';
import type { Fault } from '../../knowledge/fault.ts';
import type { ExpectedReading } from '../../knowledge/slot-patterns.ts';
import type { YamlFile } from '../../knowledge/yaml-file.ts';
import { parseFigures } from '../../language/figure.ts';
import { normalise } from '../../language/normalise.ts';
import { readQuantity } from '../../language/quantity.ts';
import { findRegions } from '../../language/region.ts';
import { readSlots } from './read-slots.ts';
import { seek } from './seek.ts';
import type { AskedBack, Slot, Titles } from './slot.ts';

/** The day on which examples are read: 去年 is the year before. */
const EXAMPLE_DAY = '2026-11-25';

interface Proved {
  readonly examples: Readonly<Record<string, ExpectedReading>>;
  readonly answers: Readonly<Record<string, ExpectedReading>>;
  readonly sought: Readonly<Record<string, ExpectedReading>>;
}

/** Reads every example of a facts file with all facts of the book and tells which are read otherwise than it says; `complete`: also those facts that lack an example or a counter-example. */
export function checkFactExamples(
  { file, data, lineOf }: YamlFile<Readonly<Record<string, Proved>>>,
  book: FactBook,
  complete = false,
): Fault[] {
  const faults: Fault[] = [];
  for (const [fact, proofs] of Object.entries(data)) {
    const held = book.get(fact);
    const names = held?.type === 'names' ? Object.keys(held.options) : [];
    const { examples } = proofs;
    // A fact that no words tell has nothing to show.
    const shows = complete && ('said' in proofs || 'options' in proofs);
    const prove = (kind: keyof Proved, asked?: AskedBack) => {
      for (const [sentence, expected] of Object.entries(proofs[kind])) {
        const add = (what: string) =>
          faults.push({ file, line: lineOf([fact, kind, sentence]), severity: 'error', what });
        try {
          const text = normalise(sentence);
          const question = { text, figures: parseFigures(text), regions: findRegions(text) };
          const read = readSlots(question, book, EXAMPLE_DAY, asked).slots;
          const found =
            kind === 'sought' ? seek({ fact, names }, { ...question, wording: text }, read, book, EXAMPLE_DAY) : null;
          const said = [...read, ...(found ? [found] : [])].filter((s) => s.fact === fact && !(found && s.ambiguous));
          if (!isAsExpected(said, expected))
            add(`“${sentence}”里的“${fact}”读成了 ${told(said)}，应当是 ${JSON.stringify(expected)}`);
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
          add(error.message);
        }
      }
    };
    const add = (what: string) => faults.push({ file, line: lineOf([fact]), severity: 'error', what });
    if (shows && Object.keys(examples).length === 0) add(`“${fact}”没有例句：在 examples 里写怎么说、读成什么`);
    else if (shows && !Object.values(examples).includes('none'))
      add(`“${fact}”没有反例：在 examples 里写一句没有说它的话，读成 none`);
    prove('examples');
    prove('answers', { fact });
    prove('sought');
  }
  return faults;
}

function told(said: readonly Slot[]): string {
  return (
    said.map((s) => `${s.exactness === 'partial' || s.ambiguous ? '待问 ' : ''}${JSON.stringify(s.value)}`).join() ||
    '（没有读到）'
  );
}

function isAsExpected(said: readonly Slot[], expected: ExpectedReading): boolean {
  if (expected === 'none') return said.length === 0;
  if (expected === 'open') return said.length > 0 && said.every((s) => s.exactness === 'partial' || s.ambiguous);
  if (said.some((s) => s.exactness === 'partial')) return false;
  if (typeof expected === 'object' && 'has' in expected) {
    const all = (key: keyof Titles) => [...new Set(said.flatMap((s) => (s.value as Titles)[key] ?? []))].sort().join();
    return all('has') === [...expected.has].sort().join() && all('lacks') === [...expected.lacks].sort().join();
  }
  const [one, ...more] = said;
  return one !== undefined && more.length === 0 && sameValue(one.value, expected);
}

function sameValue(value: unknown, expected: unknown): boolean {
  if (value === expected) return true;
  if (Array.isArray(value) && Array.isArray(expected))
    return value.length === expected.length && value.every((item, i) => sameItem(item, expected[i]));
  if (isRecord(value) && isRecord(expected)) return sameItem(value, expected);
  return typeof value === 'string' && typeof expected === 'string' && readQuantity(expected)?.value === value;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function sameItem(item: Record<string, unknown>, expected: Record<string, unknown>): boolean {
  const names = Object.keys(expected);
  return names.length === Object.keys(item).length && names.every((name) => sameValue(item[name], expected[name]));
}
