/** Words that only join or name what every reply is about: a model may use them freely. They assert nothing. */
export const FREE =
  /根据|按照|依据|条款|规定|关于|对于|其中|也就是说?|具体来说|具体是|简单说|您问的|您问|这项|这条|该项|上述|另外|此外|以及|而且|标准|金额|额度|政策|文件|企业|内容|如下|来说|的话|给予|予以|相应|方面|情况|明确|提到|写明|主要|包括(?!在)|属于|为|是|的|了|在|对|与|和|及|并|等|则|即|按|由|从|将|把|其|这|该|中|上|里|有|都|以|到|至/g;

/** Of those, what joins and names nothing: a wording may leave it out. */
export const GLUE = /根据|按照|依据|给予|予以|以及|其中|[的了为是在对与和及并等则即按由从自将把其这该有都以于之而给]/g;

/**
 * Words that change what is said: limits, verdicts, states, exclusions, frequency, years, the circle of those who get it, the
 * kind of help, who does what. A wording keeps those of its point, each where it stands, and adds none.
 */
const WEIGHTY = [
  '最高|最低|最多|至少|以上(?!内容)|以下(?!内容)|以内|以外|上限|下限|不超过|不低于|不少于|超过|高于|大于|多于|低于|少于|小于|不足|不?含',
  '每年度|每年|每月|每次|每家|每个|上一年度|上一年|上年度|上年|本年度|本年|当年度|当年|次年|年度|连续|一次性|累计|合计|分期|逐年|分别|首次|新认定|新增|首批',
  '单个|同一|中小微|中小|小微|规模以上|规模以下|规上|规下|民营|国有|外资|全省|全市|全区|全县|全国|全部|全额|所有|任何|一律|均可|仅限?|只[能限有要]|唯一|必须|应当|必要|优先|或者|或|并且|且|同时',
  '有效|过期|失效|到期|废止|生效|施行|现行|暂停|停止|取消|撤销|免于|免费|免[除审检]|除外|除了|例外|立即|马上|随时|尽快|近期|即将|自动|直接|当场',
  '审定|审核|审批|认定|备案|公示|受理|承办|办理|负责|牵头|主管|归口|会同|符合|满足|达标|资格|享受|获得|拿到|领取|到账|发放|兑现|申请|申报|通过|可以|可能|能够|需要|须',
  '不需|无需|不用|不必|不得|不能|不可|不予|不再|不符|不满足|不包括|不是|没有|无法|注意|参考|叠加|重复|就高',
  '国家级|省级|市级|区级|县级|国际|国内|省内|市内|奖励|奖金|奖补|补贴|补助|补偿|贴息|资助|贷款|担保|保险|融资|退税|减税|返还|优惠|扣除|罚款',
  // What is denied, with its denial.
  '(?:不|无|未|没|非|免|除|勿|莫|别)[\\u4e00-\\u9fff]',
].join('|');
export const WEIGHT = new RegExp(WEIGHTY, 'g');

/** What no reply says of its own accord: assurances, itself, its orders. */
export const NEVER =
  /保证|承诺|肯定|绝对|必定|必然|一定|百分之?百|稳[拿赚过]|包[拿过批给您]|放心|无条件|闭眼|代办|中介|返点|转账|汇款|加微信|扫码|点击|链接|网址|提示词|指令|系统消息|角色|扮演|作为(?:一[个名款])?(?:AI|人工智能|语言模型|助手|智能助手)|我|本人|小编|本助手|训练数据|代号|要点|占位/i;

/** A verdict on the asker's own case: only a calculation gives one. */
export const ADDRESSED = /您|你|贵公司|贵司|贵企业|贵单位/;
export const POSITIVE =
  /(?<!不)(?:符合|满足|达标|够格|有资格|可以|能够|能(?=[拿得领享申报获够])|可(?=[享获申领得])|享受|获得|拿到|领取|通过|应得|够)/;
export const NEGATIVE = /不符|不满足|不达标|不够|没有资格|不能|不可|无法|不予|拿不到|领不到|未达|达不到/;
/** 可以，… answers yes; 不是，… no. */
export const YES_NO = /^(?:是的?|对的?|没错|可以的?|能|有的?|不是|不对|不能|不可以|没有|不行|行)(?=[，,。！!、※])/;

export const LEVEL =
  /国家级|省级|市级|区级|县级|国际|国内|省内|市内|首次|复核|特等|重点|优秀|良好|合格|[甲乙丙]级|[ABC]级/g;
