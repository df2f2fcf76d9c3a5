/** What a question wants to know. `lookup` where no sign tells. */
export type Intent =
  | 'greeting'
  | 'thanks'
  | 'help'
  | 'trust'
  | 'number'
  | 'issued'
  | 'author'
  | 'effective'
  | 'status'
  | 'period'
  | 'body'
  | 'how'
  | 'materials'
  | 'deadline'
  | 'phone'
  | 'amount'
  | 'count'
  | 'list'
  | 'compare'
  | 'which-document'
  | 'confirm'
  | 'yes-no'
  | 'lookup';

const SMALL_TALK: readonly [RegExp, Intent][] = [
  [
    /^(?:你好|您好|hi|hello|在吗|在不在|嗨|哈喽|早上好|下午好|晚上好|早|hey)(?:[啊呀哦吗~!！。,，\s]|策问)*$/i,
    'greeting',
  ],
  [/^(?:谢谢|多谢|感谢|thanks|thank you|thx|辛苦了|好的谢谢|谢了)(?:[您你啦啊了哈~!！。,，\s])*$/i, 'thanks'],
  [
    /^(?:(?:你好|您好|请问|嗨|hi)[,，!！\s]*)?(?:帮助|help|\/help|\/start|怎么用|你是谁|你能做什么|你会什么|你能干什么|能做什么|有什么功能|使用说明|你是什么|你能帮我(?:做|干)(?:什么|啥)|你?(?:能|会)(?:干|做)(?:啥|什么)|你能帮我什么|能帮我做什么|你能回答什么)[?？。!！]*$/i,
    'help',
  ],
];

const TRUST =
  /^(?:你|你们|这个?|这里)?.{0,6}(?:准不准|准吗|准确吗|靠谱吗|靠谱不|可信吗|可靠吗|骗人|官方吗|是官方的吗|是不是官方|是真人吗|是机器人吗)[?？。!！]*$/;

