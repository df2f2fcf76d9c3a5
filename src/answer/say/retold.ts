import { type Clause, type PolicyDocument, statusOn } from '../../knowledge/document.ts';
import type { Replies } from '../../knowledge/replies.ts';
import type { Draft } from '../draft/draft.ts';
import { called, cite, name, quote, Writer } from '../draft/writer.ts';
import { pairsOf, type Sentence, sentencesOf } from '../evidence/sentences.ts';
import { answersWith } from '../evidence/wanted-sentences.ts';

/** What was told last, told again in its shortest form: what it is called and the one sentence that matters to `asked`. */
export function retell(
  { clause, document }: { readonly clause: Clause; readonly document: PolicyDocument },
  asked: string,
  asOf: string,
  closing: string,
  replies: Replies,
): Draft | null {
  const best = sentenceFor(clause, asked);
  if (!best) return null;
  const writer = new Writer();
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
