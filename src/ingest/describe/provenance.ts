import type { Provenance } from '../../knowledge/document.ts';
import { liesIn } from '../../language/region.ts';
import type { PageFacts } from '../text/line.ts';
import { placeNamed } from './issuer.ts';
import type { Masthead } from './masthead.ts';
import { placeInNumber } from './place-in-number.ts';

const NEWS_SOURCE =
  /新华社|人民(?:日报|网)|日报|晚报|早报|时报|商报|南方\+|电视台|广播|新闻网|融媒|客户端|记者|澎湃|央视|中新|光明|经济参考|周刊|杂志/;
const NEWS_COLUMN = /媒体(?:聚焦|报道|关注|看)|新闻(?:动态|报道|发布会)|要闻|图片新闻|媒体/;
const NEWS_TEXT =
  /^(?:新华社|人民日报|本报|本网|中新网)?[\p{Script=Han}]{0,6}\d{1,2}月\d{1,2}日(?:电|讯|，)|^近日，|记者(?:从|获悉|了解到)|（记者\s?[\p{Script=Han}]{2,4}/u;
const SPEECH =
  /(?:在.{2,30}(?:上|会)的(?:讲话|致辞|发言|报告)|署名文章|访谈|专访|评论|时评|社论|解读：|专家解读|谈谈|学习.{0,12}体会)/;

export interface Closeness {
  readonly provenance: Provenance;
  readonly why: string;
}

/** How close a text is to what was issued, and by what that is seen. */
export function closenessOf(
  title: string,
  rawTitle: string,
  head: Masthead,
  page: PageFacts,
  text: string,
  state: {
    readonly cut: boolean;
    readonly library: boolean;
    readonly issuer: string | null;
    readonly region: string | null;
  },
): Closeness {
  if (head.author || SPEECH.test(title)) return { provenance: 'commentary', why: '署名文章、讲话或评论' };
  if (/[（(](?:节|节选|摘录|摘要)[）)]/.test(rawTitle)) return { provenance: 'excerpt', why: '标题注明为节选' };
  const from = (page.from ?? page.labels.get('from') ?? '').replace(/^本(?:网|站)$/, '');
  const opening = text.slice(0, 300);
  if (NEWS_SOURCE.test(from) || NEWS_COLUMN.test(page.column ?? '') || NEWS_TEXT.test(opening))
    return { provenance: 'digest', why: '新闻报道' };
  if (state.cut) return { provenance: 'excerpt', why: '来源只载一部分' };
  if (state.library) return { provenance: 'digest', why: '文档库或商业网站转载' };
  if (/[（(]?转载[）)]?/.test(rawTitle)) return { provenance: 'digest', why: '页面注明转载' };
  const home = placeNamed((page.site ?? '').replace(/\s.*$/, ''));
  const government =
    /gov\.cn/.test(`${page.site ?? ''} ${page.url ?? ''}`) ||
    /人民政府|政府网|局(?:网站|官网)|委员会网站/.test(page.site ?? '');
  if (page.site && !government) return { provenance: 'digest', why: '非发布单位的网站' };
  // A district's page that has its text from the city's office reprints it.
  const origin = placeNamed(from) ?? (state.issuer ? state.region : null);
  const city = /^市|^省/.test(from);
  if (home && ((origin && !liesIn(origin, home)) || (city && isDistrict(home))))
    return { provenance: 'digest', why: `转载自${from || '上级部门'}` };
  if (!page.site && !state.issuer && !head.number) return { provenance: 'digest', why: '看不出发布单位' };
  return { provenance: 'official', why: '发布单位的原文' };
}

/** As it was seen, if the number, the issuer and the date of an official text are there and agree; else a reprint. */
export function proven(
  seen: Closeness,
  {
    number,
    issuer,
    issued,
  }: { readonly number: string | null; readonly issuer: string | null; readonly issued: string | null },
): Closeness {
  if (seen.provenance !== 'official') return seen;
  const lacking = [number ?? '文号', issuer ?? '发文单位', issued ?? '日期'].filter(
    (_, i) => [number, issuer, issued][i] === null,
  );
  if (lacking.length > 0) return { provenance: 'digest', why: `没有载明${lacking.join('、')}` };
  const year = Number(/〔(\d{4})〕/.exec(number ?? '')?.[1] ?? issued?.slice(0, 4));
  if (Math.abs(Number(issued?.slice(0, 4)) - year) > 1)
    return { provenance: 'digest', why: `文号的年份与日期 ${issued} 对不上` };
  const [code, own] = [placeInNumber(number), placeNamed(issuer ?? '')];
  const apart = code !== null && own !== null && !liesIn(own, code) && !liesIn(code, own);
  if (apart || (/政(?:办|发|函|规)/.test(number ?? '') && !/政府|国务院/.test(issuer ?? '')))
    return { provenance: 'digest', why: `文号 ${number} 与发文单位 ${issuer} 对不上` };
  return seen;
}

const isDistrict = (code: string): boolean => !code.endsWith('00');
