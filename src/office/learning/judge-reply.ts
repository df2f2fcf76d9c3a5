import type { Reply } from '../../contract/reply.ts';
import { documentNumbersIn } from '../../language/document-name.ts';
import { parseFigures } from '../../language/figure.ts';
import { normalise } from '../../language/normalise.ts';

/** What a reply has to meet. Patterns are regular expressions; money is in yuan. */
export interface Criteria {
  readonly outcome?: readonly string[];
  /** Each matches "number title locator" of some citation. */
  readonly cite?: readonly string[];
  /** The clause that some citation is of, by id. */
  readonly clause?: string;
  readonly money?: readonly number[];
  readonly all?: readonly string[];
  readonly none?: readonly string[];
  /** No amount but the asker's and those listed. */
  readonly nomoney?: boolean | readonly number[];
  readonly verdict?: string;
  /** What some eligible calculation comes to. */
  readonly amount?: number;
}

/** What is wrong with a reply to what was asked (every message of the asker, oldest first), in words; empty where nothing is. */
export function judgeReply(wanted: Criteria, asked: readonly string[], reply: Reply): string[] {
  const text = normalise(reply.text);
  const said = asked.map(normalise).join('\n');
  const cited = reply.citations.map((c) => `${c.document.number ?? ''} ${c.document.title} ${c.locator}`);
  const money = moneyIn(text);
  const allowed = new Set([...moneyIn(said), ...(Array.isArray(wanted.nomoney) ? wanted.nomoney : [])]);
  const amounts = reply.calculations.filter((c) => c.verdict === 'eligible').map((c) => Number(c.amount?.value));
  return [
    ...(wanted.outcome && !wanted.outcome.includes(reply.outcome)
      ? [`is ${reply.outcome}, not ${wanted.outcome.join(' or ')}`]
      : []),
    ...(wanted.cite ?? []).filter((p) => !cited.some((c) => new RegExp(p).test(c))).map((p) => `cites no ${p}`),
    ...(wanted.clause !== undefined && !reply.citations.some((c) => c.clause === wanted.clause)
      ? [`does not rest on ${wanted.clause}`]
      : []),
    ...(wanted.money ?? []).filter((m) => !money.has(m)).map((m) => `does not say ${m}元`),
    ...(wanted.all ?? []).filter((p) => !new RegExp(p).test(text)).map((p) => `lacks /${p}/`),
    ...(wanted.none ?? []).filter((p) => new RegExp(p).test(text)).map((p) => `says /${p}/`),
    ...(wanted.nomoney ? [...money].filter((m) => !allowed.has(m)).map((m) => `names ${m}元`) : []),
    ...(wanted.verdict && !reply.calculations.some((c) => c.verdict === wanted.verdict)
      ? [`nothing is ${wanted.verdict}`]
      : []),
    ...(wanted.amount !== undefined && !amounts.includes(wanted.amount) ? [`nothing comes to ${wanted.amount}元`] : []),
    ...unfounded(said, reply).map((f) => `UNGROUNDED ${f}`),
  ];
}

/** Amounts, rates and document numbers of the text that stand in nothing that the reply rests on, nor in what was asked. */
function unfounded(said: string, reply: Reply): string[] {
  const { calculations, citations } = reply;
  const basis = [said, ...citations.map((c) => c.text), ...calculations.flatMap((c) => c.steps.map((s) => s.say))].join(
    '\n',
  );
  const held = new Set(parseFigures(normalise(basis)).map((f) => f.value));
  for (const c of calculations)
    for (const value of [c.amount?.value, c.atMost?.value, c.nearMiss?.has, c.nearMiss?.needs, c.nearMiss?.distance])
      if (value !== undefined) held.add(value);
  const numbers = [said, ...citations.map((c) => `${c.document.number} ${c.document.title} ${c.text}`)].join('\n');
  const known = new Set(documentNumbersIn(numbers).map(({ key }) => key));
  const figures = parseFigures(normalise(reply.text)).filter((f) => /^(?:CNY|%)/.test(f.unit) && f.stated && !f.vague);
  return [
    ...figures.filter((f) => !held.has(f.value)).map((f) => f.text),
    ...documentNumbersIn(reply.text).flatMap(({ key }) => (known.has(key) ? [] : [key])),
  ];
}

function moneyIn(text: string): Set<number> {
  return new Set(
    parseFigures(text)
      .filter((f) => f.unit.startsWith('CNY'))
      .map((f) => Number(f.value)),
  );
}
