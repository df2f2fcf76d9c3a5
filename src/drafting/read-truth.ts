import type { FacetReader } from '../knowledge/catalogue/facet-reader.ts';
import { type FactBook, factInRole } from '../knowledge/fact.ts';
import type { Figure } from '../language/figure.ts';
import { ASKS_NOTHING, type DraftedConditions, doubt, joinAsked, quotedCondition } from './asked.ts';
import { type ClauseWords, pieceBetween, withoutSpace } from './piece.ts';
import { factName, titleIn, truthCalled } from './proposed-fact.ts';

const UNNAMED = '太长或夹着数字，起不出事实的名字';

/** What is or was done, as a yes or no; a title that is held where it names one. */
export function truth(piece: ClauseWords, reader: FacetReader, book: FactBook): DraftedConditions {
  const [rest, whom] = recipientApart(piece, reader);
  // 首次应用的新材料产品, 企业自建的平台: what was done says nothing without what it was done to, and what others do is not asked apart.
  if (rest && whom && !reader.holds('draft-anybody', whom.text) && (isBareAct(rest, reader) || byOthers(rest, reader)))
    return nounAsked(piece, reader, book);
  const named = whom && !reader.holds('draft-anybody', whom.text) ? nounAsked(whom, reader, book) : ASKS_NOTHING;
  const span = { start: piece.start, end: piece.end };
  if (!rest || reader.holds('draft-anybody', rest.text))
    return named === ASKS_NOTHING ? { ...ASKS_NOTHING, keys: [{ key: 'scope', ...span }] } : named;
  const gained = reader.first('title-gained', rest.text);
  const again = reader.holds('draft-first-or-again', rest.text);
  const title = gained && !again && titleIn(rest.text.slice(gained.what.start, gained.what.end), book);
  if (title) {
    const fresh = factInRole(book, 'newly-recognised');
    const anew = reader.holds('draft-anew', rest.text) && fresh !== '';
    const leaves = [{ fact: title.fact, has: title.title }, ...(anew ? [{ fact: fresh, is: true }] : [])];
    const facts = leaves.map(({ fact }) => ({ name: fact, proposed: null }));
    return joinAsked([named, { ...ASKS_NOTHING, leaves, facts, keys: [{ key: `conditions.${title.fact}`, ...span }] }]);
  }
  const name = factName(rest.text);
  if (!name) return joinAsked([named, doubt(rest, 'conditions', UNNAMED)]);
  // What was got anew is told by no word for what is held.
  const verb = again || reader.holds('draft-anew', rest.text) ? 0 : (reader.first('draft-verb', rest.text)?.end ?? 0);
  const core = withoutSpace(rest.text.slice(verb)).replace(/[“”"《》]/g, '');
  const asked = truthCalled(name, rest.text, 'done', core, book);
  const own = { ...ASKS_NOTHING, leaves: [{ fact: asked.name, is: true }], facts: [asked] };
  return joinAsked([named, { ...own, keys: [{ key: `conditions.${asked.name}`, ...span }] }]);
}

/** True for what was done, without what it was done to: 入围, 首次应用. */
const isBareAct = ({ text }: ClauseWords, reader: FacetReader): boolean =>
  reader.holds('draft-no-object', withoutSpace(text));

/** True for words that say who acts: 大连企业自建. */
const byOthers = ({ text }: ClauseWords, reader: FacetReader): boolean => {
  const head = reader.first('org-head', text) ?? reader.first('draft-body-head', text);
  return head !== null && head.what.end < text.length && !reader.holds('draft-verb', text);
};

/** What one is, or what is applied for, as a yes or no. */
export function nounAsked(said: ClauseWords, reader: FacetReader, book: FactBook): DraftedConditions {
  const whom = pieceBetween(said, reader.first('draft-state-makes', said.text)?.end ?? 0, said.text.length);
  const name = factName(whom.text);
  if (!name) return doubt(whom, 'conditions', UNNAMED);
  const kind = reader.holds('draft-thing-end', whom.text) ? 'thing' : 'somebody';
  const asked = truthCalled(name, whom.text, kind, name, book);
  return {
    ...ASKS_NOTHING,
    leaves: [{ fact: asked.name, is: true }],
    facts: [asked],
    keys: [{ key: `conditions.${asked.name}`, start: whom.start, end: whom.end }],
  };
}

/** What no machine checks, quoted, and who is meant. */
export function soft(piece: ClauseWords, reader: FacetReader, book: FactBook): DraftedConditions {
  const [rest, whom] = recipientApart(piece, reader);
  if (!rest || !whom || reader.holds('draft-soft', whom.text)) return quotedCondition(piece);
  return reader.holds('draft-anybody', whom.text)
    ? quotedCondition(piece)
    : joinAsked([nounAsked(whom, reader, book), quotedCondition(rest)]);
}

/** A condition with a year or the like in it: what is asked without it, and the whole quoted. */
export function dated(
  piece: ClauseWords,
  figures: readonly Figure[],
  reader: FacetReader,
  book: FactBook,
): DraftedConditions {
  if (figures.some((f) => f.unit !== 'date')) return doubt(piece, 'conditions', '里面的数没有归到哪个条件');
  const rest = pieceBetween(piece, figures.at(-1)?.end ?? 0, piece.text.length);
  const from = reader.first('draft-since', rest.text)?.end ?? 0;
  const asked = truth(pieceBetween(rest, from, rest.text.length), reader, book);
  return asked.open.length > 0
    ? doubt(piece, 'conditions', '里面的时间没有归到哪个条件')
    : joinAsked([asked, quotedCondition(piece)]);
}

/** True for words that end in a name: 列入目录的高新技术产品. */
export function namesThing(piece: ClauseWords, reader: FacetReader): boolean {
  const [, name] = recipientApart(piece, reader);
  return name !== null;
}

/** 取得许可证的平台 apart: what was done, and who or what it is; either may be missing. */
function recipientApart(piece: ClauseWords, reader: FacetReader): readonly [ClauseWords | null, ClauseWords | null] {
  const at = piece.text.lastIndexOf('的');
  const tail = piece.text.slice(at + 1);
  const isName = ['org-end', 'draft-anybody', 'draft-thing-end'].some((facet) => reader.holds(facet, tail));
  if (at > 0 && tail !== '' && isName)
    return [pieceBetween(piece, 0, at), pieceBetween(piece, at + 1, piece.text.length)];
  const isAct = reader.holds('predicate', piece.text) || reader.holds('draft-takes-part', piece.text);
  return isName && !isAct ? [null, piece] : [piece, null];
}
