import { called, cite, type Pieces, type Writer } from '../draft/writer.ts';
import type { Ranked } from '../evidence/evidence.ts';

/** Whether the limits of a signed article are said here for the first time in a draft. */
export const firstOfArticle = (writer: Writer, { document }: Pick<Ranked, 'document'>): boolean =>
  writer.first(`no policy ${document.id}`);

/** Says that what is asked of is a signed article, which has none of what a policy has, and where it comes from. */
export function sayOfArticle(writer: Writer, ranked: Ranked, aspects: readonly string[]): void {
  const { document, clause } = ranked;
  const lacks = LACKED.flatMap(({ of, said }) => (of.some((aspect) => aspects.includes(aspect)) ? [said] : []));
  const noBasis = aspects.includes('as-basis');
  const day = aspects.includes('issued') ? '；没有写明月日' : '';
  if (lacks.length === 0 && !noBasis) {
    writer.say(...called(document), '的来源：', ...sourceOf(ranked), day, cite(clause), '。');
    return;
  }
  firstOfArticle(writer, ranked);
  const [first, last] = noBasis ? ['不能当依据：', ''] : ['', `，${NO_BASIS}`];
  writer.say(first, ...called(document), '是署名文章，不是政策文件', ...lacks, last, cite(clause), '。');
  if (aspects.some((aspect) => COMES_FROM.has(aspect)))
    writer.say('它的来源：', ...sourceOf(ranked), day, cite(clause), '。');
}

/** Says the same before what the article is quoted with, where more is asked of it than what it says. */
export function sayNoPolicy(writer: Writer, ranked: Ranked): void {
  if (firstOfArticle(writer, ranked)) writer.say('这是署名文章，不是政策文件，', NO_BASIS, cite(ranked.clause), '。');
}

const NO_BASIS = '不能当申报依据';
const LACKED: readonly { readonly of: readonly string[]; readonly said: string }[] = [
  { of: ['number'], said: '，没有文号' },
  { of: ['effective', 'status', 'period', 'continued'], said: '，没有施行日期，也说不上有没有过期' },
];
const COMES_FROM: ReadonlySet<string> = new Set(['number', 'issued', 'issuer', 'original', 'which-document']);

const sourceOf = ({ document }: Ranked): Pieces => [{ kind: 'source', text: document.source, document: document.id }];
