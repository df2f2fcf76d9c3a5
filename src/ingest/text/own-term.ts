import { dateIn, lastDayOf, writtenCount } from './date.ts';

/** How a document names itself: 本办法, 以上政策. */
export const NAMES_OF_ITSELF =
  '(?:(?:以上|上述)(?:政策|措施|规定|意见)|(?:本|该)(?:办法|通知|意见|规定|细则|实施细则|实施办法|方案|政策|政策措施|措施|若干措施|条例|规程|决定|公告|通告|标准|实施意见|实施方案|行动计划|计划|规则|文件|指南|指引|清单))';

const COUNT = '\\d{1,2}|[一二两三四五六七八九十]+';
/** What says how long a document counts: 有效期, 试行期, 暂定三年. */
const TERM =
  /有效期|试行期|内有效|(?:施行|实施|执行|试行)(?:期限?|[至到])|[至到][^。；，,]{8,14}(?:止|终止|失效)|暂定(?=\s*[\d一二两三四五六七八九十]+\s*年)|试行(?=\s*[\d一二两三四五六七八九十]+\s*年)|(?:^|[，,])期限(?=为?\s*[\d一二两三四五六七八九十]+\s*(?:年|个月))/;

/** How a text says its last day: 有效期至, 执行至, 至…止. */
const LAST_DAYS = [
  /有效期(?:限)?(?:延长|调整|延续)?(?:至|到)\s*(.{8,14})/,
  /(?:施行|实施|执行|试行)(?:至|到)\s*(.{8,14})/,
  /(?:至|到)\s*(.{8,14}?)(?:止|终止|失效)/,
];
const WITHIN = /(?:19|20)\d{2}\s*年?\s*[-—–－~～至到]{1,2}\s*((?:19|20)\d{2})\s*年?内有效/;
const SPANS = [
  new RegExp(`(?:${TERM.source})(?:限)?(?:为|是|暂定|共)?\\s*(${COUNT})\\s*(年|个月)(半)?(?:零?(${COUNT})个月)?`),
  new RegExp(`(${COUNT})\\s*(年|个月)(?:的)?有效期`),
];

const ORDINAL = '[\\d一二三四五六七八九十百零〇]{1,5}';
/** What may stand before a clause says anything: 第十八条, 二十、, 【附则】. */
const MARKS = new RegExp(
  `^\\s*(?:第${ORDINAL}条(?=\\s|【|${NAMES_OF_ITSELF})|${ORDINAL}[、.．])?\\s*(?:【[^】]{1,12}】)?\\s*(?:附则|施行(?:期限|时间))?\\s*`,
);
/** What may stand before a term that is the whole document's: the document's name, all the rest of it, its first day. */
const OF_THE_WHOLE = new RegExp(
  [
    `^(?:${NAMES_OF_ITSELF}|(?:其余|其他|余下)(?:各?条款?|内容|事项|部分|措施|规定|政策)?)?`,
    '(?:由[^，,]{2,30}?解释|经[^，,]{2,20}?(?:同意|批准|通过))?',
    '(?:\\s|[自从于起至到之日后的并且为是：:在均]|公布|发布|印发|正式|施行|实施|执行|试行|生效|有效|期限?|时间|暂定|暂行|政策|文件|\\d{2,4}[-年./]\\d{1,2}[-月./]\\d{1,2}日?|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)*$',
  ].join(''),
);
/** A clause that turns to something less than the document: its 执行至 is no end of all. */
const OF_A_PART = new RegExp(
  `其中|第${ORDINAL}[章节条款项]|该[项条款类]|部分|(?:项目|贷款|补助|补贴|奖励|贴息|资金|事项|企业|机构|政策|合同|证书|的)$`,
);
const TURNS_BACK = new RegExp(`^\\s*(?:${NAMES_OF_ITSELF}|其余|其他|余下|自)`);

