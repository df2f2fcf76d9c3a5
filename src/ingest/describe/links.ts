import type { DocumentLink } from '../../knowledge/document.ts';
import { coreKey, titleKey } from '../../language/document-name.ts';
import { chineseValue } from '../../language/numeral.ts';
import { dateIn } from '../text/date.ts';
import { markerAt } from '../text/marker.ts';
import { normalNumber, numberIn } from '../text/title.ts';
import { explainedBy } from './explained.ts';

const REPEALS = /废止|停止执行|不再执行|停止施行|失效|停止实施/;
const SUPERSEDES = /代替|取代|替代/;
const EXTENDS =
  /(?:有效期|时效|(?:施行|实施|执行|试行)(?:期限?|时间))[^，,。；]{0,8}?(?:延长|延续|延至|顺延|展期)|(?:延长|延续|顺延)[^，,。；]{0,6}?(?:有效期|(?:施行|实施|执行|试行)期限?)|继续(?:有效|执行|施行|实施|适用|沿用)|(?:延期|延续|延长|顺延)(?:执行|施行|实施|至|到)/;
const AMENDS =
  /(?:作出?|进行|予以|给予|做出?)(?:如下|以下|下列|部分|相应|了)*(?:修改|修订|修正|调整)|(?:修改|修订|调整|修正)(?:如下|为[：:“])|第.{1,6}条[^。；]{0,30}(?:修改|调整|修订)为/;
const IMPLEMENTS = /^.{0,30}?(?:根据|依据|按照|贯彻落实|落实|依照)/;
/** What a document that carries another one out is called. */
const CARRIES_OUT = /(?:实施|操作|管理实施|配套)(?:细则|办法|方案|规程|规定|指引|意见)|申报(?:指南|须知|的?通知)|细则/;
/** 如与本办法不一致的…废止 names no document; what others must still decide is decided by none. */
const UNSURE = /如(?:果|遇|与|需)|另行|可以|建议|拟|是否/;
const QUOTED = /《([^《》]*(?:《[^《》]*》[^《》]*)*)》\s*(?:[（(]([^（）()]{4,60}号)[^（）()]{0,20}[）)])?/g;
const KIND =
  /(?:办法|规定|细则|意见|通知|措施|政策|方案|条例|法|决定|公告|通告|规划|计划|指南|规则|规程|标准|清单|若干.{0,6}|目录|令|函|纲要)[》〉]?(?:[（(].*[）)])?$/;
const LAW = /(?:(?<!办)法|条例|法典)$/;

interface Named {
  readonly number: string | null;
  readonly title: string | null;
}

/** The documents that a sentence names, by title, number or both, in order. */
function documentsIn(sentence: string): Named[] {
  const found: (Named & { at: number })[] = [];
  let rest = sentence;
  for (const m of sentence.matchAll(QUOTED)) {
    const number = numberIn(m[2] ?? '');
    found.push({ number: number ? normalNumber(number) : null, title: m[1]?.trim() || null, at: m.index });
    rest = rest.replace(m[0], '，'.repeat(m[0].length));
  }
  let at = 0;
  for (const part of rest.split(/(?<=[，,、和及])/)) {
    const number = numberIn(part);
    if (number) found.push({ number: normalNumber(number).replace(/^(?:原|我[市县区局])/, ''), title: null, at });
    at += part.length;
  }
  return found.sort((a, b) => a.at - b.at).map(({ number, title }) => ({ number, title }));
}

/** What a text says of its time: until a day, or for so many years more. */
function untilIn(sentence: string): Pick<DocumentLink, 'until' | 'years'> {
  const until = dateIn(/(?:至|到)\s*([\d〇○零一二三四五六七八九十年月日\s./-]{8,16})/.exec(sentence)?.[1] ?? '');
  const years =
    /(?:延长|延续|继续[^，,。]{0,6}|顺延|有效期)(?:为|了|限)?\s*([\d一二两三四五六七八九十]{1,3})\s*年/.exec(
      sentence,
    )?.[1];
  const count = years === undefined ? null : Number(/^\d/.test(years) ? years : chineseValue(years));
  return { ...(until ? { until } : {}), ...(until === null && count ? { years: count } : {}) };
}

