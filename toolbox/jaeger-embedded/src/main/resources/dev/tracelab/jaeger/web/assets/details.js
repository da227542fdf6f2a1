// The details panel of a span.

import {el} from './dom.js';
import {duration, moment} from './format.js';
import {traceAddress} from './frame.js';

export function details(node, trace, {colourOf, close}) {
  return [
    head(node, colourOf, close),
    facts(node, trace),
    section('Tags', node.span.tags, pairs),
    section('Logs', [...node.span.logs].sort((a, b) => a.timestamp - b.timestamp), logs => logList(logs, trace)),
    section('References', node.span.references, references => referenceList(references, trace)),
    section('Warnings', node.span.warnings ?? [], warnings => el('ul', {}, warnings.map(text => el('li', {}, text)))),
    section('Process', node.process.tags, pairs),
  ];
}

function head(node, colourOf, close) {
  return el('header', {class: `details-head ${colourOf(node.service)}`},
    el('div', {},
      el('p', {class: 'details-service'}, el('span', {class: 'swatch'}), el('bdi', {}, node.service)),
      el('h2', {}, node.error ? el('span', {class: 'error-mark', title: 'error'}, '!') : null,
        el('bdi', {}, node.operation))),
    el('button', {type: 'button', class: 'icon close', 'aria-label': 'Close the details', onclick: close}));
}

function facts(node, trace) {
  const known = [
    ['Duration', duration(node.duration)],
    ['Start', `+${duration(node.start - trace.start)}`],
    ['Clock time', moment(node.start)],
    ['Span id', el('a', {class: 'mono', href: traceAddress(node.span.traceID, node.span.spanID)}, node.span.spanID)],
  ];
  return el('dl', {class: 'details-facts'},
    known.map(([term, value]) => el('div', {}, el('dt', {}, term), el('dd', {}, value))));
}

function section(title, items, content) {
  if (!items.length) return null;
  return el('details', {open: title !== 'Process'},
    el('summary', {}, title, el('span', {class: 'count'}, String(items.length))),
    content(items));
}

function pairs(items) {
  return el('dl', {class: 'pairs'}, items.map(({key, type, value}) =>
    el('div', {class: key === 'error' && String(value) === 'true' ? 'failed' : null},
      el('dt', {}, el('bdi', {}, key)),
      el('dd', {class: `value ${type}`}, el('bdi', {}, String(value))))));
}

function logList(logs, trace) {
  return el('ol', {class: 'logs'}, logs.map(log => el('li', {},
    el('p', {class: 'when'}, `+${duration(Math.max(0, log.timestamp - trace.start))}`),
    pairs(log.fields))));
}

function referenceList(references, trace) {
  const known = new Map(trace.nodes.map(node => [node.span.spanID, node]));
  return el('ul', {class: 'references'}, references.map(({refType, traceID, spanID}) => {
    const target = traceID === trace.nodes[0].span.traceID ? known.get(spanID) : null;
    return el('li', {},
      el('span', {class: 'kind'}, refType === 'FOLLOWS_FROM' ? 'follows from' : 'child of'),
      el('a', {href: traceAddress(traceID, spanID)},
        target ? el('bdi', {}, target.operation) : el('span', {class: 'mono'}, spanID)),
      traceID === trace.nodes[0].span.traceID ? null : el('span', {class: 'kind'}, 'in another trace'));
  }));
}
