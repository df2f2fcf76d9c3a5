import { type Clause, mayBeWritten, type PolicyDocument } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import { documentNumbersIn, passesOn } from '../../language/document-name.ts';
import type { Draft } from '../draft/draft.ts';
import { called, cite, documentDate, name, numberOf, type Pieces, quote, type Writer } from '../draft/writer.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import { pieceWith } from '../evidence/pieces.ts';
import { sentencesOf } from '../evidence/sentences.ts';
import { closeWithCaveats, sayOver } from './caveats.ts';
import { quotePiece, sayClause } from './clause.ts';
import { digestWords } from './digest-words.ts';
import { howHeld, sayProvenance, sayStatus, saySuccessor, sayWhereToRead } from './document-provenance.ts';
import { sayOfArticle } from './signed-article.ts';

/** Closes what is said of a document alone; where it is asked which one it is, with what it says. */
export function closeAboutDocument(writer: Writer, evidence: Evidence, ranked: Ranked): Draft {
  const { aspects } = evidence.question;
  // “十四五”期间每年组织一次: what a text that states no end says of the thing tells most of whether it goes on.
  const [best = ranked] = evidence.ranked;
  const goesOn = aspects.includes('continued') && !ranked.document.period && best.document === ranked.document;
  if (aspects.includes('which-document')) sayClause(writer, evidence, ranked, 120);
  else if (goesOn && best.clause.heading !== '') sayClause(writer, evidence, best, 120, ['条文写的是：']);
  closeWithCaveats(writer, [ranked]);
  return writer.draft('answer');
}

/** Says of a document what is asked of it: its number, its dates, whether it is in force, which one it is. */
export function sayAboutDocument(writer: Writer, evidence: Evidence, ranked: Ranked, language: LanguageData): void {
  const { document, clause } = ranked;
  const { aspects } = evidence.question;
  const asks = (intent: string) => aspects.includes(intent);
  if (document.provenance === 'commentary') {
    sayOfArticle(writer, ranked, aspects);
    return;
  }
  if (!IS_OVER.some(asks)) sayOver(writer, { question: evidence.own }, ranked, false);
  if (asks('number')) sayNumber(writer, document, clause);
  if (asks('issuer')) sayIssuer(writer, ranked);
  if (asks('issued') || (asks('effective') && namesIssue(evidence, document))) sayIssued(writer, ranked);
  if (asks('addressee')) sayAddressee(writer, ranked, language);
  const noPolicy = asks('as-basis') && document.provenance === 'digest';
  if (noPolicy) {
    writer.say('不能当依据：', ...howHeld(document), cite(clause), '。');
    sayWhereToRead(writer, ranked);
  }
  if (asks('original')) sayProvenance(writer, ranked);
  const expired = ranked.status === 'expired';
  const whether = asks('status') || (asks('as-basis') && !noPolicy) || (asks('continued') && expired);
  if (whether || asks('period') || asks('effective')) sayStatus(writer, evidence, ranked, whether);
  if (asks('continued') || (whether && expired)) saySuccessor(writer, ranked);
  if (!document.period && !document.effective && ON_FORCE.some(asks)) sayForce(writer, document, language);
  if (!document.period && (asks('period') || (asks('status') && namesYear(evidence))))
    sayTarget(writer, document, evidence);
  if (asks('which-clause'))
    writer.say(
      '写在',
      called(document),
      clause.heading ? ['“', name(clause.heading), '”'] : '',
      '，条号见依据',
      cite(clause),
      '。',
    );
  if (asks('which-document')) {
    writer.say(
      '出自',
      called(document),
      ...(document.number ? ['（', numberOf(document), '）'] : []),
      cite(clause),
      '。',
    );
    if (document.issuer) writer.say('发文机关：', name(document.issuer), cite(clause), '。');
  }
}

/** Asked of a text that is over these tell that it is. */
const IS_OVER = ['status', 'as-basis', 'continued', 'period', 'effective'];
const ON_FORCE = ['status', 'period', 'effective'];

/** What the text itself says of when it begins and how long it holds, where no date is known. */
function sayForce(writer: Writer, document: PolicyDocument, language: LanguageData): void {
  for (const clause of [...document.clauses].reverse()) {
    const found = sentencesOf(clause).find((s) => language.pattern('{of-force}').test(s.text));
    if (!found) continue;
    writer.say('条文写的是：', quote(clause, found.start, found.end), cite(clause));
    return;
  }
}

const textOf = (document: PolicyDocument): string =>
  document.provenance === 'digest' ? `收录的是${digestWords(document).split('，', 1)[0]}，` : '收录的文本';

