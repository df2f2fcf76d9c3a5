import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { KeptScan } from '../app/kept-scans.ts';
import { InputError } from '../errors.ts';
import type { gatherFile } from '../ingest/ingest-file.ts';
import { PolicyFolder } from '../ingest/policy-folder.ts';
import { type Doubt, NOTHING, settlePage } from '../ingest/scan/settle-page.ts';
import { mayBeWritten, type PolicyDocument, type UnconfirmedFigure } from '../knowledge/document.ts';
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
  const pieceOf = (figure: UnconfirmedFigure): string | null => {
    const doubt = kept && doubtOf(kept, figure);
    return doubt && kept.hasPiece(doubt) ? kept.piece(doubt) : null;
  };
  if (json) {
    for (const figure of figures) io.out(JSON.stringify({ document: id, ...figure, piece: pieceOf(figure) }));
    return;
  }
  io.out(`${id} 《${title}》：${figures.length} 处待核对`);
  for (const figure of figures) {
    const { at, read, other, words } = figure;
    io.out(`  ${at}  第${at.split('.')[0]}页：${words || '（这一行只有一个识别器读到，没有收进正文）'}`);
    io.out(
      `      一个读作 ${read ?? '（没有读到）'}，另一个读作 ${other ?? '（没有读到）'}；截图 ${pieceOf(figure) ?? '没有保留'}`,
    );
  }
  io.out(
    `  对照截图或原件后：cewen confirm ${id} ${figures[0]?.at}=原件上的数字（那里没有数字就写 ${figures[0]?.at}=${NOTHING}）`,
  );
}

/** The figure as it is seen now; null where nothing that looks the same stands at its place any more. */
function doubtOf(scan: KeptScan, { at, read, other, words }: UnconfirmedFigure): Doubt | null {
  const n = Number.parseInt(at, 10);
  const page = scan.page(n);
  const doubt = page && settlePage(n, page, scan.confirmed()).doubts.find((each) => each.at === at);
  return doubt && doubt.read === read && doubt.other === other && doubt.words === words ? doubt : null;
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
  const figures = said.map((each): readonly [Doubt, string] => {
    const [, at = '', text = ''] = /^(\d+\.\d+)=(.{1,200})$/.exec(each) ?? [];
    const figure = document.scan?.unconfirmed.find((open) => open.at === at);
    if (!figure) throw new InputError(`“${each}”：写成 位置=数字，位置见 cewen confirm ${document.id}`);
    const doubt = doubtOf(scan, figure);
    if (!doubt) throw new InputError(`${at} 处现在读到的和导入时不同：请重新导入原件，再核对`);
    return [doubt, text.trim()];
  });
  for (const [doubt, text] of figures) scan.confirm(doubt, text);
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
