// Pairs the spans of two traces. Below a pair, the first span of a service and operation in one
// trace corresponds to the first in the other, the second to the second, and so on by start.

export function pairs(a, b) {
  const ordered = [];
  const pending = aligned(tops(a), tops(b), a, b).reverse().map(pair => ({...pair, parent: null}));
  // No recursion: a trace can be deeper than the stack.
  while (pending.length) {
    const node = add(pending.pop(), ordered);
    const below = aligned(childrenOf(node.a), childrenOf(node.b), a, b);
    pending.push(...below.reverse().map(pair => ({...pair, parent: node})));
  }
  for (const node of [...ordered].reverse()) node.last = node.children.at(-1)?.last ?? node.index;
  return ordered;
}

function add({a, b, parent}, ordered) {
  const {service, operation} = a ?? b;
  const node = {a, b, service, operation, parent, children: [], depth: parent ? parent.depth + 1 : 0,
    index: ordered.length, last: -1};
  parent?.children.push(node);
  ordered.push(node);
  return node;
}

const tops = trace => trace.nodes.filter(node => !node.parent);

// On a cycle, a span is also among the children of one that is shown below it.
const childrenOf = node => node ? node.children.filter(child => child.parent === node) : [];

function aligned(ofA, ofB, a, b) {
  const waiting = Map.groupBy(ofB, name);
  const paired = ofA.map(node => ({a: node, b: waiting.get(name(node))?.shift() ?? null}));
  const rest = [...waiting.values()].flat().map(node => ({a: null, b: node}));
  const start = pair => pair.a ? pair.a.start - a.start : pair.b.start - b.start;
  return [...paired, ...rest].sort((one, other) => start(one) - start(other));
}

const name = node => JSON.stringify([node.service, node.operation]);
