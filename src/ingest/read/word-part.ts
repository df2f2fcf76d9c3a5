import { load } from 'cheerio';
import { IngestError } from '../../errors.ts';
import { checkMarkup, MOST } from './file-limits.ts';
import type { AnyNode, Element } from './html-node.ts';
import { childrenOf } from './node-walk.ts';
import { unzipText } from './unzip.ts';

/** The root of a part of a Word file, nothing where the part is not there. @throws IngestError for one that is too large or too deep */
function partOf(bytes: Uint8Array, name: string): Element | undefined {
  const xml = unzipText(bytes, name, MOST.source);
  if (xml === undefined) return undefined;
  return load(checkMarkup(xml, 'xml'), { xml: true }).root().toArray().flatMap(childrenOf)[0];
}

/** The parts of a Word file by their kind (officeDocument, styles, numbering, footnotes …), as its relationships name them. */
export function wordParts(bytes: Uint8Array): { readonly main: Element; part(kind: string): Element | undefined } {
  const main = related(bytes, '_rels/.rels', '').get('officeDocument') ?? 'word/document.xml';
  const root = partOf(bytes, main);
  if (!root) throw new IngestError('docx 里没有正文，文件可能已损坏');
  const [, folder = '', file = ''] = /^(.*\/)?([^/]*)$/.exec(main) ?? [];
  const names = related(bytes, `${folder}_rels/${file}.rels`, folder);
  return { main: root, part: (kind) => partOf(bytes, names.get(kind) ?? `${folder}${kind}.xml`) };
}

/** What a part is related to, by kind, as names within the archive. */
function related(bytes: Uint8Array, rels: string, folder: string): Map<string, string> {
  const root = partOf(bytes, rels);
  return new Map(
    (root ? childrenOf(root) : []).map(({ attribs: { Type = '', Target = '' } }) => [
      Type.slice(Type.lastIndexOf('/') + 1),
      Target.startsWith('/') ? Target.slice(1) : `${folder}${Target}`,
    ]),
  );
}

/** The first element of that name directly below a node. */
export const childOf = (node: AnyNode | undefined, name: string): Element | undefined =>
  node === undefined ? undefined : childrenOf(node).find((child) => child.name === name);

/** What an element's w:val says, of the first element of that name directly below a node. */
export const valOf = (node: AnyNode | undefined, name: string): string | undefined =>
  childOf(node, name)?.attribs['w:val'];

/** Every element of that name below a node. */
export function* elementsBelow(node: AnyNode, name: string): Generator<Element> {
  for (const child of childrenOf(node)) {
    if (child.name === name) yield child;
    yield* elementsBelow(child, name);
  }
}

/** The characters directly in an element. */
export const ownText = (node: Element): string =>
  node.children.map((child) => (child.type === 'text' ? child.data : '')).join('');
