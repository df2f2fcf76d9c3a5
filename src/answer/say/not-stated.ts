import type { Clause, PolicyDocument } from '../../knowledge/document.ts';
import type { QuotedStretch } from '../../understand/stretch.ts';
import type { Segment } from '../draft/draft.ts';
import { cite, listed, name, type Writer } from '../draft/writer.ts';
import type { Ranked } from '../evidence/evidence.ts';
import { whom } from './caveats.ts';
import { silentText } from './silent-text.ts';

/** Says what the clause leaves out, as aspects are called and in the asker's own words, and whom to ask. */
export function sayLeftOut(
  writer: Writer,
  ranked: Pick<Ranked, 'clause' | 'document'>,
  aspects: readonly string[],
  names: readonly QuotedStretch[],
): void {
  const { clause, document } = ranked;
  const ask = ['可以问', ...officeOf(clause, document), cite(clause), '。'];
  if (aspects.length + names.length === 0) return;
  if (names.length === 0) {
    writer.say(silentText(document), '没有写', aspects.join('、'), '，', ask);
    return;
  }
  const named = listed(
    names.map((name) => ({ kind: 'words' as const, ...name })),
    '”、“',
  );
  writer.say(
    silentText(document),
    '没有写',
    aspects.join('、'),
    aspects.length > 0 ? '，也没有写' : '',
    '您问的“',
    named,
    '”。',
  );
  writer.say(ask);
}

/** The body that a clause names first, else who put the document out. */
export function officeOf({ bodies: [first] }: Clause, document: PolicyDocument): readonly (string | Segment)[] {
  return first === undefined ? [whom(document)] : [name(first)];
}
