import type { Draft } from '../draft/draft.ts';
import { cite, quote, Writer } from '../draft/writer.ts';
import type { Untold } from '../evidence/untold.ts';
import { sayBodies } from './clause.ts';
import { sayLead } from './first-sentence.ts';
import { sayLeftOut } from './not-stated.ts';
import { sayProvision } from './stated-provision.ts';
import { whatItPays } from './what-it-pays.ts';

/** Adds to a draft what it passes over of what was asked: what the clause or its document says to it, and what they leave out. */
export function addUntold(draft: Draft, { of, on, provisions, pays, often, bodies, unsaid }: Untold): Draft {
  const writer = new Writer();
  const { clause } = of;
  if (pays) writer.say('条文写的是：', ...whatItPays(pays, clause), cite(clause), '。');
  if (often) sayLead(writer, { lead: 'recurrence', rule: often }, of);
  sayLeftOut(
    writer,
    of,
    unsaid.map(({ called }) => called),
    [],
  );
  if (on.length > 0) writer.say('条文写的是：', ...on.map((s) => quote(clause, s.start, s.end)), cite(clause));
  for (const provision of provisions) sayProvision(writer, provision);
  if (bodies) sayBodies(writer, of, true);
  const added = writer.draft(draft.outcome);
  return {
    ...draft,
    statements: [...draft.statements, ...added.statements],
    citations: [...new Set([...draft.citations, ...added.citations])],
  };
}
