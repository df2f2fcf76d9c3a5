/** A message that is meant for the assistant itself rather than for what policies say. */
export type Command =
  | { readonly kind: 'profile' | 'forget' | 'clients' | 'human' | 'silence' | 'abuse' | 'unreadable' }
  /** `told`: what is to hold from now on, put as a statement; '' where only 修改 was said. */
  | { readonly kind: 'change'; readonly told: string }
  | { readonly kind: 'drop'; readonly what: string }
  /** `rest`: what else the message says. `client` is '' for the asker's own enterprise. */
  | { readonly kind: 'client'; readonly client: string; readonly rest: string }
  | { readonly kind: 'new-client'; readonly client: string; readonly rest: string }
  | { readonly kind: 'drop-client'; readonly client: string }
  | { readonly kind: 'vote'; readonly useful: boolean };

const OURS = '(?:我们?|咱们?|本人|本公司|我司|我公司|公司)';
const KEPT = '(?:资料|档案|信息|情况|画像|数据|记录|聊天记录|对话|内容|东西|账号|隐私)';

const SIMPLE: readonly [RegExp, Command['kind'] & ('profile' | 'forget' | 'clients' | 'human')][] = [
  [
    new RegExp(
      `^(?:(?:给我)?(?:看一?[看下]?|查一?[看下询]?|查看|显示|打开|列出|说说)(?:一下)?)?${OURS}的?(?:企业)?(?:资料|档案|画像|信息|记录)(?:有哪些|有什么|是什么|是啥|给我看看|呢)?$|^/?profile$|^(?:查看)?资料$`,
      'i',
    ),
    'profile',
  ],
  [
    new RegExp(
      `^(?:你|您)?(?:都|现在)?(?:记[住得下录]?|知道|存|保存|掌握)了?(?:关于)?${OURS}?的?(?:哪些|什么|啥)${KEPT}?(?:了)?$`,
    ),
    'profile',
  ],
  [
    new RegExp(
      `^(?:你|您|把)?(?:忘记|忘掉|忘了|清空|清除|删除|删掉|抹掉|清掉|注销)(?:掉)?${OURS}(?:的|说过的|说的|这边)*(?:所有|全部|一切)?的?(?:企业)?${KEPT}*[吧了掉]?$|^(?:forget me|/forget)$`,
      'i',
    ),
    'forget',
  ],
  [
    new RegExp(
      `^(?:你|您)?把${OURS}的?(?:所有|全部|一切)?的?${KEPT}+(?:都|全部?|全都)*(?:删|清|忘|抹)(?:了|掉|除|空|光|干净)*吧?$|^(?:别|不要|不许|停止)(?:再)?(?:记录?|保存|记住|存)${OURS}的?${KEPT}*了?$|^(?:清空|删除|清除)(?:所有|全部|聊天)?${KEPT}$`,
    ),
    'forget',
  ],
  [
    /^(?:我的|查看|列出|看看|看下|列一下)?(?:所有|全部)?的?客户(?:列表|名单|清单|档案)$|^(?:我)?(?:现在)?(?:都)?有哪些客户$|^列出?(?:所有|全部)?客户$/,
    'clients',
  ],
  [
    /^(?:我)?(?:要|想|需要)?(?:转|找|接|换|联系|有没有|有|打给)(?:接|到|一下|个|一个)*(?:人工|真人|客服|工作人员|人工客服|专员)(?:客服|服务|帮忙|咨询|处理)?$|^(?:我)?(?:想?要|需要)?(?:人工|真人|客服)(?:客服|服务|咨询)?$|^(?:我)?(?:想|要)(?:和|跟)(?:真人|人工|人)(?:说话|聊|谈|沟通)$/,
    'human',
  ],
];

const USEFUL =
  /^(?:这个?|刚才的?|你的?|回答|回复)*(?:很|挺|真|太|非常|特别)?(?:有用|有帮助|有帮到我)[了的啊呢]*$|^👍+$/u;
const USELESS =
  /^(?:这个?|刚才的?|你的?|回答|回复)*(?:根本|完全|一点[都也]|都)?(?:没什么用|没啥用|没有用|没用|没有帮助|没帮助|不管用|无用|没帮上忙)[了的啊呢]*$|^👎+$/u;
/** 看不懂的, what apps put in the place of a picture or a recording. */
const PLACEHOLDER =
  /^[[【<(](?:语音|图片|照片|表情|动画表情|视频|文件|名片|位置|链接|小程序|红包|转账|聊天记录|音乐|贴纸|voice|audio|image|picture|photo|sticker|video|file|emoji)[^\]】>)]{0,30}[\]】>)]$/i;
const ABUSE =
  /(?:傻[逼比叉子缺B]|煞笔|沙雕|\bsb\b|[操草艹](?:你|尼)(?:妈|大爷)?|(?:你|他|特)妈的|妈的|去死|滚蛋|滚开|滚吧|^滚$|智障|脑残|弱智|白痴|蠢货|蠢猪|混蛋|王八蛋?|狗屁|放屁|人工智障|废物|^(?:真|太|你个?|什么|是)*(?:垃圾|骗子|笨)$|fuck|bullshit|idiot|stupid)/i;
const CHANGE =
  /^(?:我?要|我想|想)?(?:修改|更改|更新|改一?下|改)(?:一下)?(?:我们?的?)?(?:企业)?(?:资料|信息|档案)?[:,\s]*(.*)$/;
