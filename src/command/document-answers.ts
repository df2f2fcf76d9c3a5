import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseDocument, stringify } from 'yaml';
import type { OfDocument } from '../drafting/asked-beside.ts';
import type { MeasureDraft } from '../drafting/drafts-of.ts';
import { parseFigures } from '../language/figure.ts';

/** What begins a line on which a draft is not sure: `# ？ conditions：…`. */
export const DOUBT = '# ？';

/** The file that says, beside the drafts of a document, what holds for all of them. */
const fileOf = (document: string, folder: string): string => join(folder, `${document}.document.yaml`);
/** True for the file of what holds for all drafts of a document: it is none of them. */
export const isOfDocument = (file: string): boolean => file.endsWith('.document.yaml');
const documentOf = (clause: string): string => clause.split('#')[0] ?? '';

/** Writes for each document of some drafts what it asks of all whom it pays, as one question for all of them; one that is there stays as a person left it. Gives the files. */
export function writeOfDocuments(drafts: readonly MeasureDraft[], folder: string): readonly string[] {
  const asked = new Map<string, OfDocument[]>();
  for (const { clause, ofDocument } of drafts) {
    const all = asked.get(documentOf(clause)) ?? [];
    asked.set(documentOf(clause), [...all, ...ofDocument.filter((one) => !all.some((o) => o.clause === one.clause))]);
  }
  return [...asked].flatMap(([document, all]) => {
    const file = fileOf(document, folder);
    if (all.length === 0 || existsSync(file)) return [];
    writeFileSync(file, textOf(document, all));
    return [file];
  });
}

function textOf(document: string, all: readonly OfDocument[]): string {
  // A figure of another clause stands in no measure of this one: what has one is for a condition, or for nobody.
  const quoted = all
    .map(({ whole }) => whole.replace(/[。；;]+$/u, ''))
    .filter((words) => parseFigures(words).length === 0);
  const head = [
    `${document}：管这份文件全部措施的条款，只答一次，采用它的每一条草稿都照这里的`,
    '要企业自己对照的：留在 attest 里，可以改短，每条措施都照引',
    '不管的：删掉 attest 里的那一行。要机器判断的：写进各条草稿的 conditions，也删掉那一行',
    '看过以后，删掉下面“# ？”开头的行',
  ];
  const doubts = all.map(({ text, why }) => `${DOUBT} ${text}：${why}`);
  return `${[...head.map((line) => `# ${line}`), ...doubts].join('\n')}\n${stringify({ attest: quoted }, { lineWidth: 0 })}`;
}

/** What a person answered for a document beside whose drafts a file lies: what all of its measures quote; or why it is not answered yet. `asks`: a draft of it asks something of all. */
export function answeredFor(
  clause: string,
  draft: string,
  asks: boolean,
): { readonly attest: readonly string[] } | { readonly why: string } {
  const document = documentOf(clause);
  const file = fileOf(document, dirname(draft));
  if (!existsSync(file))
    return asks
      ? { why: `${file} 不在：运行 cewen draft ${document} --out ${dirname(draft)}，先答它` }
      : { attest: [] };
  const text = readFileSync(file, 'utf8');
  if (text.split('\n').some((line) => line.startsWith(DOUBT)))
    return { why: `管全部措施的条款还没有答：看过 ${file}，删掉“${DOUBT}”开头的行` };
  const held: unknown = parseDocument(text).toJS()?.attest ?? [];
  return { attest: Array.isArray(held) ? held.map(String) : [] };
}

/** The text of a measure that quotes some words more. */
export function withAttest(text: string, attest: readonly string[]): string {
  const [measure = '', ...rest] = text.split(/^(?=---\s*$)/m);
  const whole = parseDocument(measure);
  if (whole.errors.length > 0) return text;
  const own: unknown = whole.toJS()?.attest ?? [];
  const held = Array.isArray(own) ? own.map(String) : [];
  const lacking = attest.filter((one) => !held.includes(one));
  if (lacking.length === 0) return text;
  whole.set('attest', whole.createNode([...held, ...lacking], { flow: true }));
  return [whole.toString({ lineWidth: 0 }), ...rest].join('');
}