/** The last day told by a clause, with what stands before it; `counted` where it was counted in years from the first. */
function endIn(clause: string, from: string): { to: string; before: string; counted: boolean } | null {
  for (const words of LAST_DAYS) {
    const said = words.exec(clause);
    const to = dateIn(said?.[1] ?? '');
    if (said && to && to > from) return { to, before: clause.slice(0, said.index), counted: false };
  }
  const within = WITHIN.exec(clause);
  if (within?.[1] && within[1] >= from.slice(0, 4))
    return { to: `${within[1]}-12-31`, before: clause.slice(0, within.index), counted: false };
  for (const words of SPANS) {
    const said = words.exec(clause);
    const [, count = '0', unit, half, more = '0'] = said ?? [];
    const n = writtenCount(count);
    if (!said || n <= 0 || n >= 60) continue;
    const months = (half ? 6 : 0) + writtenCount(more);
    const to = unit === '年' ? lastDayOf(from, n, months) : lastDayOf(from, 0, n);
    return { to, before: clause.slice(0, said.index), counted: true };
  }
  return null;
}

/** The sentences that say how long the document itself counts, each with the next where that goes on about the term: 本办法自…施行。有效期5年. */
function termsOfItself(text: string): string[] {
  const sentences = text.split(/[。\n]/);
  let at = 0;
  return sentences.flatMap((sentence, i) => {
    at += sentence.length + 1;
    const itself = new RegExp(NAMES_OF_ITSELF).exec(sentence);
    const rest = itself ? sentence.slice(itself.index + itself[0].length) : '';
    if (!new RegExp(`施行|实施|执行|${TERM.source}`).test(rest)) return [];
    const next = sentences[i + 1] ?? '';
    const goesOn = text[at - 1] === '。' && new RegExp(`^.{0,6}(?:${TERM.source})`).test(next);
    const said = goesOn ? `${sentence}。${next}` : sentence;
    return TERM.test(said) ? [said] : [];
  });
}

/**
 * The last day of a document that counts from `from`: null where the text tells none, undefined where what it tells
 * can't be held to be the end of all of it: days that differ, or a part that goes on for longer.
 */
export function ownEnd(text: string, from: string): string | null | undefined {
  const own = termsOfItself(text);
  // What is said of the document itself counts before what it says of permits and cards.
  const terms = own.length > 0 ? own : TERM.test(text.slice(-200)) ? [text.slice(-200)] : [];
  const whole: { to: string; counted: boolean }[] = [];
  const parts: string[] = [];
  for (const stretch of terms.flatMap((said) => said.split(/[。；;\n]/))) {
    let ofPart = false;
    for (const clause of stretch.replace(MARKS, '').split(/[，,（）()]/)) {
      const end = endIn(clause, from);
      if (TURNS_BACK.test(clause)) ofPart = false;
      if (end && !ofPart && OF_THE_WHOLE.test(end.before)) whole.push(end);
      else if (end) parts.push(end.to);
      ofPart ||= OF_A_PART.test(end?.before ?? clause);
    }
  }
  const days = [
    ...new Set((whole.some((end) => !end.counted) ? whole.filter((end) => !end.counted) : whole).map((end) => end.to)),
  ];
  const [to] = days;
  if (to === undefined) return null;
  const agree = days.length === 1 && whole.every((end) => isNear(end.to, to));
  return agree && parts.every((part) => part <= to) ? to : undefined;
}

/** A term counted in years and the day told with it are often a day apart. */
const isNear = (a: string, b: string): boolean => Math.abs(Date.parse(a) - Date.parse(b)) < 5 * 24 * 3600 * 1000;

/** 本措施有效期自2024年4月1日至2026年12月31日 */
const BOUNDS = new RegExp(
  `((?:${NAMES_OF_ITSELF}|^|\\n)[^。；]{0,12}?)(?:有效期|(?:施行|实施|执行)(?:期限?|时间))(?:限)?[为是：:]?(?:自|从)?\\s*([^。；，,]{8,14}?)(?:起)?\\s*(?:至|到|[-—–~～])\\s*([^。；，,]{8,14})`,
  'gm',
);

/** The first and the last day of a document where one sentence tells both, else null. */
export function ownBounds(text: string): { from: string; to: string } | null {
  for (const [, before = '', begins = '', ends = ''] of text.matchAll(BOUNDS)) {
    const [from, to] = [dateIn(begins), dateIn(ends)];
    if (from && to && from < to && OF_THE_WHOLE.test(before.replace(MARKS, ''))) return { from, to };
  }
  return null;
}
