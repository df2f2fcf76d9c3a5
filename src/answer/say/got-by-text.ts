import type { Knowledge } from '../../knowledge/load.ts';
import type { Draft } from '../draft/draft.ts';
import { called, cite, documentDate, type Writer } from '../draft/writer.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Plan } from '../evidence/plan-to-say.ts';
import { closeWithCaveats } from './caveats.ts';
import { sayWhomToAsk } from './whom-to-ask.ts';

/** That nothing can be had by a text: it is no policy, it is over, or it pays no money; and whom to ask what there is now. */
export function sayGotByText(
  writer: Writer,
  { of, why, unpaid }: Extract<Plan, { say: 'got-by-text' }>,
  evidence: Evidence,
  knowledge: Knowledge,
): Draft {
  const { document, clause } = of;
  const also = unpaid ? '，收录的条款里也没有写给多少钱' : '';
  if (why === 'article')
    writer.say('凭它申请不到：', ...called(document), '是署名文章，不是政策文件，不能拿来申报', cite(clause), '。');
  else if (why === 'ended' && document.period)
    writer.say(
      '按它拿不到：',
      ...called(document),
      '到',
      documentDate(document, 'to'),
      '已经过期',
      also,
      cite(clause),
      '。',
    );
  else if (why === 'ended') writer.say('按它拿不到：', ...called(document), '已经过期', also, cite(clause), '。');
  else writer.say('按它拿不到钱：', ...called(document), '收录的条款里没有写给企业发钱', cite(clause), '。');
  if (document.region === null) writer.say('收录的文本没有写是哪个地方的，不能认定是您那里的', cite(clause), '。');
  sayWhomToAsk(
    writer,
    { ...evidence, question: { ...evidence.question, documents: [] } },
    [],
    knowledge,
    '现在有什么可以申请，',
  );
  closeWithCaveats(writer, [of]);
  return writer.draft('answer');
}
