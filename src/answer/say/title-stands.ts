import type { Draft } from '../draft/draft.ts';
import { cite, type Writer } from '../draft/writer.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { TitleFor } from '../evidence/title-for.ts';
import { closeWithCaveats, sayStatusOf } from './caveats.ts';
import { sayClause } from './clause.ts';
import { officeOf } from './not-stated.ts';

/** Says whether one title serves for the one that a measure wants. */
export function sayTitleStands(writer: Writer, { of, had, serves }: TitleFor, evidence: Evidence): Draft {
  const { clause, document } = of;
  const said = ['“', { kind: 'words' as const, ...had }, '”'] as const;
  if (serves) writer.say('能，条文要的称号包括您说的', ...said, '。');
  else {
    writer.say('不能直接顶替：条文没有写您说的', ...said, '也行。');
    writer.say('要定准可以问', ...officeOf(clause, document), cite(clause), '。');
  }
  sayClause(writer, evidence, of, 120, ['条文写的是：']);
  sayStatusOf(writer, evidence, [of]);
  closeWithCaveats(writer, [of]);
  return writer.draft('answer');
}
