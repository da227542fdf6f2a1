import {dom} from './dom.js';

const byNumber = new Map();
let jaeger = '';
let selected = null;

/** The orders of this page, newest first, and the trace of the selected one. */
export function showOrdersFor(jaegerAddress) {
  jaeger = jaegerAddress;
}

/** Adds an order, or what is newly known of it. */
export function update(order) {
  const before = byNumber.get(order.number);
  if (before && steps(before) > steps(order)) {
    return; // A response that an event has overtaken.
  }
  byNumber.set(order.number, order);
  draw();
  if (order.traceId && (selected === order.number || !before?.traceId)) {
    select(order.number);
  }
}

const steps = order => (order.traceId ? 1 : 0) + (order.verdict || order.failure ? 2 : 0);

/** The newest judged or answered order of a scenario variant; undefined if there is none. */
export function newest(scenario) {
  return [...byNumber.values()].reverse().find(order => order.scenario === scenario && order.traceId);
}

/** Shows two traces beside each other. */
export function compare(broken, repaired) {
  open('Broken and repaired', `/trace/${broken.traceId}...${repaired.traceId}`, 'Left: the broken order. Right: the repaired one.');
  document.getElementById('explanation').textContent =
    `Broken\n\n${text(broken)}\n\nRepaired\n\n${text(repaired)}`;
}

function draw() {
  document.getElementById('no-orders').hidden = byNumber.size > 0;
  const list = document.getElementById('orders');
  list.replaceChildren(...[...byNumber.values()].sort((a, b) => b.number - a.number).map(row));
}

function row(order) {
  const [kind, sentence] = verdict(order);
  return dom('li', {}, dom('button', {
    type: 'button',
    'aria-pressed': String(selected === order.number),
    disabled: !order.traceId,
    onclick: () => select(order.number),
  },
  dom('span', {}, `${order.number}  ${name(order)}`),
  dom('span', {class: 'muted'}, order.status ? `${order.status}, ${order.millis} ms` : '…'),
  dom('span', {class: `verdict ${kind}`}, sentence)));
}

function name(order) {
  if (!order.scenario) {
    return 'healthy';
  }
  const [id, variant] = order.scenario.split(':');
  return `${id}, ${variant ?? 'broken'}`;
}

function verdict(order) {
  if (order.failure) {
    return ['bad', order.failure];
  }
  if (!order.verdict) {
    return ['', order.status ? 'waiting for its trace' : 'on its way'];
  }
  if (!order.verdict.traced) {
    return ['bad', '✗ there is no trace: it was not sampled'];
  }
  const findings = order.verdict.findings;
  if (findings.length > 0) {
    return ['bad', `✗ ${[...new Set(findings.map(finding => finding.title))].join(', ')}`];
  }
  if (order.verdict.difference) {
    return ['bad', `✗ ${order.verdict.difference}`];
  }
  return ['good', order.verdict.expected ? '✓ the trace is as expected' : '✓ nothing conspicuous'];
}

function select(number) {
  selected = number;
  const order = byNumber.get(number);
  const lost = order.verdict?.traced === false;
  const complete = Boolean(order.verdict || order.failure) && !lost;
  open(
    `Order ${number}: ${name(order)}`,
    `/trace/${order.traceId}`,
    lost ? 'There is no trace: it was not sampled.' : complete ? `Trace ${order.traceId}` : 'The trace is still arriving …',
    complete);
  document.getElementById('explanation').textContent = text(order);
  draw();
}

function text(order) {
  return order.verdict?.text ?? order.failure ?? 'The trace is not complete yet.';
}

/** A trace that still grows is not shown yet: it would look broken. */
function open(title, path, note, complete = true) {
  document.getElementById('welcome').hidden = true;
  document.getElementById('trace').hidden = false;
  document.getElementById('trace-title').textContent = title;
  document.getElementById('trace-note').textContent = note;
  document.getElementById('trace-link').href = jaeger + path;
  const frame = document.getElementById('trace-frame');
  const address = complete ? `${jaeger}${path}?uiEmbed=v0` : 'about:blank';
  if (frame.src !== address) {
    frame.src = address;
  }
}
