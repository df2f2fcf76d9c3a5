import { isApproximate } from '../exactness.ts';
import type { Said } from './slot.ts';
import { around, type Source, say } from './source.ts';

/** How many products are newly 国家级单项冠军产品: 2个单项冠军产品, 单项冠军产品有两个. */
export function readProducts(source: Source): Said[] {
  const { text, figures } = source;
  if (!/单项冠军/.test(text) || /(?:省|市)级(?:制造业)?单项冠军产品/.test(text)) return implied(source);
  const counts = figures.filter((f) => {
    if (f.unit !== 'count' || !/^[个款件项种]$/.test(f.noun)) return false;
    const { before, after } = around(source, f);
    return (
      /^(?:国家级|制造业|新|被|认定|的|单项冠军)*产品/.test(after) ||
      /产品(?:一共|共|总共|有|是|认定|评上|新认定|拿了|拿到|了|的|,)*$/.test(before)
    );
  });
  const [figure] = counts;
  if (!figure || /没有?|未|不是/.test(around(source, figure).before.slice(-4))) return [];
  return [
    say(source, '单项冠军产品数', figure.value, figure, {
      vague: isApproximate(source, figure) || new Set(counts.map((c) => c.value)).size > 1,
    }),
  ];
}

/** Light aircraft and a fleet tell what kind of operator the asker is, where no title of one stands. */
function implied(source: Source): Said[] {
  const { text, book } = source;
  const fact = book.get('机构类型');
  if (fact?.type !== 'names') return [];
  const light = /滑翔伞|动力伞|热气球|飞艇|轻型(?:运动)?航空器|轻于空气/.exec(text);
  if (light) return kind(source, '轻型或轻于空气航空器运营企业', light);
  const craft = /飞机|直升机|航空器|起飞重量|机队|飞[^,，。]{0,6}小时/.exec(text);
  const weighed = source.figures.some((f) => f.unit === 't' && f.bound === 'exact');
  if (!craft || !weighed || /evtol|飞行汽车|机场|起降场|起降点/i.test(text)) return [];
  return kind(source, '通航企业', craft);
}

function kind(source: Source, label: string, m: RegExpExecArray): Said[] {
  const span = { start: m.index, end: m.index + m[0].length };
  return [say(source, '机构类型', { has: [label] }, span, { reading: `按${label}理解` })];
}
