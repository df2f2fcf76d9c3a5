const ADVERTISED =
  /体育|直播|彩票|娱乐|棋牌|博彩|投注|电竞|赌|下载|官网|官方网站|平台|网址|登录|注册|客服|加微信|公众号|APP|app|手机版|首页|影视|贷款网|在线/;
const SENTENCE_LETTER = '[\\u4e00-\\u9fa5“”]';

/**
 * Names that someone has spliced into the text (…推动某某直播:科技成果…): the same words before a colon, in the middle of
 * sentences that go on as if they were not there. Words before a colon that begin a line or follow a mark are labels and stay.
 */
export function splicedNames(lines: readonly string[]): string[] {
  const inside: string[] = [];
  const text = lines.join('\n');
  for (const m of text.matchAll(new RegExp(`(?<=(${SENTENCE_LETTER}{2,24}))[:：](?=${SENTENCE_LETTER})`, 'g')))
    inside.push(m[1] ?? '');
  const counts = new Map<string, Set<string>>();
  for (const words of inside) {
    for (let length = 3; length <= Math.min(12, words.length - 1); length += 1) {
      const name = words.slice(-length);
      const before = words.slice(-length - 1, -length);
      const contexts = counts.get(name) ?? new Set();
      contexts.add(before);
      counts.set(name, contexts);
    }
  }
  // The longest suffix that several different words stand before is the name itself.
  const names = [...counts]
    .filter(([name, contexts]) => {
      if (contexts.size < 2 || !ADVERTISED.test(name)) return false;
      const asLabel = text.match(new RegExp(`(?:^|[。；，、\\s（(])${name}[:：]`, 'gm'))?.length ?? 0;
      return contexts.size > asLabel;
    })
    .map(([name]) => name)
    .sort((a, b) => b.length - a.length);
  return names.filter((name, i) => !names.slice(0, i).some((longer) => longer.endsWith(name)));
}

/** Advertising that stands out by itself: an address or a contact in the middle of a sentence. */
const LOOSE: readonly RegExp[] = [
  /[（(【[]?(?:更多|详情|最新)?[^。，（(【\s]{0,6}(?:请|欢迎)?(?:访问|登录|关注|点击|搜索)[^。，\s]{0,12}(?:www\.|https?:\/\/)(?![^\s）)]*gov\.cn)[\w./-]+[）)】\]]?/g,
  /(?:加|添加)(?:微信|V信|QQ|qq)[:：号]?\s*[\w-]{5,20}(?:领取|咨询|了解)?[^，。；]{0,8}/g,
  /[（(【[](?:本文|文章|内容|资料)?(?:来源|来自|转自|摘自|转载自)[:：]?[^）)】\]]{2,30}(?:网|库|文库|平台|论坛|博客)[）)】\]]/g,
];

/** The line without spliced names and loose advertising, and what was taken out. */
export function withoutAdvertising(line: string, names: readonly string[]): { text: string; taken: string[] } {
  const taken: string[] = [];
  let text = line;
  for (const name of names) {
    text = text.replace(new RegExp(`${name}[:：]`, 'g'), (all) => {
      taken.push(all);
      return '';
    });
  }
  for (const pattern of LOOSE) {
    text = text.replace(pattern, (all) => {
      taken.push(all);
      return '';
    });
  }
  return { text, taken };
}
