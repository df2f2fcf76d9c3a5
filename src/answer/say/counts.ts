import type { Draft } from '../draft/draft.ts';
import { cite, type Writer } from '../draft/writer.ts';
import type { CountsAs } from '../evidence/counts-as.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { closeWithCaveats, sayStatusOf } from './caveats.ts';
import { quotePiece } from './clause.ts';
import { officeOf } from './not-stated.ts';
import { silentText } from './silent-text.ts';

const COUNTS: Record<Exclude<CountsAs['counts'], 'unsaid'>, string> = {
  called: '算，条文是这样写的',
  listed: '算，条文举的例子里就有',
  apart: '不算，条文是分开写的',
};

/** Says whether a thing counts as what a clause speaks of, and what the clause writes. */
export function sayCounts(writer: Writer, { of, thing, counts, piece }: CountsAs, evidence: Evidence): Draft {
  const { clause, document } = of;
  if (counts === 'unsaid') {
    writer.say(silentText(document), '没有写您问的“', { kind: 'words', ...thing }, '”算不算。');
    writer.say('可以问', ...officeOf(clause, document), cite(clause), '。');
  } else writer.say(COUNTS[counts], cite(clause), '。');
  writer.say('条文写的是：', quotePiece(clause, piece), cite(clause));
  sayStatusOf(writer, evidence, [of]);
  closeWithCaveats(writer, [of]);
  return writer.draft('answer');
}
