import type { Reply } from '../../src/contract/reply.ts';

/**
 * Figures of a reply's text that nothing it rests on holds, read by rules of this file's own: no parser, no gate and no
 * phrase list of the assistant is used. What it rests on: what the asker said, the clauses, titles, numbers and places
 * that it cites, the steps and sums of its calculations, the dates that a document or the question gives.
 */
export function ungrounded(reply: Reply, asked: string, known: readonly string[] = []): string[] {
  const cited = reply.citations.flatMap((c) => [c.text, c.document.title, c.document.number ?? '', c.locator]);
  const steps = reply.calculations.flatMap((c) => c.steps.map((s) => s.say));
  const sums = reply.calculations.flatMap((c) => [c.amount, c.atMost].flatMap((a) => (a ? [`${a.value}元`] : [])));
  const near = reply.calculations.flatMap((c) =>
    c.nearMiss ? [c.nearMiss.has, c.nearMiss.needs, c.nearMiss.distance].map((v) => `${v}元`) : [],
  );
  const basis = numbersIn([asked, ...cited, ...steps, ...sums, ...near, ...known].join('\n'));
  const values = new Set(basis.map((n) => `${n.kind} ${n.value}`));
  const bare = new Set(basis.map((n) => n.value));
  const printed = reply.text.replace(/\[\d{1,2}\]/g, ' ').replace(/^\d{1,2}\. /gm, ' ');
  return numbersIn(printed)
    .filter((n) => !(n.kind === 'bare' || n.kind === 'date' ? bare.has(n.value) : values.has(`${n.kind} ${n.value}`)))
    .map((n) => n.text);
}

interface Found {
  readonly kind: 'money' | 'share' | 'date' | 'bare';
  readonly value: number;
  readonly text: string;
}

const DIGITS: Readonly<Record<string, number>> = Object.fromEntries(
  ['零〇', '一壹弌', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((cs, value) =>
    [...cs].map((c) => [c, value]),
  ),
);
const TENS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 廿: 20, 卅: 30, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const SCALE: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 百万: 1e6, 千万: 1e7, 十万: 1e5, 千: 1e3, 百: 100 };
/** A Chinese numeral alone counts as a number only before something that is measured in figures, or from ten thousand on. */
const MEASURED = /^\s*(?:元|圆|块|倍|成|个(?:百分点|点|月|工作日)|年(?!级|度)|月|天|日|小时|吨|%|家|户|亩|平方)/;

export function numbersIn(raw: string): Found[] {
  const text = raw
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g, '')
    .replace(/萬/g, '万')
    .replace(/億/g, '亿')
    .replace(/[圓圆]/g, '元')
    .replace(/(?<=\d),(?=\d{3})/g, '');
  const found: Found[] = [];
  for (const m of text.matchAll(/(\d+(?:\.\d+)?)\s*((?:百|千|十)?[万亿]|[百千](?=[元万亿]))?\s*/g)) {
    const after = text.slice(m.index + m[0].length, m.index + m[0].length + 12);
    const value = Number(m[1]) * (SCALE[m[2] ?? ''] ?? 1);
    found.push({
      kind: kindOf(after, text.slice(Math.max(0, m.index - 8), m.index), m[2]),
      value: round(value),
      text: m[0] + after.slice(0, 2),
    });
  }
  for (const m of text.matchAll(/(百分之)?([零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅弌]+)/g)) {
    const [all, share, digits = ''] = m;
    const after = text.slice(m.index + all.length, m.index + all.length + 12);
    const value = chinese(digits);
    if (/\d\s*$/.test(text.slice(Math.max(0, m.index - 8), m.index)) || value === 0) continue;
    const money = /^(?:多|余|来)?(?:元|块)/.test(after) && digits.length > 1;
    if (share) found.push({ kind: 'share', value, text: all });
    else if (/^倍(?!增)/.test(after)) found.push({ kind: 'share', value: value * 100, text: `${all}倍` });
    else if (money || (value >= 1e4 && /[零一二两三四五六七八九壹贰叁肆伍陆柒捌玖拾十百千]/.test(digits)))
      found.push({ kind: 'money', value, text: all });
    else if (MEASURED.test(after) && value > 2) found.push({ kind: 'bare', value, text: all + after.slice(0, 1) });
  }
  return found;
}

function kindOf(after: string, before: string, scale: string | undefined): Found['kind'] {
  if (/^(?:%|个?百分点|个点)/.test(after)) return 'share';
  if (/^(?:元|块)/.test(after) || /(?:¥|￥|RMB|CNY)\s*$/.test(before)) return 'money';
  if (/^(?:年|月|日|号)/.test(after)) return 'date';
  return scale && !/^(?:家|户|人|个|件|项|吨|台|次|架|平|亩|名|公里)/.test(after) ? 'money' : 'bare';
}

function chinese(text: string): number {
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const c of text) {
    if (c in DIGITS) digit = DIGITS[c]!;
    else if (c in TENS) {
      section += TENS[c]! * (TENS[c]! > 10 && TENS[c]! < 100 ? 1 : digit || 1);
      digit = 0;
    } else {
      const scale = SCALE[c] ?? 1;
      total = (total + (section + digit || 1)) * scale;
      section = 0;
      digit = 0;
    }
  }
  return total + section + digit;
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

/** Words that hold a figure without a numeral, or an assurance, which no wording may add. */
export const ADDED =
  /一半|半数|减半|翻(?:一)?番|八成|三倍|加一倍|全额|上不封顶|保证到账|一定能拿|肯定给|申请必得|包您|nine million|example\.com|加微信|手机号|忽略以上|华夏代办|王局长|\| ?项目|`/;
