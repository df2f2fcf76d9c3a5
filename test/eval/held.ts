/**
 * `npm run eval:held`: messages of which it is known whether anything held answers them. Counts false covers (an answer to what is
 * not held) and false declines (a refusal of what is), by set; with --verbose, each of them.
 */
import { basename } from 'node:path';
import { answersTo, rowsOf, setsIn } from './answers-to.ts';

interface Item {
  readonly id: string;
  readonly question: string;
  readonly history?: readonly string[];
  readonly asOf: string;
  readonly held: boolean;
  readonly officer: string;
}

const verbose = process.argv.includes('--verbose');
console.table(
  setsIn('held/').map((file) => {
    const items = rowsOf<Item>(file);
    const replies = answersTo(items.map(({ id, question, history, asOf }) => ({ id, question, history, asOf })));
    const wrong = items.filter(({ id, held }) => (replies.get(id)?.outcome === 'decline') === held);
    if (verbose)
      for (const { id, question, held, officer } of wrong)
        console.log(`${id} ${held ? 'declined' : 'covered'}: ${question}\n    officer: ${officer}`);
    const of = (held: boolean) =>
      `${wrong.filter((w) => w.held === held).length}/${items.filter((i) => i.held === held).length}`;
    return { set: basename(file, '.jsonl'), 'false covers': of(false), 'false declines': of(true) };
  }),
);
