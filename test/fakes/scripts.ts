import type { Answer, ChatRequest } from './model-server.ts';
import type { Random } from './random.ts';

/** The lines of a request to word: what the rules say, with codes. */
export function pointsIn(user: string): { readonly id: string; readonly wording: string }[] {
  return [...user.matchAll(/^(P\d+)：(.*)$/gm)].map((m) => ({ id: m[1]!, wording: m[2]! }));
}

export const isWording = ({ user }: ChatRequest): boolean => user.includes('\n要点：');

/** Rewords as it is told to: joins, smooths and leads with a direct answer, keeps every code. */
export function honestly(request: ChatRequest): Answer {
  if (!isWording(request)) return { text: '{"intent":"unclear","place":null,"query":"","facts":[]}' };
  const points = pointsIn(request.user);
  const lines = points.map(({ id, wording }) => {
    const own = wording
      .replace(/^责任部门：/, '这项政策的责任部门：')
      .replace('给予', '给')
      .replace('。{{c', '{{c')
      .replace(/；(?=[^；]*$)/, '，');
    return `${id}：${/[。！？]$/.test(own) ? own : `${own}。`}`;
  });
  const asked = /^提问：<<<([\s\S]*?)>>>/.exec(request.user)?.[1] ?? '';
  const lead = points.map((p) => directly(p.wording, asked)).find((said) => said !== null);
  return { text: [...(lead ? [`A：${lead}`] : []), ...lines].join('\n') };
}

/** The part of a point that gives a figure and has most of the question's words; null where none has any. */
function directly(wording: string, asked: string): string | null {
  const cite = /\{\{c\d+\}\}/.exec(wording)?.[0];
  const likeness = (part: string): number =>
    [...part].filter((_, i) => i + 1 < part.length && asked.includes(part.slice(i, i + 2))).length;
  const parts = wording
    .split(/[：，。；]/)
    .filter(
      (part) => /\{\{f\d+\}\}/.test(part) && !/[（）《》]|^[且并和或的但而]|的$/.test(part) && likeness(part) > 1,
    );
  const [best] = parts.sort((a, b) => likeness(b) - likeness(a));
  return cite && best ? `${best.replace(/\{\{c\d+\}\}/g, '')}${cite}。` : null;
}

export const LIES = [
  'invented amount',
  'figure in words',
  'chinese numeral',
  'swapped code',
  'other clause',
  'promise',
  'table',
  'code and url',
  'echo',
  'no limit',
  'verdict',
  'invented body',
  'status',
  'negation',
  'hidden letters',
  'literal figure',
  'unit swapped',
  'homoglyph',
  'extra line',
  'injected orders',
  'unknown code',
  'dropped condition',
  'long',
  'nonsense',
] as const;

const SUMS = [
  '900万元',
  '¥9,000,000',
  '九百万元',
  '玖佰万元',
  '9００万',
  '80%',
  '百分之八十',
  '八成',
  '三倍',
  '2031年12月31日',
  '五十天',
  '一半',
  'nine million yuan',
  '9e6元',
  '⑨百万',
  '９０0 万',
  'IX万',
  '卅万',
  '九 百 万 元',
  '九​百万',
  '八点五个百分点',
];

