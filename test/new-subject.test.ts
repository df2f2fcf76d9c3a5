import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkRules } from '../src/calculate/check/check-measures.ts';
import { answerOnce } from '../src/dialogue/respond.ts';
import type { Services } from '../src/dialogue/services.ts';
import { printFault } from '../src/knowledge/fault.ts';
import { readFactFile } from '../src/knowledge/load-facts.ts';
import { type Criteria, judgeReply } from '../src/office/learning/judge-reply.ts';
import { checkFactExamples } from '../src/understand/slots/check-facts.ts';
import { ROOT } from './fakes/root.ts';
import { withSubject } from './fakes/with-subject.ts';

interface Row extends Criteria {
  readonly id: string;
  readonly question: string;
  readonly history?: readonly string[];
  readonly asOf: string;
}

/** Messages about hiring graduates by somebody who saw neither the program nor the data beside them. */
const FOLDER = 'test/new-subject';
const rows = readFileSync(join(ROOT, FOLDER, 'messages.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

/** What is not yet answered rightly; it may only become shorter. */
const OPEN: readonly string[] = ['N08', 'N15', 'N27'];

let parts: Services;
beforeAll(async () => {
  ({ parts } = await withSubject(FOLDER));
});

describe('a subject that no held policy knows, added by data alone', () => {
  // `npm run prove` checks all that is held with what is added.
  it('holds together: measures and facts', () => {
    const { files, facts } = parts.knowledge.book;
    const own = readdirSync(join(ROOT, FOLDER, 'measures'));
    const added = files.filter(({ file }) => own.includes(basename(file)));
    expect(added.length).toBe(own.length);
    const faults = [
      ...checkRules(added, facts, parts.knowledge.documents),
      ...checkFactExamples(readFactFile(join(ROOT, FOLDER, 'facts.yaml')), facts),
    ];
    expect(faults.map(printFault)).toEqual([]);
    expect([...parts.knowledge.book.locked]).toEqual([]);
  });

  it('is read, calculated, followed up and declined rightly', async () => {
    const failing: string[] = [];
    for (const row of rows) {
      const history = row.history ?? [];
      const reply = await answerOnce({ id: row.id, text: row.question, history, asOf: row.asOf }, parts);
      if (judgeReply(row, [...history, row.question], reply).length > 0) failing.push(row.id);
    }
    expect(failing).toEqual(OPEN);
    expect(rows.length - failing.length).toBeGreaterThanOrEqual(30);
  });
});
