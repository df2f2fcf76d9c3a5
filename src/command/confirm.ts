import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { KeptScan } from '../app/kept-scans.ts';
import { InputError } from '../errors.ts';
import type { gatherFile } from '../ingest/ingest-file.ts';
import { PolicyFolder } from '../ingest/policy-folder.ts';
import { NOTHING } from '../ingest/scan/settle-page.ts';
import { mayBeWritten, type PolicyDocument } from '../knowledge/document.ts';
import { type IngestPlace, ingest } from './ingest.ts';
import type { Io } from './io.ts';

export interface ConfirmOptions {
  /** A document; all of them where none is named. */
  readonly document: string | undefined;
  /** 3.2=60万元: what stands at a place of the scan. */
  readonly said: readonly string[];
  readonly json: boolean;
}

/** What the command works on, beside what `ingest` does: where scans are kept. */
export type ConfirmPlace = IngestPlace & { readonly scans: string; readonly read: typeof gatherFile };

/** `cewen confirm [ID [PLACE=FIGURE…]] [--json]`: lists the figures of scans that nobody has confirmed, or takes what a person read in the original. */
export async function confirm(
  io: Io,
  { document: id, said, json }: ConfirmOptions,
  place: ConfirmPlace,
): Promise<number> {
  const named = id === undefined ? place.documents : place.documents.filter((document) => document.id === id);
  if (named.length === 0) throw new InputError(`没有文件 ${id}：不写 ID 会列出所有待核对的`);
  const [document] = named;
  if (said.length > 0 && document) return take(io, document, said, json, place);
  const open = named.filter(mayBeWritten);
  for (const each of open) list(io, each, json, place.scans);
  if (!json && open.length === 0) io.out('没有待核对的数字');
  return 0;
}

function list(io: Io, { id, title, scan }: PolicyDocument, json: boolean, scans: string): void {
  const figures = scan?.unconfirmed ?? [];
  const kept = scan && KeptScan.find(scans, scan.id);
  const pieceOf = (at: string): string | null => kept?.piece(at) ?? null;
  if (json) {
    for (const figure of figures) io.out(JSON.stringify({ document: id, ...figure, piece: pieceOf(figure.at) }));
    return;
  }
  io.out(`${id} 《${title}》：${figures.length} 处待核对`);
  for (const { at, read, other, words } of figures) {
    io.out(`  ${at}  第${at.split('.')[0]}页：${words || '（这一行只有一个识别器读到，没有收进正文）'}`);
    io.out(
      `      一个读作 ${read ?? '（没有读到）'}，另一个读作 ${other ?? '（没有读到）'}；截图 ${pieceOf(at) ?? '没有保留'}`,
    );
  }
  io.out(
    `  对照截图或原件后：cewen confirm ${id} ${figures[0]?.at}=原件上的数字（那里没有数字就写 ${figures[0]?.at}=${NOTHING}）`,
  );
}

async function take(
  io: Io,
  document: PolicyDocument,
  said: readonly string[],
  json: boolean,
  place: ConfirmPlace,
): Promise<number> {
  const scan = document.scan ? KeptScan.find(place.scans, document.scan.id) : null;
  if (!scan) throw new InputError(`${document.id} 的扫描件没有保留在 ${place.scans}：请重新导入原件`);
  const file = relative(resolve(place.policies), resolve(document.file));
  if (new PolicyFolder(place.policies).state(file)?.corrected !== false)
    throw new InputError(
      `${document.file} 有人工修改，不会覆盖：请在文件里把〔数字待核对〕改成原件上的数字，并删掉文件头 scan 里对应的一项`,
    );
  const open = new Set(document.scan?.unconfirmed.map(({ at }) => at));
  const figures = said.map((each): readonly [string, string] => {
    const [, at = '', text = ''] = /^(\d+\.\d+)=(.{1,200})$/.exec(each) ?? [];
    if (!open.has(at)) throw new InputError(`“${each}”：写成 位置=数字，位置见 cewen confirm ${document.id}`);
    return [at, text.trim()];
  });
  for (const [at, text] of figures) scan.confirm(at, text);
  const { file: name, given } = scan.origin();
  const again: typeof gatherFile = (as, _, what) =>
    place.read(as, () => readFileSync(scan.file), what, {
      id: scan.id,
      pages: scan.pages(),
      confirmed: scan.confirmed(),
    });
  const options = { files: [name], out: undefined, json, accept: true, given };
  const status = await ingest(io, options, { ...place, read: again });
  if (status === 0) io.tell('已改好；运行 cewen reindex 以后生效');
  return status;
}
