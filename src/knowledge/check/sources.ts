import { basename } from 'node:path';
import type { PolicyDocument } from '../document.ts';
import type { Fault } from '../fault.ts';
import { documentFigures, figureKey, metadataOf, type SourceFigure, standingIn } from './source-figures.ts';
import { type SourceFile, sourceParts } from './source-parts.ts';

/**
 * Holds every quantity of the documents against the sources that they come from, both ways: value, unit and limit, and how
 * often it stands there. Dates and document numbers may stand in the front matter alone.
 */
export function checkSources(documents: readonly PolicyDocument[], sources: readonly SourceFile[]): Fault[] {
  const parts = sources.flatMap((source) => sourceParts(source, documents));
  return documents.flatMap((document) => {
    const own = parts.filter((part) => part.document === document);
    if (own.length === 0) return [unsourced(document, sources)];
    const held = documentFigures(document);
    const known = new Set(metadataOf(document).map((figure) => figureKey(figure)));
    const where = own.map((p) => `${p.source.file}:${p.from + 1}-${p.to}`).join('、');
    const faults: Fault[] = [];
    const copies = own.map(standingIn);
    for (const [key, here] of byKey(held)) {
      const there = Math.max(...copies.map((copy) => byKey(copy).get(key)?.length ?? 0));
      const [first] = here;
      if (first && there === 0)
        faults.push(faultAt(first.file, first.line, `「${told(first)}」在 ${where} 里没有`, '照来源写'));
      else if (first && here.length > there && !/^(?:date|document)/.test(key))
        faults.push({
          ...faultAt(
            first.file,
            first.line,
            `「${told(first)}」这里有 ${here.length} 处，${where} 里有 ${there} 处`,
            '看看哪里多了',
          ),
          severity: 'warning',
        });
    }
    for (const copy of copies)
      for (const [key, there] of byKey(copy)) {
        const here = byKey(held).get(key)?.length ?? 0;
        const [first] = there;
        if (!first || known.has(key)) continue;
        if (here === 0)
          faults.push(
            faultAt(first.file, first.line, `「${told(first)}」在 ${document.file} 里没有`, '补进所在的条款'),
          );
        else if (here < there.length && !/^(?:date|document)/.test(key))
          faults.push({
            ...faultAt(
              first.file,
              first.line,
              `「${told(first)}」这里有 ${there.length} 处，${document.file} 里有 ${here} 处`,
              '看看哪里漏了',
            ),
            severity: 'warning',
          });
      }
    return faults;
  });
}

/** Its file lies there and is no text, or nothing there is its source. */
function unsourced(document: PolicyDocument, sources: readonly SourceFile[]): Fault {
  const lies = sources.some(({ file, lines }) => lines.length === 0 && basename(file) === basename(document.source));
  return lies
    ? {
        ...faultAt(document.file, 1, `来源 ${basename(document.source)} 不是文本，没有逐个数核对`, '对照原件看一遍'),
        severity: 'warning',
      }
    : faultAt(document.file, 1, '原文文件夹里没有这份文件的来源', '给出有它来源的文件夹');
}

const LIMIT = { exact: '', 'at-most': '≤', below: '<', 'at-least': '≥', above: '>', about: '约' } as const;
const told = ({ figure }: SourceFigure): string => `${LIMIT[figure.bound]}${figure.text}`;

function byKey(standings: readonly SourceFigure[]): Map<string, SourceFigure[]> {
  const found = new Map<string, SourceFigure[]>();
  for (const standing of standings) {
    const key = figureKey(standing.figure);
    found.set(key, [...(found.get(key) ?? []), standing]);
  }
  return found;
}

function faultAt(file: string, line: number, what: string, remedy: string): Fault {
  return { file, line, severity: 'error', what, remedy };
}
