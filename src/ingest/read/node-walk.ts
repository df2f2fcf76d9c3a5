import type { AnyNode, Element } from './html-node.ts';

/** The elements directly below a node. */
export const childrenOf = (node: AnyNode): Element[] =>
  'children' in node
    ? node.children.filter(
        (child): child is Element => child.type === 'tag' || child.type === 'style' || child.type === 'script',
      )
    : [];

/** Every node below a node, itself first, in order. */
export function* nodesIn(node: AnyNode): Generator<AnyNode> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* nodesIn(child);
}

/** The text of a node. */
export function textIn(node: AnyNode): string {
  let text = '';
  for (const each of nodesIn(node)) if (each.type === 'text') text += each.data;
  return text;
}