const INTO = /^(?:把|将)?(?:我们?的?)?(.{1,12}?)(?:修改|更改|更新|改|换)(?:为|成|到|作)(.{1,30})$/;
const DROP = /^(?:删除|删掉|去掉|清除)(?:一下)?(?:我们?的?)?(.{2,12})$/;
const NAMED = /^(?:打开|切换到?|切到|换到|换成|回到|转到)?客户(?::\s*|\s+)([^,。;\n]{1,30})(?:[,。;\n]\s*([\s\S]*))?$/;
const SWITCHED =
  /^(?:切换到?|切到|换到|换成|回到|打开)(?:客户|一下)?\s*(我们?自己|自己|本公司|我公司|我司|客户.{1,30})$/;
const NEW =
  /^(?:新建?客户|新增客户|添加客户|加一?个(?:新)?客户|换一?个(?:新)?客户|下一个客户|开一?个新客户|新开客户)(?::\s*|\s+|叫|名叫|是)?([^,。;\n]{0,30})(?:[,。;\n]\s*([\s\S]*))?$/;
const DROP_CLIENT = /^(?:删除|删掉|忘记|清除)客户[:\s]*([^,。;\n]{1,30})$/;
const OWN = /^(?:我们?自己|自己|本公司|我公司|我司|我们?)$/;

/** Reads a command from a normalised message; null where it is a question or tells of the asker's case. */
export function readCommand(text: string): Command | null {
  const said = text
    .replace(/^(?:你好|您好|请问|请|麻烦你?|帮我|劳驾)[,\s]*/, '')
    .replace(/[\s。.!~?,]+$/u, '')
    .replace(/^(?:帮我|请你?)/, '');
  const asks = text.endsWith('?');
  if (!asks && USEFUL.test(said)) return { kind: 'vote', useful: true };
  if (!asks && USELESS.test(said)) return { kind: 'vote', useful: false };
  if (!/[\p{L}\p{N}]/u.test(text)) return { kind: 'silence' };
  if (PLACEHOLDER.test(text)) return { kind: 'unreadable' };
  for (const [pattern, kind] of SIMPLE) if (pattern.test(said)) return { kind };
  return clientCommand(said) ?? changeCommand(said, text) ?? (isAbuse(said) ? { kind: 'abuse' } : null);
}

function clientCommand(said: string): Command | null {
  const gone = DROP_CLIENT.exec(said);
  if (gone?.[1]) return { kind: 'drop-client', client: gone[1].trim() };
  const created = NEW.exec(said);
  if (created) return { kind: 'new-client', client: cleaned(created[1]), rest: created[2] ?? '' };
  const named = NAMED.exec(said);
  if (named?.[1] && !/^(?:列表|名单)$/.test(named[1]))
    return { kind: 'client', client: cleaned(named[1]), rest: named[2] ?? '' };
  const switched = SWITCHED.exec(said);
  return switched?.[1] ? { kind: 'client', client: cleaned(switched[1].replace(/^客户[:\s]*/, '')), rest: '' } : null;
}

/** A name as it is kept: the asker's own enterprise is ''. */
function cleaned(name = ''): string {
  const plain = name.replace(/[“”"'「」《》]/g, '').trim();
  return OWN.test(plain) ? '' : plain;
}

function changeCommand(said: string, text: string): Command | null {
  const asks = /\?$|多少|怎么|什么|哪|吗$/.test(text);
  const into = INTO.exec(said);
  if (into?.[1] && into[2] && !asks && !/[,。]/.test(said))
    return { kind: 'change', told: stated(`${into[1].replace(/^(?:修改|更改|改一?下|改)/, '')}是${into[2]}`) };
  const change = CHANGE.exec(said);
  if (change && /^(?:修|更|我?要|我?想)|^改(?:一下)?(?:我的?)?(?:资料|信息|档案)|^改[一下]*[:,\s]/.test(said) && !asks)
    return { kind: 'change', told: stated((change[1] ?? '').trim()) };
  const drop = DROP.exec(said);
  return drop?.[1] && !asks ? { kind: 'drop', what: drop[1] } : null;
}

/** 所在地为杭州 → 我们公司在杭州; 称号是国家级小巨人 → 我们是国家级小巨人; 贷款 800万 → 贷款是800万. */
function stated(told: string): string {
  return told
    .replace(/(?:修?改|更新|换)?(?:为|成|到)(?=.)/, '是')
    .replace(/^(?:所在地|所在城市|地址|地区|城市|地点|注册地)\s*(?:是|在|:)?\s*/, '我们公司在')
    .replace(/^(?:认定称号|认定|称号|资质|级别)\s*(?:是|:)?\s*/, '我们是');
}

/** Nothing but abuse: whoever swears and asks is answered. */
function isAbuse(said: string): boolean {
  return ABUSE.test(said) && said.replace(ABUSE, '').replace(/[^\p{Script=Han}a-z]/giu, '').length <= 8;
}

/** So long a message is pasted, not typed. */
const PASTED = 400;
const ASKING =
  /\?\s*$|吗[。!]?$|多少|能不能|可不可以|有没有|是不是|怎么|哪些|什么|哪个|请问|帮.{0,3}(?:看|算)|适合|符合/;

/** The question that comes with a pasted text: its last or first sentence, whichever asks; null where the message is not pasted. */
export function pastedQuestion(text: string): { readonly question: string | null } | null {
  if (text.length <= PASTED) return null;
  const sentences = text
    .split(/(?<=[。!?\n])/)
    .map((s) => s.trim())
    .filter((s) => s !== '');
  const ends = [sentences.at(-1), sentences[0], sentences.at(-2), sentences[1]].filter(
    (s) => s !== undefined && s.length <= 200,
  );
  const marked = ends.find((s) => /\?$/.test(s ?? ''));
  return { question: marked ?? ends.find((s) => ASKING.test(s ?? '')) ?? null };
}
