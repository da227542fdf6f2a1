// The list of traces found.

import {el} from './dom.js';
import {age, duration, moment, plural} from './format.js';
import {traceAddress} from './frame.js';

const SHOWN_SERVICES = 6;

export function cards(summaries, colourOf) {
  const traces = summaries.map(read).sort((a, b) => b.start - a.start);
  const longest = Math.max(1, ...traces.map(trace => trace.duration));
  return traces.map(trace => el('li', {}, card(trace, longest, colourOf)));
}

function read(summary) {
  const start = Number(BigInt(summary.minStartTimeUnixNano) / 1000n);
  const end = Number(BigInt(summary.maxEndTimeUnixNano) / 1000n);
  return {...summary, start, duration: Math.max(0, end - start)};
}

function card(trace, longest, colourOf) {
  const address = traceAddress(trace.traceId.replace(/^0{16}/, ''));
  return el('a', {class: `card panel ${colourOf(trace.rootServiceName)}`, href: address,
    'data-trace': trace.traceId},
    bar(trace.duration / longest), head(trace), foot(trace, colourOf));
}

function bar(share) {
  const filled = el('span');
  filled.style.setProperty('width', `${share * 100}%`);
  return el('div', {class: 'card-bar', 'aria-hidden': 'true'}, filled);
}

function head(trace) {
  const service = el('span', {class: 'service'}, el('bdi', {}, trace.rootServiceName ?? 'No root span yet'), ' ');
  const operation = el('bdi', {class: 'operation'}, trace.rootOperationName ?? '');
  return el('div', {class: 'card-head'},
    el('div', {class: 'card-root'}, service, operation),
    el('div', {class: 'card-duration'}, duration(trace.duration)));
}

function foot(trace, colourOf) {
  const shown = trace.services.slice(0, SHOWN_SERVICES);
  const more = trace.services.length - shown.length;
  return el('div', {class: 'card-foot'},
    el('span', {class: 'chip'}, plural(trace.spanCount, 'span')),
    trace.errorSpanCount
      ? el('span', {class: 'chip errors'}, el('span', {class: 'error-mark', 'aria-hidden': 'true'}, '!'),
        plural(trace.errorSpanCount, 'error'))
      : null,
    shown.map(service => chip(service, colourOf)),
    more > 0 ? el('span', {}, `and ${more} more`) : null,
    el('span', {class: 'when'},
      el('time', {title: moment(trace.start)}, age(Date.now() - trace.start / 1e3)),
      shortId(trace.traceId.replace(/^0{16}/, ''))));
}

// Shows the first digits but copies as a whole. A click selects it instead of opening the trace.
function shortId(id) {
  return el('span', {class: 'mono id', title: id, onclick: event => event.preventDefault()}, id);
}

// Adds why the trace's request failed, which the backend's summary does not contain.
export function addBadge(list, traceId, badge) {
  if (!badge) return;
  const foot = list.querySelector(`[data-trace="${traceId}"] .card-foot`);
  foot?.firstChild.after(el('bdi', {class: 'chip errors'}, badge));
}

const chip = (service, colourOf) =>
  el('span', {class: `chip ${colourOf(service.name)}`}, el('span', {class: 'swatch'}),
    el('bdi', {}, service.name), el('b', {}, String(service.spanCount)));
