// The panel of a span that is compared: where it is, and what differs besides its duration.

import {sides} from './compare-row.js';
import {durationDifference} from './difference.js';
import {el} from './dom.js';
import {duration} from './format.js';
import {traceAddress} from './frame.js';

export function compareDetails(node, axis, {colourOf, close}) {
  return [head(node, colourOf, close), times(node, axis), tags(node)];
}

function head(node, colourOf, close) {
  return el('header', {class: `details-head ${colourOf(node.service)}`},
    el('div', {},
      el('p', {class: 'details-service'}, el('span', {class: 'swatch'}), el('bdi', {}, node.service),
        el('span', {}, sides(node))),
      el('h2', {}, el('bdi', {}, node.operation))),
    el('button', {type: 'button', class: 'icon close', 'aria-label': 'Close the details', onclick: close}));
}

function times({a, b}, axis) {
  return table('Times', [
    ['Span', link(a), link(b)],
    ['Start', a ? `+${duration(a.start - axis.startOfA)}` : '–', b ? `+${duration(b.start - axis.startOfB)}` : '–'],
    ['Duration', a ? duration(a.duration) : '–', b ? duration(b.duration) : '–'],
  ], a && b ? el('p', {class: 'differs'}, 'Duration in B: ', durationDifference(a.duration, b.duration)) : null);
}

const link = span => span
  ? el('a', {href: traceAddress(span.span.traceID, span.span.spanID)}, el('span', {class: 'mono'}, span.span.spanID))
  : '–';

function tags({a, b}) {
  if (!a || !b) return null;
  const [ofA, ofB] = [a, b].map(each => new Map(each.span.tags.map(({key, value}) => [key, String(value)])));
  const keys = [...new Set([...ofA.keys(), ...ofB.keys()])].filter(key => ofA.get(key) !== ofB.get(key)).sort();
  return keys.length
    ? table('Tags that differ', keys.map(key => [el('bdi', {}, key), value(ofA.get(key)), value(ofB.get(key))]))
    : el('p', {class: 'differs'}, 'All tags are the same.');
}

const value = text => text === undefined ? '–' : el('bdi', {class: 'value'}, text);

function table(title, rows, after) {
  return el('div', {class: 'beside'},
    el('table', {},
      el('caption', {}, title),
      el('thead', {}, el('tr', {}, el('td', {}), el('th', {scope: 'col'}, 'A'), el('th', {scope: 'col'}, 'B'))),
      el('tbody', {}, rows.map(([term, a, b]) =>
        el('tr', {}, el('th', {scope: 'row'}, term), el('td', {}, a), el('td', {}, b))))),
    after);
}