/** Its number; where it has none and passes another document on, the number of that. */
function sayNumber(writer: Writer, document: PolicyDocument, clause: Clause): void {
  if (document.number) {
    writer.say(called(document), '的文号是', numberOf(document), cite(clause), '。');
    return;
  }
  const silent = mayBeWritten(document) ? '是扫描件，文号还没有核对' : '没有写文号';
  const passed = passesOn(document.title) ? numberPassedOn(document) : null;
  writer.say(
    called(document),
    '：',
    textOf(document),
    silent,
    cite(clause),
    passed ? '。' : '，要引用请向发文机关核实。',
  );
  if (passed) writer.say('条文写的是：', passed);
}

/** The document that a notice passes on, with its number, as the opening names it. */
function numberPassedOn({ clauses }: PolicyDocument): Pieces | null {
  const clause = clauses.find(({ text }) => text !== '');
  const [named] = clause ? documentNumbersIn(clause.text) : [];
  const piece = clause && named ? pieceWith(clause, [{ start: named.bracket, end: named.end }]) : null;
  return clause && piece ? [...quotePiece(clause, piece), cite(clause)] : null;
}

/** To whom it was sent, as its opening says. */
function sayAddressee(writer: Writer, { document, clause }: Ranked, language: LanguageData): void {
  const first = document.clauses.find(({ text }) => text !== '') ?? clause;
  const sent = sentencesOf(first).find(({ text }) => language.pattern('{sent-to}').test(text));
  if (sent) writer.say('条文写的是：', quote(first, sent.start, sent.end), cite(first));
  else writer.say(textOf(document), '没有写发给哪些单位', cite(clause), '。');
}

/** Who put it out; where the source names nobody, where it comes from. */
function sayIssuer(writer: Writer, { document, clause }: Ranked): void {
  const source = { kind: 'source', text: document.source, document: document.id } as const;
  if (document.issuer) writer.say(called(document), '的发文机关是', name(document.issuer), cite(clause), '。');
  else writer.say(called(document), '的来源：', source, cite(clause), '。');
}

function sayIssued(writer: Writer, { document, clause }: Ranked): void {
  if (document.provenance === 'digest' && !document.issued) {
    const day = document.published ? ['，摘要的公布日期是', documentDate(document, 'published')] : [];
    writer.say(called(document), '：', textOf(document), '没有写文件的印发日期', ...day, cite(clause), '。');
    return;
  }
  const parts = [
    ...(document.issued ? ['成文（印发）日期是', documentDate(document, 'issued')] : []),
    ...(document.published
      ? [document.issued ? '，公布日期是' : '公布日期是', documentDate(document, 'published')]
      : []),
    ...(document.effective
      ? [document.issued || document.published ? '，自' : '自', documentDate(document, 'effective'), '起施行']
      : []),
  ];
  if (parts.length === 0 && mayBeWritten(document)) parts.push('来源是扫描件，日期还没有核对，请看原件');
  else if (parts.length === 0) parts.push('来源没有写明印发日期，请向发文机关核实');
  else if (!document.issued && !document.published && !mayBeWritten(document)) parts.push('，来源没有写明印发日期');
  writer.say(called(document), '：', ...parts, cite(clause), '。');
}

/** 说是2024年底就失效了: the year in which a text is said to end. */
const yearsNamed = ({ question }: Evidence): readonly string[] =>
  question.figures.filter(({ unit }) => unit === 'date').map(({ value }) => value.slice(0, 4));
const namesYear = (evidence: Evidence): boolean => yearsNamed(evidence).length > 0;

/** 是从5月30号发文那天起算的吧: the day on which a text was issued is taken for the one from which on it holds. */
const namesIssue = ({ question }: Evidence, { issued }: PolicyDocument): boolean =>
  issued !== null &&
  question.figures.some(({ unit, value }) => unit === 'date' && value.slice(-5) === issued.slice(-5));

/** Where a text sets no end, the year that its aims name is the nearest that it says; it is no end. Where years are named, one of those. */
function sayTarget(writer: Writer, document: PolicyDocument, evidence: Evidence): void {
  const named = yearsNamed(evidence);
  const isNamed = (text: string) => named.length === 0 || named.some((year) => text.includes(year));
  for (const clause of document.clauses) {
    const aim = sentencesOf(clause).find(
      (s) => /到\s*20\d\d\s*年/.test(s.text) && s.text.length <= 160 && isNamed(s.text),
    );
    if (!aim) continue;
    writer.say('文中写到的目标年份（不是截止日期）：', quote(clause, aim.start, aim.end), cite(clause));
    return;
  }
}