/**
 * What a text does to other documents or says of them, each by number, title or both: it repeals, amends, extends, implements, explains,
 * forwards or supersedes them. `own` is its own number: what names itself is no link.
 */
export function linksIn(title: string, text: string, own: string | null): DocumentLink[] {
  const sentences = text.split(/[。；\n]/).map((sentence) => sentence.trim());
  const links: DocumentLink[] = titled(title, text);
  if (links.some(({ kind }) => kind === 'explains')) return links;
  for (const [i, sentence] of sentences.entries())
    for (const kind of kindsOf(sentence, title)) {
      const detail = kind === 'extends' ? untilIn(sentence) : kind === 'repeals' ? from(sentence) : {};
      for (const named of namedFor(kind, sentence, i, sentences)) links.push({ kind, ...named, ...detail });
    }
  return united(links.filter(isDocument), sentences).filter(
    (link) => (link.number === null || link.number !== own) && (link.title === null || !isItself(link, title)),
  );
}

/** A title in short (《办法》), and what is no document (《某某台账》), name none. */
const isDocument = ({ number, title }: DocumentLink): boolean =>
  number !== null || (titleKey(title ?? '').length >= 6 && KIND.test(title ?? ''));

const isItself = (link: DocumentLink, title: string): boolean =>
  link.number === null && link.kind !== 'explains' && titleKey(link.title ?? '') === titleKey(title);

function kindsOf(sentence: string, title: string): DocumentLink['kind'][] {
  const kinds: DocumentLink['kind'][] = [];
  if (UNSURE.test(sentence)) return [];
  if (REPEALS.test(sentence)) kinds.push('repeals');
  else if (SUPERSEDES.test(sentence)) kinds.push('supersedes');
  if (EXTENDS.test(sentence)) kinds.push('extends');
  else if (AMENDS.test(sentence) && /《|号/.test(sentence)) kinds.push('amends');
  if (kinds.length === 0 && CARRIES_OUT.test(title) && IMPLEMENTS.test(sentence)) kinds.push('implements');
  return kinds;
}

/** The documents that a sentence does it to: those that it names before or, with a colon, in the list below; of one that names none, those right before it. */
function namedFor(kind: DocumentLink['kind'], sentence: string, at: number, sentences: readonly string[]): Named[] {
  if (kind === 'implements') {
    const made = /制定|编制|出台|结合|现[就将]/.exec(sentence)?.index ?? 0;
    return documentsIn(sentence.slice(0, made)).filter(
      ({ number, title }) => number !== null || !LAW.test(title ?? ''),
    );
  }
  const end = kind === 'repeals' ? (REPEALS.exec(sentence)?.index ?? sentence.length) : sentence.length;
  const here = documentsIn(sentence.slice(0, end));
  const listed = /(?:下列|以下|如下)[^：:]{0,20}/.test(sentence) ? below(at, sentences) : [];
  if (listed.length > 0 && kind !== 'amends') return [...here, ...listed];
  if (here.length > 0 || kind !== 'extends') return here;
  return documentsIn(sentences[at - 1] ?? '').slice(0, 1);
}

function below(at: number, sentences: readonly string[]): Named[] {
  const found: Named[] = [];
  for (const line of sentences.slice(at + 1)) {
    if (line === '') continue;
    const named = documentsIn(line);
    if (named.length === 0 || !(markerAt(line) || /^(?:《|关于)/.test(line))) break;
    found.push(...named);
  }
  return found;
}

/** 《…》自2024年12月31日起废止: the day that the sentence itself gives. */
function from(sentence: string): Pick<DocumentLink, 'from'> {
  const day = dateIn(
    /自([^，,。；]{8,14})起[，,]?(?:同时|予以|即行|正式)?(?:废止|停止|不再|失效)/.exec(sentence)?.[1] ?? '',
  );
  return day ? { from: day } : {};
}

