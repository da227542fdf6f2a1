// The page of one trace.

import * as api from './api.js';
import {colours} from './colours.js';
import {details} from './details.js';
import {byId, el} from './dom.js';
import {explain} from './explanation.js';
import {finder} from './find.js';
import {duration, moment} from './format.js';
import {compareAddress, pathEnd, traceAddress} from './frame.js';
import {listen} from './keys.js';
import {row} from './row.js';
import {Timeline} from './timeline.js';
import {tree} from './tree.js';

const TICKS = [0, 25, 50, 75, 100];
const traceId = pathEnd();

open();

async function open() {
  try {
    const response = await api.trace(traceId);
    performance.mark('trace-arrived');
    const [trace, services] = [tree(response), await api.services().catch(() => [])];
    const colourOf = colours([...services, ...trace.services]);
    summarise(trace, response.warnings ?? [], colourOf);
    show(trace, colourOf);
    performance.measure('trace-shown', 'trace-arrived');
  } catch (failure) {
    const whole = failure.status === 404 ? await withPrefix(traceId).catch(() => null) : null;
    if (whole) return location.replace(traceAddress(whole));
    showProblem(failure);
  }
  document.querySelector('main').removeAttribute('aria-busy');
}

// The only trace of the last seven days whose id begins with these digits, or null.
async function withPrefix(digits) {
  const now = Date.now();
  const days = 7 * 86_400e3;
  const found = (await api.summaries({tags: {}, limit: '1500', from: new Date(now - days), to: new Date(now + 60e3)}))
    .map(summary => summary.traceId)
    .filter(id => id !== digits && id.startsWith(digits.toLowerCase()));
  return found.length === 1 ? found[0] : null;
}

function summarise(trace, warnings, colourOf) {
  const {root} = trace;
  document.title = `${root.operation} · ${root.service} · Trace Lab`;
  byId('title').replaceChildren(el('bdi', {class: 'service'}, root.service), ' ', el('bdi', {}, root.operation));
  byId('trace-id').textContent = root.span.traceID;
  byId('compare').href = compareAddress(root.span.traceID, '');
  const facts = [['Duration', duration(trace.duration)], ['Spans', trace.nodes.length.toLocaleString('en')],
    ['Services', String(trace.services.length)], ['Depth', String(trace.depth)],
    ['Errors', String(trace.errors)], ['Start', moment(trace.start)]];
  byId('facts').replaceChildren(...facts.map(([term, value]) =>
    el('div', {class: term === 'Errors' && trace.errors ? 'failed' : null}, el('dt', {}, term), el('dd', {}, value))));
  byId('legend').replaceChildren(...trace.services.map(service =>
    el('li', {class: `chip ${colourOf(service)}`}, el('span', {class: 'swatch'}), el('bdi', {}, service),
      el('b', {}, trace.nodes.filter(node => node.service === service).length.toLocaleString('en')))));
  byId('warnings').hidden = !warnings.length;
  byId('warnings').replaceChildren(...warnings.map(text => el('li', {}, text)));
}

function show(trace, colourOf) {
  byId('view').hidden = false;
  byId('ticks').replaceChildren(...TICKS.map(percent => tick(percent, trace)));
  const timeline = new Timeline({
    grid: byId('grid'), body: byId('rows'), nodes: trace.nodes,
    row: (node, folded) => row(node, {trace, colourOf, folded}),
    onSelect: node => showDetails(node, trace, colourOf, timeline),
  });
  listen(byId('grid'), timeline);
  byId('expand').addEventListener('click', () => timeline.unfold(trace.nodes));
  byId('collapse').addEventListener('click', () => timeline.fold(trace.nodes));
  byId('details').addEventListener('keydown', event => {
    if (event.key === 'Escape') closeDetails(timeline);
  });
  finder(trace, timeline)();
  explain(trace, timeline);
}

function tick(percent, trace) {
  const element = el('span', {}, duration(trace.duration * percent / 100));
  element.style.setProperty('left', `${percent}%`);
  return element;
}

function showDetails(node, trace, colourOf, timeline) {
  const panel = byId('details');
  panel.hidden = !node;
  document.body.classList.toggle('with-sheet', Boolean(node) && getComputedStyle(panel).position === 'fixed');
  panel.replaceChildren(...(node ? details(node, trace, {colourOf, close: () => closeDetails(timeline)}) : [])
    .filter(Boolean));
  panel.scrollTop = 0;
}

function closeDetails(timeline) {
  timeline.select(null);
  byId('grid').focus({preventScroll: true});
}

function showProblem(failure) {
  const missing = failure.status === 404;
  byId('title').textContent = missing ? 'No such trace' : 'The trace cannot be shown';
  byId('trace-id').textContent = traceId;
  byId('problem').hidden = false;
  byId('problem').replaceChildren(
    el('h2', {}, missing ? 'This backend does not have the trace' : 'Something went wrong'),
    el('p', {}, missing
      ? 'Its spans may not have arrived yet, or it was evicted for newer traces.'
      : failure.message),
    el('button', {type: 'button', onclick: () => location.reload()}, 'Retry'));
}
