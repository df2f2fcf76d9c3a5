import { clauseAt, type Source, type Span } from './source.ts';

/** How the asker stands to a title that they name: has it, surely lacks it, applies for it, or only speaks of it. */
export type Standing = 'has' | 'lacks' | 'applies' | 'none';

/** Words that may stand between what decides and the title; ◦ is a place name. */
const WORDS =
  '被|通过|获得?|取得|拿到?|得到|评上|获评|评为|评定|认定|评|入选|进入?|成为|当上|有|是|列入|任何|一个|个|什么|企业|公司|我们|过|上|到|了|为|的|市里|省里|国家|省|市|级别|级|资质|称号|专精特新|制造业|[()“”"‘’\\s◦]';
const FILL = `(?:${WORDS})*$`;

const NOT_BEFORE = new RegExp(
  `(?:(?<!是)不是|(?<!算)不算|不属于|(?<!有)没有?能?|未能?|尚未|暂未|还未|(?<!是)非|不具备|不再是|缺|取消了?|撤销了?|摘掉了?|失去了?)${FILL}`,
);
const NOT_AFTER = new RegExp(
  '^(?:企业|称号|资质|认定|名单|资格|评选|这个|那个|目前|现在|都|也|一直|我们|公司|并)*(?:' +
    '(?:还|尚|暂时?|都)*(?:没有?|未)(?:能|被|通过)?(?:评上|评到|评|认定|拿到|拿|通过|批下来|批|下来|获评|申请到|申请|申报|入选|进|搞到|弄到|有)(?:了|上|过)?' +
    '|(?:还|尚|暂时?|都)*(?:没有?|不是)了?(?=$|[呢啊哦吧])' +
    '|(?:已经?|都)?(?:被)?(?:取消|撤销|摘牌|摘了|摘掉|(?:过期|失效|到期)了(?!.?复))' +
    ')',
);
const APPLIES_BEFORE = new RegExp(`(?:正在|在|已经?|目前)(?:提交|走)?(?:申请|申报|冲刺|创建|争创)${FILL}`);
const APPLIES_AFTER = /^(?:企业|称号)?(?:(?:正|还)?在(?:申请|申报|公示|评审|走流程|审核)|(?:申请|申报|公示|审核)中)/;

const REACH = '(?:成为|评上|评|当上?|认定|拿到?|申请|申报|获得|得到|进|冲)';
const WISH = new RegExp(
  `(?:想|打算|准备|计划|争取|怎么|如何|怎样|咋样?|才能|(?<!主)要(?!是)|需要|才算|能不能|可不可以|能否|可以)[^,，。;；]{0,4}?${REACH}${FILL}|(?:申请|申报|申评|培育|培养|争创|冲刺|多少家|多少户)${FILL}`,
);
const SPOKEN_OF = new RegExp(
  `(?:对|给|针对|面向|对于|关于|必须是|只有|得是|需要是|一定要是|是不是|是否是?|算不算|算是不是|有没有|要不要|什么是|啥是|啥叫|什么叫|支持|扶持|奖励)${FILL}`,
);
const ONLY_AFTER =
  /^(?:企业|称号)?(?:才(?:能|可以|行|给|有)|的?(?:认定|评选|评定|申报|申请)?(?:条件|标准|要求|流程|材料|门槛)|是什么|是啥|什么意思|怎么(?:评|申请|认定|申报)|(?:认定|评选)(?:是|要|需要)|(?:需要|要|得|有)?(?:满足|符合|具备)?(?:什么|哪些|啥)(?:样)?的?(?:条件|要求|标准|材料)|[吗么嘛](?=$))/;

/** Reads the words before and after a title within its clause; `from` is where the words that decide begin. */
export function standingOf(source: Source, span: Span): { standing: Standing; from: number } {
  const clause = clauseAt(source, span.start);
  const text = source.masked;
  const before = text.slice(clause.start, span.start);
  const after = text.slice(span.end, clauseAt(source, span.end).end);
  const as = (standing: Standing, words?: RegExpExecArray | null) => ({
    standing,
    from: words ? clause.start + words.index : span.start,
  });
  if (NOT_AFTER.test(after)) return as('lacks');
  const applies = APPLIES_BEFORE.exec(before);
  if (applies || APPLIES_AFTER.test(after)) return as('applies', applies);
  const lacks = NOT_BEFORE.exec(before);
  if (lacks) return as('lacks', lacks);
  if (ONLY_AFTER.test(after) || SPOKEN_OF.test(before) || WISH.test(before)) return as('none');
  return as('has');
}
