import type { Segment, Statement } from './draft.ts';

const textOf = (segment: Segment | undefined): string => (segment?.kind === 'text' ? segment.text : '');

/** Statements one after another in which a document is called by its title once, and then 这份文件. */
export function namedOnce(statements: readonly Statement[]): readonly Statement[] {
  const named = new Set<string>();
  return statements.map((statement) => {
    const again = new Set(statement.flatMap((s) => (s.kind === 'title' && named.has(s.document) ? [s.document] : [])));
    for (const s of statement) if (s.kind === 'title') named.add(s.document);
    return again.size === 0 ? statement : inShort(statement, again);
  });
}

const inShort = (statement: Statement, again: ReadonlySet<string>): Statement =>
  statement.flatMap((segment, i): readonly Segment[] => {
    const [before, next] = [statement[i - 1], statement[i + 1]];
    const isCalled = (s: Segment | undefined): boolean => s?.kind === 'title' && again.has(s.document);
    if (isCalled(segment) && textOf(before).endsWith('《') && textOf(next).startsWith('》'))
      return textOf(next).startsWith('》：') ? [] : [{ kind: 'text', text: '这份文件' }];
    if (segment.kind !== 'text') return [segment];
    const head = isCalled(before) ? segment.text.replace(/^》：?/, '') : segment.text;
    const text = isCalled(next) && head.endsWith('《') ? head.slice(0, -1) : head;
    return text === '' ? [] : [{ kind: 'text', text }];
  });
