// A row of the comparison: the span's name, its bars in both traces, and the durations.

import {durationDifference, spokenDifference} from './difference.js';
import {el} from './dom.js';
import {duration} from './format.js';

export function compareRow(node, {axis, colourOf, folded}) {
  return el('div', {
    class: `row ${colourOf(node.service)}${node.a ? '' : ' only-b'}${node.b ? '' : ' only-a'}`,
    id: `row-${node.index}`,
    role: 'row',
    'aria-level': node.depth + 1,
    'aria-expanded': node.children.length ? String(!folded) : null,
    'aria-label': spoken(node),
  }, name(node, folded), lane(node, axis), took(node.a), took(node.b), difference(node));
}

export function sides(node) {
  if (!node.a) return 'only in B';
  return node.b ? 'in both' : 'only in A';
}

function failedIn({a, b}) {
  if (a?.error && b?.error) return 'error in both';
  return a?.error ? 'error in A' : b?.error ? 'error in B' : '';
}

function spoken(node) {
  const compared = node.a && node.b ? spokenDifference(node.a.duration, node.b.duration) : '';
  return [`${node.service} ${node.operation}`, sides(node),
    node.a && `A ${duration(node.a.duration)}`, node.b && `B ${duration(node.b.duration)}`,
    compared, failedIn(node)].filter(Boolean).join(', ');
}

function name(node, folded) {
  const indent = el('span', {class: 'indent'});
  indent.style.setProperty('--depth', node.depth);
  const hidden = folded ? node.last - node.index : 0;
  return el('div', {class: 'name', role: 'gridcell'},
    indent,
    el('span', {class: node.children.length ? 'fold' : 'leaf', 'aria-hidden': 'true'}),
    el('span', {class: 'swatch'}),
    node.service !== node.parent?.service ? el('bdi', {class: 'service'}, node.service) : null,
    el('bdi', {class: 'operation', title: node.operation}, node.operation),
    node.a && node.b ? null : el('span', {class: 'side'}, sides(node)),
    failedIn(node) ? el('span', {class: 'span-badge'}, failedIn(node)) : null,
    hidden ? el('span', {class: 'note'}, `+${hidden}`) : null);
}

const lane = (node, axis) => el('div', {class: 'lane', role: 'gridcell'},
  bar('a', node.a, axis.startOfA, axis), bar('b', node.b, axis.startOfB, axis));

// Each trace starts at the left end of the axis.
function bar(side, span, start, axis) {
  if (!span) return null;
  const share = micros => Math.min(100, Math.max(0, 100 * micros / axis.duration));
  const element = el('span', {class: `bar ${side}`});
  element.style.setProperty('left', `${share(span.start - start)}%`);
  element.style.setProperty('width', `${share(span.duration)}%`);
  return element;
}

const took = span => el('div', {class: 'number', role: 'gridcell'}, span ? duration(span.duration) : '–');

const difference = ({a, b}) => el('div', {class: 'number', role: 'gridcell'},
  a && b ? durationDifference(a.duration, b.duration) : '–');
