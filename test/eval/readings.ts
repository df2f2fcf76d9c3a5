/**
 * `npm run eval [-- SET…]`: scores the sets of messages that carry gold readings, three ways apart: how well messages are read
 * (acts, slots), how well they are answered where the gold reading is handed in, and the whole. Without SET: all of test/eval.
 */
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Reply } from '../../src/contract/reply.ts';
import type { ReportedReading } from '../../src/contract/reported-reading.ts';
import { normalise } from '../../src/language/normalise.ts';
import { type Criteria, judgeReply } from '../../src/office/learning/judge-reply.ts';
import { answersTo, rowsOf, setsIn } from './answers-to.ts';
import { type Counts, countActs, countClients, countSlots, share } from './score-reading.ts';

interface Item extends Criteria {
  readonly id: string;
  readonly question: string;
  readonly history?: readonly string[];
  readonly asOf: string;
  readonly reading: ReportedReading;
  readonly officer: string;
}

/** What people who read a reply called it (`judged/`); no verdict of a calculation. */
const JUDGED: ReadonlySet<string | undefined> = new Set(['right', 'clumsy', 'wrong']);

/** The messages of a file that carry a gold reading; a turn of a dialogue stands after those before it. */
function itemsOf(file: string): Item[] {
  return rowsOf<Parameters<typeof turnsOf>[0]>(file)
    .flatMap(turnsOf)
    .filter((item) => item.reading)
    .map(({ verdict, ...item }) => (verdict === undefined || JUDGED.has(verdict) ? item : { ...item, verdict }));
}

function turnsOf(row: Item & { readonly turns?: readonly (Item & { readonly say: string })[] }): Item[] {
  if (!row.turns) return [row];
  const said = row.turns.map((turn) => turn.say);
  return row.turns.map((turn, i) => ({
    ...turn,
    id: `${row.id}.${i + 1}`,
    question: turn.say,
    history: said.slice(0, i),
    asOf: row.asOf,
  }));
}

function evaluate(file: string, verbose: boolean): Record<string, string> {
  const items = itemsOf(file);
  const asked = items.map(({ id, question, history, asOf }) => ({ id, question, history, asOf }));
  const whole = answersTo(asked);
  const golden = answersTo(asked.map((line, i) => ({ ...line, reading: items[i]!.reading })));
  const acts: Counts = { right: 0, read: 0, gold: 0 };
  const slots: Counts = { right: 0, read: 0, gold: 0 };
  const clients: Counts = { right: 0, read: 0, gold: 0 };
  let exact = 0;
  const passes = { whole: 0, golden: 0 };
  for (const item of items) {
    const own = whole.get(item.id)?.reading ?? { acts: [], slots: [] };
    exact += countActs(acts, own, item.reading) ? 1 : 0;
    countSlots(slots, own, item.reading);
    countClients(clients, own, item.reading);
    const said = [...(item.history ?? []), item.question];
    const faults = (reply: Reply | undefined) => (reply ? judgeReply(item, said, reply) : ['no reply']);
    const [plain, gold] = [faults(whole.get(item.id)), faults(golden.get(item.id))];
    passes.whole += plain.length === 0 ? 1 : 0;
    passes.golden += gold.length === 0 ? 1 : 0;
    if (!verbose || plain.length === 0) continue;
    console.log(`${item.id} ${said.map(normalise).join(' / ')}\n    ${plain.join('; ')}`);
    console.log(`    officer: ${item.officer}\n    reads: ${JSON.stringify(own)}`);
    console.log(`    gold:  ${JSON.stringify(item.reading)}${gold.length === 0 ? ' (passes with it)' : ''}`);
    console.log(`    > ${whole.get(item.id)?.text.replace(/\s+/g, ' ').slice(0, 240)}`);
  }
  const of = (n: number) => `${n}/${items.length}`;
  return {
    set: basename(file, '.jsonl'),
    'acts right': of(exact),
    'act F1': share(acts),
    'slot F1': share(slots),
    'clients F1': clients.gold === 0 ? '' : share(clients),
    'with gold': of(passes.golden),
    whole: of(passes.whole),
  };
}

const given = process.argv.slice(2).filter((arg) => arg !== '--verbose');
const own = ['questions.jsonl', 'dialogues.jsonl'].map((name) => fileURLToPath(new URL(name, import.meta.url)));
const files = given.length > 0 ? given : [...own, ...setsIn('readings/')];
console.table(files.map((file) => evaluate(file, process.argv.includes('--verbose'))));