/** What the title alone says: 关于延长…有效期的通知, 关于修改《…》的决定, 转发…的通知, …实施细则, …政策解读. */
function titled(title: string, text: string): DocumentLink[] {
  const explained = explainedBy(title, text);
  if (explained) return [{ kind: 'explains', number: null, title: explained }];
  const named = (words: string | undefined): Named[] => {
    const bare = (words ?? '').trim();
    const quoted = documentsIn(bare).filter((one) => one.title);
    return quoted.length > 0
      ? quoted
      : titleKey(bare).length >= 6
        ? [{ number: numberIn(bare) ?? null, title: bare }]
        : [];
  };
  const about = (kind: DocumentLink['kind'], words: string | undefined): DocumentLink[] =>
    named(words).map((one) => ({
      kind,
      ...one,
      ...(kind === 'extends' ? untilIn(text.split(/[。；\n]/).find((s) => EXTENDS.test(s)) ?? '') : {}),
    }));
  const extended =
    /关于(?:延长|延续|继续执行|继续实施|继续施行|延期执行|顺延)(.+?)(?:有效期|(?:施行|实施|执行)期限?|时限)?(?:限)?的(?:通知|公告|通告|决定|函)/.exec(
      title,
    ) ??
    /关于(.+?)(?:继续(?:执行|有效|实施|施行)|有效期(?:延长|延续)|延期)的?.{0,6}(?:通知|公告|通告|决定|函)/.exec(title);
  if (extended) return about('extends', extended[1]);
  const amended = /关于(?:修改|修订|修正|调整)(.{1,300}?)(?:的?(?:部分)?(?:条款|内容|规定))?的(?:决定|通知|公告)/.exec(
    title,
  );
  if (amended && /《|办法|规定|细则|措施|意见|政策/.test(amended[1] ?? '')) return about('amends', amended[1]);
  const repealed = /关于(?:废止|宣布失效)(.+?)的(?:决定|通知|公告)/.exec(title);
  if (repealed && /《/.test(repealed[1] ?? '')) return about('repeals', repealed[1]);
  const forwarded = /转发(.{1,300}?)的(?:通知|函)(?:[（(].*)?$/.exec(title);
  if (forwarded) return about('forwards', forwarded[1]);
  const carried =
    /(?:印发)?《?(.{6,200}?(?:办法|规定|措施|政策|意见|条例))》?(?:的)?(?:实施|操作)(?:细则|规程|办法|方案|指引)/.exec(
      title,
    );
  return carried && !LAW.test(carried[1] ?? '') ? about('implements', coreOf(carried[1] ?? '')) : [];
}

/** 某局关于印发《某办法 → 某办法 */
const coreOf = (words: string): string => words.replace(/^.*(?:关于印发|关于发布|印发|关于)[《〈]?/, '');

/** One link of a kind for a document, with all that is known of it; a title that stands with its number elsewhere takes it. */
function united(links: readonly DocumentLink[], sentences: readonly string[]): DocumentLink[] {
  const numbers = new Map(
    sentences
      .flatMap((s) => documentsIn(s))
      .flatMap(({ number, title }) => (number && title ? [[coreKey(title), number] as const] : [])),
  );
  const found: DocumentLink[] = [];
  for (const link of links) {
    const number = link.number ?? numbers.get(coreKey(link.title ?? '')) ?? null;
    const twin = found.findIndex(
      (one) =>
        one.kind === link.kind &&
        ((number !== null && one.number === number) ||
          (one.title && link.title && coreKey(one.title) === coreKey(link.title) && (!one.number || !number))),
    );
    if (twin < 0) found.push({ ...link, number });
    else
      found[twin] = {
        ...link,
        ...found[twin],
        number: found[twin]?.number ?? number,
        title: found[twin]?.title ?? link.title,
      } as DocumentLink;
  }
  return found;
}
