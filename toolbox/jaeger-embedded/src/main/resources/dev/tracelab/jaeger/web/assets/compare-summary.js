// Both traces in figures, and how many spans they share.

import {countDifference, durationDifference} from './difference.js';
import {el} from './dom.js';
import {duration, moment, plural} from './format.js';
import {traceAddress} from './frame.js';

// More of it is worse.
const JUDGED = ['Duration', 'Errors'];

// Either trace may be null as long as it is not chosen or not known.
export function figures(a, b) {
  const row = (term, of, difference) => el('tr', {class: JUDGED.includes(term) ? null : 'neutral'}, el('th', {scope: 'row'}, term),
    [a, b].map(trace => el('td', {}, trace ? of(trace) : '–')),
    el('td', {}, a && b && difference ? difference(a, b) : null));
  return [
    row('Trace', link),
    row('Duration', trace => duration(trace.duration), (one, other) => durationDifference(one.duration, other.duration)),
    count(row, 'Spans', trace => trace.nodes.length),
    count(row, 'Services', trace => trace.services.length),
    count(row, 'Errors', trace => trace.errors),
    row('Start', trace => moment(trace.start)),
  ];
}

const count = (row, term, of) =>
  row(term, trace => of(trace).toLocaleString('en'), (a, b) => countDifference(of(a), of(b)));

const link = ({root}) => el('a', {href: traceAddress(root.span.traceID)},
  el('bdi', {}, `${root.service} ${root.operation}`), ' ', el('span', {class: 'mono'}, root.span.traceID));

export function counts(nodes) {
  const [onlyA, onlyB] = [nodes.filter(node => !node.b).length, nodes.filter(node => !node.a).length];
  return [
    el('li', {class: 'chip'}, plural(nodes.length - onlyA - onlyB, 'span'), ' in both'),
    el('li', {class: 'chip only-a'}, el('span', {class: 'side'}, 'only in A'), String(onlyA)),
    el('li', {class: 'chip only-b'}, el('span', {class: 'side'}, 'only in B'), String(onlyB)),
    el('li', {class: 'bars'}, el('span', {class: 'sample a'}), 'A', el('span', {class: 'sample b'}), 'B'),
  ];
}
