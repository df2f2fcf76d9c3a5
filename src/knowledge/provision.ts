import type { Clause, PolicyDocument } from './document.ts';

/** A clause with the items that it leads in (申报企业应报送如下材料：); one that leads nothing in stands alone. */
export interface Provision {
  readonly lead: Clause;
  readonly items: readonly Clause[];
}

/** True where a clause stands below another in its document: `#10.4` below `#10`. */
export const isPartOf = (part: string, whole: string): boolean => part.startsWith(`${whole}.`);

/** True for a text that ends where its items begin. */
export const leadsIn = ({ text }: Clause): boolean => /[:：]\s*$/.test(text);

/** What announces a provision: its heading, and the words that lead in what follows them. */
export function labelOf({ lead }: Provision): string {
  const opening = /^[^\n。]*[:：]\s*(?:\n|$)/.exec(lead.text)?.[0] ?? '';
  return [lead.heading, opening.replace(/[:：]\s*$/, '')].filter((words) => words !== '').join(' ');
}

const READ = new WeakMap<PolicyDocument, readonly Provision[]>();

/** The provisions of a document: each list whole, and every clause of which none is an item. */
export function provisionsOf(document: PolicyDocument): readonly Provision[] {
  const known = READ.get(document);
  if (known) return known;
  const lists = document.clauses.flatMap((lead, i): Provision[] => {
    const items = leadsIn(lead) ? itemsOf(lead, document) : lead.text === '' ? groupedBy(lead, i, document) : [];
    return items.length > 0 ? [{ lead, items }] : [];
  });
  const listed = new Set(lists.flatMap(({ lead, items }) => (leadsIn(lead) ? [lead, ...items] : [lead])));
  const single = document.clauses.filter((c) => c.text !== '' && !listed.has(c)).map((lead) => ({ lead, items: [] }));
  const all = [...lists, ...single];
  READ.set(document, all);
  return all;
}

const itemsOf = ({ id }: Clause, { clauses }: PolicyDocument): readonly Clause[] =>
  clauses.filter((c) => isPartOf(c.id, id) && c.text !== '' && !isFurtherParagraph(c));

/** What stands under a heading alone, an article's parts or a chapter's articles; empty where they have parts of their own. */
function groupedBy(lead: Clause, at: number, document: PolicyDocument): readonly Clause[] {
  const under = [...lead.path, lead.heading];
  const after = document.clauses.slice(at + 1);
  const end = after.findIndex((c) => under.some((heading, i) => c.path[i] !== heading));
  const below = end < 0 ? after : after.slice(0, end);
  return below.some((c) => c.path.length > under.length || c.text === '') ? [] : below;
}

/** 第六条第2段 stands after the items of its article and is none of them. */
const isFurtherParagraph = ({ id }: Clause): boolean => /\.p\d+$/.test(id);

/** What leads in each item of a document, by the item's id. */
export const leadTexts = (document: Parameters<typeof provisionsOf>[0]): ReadonlyMap<string, string> =>
  new Map(
    provisionsOf(document).flatMap(({ lead, items }) =>
      leadsIn(lead) ? items.map((item) => [item.id, lead.text] as const) : [],
    ),
  );
