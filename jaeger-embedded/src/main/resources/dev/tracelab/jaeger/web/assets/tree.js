// A trace as Jaeger answers it, turned into a tree in the order it is shown. Spans come from
// strangers: a parent may be missing, point to itself or to a descendant; each span is shown once.

export function tree(trace) {
  const nodes = trace.spans.map(span => node(span, trace.processes));
  const byId = new Map(nodes.map(each => [each.span.spanID, each]));
  nodes.forEach(each => adopt(each, byId));
  nodes.forEach(each => each.children.sort(byStart));
  return summary(inOrder([...nodes].sort(byStart)));
}

// The rows to show when some nodes are folded.
export function unfolded(nodes, folded) {
  const rows = [];
  for (let i = 0; i < nodes.length; i = folded.has(nodes[i]) ? nodes[i].last + 1 : i + 1) {
    rows.push(nodes[i]);
  }
  return rows;
}

function node(span, processes) {
  const process = processes[span.processID] ?? {serviceName: '', tags: []};
  return {
    span,
    process,
    service: process.serviceName,
    operation: span.operationName,
    start: Number(span.startTime) || 0,
    duration: Math.max(0, Number(span.duration) || 0),
    error: span.tags.some(tag => tag.key === 'error' && String(tag.value) === 'true'),
    parent: null, children: [], follows: false, orphan: false, depth: 0, index: -1, last: -1,
  };
}

// Follows wins where both references name one parent: it says more.
function adopt(child, byId) {
  const within = child.span.references.filter(reference => reference.traceID === child.span.traceID);
  const reference = within[0];
  const parent = byId.get(reference?.spanID);
  child.orphan = Boolean(reference) && !parent;
  if (parent && parent !== child) {
    child.parent = parent;
    child.follows = within.some(each => each.spanID === reference.spanID && each.refType === 'FOLLOWS_FROM');
    parent.children.push(child);
  }
}

function inOrder(nodes) {
  const ordered = [];
  const roots = nodes.filter(each => !each.parent);
  for (const root of [...roots, ...nodes]) {
    if (root.index < 0) walk(root, ordered);
  }
  return ordered;
}

// No recursion: a trace can be deeper than the stack.
function walk(root, ordered) {
  root.parent = null;
  const path = [];
  visit(root, 0, ordered, path);
  while (path.length) {
    const top = path.at(-1);
    const child = top.rest.pop();
    if (!child) {
      path.pop().node.last = ordered.length - 1;
    } else if (child.index < 0) {
      visit(child, path.length, ordered, path);
    }
  }
}

function visit(each, depth, ordered, path) {
  each.depth = depth;
  each.index = ordered.length;
  ordered.push(each);
  path.push({node: each, rest: [...each.children].reverse()});
}

function summary(nodes) {
  const start = nodes.reduce((least, each) => Math.min(least, each.start), Infinity);
  const end = nodes.reduce((most, each) => Math.max(most, each.start + each.duration), -Infinity);
  return {
    nodes,
    root: nodes.find(each => !each.span.references.length) ?? nodes[0],
    start,
    duration: Math.max(1, end - start),
    services: [...new Set(nodes.map(each => each.service))],
    depth: 1 + nodes.reduce((most, each) => Math.max(most, each.depth), 0),
    errors: nodes.filter(each => each.error).length,
  };
}

const byStart = (a, b) => a.start - b.start;
