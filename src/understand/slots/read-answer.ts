import { isApproximate } from '../exactness.ts';
import type { Asked, Said } from './slot.ts';
import { isNegative, type Source, say } from './source.ts';
import { yearsIn } from './years-in.ts';

const YES =
  /^(?:嗯+|哦|那|我们|我司|公司|目前|现在|已经)*[,，]?(?:是的?|对的?|有的?|是啊|属于|没错|当然|已经?(?:是|有|做|取)?了?|都有|都是|算是?|确实|做了|yes|y|yep|是滴|有滴|ok|可以)(?:[啊哦呀哈的了呢吧~!！。,，]|$)/i;
const NO =
  /^(?:嗯+|哦|那|我们|我司|公司|目前|现在|都|还|暂时)*[,，]?(?:不是|没有?|否|不|不属于|未|还没|尚未|暂时?没|都不是|都没有?|no|n|nope|不算|无)(?:有|被|评上|认定|取得|拿到|做|呢|啊|的|了|哦|吧|过)*(?=[~!！。,，]|$)/i;

/** A bare reply (是的, 没有, 国家级, 技改, 去年, 长沙) as the answer to what was asked; nothing where the reply already stated that fact. */
export function readAnswer(source: Source, asked: Asked, stated: readonly Said[]): Said[] {
  const fact = source.book.get(asked.fact);
  const { text } = source;
  const whole = { start: 0, end: text.length };
  if (!fact || /[?？]$/.test(text)) return [];
  const known = stated.filter((s) => s.fact === asked.fact && !s.ambiguous);
  const yes = YES.test(text);
  const no = !yes && NO.test(text);
  // 不是,我们是国家级: the title asked about is lacked, the other held.
  const denied = (asked.names ?? []).filter((n) => !known.some((s) => JSON.stringify(s.value).includes(`"${n}"`)));
  if (known.length)
    return fact.type === 'names' && no && denied.length ? [say(source, asked.fact, { lacks: denied }, whole)] : [];
  if (fact.type === 'truth') return yes || no ? [say(source, asked.fact, yes, whole)] : [];
  if (fact.type === 'names') {
    const names = asked.names ?? [];
    const named = names.length ? names : Object.keys(fact.options);
    const level = named.filter(
      (n) => text.length > 1 && text.length < 10 && n.startsWith(text.replace(/[的。.,\s]|小巨人|认定|是/g, '') || '?'),
    );
    if (level.length === 1) return [say(source, asked.fact, { has: level }, whole)];
    if (names.length === 1 && yes) return [say(source, asked.fact, { has: names }, whole)];
    return no && names.length ? [say(source, asked.fact, { lacks: names }, whole)] : [];
  }
  if (fact.type === 'choice') {
    const stem = text.replace(/^是|的?[吧呢啊哦。!！]?$/g, '');
    const fitting = Object.entries(fact.options).filter(([label, { aliases, short }]) =>
      [label, ...aliases, ...short].some((a) => text.includes(a) || (stem.length > 1 && a.startsWith(stem))),
    );
    const [option] = fitting;
    return option && fitting.length === 1 ? [say(source, asked.fact, option[0], whole)] : [];
  }
  if (fact.type === 'year') {
    const [year, ...more] = yearsIn(source);
    return year && !more.length ? [say(source, asked.fact, year.year, year, { vague: year.vague })] : [];
  }
  if (fact.type === 'place') {
    const [region, ...more] = source.regions;
    const narrow = more.at(-1) ?? region;
    return narrow ? [say(source, asked.fact, narrow.code, narrow)] : [];
  }
  if (fact.type !== 'number') return [];
  const figures = source.figures.filter(
    (f) => f.unit === fact.unit || f.unit === 'number' || (fact.unit === 'year' && f.unit === 'month'),
  );
  const [figure, ...more] = figures;
  if (!figure || more.length || isNegative(source, figure)) return [];
  const value = figure.unit === 'month' ? `${figure.value}个月` : figure.value;
  return [
    say(source, asked.fact, value, figure, {
      vague: isApproximate(source, figure) || (fact.unit === 't' && figure.unit === 'number'),
    }),
  ];
}
