/**
 * `npm run eval:figures [-- FILE… [--verbose]]`: what becomes of each figure of messages whose figures people tagged: whether it is seen
 * at all, and of whose fact it is taken to be. Without FILE: all of test/eval/tagged.
 */
import { basename } from 'node:path';
import type { ReportedSlot } from '../../src/contract/reported-reading.ts';
import { STRANGER } from '../../src/dialogue/clients.ts';
import { respond } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { parseFigures } from '../../src/language/figure.ts';
import { normalise } from '../../src/language/normalise.ts';
import { openForTraining } from '../../src/train/open-for-training.ts';
import {
  placesOfFigures,
  type TaggedFigure,
  type TaggedMessage,
  taggedIn,
  valuesTagged,
} from '../../src/train/tagged-messages.ts';
import { setsIn } from './answers-to.ts';

/** Roles of figures that are of the firm that is asked about. */
const OF_FIRM: ReadonlySet<string> = new Set(['own', 'planned']);
const FIGURED: ReadonlySet<string> = new Set(['amount', 'rate', 'number', 'year', 'list']);

type Fate = 'right' | 'unread' | 'wrong value' | 'wrong fact' | 'left out' | 'taken';

async function evaluate(file: string, on: Services, verbose: boolean): Promise<Record<string, unknown>> {
  const seen = { all: 0, value: 0, right: 0 };
  const fates = new Map<string, number>();
  let [computed, toCompute] = [0, 0];
  const count = (name: string) => fates.set(name, (fates.get(name) ?? 0) + 1);
  for (const message of taggedIn(file)) {
    const reply = await replyTo(message, on);
    const slots = reply.reading?.slots ?? [];
    const calculates = actsOf(message).includes('calculate');
    toCompute += calculates ? 1 : 0;
    computed += calculates && reply.calculations.length > 0 ? 1 : 0;
    for (const [i, place] of placesOfFigures(message).entries()) {
      const figure = message.figures[i];
      if (!figure || !place) continue;
      const fate = fateOf(figure, message, slots, on);
      const parsed = parseFigures(normalise(message.question)).filter(
        (f) => f.start < place.end && place.start < f.end,
      );
      const valued = parsed.some((f) => isValue(figure, f.low ?? f.value, f.unit) || isValue(figure, f.value, f.unit));
      seen.all += 1;
      seen.value += parsed.length > 0 ? 1 : 0;
      seen.right += valued ? 1 : 0;
      count(`${OF_FIRM.has(figure.role) ? 'own' : 'other'} ${fate}`);
      if (!verbose) continue;
      if (fate === 'right' || fate === 'left out') {
        if (!valued)
          console.log(
            `${message.id} ${figure.w} = ${figure.is}: parsed ${parsed.map((f) => `${f.text}=${f.value} ${f.unit}`)}`,
          );
        continue;
      }
      const said = slots.map(({ fact, value }) => `${fact}=${JSON.stringify(value)}`).join(' ');
      console.log(
        `${message.id} ${figure.w} ${figure.role} ${figure.fact ?? ''}: ${fate}${valued ? '' : ' (value not seen)'}\n    ${[...(message.history ?? []), message.question].join(' / ')}\n    ${said}`,
      );
    }
  }
  const of = (name: string) => fates.get(name) ?? 0;
  return {
    set: basename(file, '.jsonl'),
    figures: seen.all,
    seen: seen.value,
    'value right': seen.right,
    'own right': of('own right'),
    unread: of('own unread'),
    'wrong fact': of('own wrong fact'),
    'no fact of ours': of('own left out') + of('own taken'),
    'left out': of('other left out'),
    'taken though not own': of('other taken'),
    computed: `${computed}/${toCompute}`,
  };
}

async function replyTo({ id, question, history = [], asOf = '2026-11-25' }: TaggedMessage, on: Services) {
  let state = STRANGER;
  for (const text of history) ({ state } = await respond({ id, text, asOf, history: [] }, state, on));
  return (await respond({ id, text: question, asOf, history: [] }, state, on)).reply;
}