const SIGNS: readonly [RegExp, Intent][] = [
  [
    /对比|比较一下|相比|区别|(?:有)?(?:什么|啥|哪些|何)(?:不同|不一样|差别|差异)|哪个(?:多|高|好|划算)|哪边|(?:哪里|哪个|哪种|哪样|谁|边个).{0,14}(?:多|高|好|大|强|划算)|\bvs\b|compare/i,
    'compare',
  ],
  [/文号|文件(?:编)?号|发文字号|发文编号|几号文|第几号/, 'number'],
  [
    /(?:哪|什么)(?:一|个|份|些)?(?:文件|政策|通知|办法|意见|文)(?:里|中|上|规定|写|讲|提|说|有|是|管)|写在哪|依据是哪|出自哪|哪份文件|根据什么文件|which document/,
    'which-document',
  ],
  [
    /(?:什么时候|何时|哪天|哪一天|几时|几月几号|哪年).{0,4}(?:印发|发布|出台|公布|下发|发的|成文|发出|转发|颁布)|(?:印发|发布|成文|公布|出台|发文|下发|转发|颁布)(?:的)?(?:日期|时间)|(?:印发|发布|成文|公布|出台|发文|下发|转发|颁布)[^，。,;；？?]{0,20}(?:是|在)(?:什么时候|何时|哪天|哪一天|几时|几月几号|几号|哪年)(?:的)?[呢啊呀?？。]*$/,
    'issued',
  ],
  [/谁写|作者|谁撰写|谁的文章|who wrote|\bauthor\b/i, 'author'],
  [
    /(?:什么时候|何时|哪天|几号|几月|几时|从哪).{0,6}(?:生效|施行|实施|执行|起施行|起效)|(?:生效|施行|实施|执行)(?:日期|时间)|(?:什么时候|何时)开始|从(?:哪一?天|什么时候|何时|几号|几时|几月)(?:开始|起)?算?/,
    'effective',
  ],
  [
    /过期|失效|到期|还有效|有效吗|作废|还能用|生效了|施行了|实施了|废止|现行|还在执行|还执行|有没有效|是否有效|in force|expired|still valid|生效没|还算数|作数|作不作数|还管用|有效期(?:吗|还)|生效吗|有没有生效/i,
    'status',
  ],
  [
    /(?:(?:政策|文件|计划|方案|行动|办法|意见)的?(?:期限|有效期)|哪几年|几年到几年|到哪(?:一)?年|管到|执行到|截止到哪)/,
    'period',
  ],
  [
    /(?:找|归|由|问|去|联系)(?:哪|谁|什么)|(?:哪|什么)(?:个|些|几个)?(?:部门|单位|机构|局|厅|委|处|科室)|责任单位|牵头|主管部门|谁(?:管|负责|审|来管)|负责(?:部门|单位|的是)|归口|归谁|who is responsible|which (?:department|office|agency)/i,
    'body',
  ],
  [/材料|资料(?!库)|提交什么|准备什么|要什么手续|documents? (?:do|are) (?:i|we|needed)/, 'materials'],
  [/截止|截至|最晚|最后期限|什么时候(?:申报|申请|报名|交)|申报时间|几号前|deadline/i, 'deadline'],
  [/电话|联系方式|热线|号码|手机|邮箱|地址在|phone|contact/i, 'phone'],
  [
    /怎么(?:申请|申报|办|报名|领|拿|弄|操作|走流程)|如何(?:申请|申报|办理|领取)|申请流程|申报流程|流程|在哪(?:里)?(?:申请|申报|办)|哪里(?:申请|申报|办)|how (?:to|do i|do we|can i) apply|咋(?:申请|办|申报|弄)/i,
    'how',
  ],
  [
    /听说|据说|是吗|是吧|对吗|对不对|是不是|真的吗|是真的|真的假|真假|没错吧|没记错吧|人家说|人家讲|对吧|听人说|有人说|网上说|朋友说|属实|正确吗|right\?|is it true/i,
    'confirm',
  ],
  [
    /多少(?:家|户|名|个|件|项|人|条|次|架次|台|万件|万家|亿|吨|小时|比重|比例)|几(?:家|户|名|个(?!点)|件|项|人|条|次|台|类|种|轮)|目标(?:是|数|值)?|指标|比重|占比|数量|how many|达到多少|增长多少|基数|翻(?:几)?番/,
    'count',
  ],
  [
    /多少(?:钱)?|几(?:万|个点|成|块)|额度|标准|上限|最高|封顶|多大|怎么(?:补|算|奖|贴)|how much|amount|比例|幅度|力度|cap|金额|怎么个补法|补贴吗|有钱(?:拿|给|领)|有没有(?:钱|奖)/i,
    'amount',
  ],
  [
    /(?:有|给|享受)(?:哪些|什么|啥)|哪些|什么(?:政策|支持|扶持|优惠|补贴|奖励|好处)|啥(?:政策|扶持|支持|补贴|优惠|好处)|都有啥|有啥|列一下|列出|列个|列举|都怎么补|都怎么支持|what (?:support|policies|subsid)/i,
    'list',
  ],
  [
    /吗|么[?？]?$|能不能|可不可以|是否|能否|有没有|会不会|行不行|要不要|可以.{0,8}[?？]$|\bcan\b|\bis there\b|\bdo(?:es)?\b/i,
    'yes-no',
  ],
];

/** Every sign that the question shows, surest first; the first is what it asks, the rest help to pick the sentence. */
export function intentsOf(text: string): Intent[] {
  const small = SMALL_TALK.find(([pattern]) => pattern.test(text));
  if (small) return [small[1]];
  if (TRUST.test(text)) return ['trust'];
  const found = SIGNS.filter(([pattern]) => pattern.test(text)).map(([, intent]) => intent);
  return found.length ? found : ['lookup'];
}