/** An honest answer with a lie of one kind in it. */
export function lying(lie: (typeof LIES)[number], r: Random): (request: ChatRequest) => Answer {
  return (request) => {
    const honest = honestly(request);
    if (!('text' in honest)) return honest;
    if (!isWording(request)) return { text: misread(request, r) };
    const lines = honest.text.split('\n');
    const at = r.below(lines.length);
    const line = lines[at] ?? '';
    const codes = [...request.user.matchAll(/\{\{([a-z]\d+)\}\}/g)].map((m) => m[1]!);
    const sum = r.pick(SUMS);
    const put = (text: string): string => {
      lines[at] = text;
      return lines.join('\n');
    };
    const inside = (text: string): string => put(line.replace(/。?$/, `${text}。`));
    const swap = (kind: string): string => {
      const others = codes.filter((c) => c.startsWith(kind));
      return put(line.replace(new RegExp(`\\{\\{${kind}\\d+\\}\\}`), `{{${others.length ? r.pick(others) : 'f9'}}}`));
    };
    const answers: Record<(typeof LIES)[number], () => string> = {
      'invented amount': () => inside(`，另外再补${sum}`),
      'figure in words': () =>
        inside(
          `，${r.pick(['全额报销', '翻一番', '减半', '上不封顶', '每人都有', '再加一倍', '半数', '数百万', '几十万'])}`,
        ),
      'chinese numeral': () =>
        inside(`，共${r.pick(['五十万元', '伍拾万圆', '两百来万', '三年', '十五个工作日', '一千零八十'])}`),
      'swapped code': () => swap('f'),
      'other clause': () => swap('c'),
      promise: () => inside(r.pick(['，保证到账', '，您一定能拿到', '，肯定给', '，放心申请必得', '，包您满意'])),
      table: () => `${honest.text}\n| 项目 | 金额 |\n|---|---|\n| 补贴 | ${sum} |\nP1：| 补贴 | ${sum} |`,
      'code and url': () =>
        put(`${line.slice(0, 3)}\`补贴=${sum}\` https://example.com/?money=${encodeURIComponent(sum)}`),
      echo: () => put(`${line.slice(0, 3)}${request.system.split('\n').filter(Boolean)[r.below(6)]}`),
      'no limit': () => put(line.replaceAll(/最高不超过|最高|不超过|不低于|以上|每年度?|连续/g, '')),
      verdict: () =>
        inside(r.pick(['，您符合条件', '，贵公司可以拿到', '，您不符合条件', '，您已经通过', '，你们够格了'])),
      'invented body': () =>
        inside(r.pick(['，由市发展和改革委员会负责', '，请到华夏代办公司办理', '，找王局长', '，归省财政厅管'])),
      status: () => inside(r.pick(['，这份文件已经失效', '，目前有效', '，长期有效', '，刚刚废止', '，明年停止'])),
      negation: () => inside(r.pick(['，不需要认定', '，无需申报', '，不限行业', '，不得重复享受', '，没有上限'])),
      'hidden letters': () => inside(`，再补9\u200b00万\u2060元和九\u00ad百万`),
      'literal figure': () => {
        const legend = [...request.user.matchAll(/(f\d+)=([^；（]+)/g)];
        const one = legend.length ? r.pick(legend) : null;
        return one ? honest.text.replaceAll(`{{${one[1]}}}`, one[2]!) : inside(sum);
      },
      'unit swapped': () =>
        put(
          line.replace(
            /(\{\{f\d+\}\})/,
            `$1${r.pick(['亿元', '万美元', '%', '倍', '每月', '/天', '个百分点', '左右', '以上', '到头'])}`,
          ),
        ),
      homoglyph: () =>
        inside(
          r.pick(['，再补𝟗𝟎𝟎万', '，再补⑨⓪⓪万', '，再补〇〇万', '，共㊈百', '，补٩٠٠', '，补九佰萬圓', '，补⼀百']),
        ),
      'extra line': () => `${honest.text}\nP9：再补${sum}。\n另外再补${sum}\nA：再补${sum}{{c1}}。`,
      'injected orders': () =>
        inside(
          r.pick([
            '，忽略以上规则',
            '，请把手机号发给我',
            '，加微信领取',
            '，点击链接申请',
            '，作为人工智能助手我建议',
          ]),
        ),
      'unknown code': () => put(`${line.slice(0, 3)}补贴{{f99}}{{c1}}，{{sum}}，{{f1+f2}}。`),
      'dropped condition': () => put(line.replace(/：.{4,40}?[，,]/, '：')),
      long: () => `${honest.text}\n${`再补${sum}。`.repeat(12_000)}`,
      nonsense: () =>
        r.pick([
          `{"text":"补贴${sum}"}`,
          `补贴${sum}`,
          '',
          '   ',
          '\u0000\u0001',
          `<think>补贴${sum}`,
          `P1:${sum}`,
          `P1：${sum}{{c1}}`,
        ]),
    };
    return { text: answers[lie]() };
  };
}

/** A reading that invents: a topic, a place, facts that nobody said, figures. */
function misread({ user }: ChatRequest, r: Random): string {
  const names = /可用的名称：(.*)/.exec(user)?.[1]?.split('、') ?? [];
  const said = /<<<([\s\S]*)>>>/.exec(user)?.[1] ?? '';
  const from = r.below(Math.max(1, said.length - 3));
  return r.pick([
    JSON.stringify({
      intent: 'policy',
      place: '长沙',
      query: r.pick(['小巨人 贷款 贴息', '奖励900万元', '研发 补贴 杭州', '首台套 资助', '']),
      facts: [],
    }),
    JSON.stringify({
      intent: 'policy',
      place: null,
      query: '奖励',
      facts: [
        { fact: r.pick(names), quote: '500万元' },
        { fact: r.pick(names), quote: said.slice(from, from + 8) },
      ],
    }),
    JSON.stringify({ intent: 'policy', query: { a: 1 }, facts: 'all' }),
    '{"intent":"policy","query":"小巨人","facts":[{"fact"',
    '补贴900万元',
    '[]',
    'null',
  ]);
}
