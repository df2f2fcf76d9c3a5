import type { Binding, Segment } from '../../src/answer/draft/draft.ts';
import { type Figure, parseFigures } from '../../src/language/figure.ts';
import { anyQuantity } from '../fakes/numerals.ts';
import { figureBound, type Mutation, put, replaced, retold, sayings, spot, textOf } from './mutation-spots.ts';

/** What is bound, cited, quoted or named otherwise than the evidence has it. */
export const SOURCE_MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a figure is bound to another clause': ({ draft, basis }, r) => {
    const at = spot(draft, r, (s) => s.kind === 'quote' || figureBound('clause')(s));
    if (!at) return null;
    const other = r.pick([...basis.clauses.values()]);
    const { segment } = at;
    if (segment.kind === 'quote')
      return other.text.slice(segment.start, segment.end) === segment.text
        ? null
        : put(draft, at, { ...segment, clause: other.id });
    if (segment.kind !== 'figure' || segment.binding.origin !== 'clause' || segment.binding.clause === other.id)
      return null;
    return put(draft, at, { ...segment, binding: { ...segment.binding, clause: other.id } });
  },
  'a statement cites another clause': ({ draft, basis }, r) => {
    const carried = (s: Segment) =>
      s.kind === 'quote' ||
      s.kind === 'step' ||
      (s.kind === 'figure' && s.binding.origin !== 'user' && s.binding.origin !== 'date');
    const at = spot(draft, r, (s, statement) => s.kind === 'citation' && statement.some(carried));
    if (at?.segment.kind !== 'citation') return null;
    const old = at.segment.clause;
    const other = r.pick([...basis.clauses.keys()].filter((id) => id.split('#')[0] !== old.split('#')[0]));
    const swap = (s: Segment): Segment => (s.kind === 'citation' && s.clause === old ? { ...s, clause: other } : s);
    if (sayings(draft)[at.s]!.some((s) => s.kind === 'citation' && s.clause === other)) return null;
    return replaced(draft, at.s, (statement) => statement.map(swap), { citations: [...draft.citations, other] });
  },
  'a statement cites nothing': ({ draft }, r) => {
    const at = spot(
      draft,
      r,
      (s) => s.kind === 'quote' || s.kind === 'step' || figureBound('clause')(s) || figureBound('document')(s),
    );
    return at && replaced(draft, at.s, (statement) => statement.filter((s) => s.kind !== 'citation'));
  },
  'another clause is quoted than is cited': ({ draft, basis }, r) => {
    const at = spot(draft, r, (s) => s.kind === 'quote');
    const other = r.pick([...basis.clauses.values()].filter((clause) => /\d/.test(clause.text)));
    const cited = at && sayings(draft)[at.s]!.some((s) => s.kind === 'citation' && s.clause === other.id);
    return at && !cited
      ? put(draft, at, { kind: 'quote', text: other.text, clause: other.id, start: 0, end: other.text.length })
      : null;
  },
  'a quotation begins or ends within a sentence': ({ draft, basis }, r) => {
    const at = spot(draft, r, (s) => s.kind === 'quote');
    if (at?.segment.kind !== 'quote') return null;
    const text = basis.clauses.get(at.segment.clause)!.text;
    const cut = 1 + r.below(Math.min(12, at.segment.text.length - 2));
    const [start, end] = r.pick([
      [at.segment.start + cut, at.segment.end],
      [at.segment.start, at.segment.end - cut],
    ] as const);
    const ended = (i: number) => i === 0 || i >= text.length || /[。！？；\n]/.test(text[i - 1]!);
    return ended(start) && ended(end)
      ? null
      : put(draft, at, { ...at.segment, start, end, text: text.slice(start, end) });
  },
  "the asker's figure is told as the policy's": ({ draft }, r) => {
    const at = spot(draft, r, figureBound('user'));
    if (!at) return null;
    const words = r.pick([
      '按条款给予',
      '政策规定的',
      '条款里的',
      '标准是',
      '',
      '您可以拿到',
      '您提到的政策规定给予',
      '您说的文件规定的',
      '您提到的情况，补贴',
    ]);
    return replaced(draft, at.s, (statement) => statement.map((s, i) => (i === at.i - 1 ? retold(s, words) : s)));
  },
  "the asker's figure stands in a statement on the policy": ({ draft, basis }, r) => {
    const said = parseFigures(basis.asked);
    const at = spot(draft, r, (s) => s.kind === 'quote');
    if (!at || said.length === 0) return null;
    const f: Figure = r.pick(said);
    const binding: Binding = { origin: 'user', start: f.start, end: f.end };
    return put(
      draft,
      at,
      at.segment,
      { kind: 'text', text: r.pick(['补贴', '按条款给予', '即']) },
      { kind: 'figure', text: f.text, binding },
    );
  },
  'a figure is bound to what the asker never said': ({ draft }, r) => {
    const at = spot(draft, r, (s) => s.kind === 'figure' && s.binding.origin !== 'user');
    return at?.segment.kind === 'figure'
      ? put(draft, at, { ...at.segment, binding: { origin: 'user', start: 0, end: at.segment.text.length } })
      : null;
  },
  'a date is told as another date of the document': ({ draft, basis }, r) => {
    const at = spot(draft, r, (s) => figureBound('document')(s) && !figureBound('document', 'number')(s));
    if (at?.segment.kind !== 'figure' || at.segment.binding.origin !== 'document') return null;
    const document = basis.documents.get(at.segment.binding.document)!;
    const held = {
      issued: document.issued,
      published: document.published,
      effective: document.effective,
      from: document.period?.from,
      to: document.period?.to,
    };
    const own = at.segment.binding.field as keyof typeof held;
    // 自 tells of the day of effect and of the first day of a period alike.
    const others = Object.entries(held).filter(
      ([field, date]) =>
        date &&
        date !== held[own] &&
        !(own === 'effective' && field === 'from') &&
        !(own === 'from' && field === 'effective'),
    );
    if (others.length === 0) return null;
    const [field, date] = r.pick(others) as ['issued', string];
    const [y, m, d] = date.split('-').map(Number);
    return put(draft, at, {
      kind: 'figure',
      text: `${y}年${m}月${d ? `${d}日` : ''}`,
      binding: { origin: 'document', document: document.id, field },
    });
  },
  'the date asked about is told as the date of the policy': ({ draft, basis }, r) => {
    const at = spot(draft, r, (s) => figureBound('document')(s) && !figureBound('document', 'number')(s));
    if (!at) return null;
    const [y, m, d] = basis.asOf.split('-').map(Number);
    return put(draft, at, { kind: 'figure', text: `${y}年${m}月${d}日`, binding: { origin: 'date' } });
  },
  'the number of another document is given': ({ draft, basis }, r) => {
    const at = spot(draft, r, figureBound('document', 'number'));
    if (at?.segment.kind !== 'figure') return null;
    const { text } = at.segment;
    const other = r.pick([...basis.documents.values()].filter((d) => d.number && d.number !== text));
    const binding = r.pick([at.segment.binding, { origin: 'document', document: other.id, field: 'number' } as const]);
    return put(draft, at, { kind: 'figure', text: other.number!, binding });
  },
  'another document or place or body is named': ({ draft, basis }, r) => {
    const at = spot(
      draft,
      r,
      (s, statement) => (s.kind === 'title' || s.kind === 'name') && statement.some((x) => x.kind === 'citation'),
    );
    if (!at) return null;
    const cited = sayings(draft)[at.s]!.flatMap((s) => (s.kind === 'citation' ? [basis.clauses.get(s.clause)!] : []));
    const other = r.pick([...basis.documents.values()].filter((d) => !cited.some((c) => c.document === d.id)));
    if (at.segment.kind === 'title')
      return put(draft, at, {
        kind: 'title',
        text: other.title.replaceAll('《', '〈').replaceAll('》', '〉'),
        document: other.id,
      });
    const own = new Set(cited.flatMap((c) => [c.heading, ...c.bodies, basis.documents.get(c.document)?.issuer]));
    const bodies = [...basis.clauses.values()].flatMap((c) => c.bodies).filter((b) => !own.has(b));
    return put(draft, at, { kind: 'name', text: r.pick(bodies) });
  },
  'an award comes more often than the clause says': ({ draft, basis }, r) => {
    const at = spot(
      draft,
      r,
      (s, statement) =>
        s.kind === 'text' && statement.some((x) => figureBound('clause')(x) || figureBound('calculation')(x)),
    );
    if (!at) return null;
    const held = sayings(draft)
      [at.s]!.map((s) => (s.kind === 'citation' ? basis.clauses.get(s.clause)!.text : ''))
      .join('');
    const often = r.pick(['每月', '每季', '每人', '按月', '每台', '每天']);
    return held.includes(often.replace('按', ''))
      ? null
      : put(draft, at, retold(at.segment, textOf(at.segment) + often));
  },
  'a calculation is handed on with another amount': ({ draft }, r) => {
    const [first, ...rest] = draft.calculations;
    if (!first?.amount) return null;
    return {
      ...draft,
      calculations: [
        { ...first, amount: { ...first.amount, value: String(1 + r.below(1e6) + Number(first.amount.value)) } },
        ...rest,
      ],
    };
  },
  'a choice holds a figure that no question offers': ({ draft }, r) => ({
    ...draft,
    choices: [...draft.choices, { label: `补贴${anyQuantity(r)}`, value: 'x' }],
  }),
  'a source is listed that is not held': ({ draft }) => ({
    ...draft,
    citations: [...draft.citations, 'changsha-sme-2022#99'],
  }),
};
