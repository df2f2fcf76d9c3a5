import type { Clause } from '../../knowledge/document.ts';
import type { Draft } from '../draft/draft.ts';
import { cite, limited, name, type Pieces, type Writer } from '../draft/writer.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { ShareStated } from '../evidence/share-stated.ts';
import { closeWithCaveats, sayStatusOf } from './caveats.ts';
import { placeOfDocument, quotePiece } from './clause.ts';
import { officeOf } from './not-stated.ts';

/** Says per what a figure of a clause is, and the words that say so. */
export function sayShare(writer: Writer, share: ShareStated, evidence: Evidence): Draft {
  const { of, piece } = share;
  const { clause, document } = of;
  const ask: Pieces = ['，可以问', ...officeOf(clause, document), cite(clause), '。'];
  const used = share.told === 'apart' ? [of, share.other] : [of];
  switch (share.told) {
    case 'by-firm':
      writer.say('按整个企业算', cite(clause), '。');
      break;
    case 'by-thing':
      writer.say('分开算，不是整个企业合着算', cite(clause), '。');
      break;
    case 'yearly':
      writer.say('是每年的数，不是几年加起来的', cite(clause), '。');
      break;
    case 'once':
      writer.say('是一次性的，不是按年给', cite(clause), '。');
      break;
    case 'no-holder':
      writer.say('条文没有写这个数是按整个企业算还是分开算', ask);
      break;
    case 'no-pace':
      writer.say('条文没有写这个数是按年算还是一共这么多', ask);
      break;
    case 'beyond':
      writer.say('只算超过的部分，不从头算：', quotePiece(clause, piece), cite(clause));
      break;
    case 'from-first':
      writer.say('条文没有写只算超过的部分，也没有写从哪里开始算', ask);
      break;
    case 'payer':
      if (!share.stated) writer.say('是', name(placeOfDocument(of)), '的政策给的，条文没有写钱由哪级财政出', ask);
      break;
    case 'apart':
      writer.say(
        '条文是分开写的：',
        headed(clause),
        limited(clause, share.held),
        cite(clause),
        '；',
        headed(share.other.clause),
        limited(share.other.clause, share.otherHeld),
        cite(share.other.clause),
        '。',
      );
      writer.say('没有写合在一起封顶，也没有写能不能都拿满', ask);
      break;
    case 'pool':
      writer.say(limited(clause, share.held), '，是总的资金安排，不是单个企业的额度', cite(clause), '。');
      writer.say('条文没有写每家企业能拿多少', ask);
      break;
    case 'open-rate':
      writer.say(
        share.ofSum ? '算不出：' : '',
        share.rate ? '条文没有写具体比例' : '条文没有写要多少才够、能给多少',
        ...(share.most ? ['，只写了', ...limited(clause, share.most)] : []),
        cite(clause),
        '。',
      );
      break;
  }
  if (piece.end > piece.start && share.told !== 'beyond')
    writer.say('条文写的是：', quotePiece(clause, piece), cite(clause));
  if (share.told === 'payer' && share.stated)
    writer.say('这是', name(placeOfDocument(of)), '的政策', cite(clause), '。');
  sayStatusOf(writer, evidence, used);
  closeWithCaveats(writer, used);
  return writer.draft('answer');
}

const headed = ({ heading }: Clause): Pieces => (heading === '' ? [] : [name(heading), '，']);
