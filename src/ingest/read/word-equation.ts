import type { Element } from './html-node.ts';
import { childrenOf } from './node-walk.ts';
import { childOf, ownText } from './word-part.ts';

/** An equation of Word on one line: 补助金额=设备投资额×10%, (a+b)/c, x^2. */
export function equationText(node: Element): string {
  const part = (name: string): string => {
    const child = childOf(node, name);
    return child ? equationText(child) : '';
  };
  switch (node.name) {
    case 'm:t':
    case 'w:t':
      return ownText(node);
    case 'm:f':
      return `${grouped(part('m:num'))}/${grouped(part('m:den'))}`;
    case 'm:sSup':
      return `${grouped(part('m:e'))}^${grouped(part('m:sup'))}`;
    case 'm:rad':
      return `${part('m:deg')}√${grouped(part('m:e'))}`;
    case 'm:d':
      return `(${childrenOf(node)
        .filter(({ name }) => name === 'm:e')
        .map(equationText)
        .join(',')})`;
    case 'm:nary':
      return `${childOf(childOf(node, 'm:naryPr'), 'm:chr')?.attribs['m:val'] ?? '∫'}${part('m:sub')}${part('m:sup')}${grouped(part('m:e'))}`;
    default:
      return /Pr$/.test(node.name) ? '' : childrenOf(node).map(equationText).join('');
  }
}

/** In brackets where it is more than one term. */
const grouped = (text: string): string =>
  /^[\p{L}\p{N}.%]*$/u.test(text) || /^\([^()]*\)$/.test(text) ? text : `(${text})`;
