// The page that shows which service calls which, as a graph and as a table.

import * as api from './api.js';
import {colours} from './colours.js';
import {byId, el} from './dom.js';
import './frame.js';
import {plural} from './format.js';
import {graph} from './graph.js';

const HOUR = 3600e3;
const LOOKBACKS = {'1h': HOUR, '1d': 24 * HOUR, '7d': 168 * HOUR};
const lookback = byId('lookback');
let drawAgain = () => {};

lookback.value = new URLSearchParams(location.search).get('lookback') ?? '1d';
if (!lookback.value) lookback.value = '1d';
lookback.addEventListener('change', () => {
  const address = new URL(location.href);
  address.searchParams.set('lookback', lookback.value);
  history.replaceState(null, '', address);
  open();
});
addEventListener('resize', () => drawAgain());
open();

async function open() {
  const to = new Date(Date.now() + 60e3);
  try {
    show(await api.dependencies({from: new Date(to - LOOKBACKS[lookback.value]), to}));
  } catch (failure) {
    show([]);
    byId('state').textContent = `The calls cannot be shown: ${failure.message}.`;
  }
  document.querySelector('main').removeAttribute('aria-busy');
}

function show(calls) {
  const services = [...new Set(calls.flatMap(call => [call.parent, call.child]))];
  const between = calls.filter(call => call.parent !== call.child);
  byId('state').textContent = calls.length
    ? `${plural(services.length, 'service')}, ${plural(sum(between), 'call')} between them. A span whose parent belongs to another service is a call.`
    : `No service has called another in the last ${lookback.selectedOptions[0].text}. Send a request, or extend the lookback.`;
  for (const id of ['graph', 'calls']) byId(id).hidden = !calls.length;
  const colourOf = colours(services);
  fillTable(calls, colourOf);
  drawAgain = () => byId('graph').replaceChildren(...(calls.length ? [graph(calls, colourOf, byId('graph').clientWidth)] : []));
  drawAgain();
}

const sum = calls => calls.reduce((total, call) => total + call.callCount, 0);

function fillTable(calls, colourOf) {
  const rows = [...calls].sort(byNumber).map(({parent, child, callCount}) =>
    el('tr', {}, el('td', {}, service(parent, colourOf)),
      el('td', {}, parent === child ? el('span', {class: 'itself'}, 'itself') : service(child, colourOf)),
      el('td', {class: 'number'}, callCount.toLocaleString('en'))));
  byId('calls').tBodies[0].replaceChildren(...rows);
}

// The calls within a service are last: there are many, and they say least.
const byNumber = (a, b) => (a.parent === a.child) - (b.parent === b.child) || b.callCount - a.callCount;

const service = (name, colourOf) =>
  el('a', {class: colourOf(name), href: `/search?${new URLSearchParams({service: name})}`},
    el('span', {class: 'swatch'}), el('bdi', {}, name));
