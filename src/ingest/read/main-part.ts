import type { CheerioAPI } from 'cheerio';
import type { AnyNode, Element } from './html-node.ts';
import { textIn } from './node-walk.ts';

const CONTAINERS =
  /^(?:html|body|div|article|section|main|form|font|center|span|ucapcontent|td|tr|tbody|table|[a-z]+-[a-z-]+)$/;

/** The elements that hold the text proper, apart from what is `hidden`. `twins` counts other versions of the same text (mobile, print) that were left aside. */
export function mainPart($: CheerioAPI, hidden: ReadonlySet<AnyNode>): { main: AnyNode[]; twins: number } {
  const weights = new Map<AnyNode, number>();
  const body: AnyNode | undefined = $('body')[0];
  if (!body) return { main: $.root().contents().toArray(), twins: 0 };
  let at: AnyNode = body;
  weigh(at, { weights, hidden }, false);
  let twins = 0;
  while (isContainer(at)) {
    const whole = weights.get(at) ?? 0;
    const children: AnyNode[] = (at as Element).children
      .filter((child) => (weights.get(child) ?? 0) > 0)
      .sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
    const [first, second] = children;
    if (!first || !isContainer(first)) break;
    if (second && isContainer(second) && (weights.get(second) ?? 0) > 0.1 * whole && repeats(second, first)) {
      weights.set(at, whole - (weights.get(second) ?? 0));
      weights.delete(second);
      $(second).remove();
      twins += 1;
      continue;
    }
    // Stays where what would be left behind is more than a strip of furniture.
    if ((weights.get(first) ?? 0) < 0.85 * whole) break;
    at = first;
  }
  return { main: [at], twins };
}

const isContainer = (node: AnyNode): boolean => node.type === 'tag' && CONTAINERS.test(node.name);

/** Text outside links, sentences counting more than words: a menu weighs nothing, a paragraph much. */
function weigh(
  node: AnyNode,
  on: { readonly weights: Map<AnyNode, number>; readonly hidden: ReadonlySet<AnyNode> },
  linked: boolean,
): number {
  let weight = 0;
  if (on.hidden.has(node)) weight = 0;
  else if (node.type === 'text') {
    const text = node.data.trim();
    weight = linked || text.length < 2 ? 0 : sentenceWeight(text);
  } else if ('children' in node) {
    const inside = linked || (node.type === 'tag' && node.name === 'a');
    for (const child of node.children) weight += weigh(child, on, inside);
  }
  on.weights.set(node, weight);
  return weight;
}

const FURNITURE =
  /ICP备|公网安备|版权所有|主办|承办|标识码|浏览|联系方式|联系电话|地址[：:]|当前位置|字体|字号|分享|打印|来源[：:]|日期[：:]/;

function sentenceWeight(text: string): number {
  if (FURNITURE.test(text) && text.length < 120) return 0.1;
  const marks = text.match(/[，。；、！？,;]/g)?.length ?? 0;
  return text.length < 12 && marks === 0 ? text.length * 0.1 : text.length + 10 * marks;
}

/** True where nearly every long sentence of `one` stands in `other` too. */
function repeats(one: AnyNode, other: AnyNode): boolean {
  const sentences = (node: AnyNode): string[] =>
    textIn(node)
      .replace(/\s+/g, '')
      .split(/[。；！？]/)
      .filter((s) => s.length > 8);
  const mine = sentences(one);
  if (mine.length === 0) return false;
  const theirs = textIn(other).replace(/\s+/g, '');
  return mine.filter((s) => theirs.includes(s)).length >= 0.7 * mine.length;
}
