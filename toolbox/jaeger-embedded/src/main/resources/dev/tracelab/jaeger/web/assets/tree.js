// Turns a trace from Jaeger's API into a tree in display order. Spans are untrusted: a parent may
// be missing, be the span itself or a descendant; each span is shown once.

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
    error: isError(span),
    badge: badge(span),
    parent: null, children: [], follows: false, orphan: false, cycle: false, depth: 0, index: -1, last: -1,
    critical: [], unexplained: [],
  };
}

const isError = span => span.tags.some(tag => tag.key === 'error' && String(tag.value) === 'true');

// What went wrong at a glance: an HTTP status from 400 on, and the outcome or else the first line
// of the error. Empty for a successful span.
function badge(span) {
  const tag = key => span.tags.find(each => each.key === key)?.value ?? '';
  const status = Number(tag('http.status_code')) >= 400 ? String(tag('http.status_code')) : '';
  const why = String(tag('outcome')) || (isError(span) ? firstLine(span.logs) : '');
  return [status, why].filter(Boolean).join(' ');
}

function firstLine(logs) {
  for (const {fields} of logs) {
    const field = fields.find(each => each.key === 'message') ?? fields.find(each => each.key === 'error.kind');
    if (field) return String(field.value).trim().split('\n')[0];
  }
  return '';
}

// If both types of reference name one parent, FOLLOWS_FROM is the true one.
function adopt(child, byId) {
  const within = child.span.references.filter(reference => reference.traceID === child.span.traceID);
  const reference = within[0];
  const parent = byId.get(reference?.spanID);
  child.orphan = Boolean(reference) && !parent;
  child.cycle = parent === child;
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
    if (root.index < 0) walk(root.parent ? onCycleAbove(root) : root, ordered);
  }
  return ordered;
}

// A span that no root leads to is below a cycle, which is shown from one of its spans.
function onCycleAbove(node) {
  const seen = new Set();
  let each = node;
  while (!seen.has(each)) {
    seen.add(each);
    each = each.parent;
  }
  each.cycle = true;
  return each;
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