function actsOf({ reading }: TaggedMessage): readonly string[] {
  return (
    (reading as { readonly acts?: readonly { readonly act: string }[] } | undefined)?.acts?.map(({ act }) => act) ?? []
  );
}

/** What the reading of a message makes of one of its figures. */
function fateOf(figure: TaggedFigure, message: TaggedMessage, slots: readonly ReportedSlot[], on: Services): Fate {
  const { facts } = on.knowledge.book;
  const told = slots.filter(({ fact }) => FIGURED.has(facts.get(fact)?.type ?? '')).flatMap(fieldsOf);
  const takes = ({ value, words }: ReportedSlot) => words.includes(normalise(figure.w)) && isSaid(figure, value);
  if (!OF_FIRM.has(figure.role) || figure.fact === undefined || !facts.has(figure.fact)) {
    // The same value may be told as the firm's own elsewhere in the message.
    const elsewhere = message.figures.some((f) => f !== figure && OF_FIRM.has(f.role) && f.is === figure.is);
    return told.some(takes) && !elsewhere ? 'taken' : 'left out';
  }
  const ofFact = told.filter(({ fact }) => fact === figure.fact);
  if (ofFact.some(({ value }) => isSaid(figure, value) || isSum(figure, message, value))) return 'right';
  return told.some(takes) || ofFact.length > 0 ? 'wrong fact' : 'unread';
}

/** The facts of the items of a list each for itself. */
function fieldsOf(slot: ReportedSlot): readonly ReportedSlot[] {
  if (!Array.isArray(slot.value)) return [slot];
  return slot.value.flatMap((item) =>
    Object.entries(item as Record<string, unknown>).map(([fact, value]) => ({ ...slot, fact, value: plain(value) })),
  );
}

const plain = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'about' in value ? value.about : value;

function isSaid(figure: TaggedFigure, value: unknown): boolean {
  if (typeof value === 'object' && value !== null) {
    if ('each' in value) return (value.each as { value: string }[]).some((part) => isValue(figure, part.value));
    const { low, high } = value as { low?: string; high?: string };
    return [low, high].some((end) => end !== undefined && isValue(figure, end));
  }
  return isValue(figure, String(value));
}

/** The sum of what is told of a fact, less its parts that do not count. */
function isSum(figure: TaggedFigure, { figures }: TaggedMessage, value: unknown): boolean {
  const sum = (role: (f: TaggedFigure) => boolean) =>
    figures.filter(role).reduce((total, f) => total + (valuesTagged(f)?.[0] ?? 0), 0);
  const all = sum((f) => f.fact === figure.fact && OF_FIRM.has(f.role));
  const off = sum((f) => f.role === 'part');
  return [all, all - off, (valuesTagged(figure)?.[0] ?? 0) - off].some(
    (told) => told > 0 && isNear(Number(value), told),
  );
}

/** The value that was tagged, or an end of it; a time in years however it is told. */
function isValue(figure: TaggedFigure, value: string, unit = ''): boolean {
  const ends = valuesTagged(figure);
  if (!ends) return false;
  const number = Number.parseFloat(value);
  const inYears = value.endsWith('个月') || unit === 'month' ? number / 12 : unit === 'day' ? number / 365 : number;
  // A bare number of money is of 万, a bare year of this century.
  const others = /^(?:number|count)$/.test(unit) ? [number * 1e4] : unit === 'year' ? [2000 + number] : [];
  return ends.some((end) => [inYears, number, ...others].some((told) => isNear(told, end)));
}

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= Math.abs(b) * 0.01;

const given = process.argv.slice(2).filter((arg) => arg !== '--verbose');
const on = await openForTraining();
const files = given.length > 0 ? given : setsIn('tagged/');
const rows: Record<string, unknown>[] = [];
for (const file of files) rows.push(await evaluate(file, on, process.argv.includes('--verbose')));
console.table(rows);
