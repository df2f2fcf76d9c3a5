/**
 * Counts the replies that quote the sentences of a document that decide, by the labels of invented/deciding.jsonl. `node --import tsx
 * test/eval/score-deciding.ts --ask` writes the messages for `ask --jsonl`, of a CEWEN_DATA into which invented/texts/N3*.txt were ingested;
 * `score-deciding.ts REPLIES.jsonl` reads what that wrote.
 */
import { readFileSync } from 'node:fs';

interface Asked {
  readonly id: string;
  readonly document: string;
  readonly question: string;
  readonly sentence: readonly string[];
}

const read = (path: string | URL): string => readFileSync(path, 'utf8');
const linesOf = (path: string | URL): readonly string[] =>
  read(path)
    .split('\n')
    .filter((line) => line !== '');
const plain = (text: string): string => text.replace(/\[\d+\]|[\s“”"]/g, '');
/** So much of the beginning or the end of a sentence shows that it is quoted. */
const SHOWS = 14;

const asked = linesOf(new URL('invented/deciding.jsonl', import.meta.url)).map((line) => JSON.parse(line) as Asked);
const [path = ''] = process.argv.slice(2);
if (path === '--ask')
  for (const { id, document, question } of asked) {
    const [title = ''] = read(new URL(`invented/texts/${document}`, import.meta.url)).split('\n');
    const history = [`想问《${title.trim()}》`];
    console.log(JSON.stringify({ id, question, history, asOf: '2026-11-28' }));
  }
else {
  const replies = new Map(
    linesOf(path).map((line) => [JSON.parse(line).id, String(JSON.parse(line).reply?.text ?? '')]),
  );
  const counts = { first: 0, several: 0, all: 0, further: 0 };
  for (const { id, sentence } of asked) {
    const said = plain((replies.get(id) ?? '').split('\n依据：')[0] ?? '');
    const isQuoted = sentence.map((one) => {
      const words = plain(one);
      return said.includes(words.slice(0, SHOWS)) || said.includes(words.slice(-SHOWS));
    });
    counts.first += Number(isQuoted[0]);
    if (sentence.length < 2) continue;
    counts.several += 1;
    counts.all += Number(isQuoted.every(Boolean));
    counts.further += Number(isQuoted.slice(1).some(Boolean));
  }
  console.log(`${asked.length} questions: the sentence that grants is quoted for ${counts.first};`);
  console.log(
    `of ${counts.several} with several all are quoted for ${counts.all}, a further one for ${counts.further}`,
  );
}
