// Marks in a bar: the stretches on the critical path, and time that no span explains.

import {el} from './dom.js';
import {duration} from './format.js';

// A time on the axis, in percent of it.
export const share = (micros, trace) => Math.min(100, Math.max(0, 100 * micros / trace.duration));

// A folded row also stands for the spans below it.
export function criticalPath(node, trace, folded) {
  const nodes = folded ? trace.nodes.slice(node.index, node.last + 1) : [node];
  return joined(nodes.flatMap(each => each.critical)).map(stretch => mark('critical', stretch, trace));
}

export const unexplainedTime = (node, trace) =>
  node.unexplained.map(stretch => mark('unexplained', stretch, trace));

export const spokenMarks = node => [
  node.critical.length && `${duration(total(node.critical))} on the critical path`,
  node.unexplained.length && `${duration(total(node.unexplained))} unexplained`,
];

function mark(kind, {start, end}, trace) {
  const [left, right] = [start, end].map(micros => share(micros - trace.start, trace));
  const element = el('span', {class: kind});
  element.style.setProperty('left', `${left}%`);
  element.style.setProperty('width', `${right - left}%`);
  return element;
}

// Stretches that touch are one.
function joined(stretches) {
  const whole = [];
  for (const {start, end} of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    if (last && start <= last.end) {
      last.end = Math.max(last.end, end);
    } else {
      whole.push({start, end});
    }
  }
  return whole;
}

const total = stretches => stretches.reduce((sum, {start, end}) => sum + end - start, 0);
