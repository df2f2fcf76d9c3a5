import { type Clause, type PolicyDocument, statusOn } from '../../knowledge/document.ts';
import type { Rule } from '../../knowledge/measure.ts';
import type { Replies } from '../../knowledge/replies.ts';
import type { Draft } from '../draft/draft.ts';
import { called, cite, name, quote, Writer } from '../draft/writer.ts';
import { pairsOf, type Sentence, sentencesOf } from '../evidence/sentences.ts';
import { answersWith } from '../evidence/wanted-sentences.ts';
import { whatItPays } from './what-it-pays.ts';
import { allItAsks } from './what-it-takes.ts';

/**
 * What was told last, told again in its shortest form: what the measure pays and takes, in words of ours; where no one measure is meant
 * (`rule` null), what the clause is called and the one sentence that matters to `asked`.
 */
export function sayShorter(
  { clause, document }: { readonly clause: Clause; readonly document: PolicyDocument },
  rule: Rule | null,
  asked: string,
  asOf: string,
  closing: string,
  replies: Replies,
): Draft | null {
  const pays = rule ? whatItPays(rule, clause, true) : [];
  const best = sentenceFor(clause, asked);
  if (!best) return null;
  const writer = new Writer();
  if (rule && pays.length > 0) {
    const takes = allItAsks(rule, clause);
    writer.say('简单说，', name(rule.title), '：', ...pays, cite(clause));
    if (takes.length > 0) writer.say('要符合：', ...takes, cite(clause), '。');
    if (statusOn(document, asOf) === 'expired') writer.say('这份文件已经过期，只供参考', cite(clause), '。');
    writer.fixed(replies, closing);
    return writer.draft('answer');
  }
  const head = clause.heading === '' ? called(document) : [name(clause.heading)];
  writer.say('简单说，', head, '：', quote(clause, best.start, best.end), cite(clause));
  if (statusOn(document, asOf) === 'expired') writer.say('这份文件已经过期，只供参考', cite(clause), '。');
  writer.fixed(replies, closing);
  return writer.draft('answer');
}

/** The sentence likest to what was asked, of those with money where there are any. */
function sentenceFor(clause: Clause, asked: string): Sentence | null {
  const all = sentencesOf(clause);
  const money = all.filter((sentence) => answersWith(sentence, 'money'));
  const said = pairsOf(asked);
  const like = ({ text }: Sentence): number => {
    const pairs = [...pairsOf(text)];
    return pairs.filter((pair) => said.has(pair)).length / Math.sqrt(Math.max(1, pairs.length));
  };
  const [first = null] = [...(money.length > 0 ? money : all)].sort((a, b) => like(b) - like(a));
  return first;
}
