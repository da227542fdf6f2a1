// A row of the timeline: the name in the tree and the bar on the time axis.

import {el} from './dom.js';
import {duration} from './format.js';
import {criticalPath, share, spokenMarks, unexplainedTime} from './marks.js';

const MAX_TICKS = 50;
const ROOM_FOR_LABEL = 82;

export function row(node, {trace, colourOf, folded}) {
  return el('div', {
    class: `row ${colourOf(node.service)}${node.error ? ' failed' : ''}${node.follows ? ' follows' : ''}`,
    id: `row-${node.index}`,
    role: 'row',
    'aria-level': node.depth + 1,
    'aria-expanded': node.children.length ? String(!folded) : null,
    'aria-label': spoken(node),
  }, name(node, folded), lane(node, trace, folded));
}

function spoken(node) {
  return [`${node.service} ${node.operation}`, duration(node.duration), node.error && 'error', node.badge,
    node.follows && 'follows from its parent', node.orphan && 'parent missing', node.cycle && 'its own ancestor',
    ...spokenMarks(node)].filter(Boolean).join(', ');
}

function name(node, folded) {
  const indent = el('span', {class: 'indent'});
  indent.style.setProperty('--depth', node.depth);
  const hidden = folded ? node.last - node.index : 0;
  return el('div', {class: 'name', role: 'gridcell'},
    indent,
    el('span', {class: node.children.length ? 'fold' : 'leaf', 'aria-hidden': 'true'}),
    el('span', {class: 'swatch'}),
    node.error ? el('span', {class: 'error-mark', title: 'error'}, '!') : null,
    node.service !== node.parent?.service ? el('bdi', {class: 'service'}, node.service) : null,
    el('bdi', {class: 'operation', title: node.operation}, node.operation),
    node.badge ? el('bdi', {class: 'span-badge', title: node.badge}, node.badge) : null,
    node.follows ? el('span', {class: 'note'}, 'follows from') : null,
    node.orphan ? el('span', {class: 'note'}, 'parent missing') : null,
    node.cycle ? el('span', {class: 'note'}, 'its own ancestor') : null,
    hidden ? el('span', {class: 'note'}, `+${hidden}`) : null);
}

function lane(node, trace, folded) {
  const left = share(node.start - trace.start, trace);
  const width = share(node.duration, trace);
  const bar = el('span', {class: 'bar'});
  bar.style.setProperty('left', `${left}%`);
  bar.style.setProperty('width', `${width}%`);
  return el('div', {class: 'lane', role: 'gridcell'}, bar,
    unexplainedTime(node, trace), label(node, left, width), criticalPath(node, trace, folded), ticks(node, trace));
}

const ticks = (node, trace) => node.span.logs.slice(0, MAX_TICKS).map(log => {
  const tick = el('span', {class: 'tick'});
  tick.style.setProperty('left', `${share(log.timestamp - trace.start, trace)}%`);
  return tick;
});

// The duration is beside the bar if there is room, otherwise inside it.
function label(node, left, width) {
  const right = left + width;
  const text = el('span', {class: 'took'}, duration(node.duration));
  if (right < ROOM_FOR_LABEL) {
    text.style.setProperty('left', `${right}%`);
  } else if (left > 100 - ROOM_FOR_LABEL) {
    text.style.setProperty('right', `${100 - left}%`);
  } else {
    text.classList.add('inside');
    text.style.setProperty('right', `${Math.max(0, 100 - right)}%`);
  }
  return text;
}
