// The page that compares two traces: /trace/{a}...{b}, as in Jaeger's UI.

import * as api from './api.js';
import {colours} from './colours.js';
import {compareDetails} from './compare-details.js';
import {compareRow} from './compare-row.js';
import {counts, figures} from './compare-summary.js';
import {byId, el} from './dom.js';
import {age, duration} from './format.js';
import {compareAddress, pathEnd} from './frame.js';
import {listen} from './keys.js';
import {pairs} from './pairs.js';
import {Timeline} from './timeline.js';
import {tree} from './tree.js';

const TICKS = [0, 25, 50, 75, 100];
const DAY = 86_400e3;
const SIDES = ['A', 'B'];
const ids = pathEnd().split('...');
const form = byId('choose');

fillForm();
open();
suggest();

async function open() {
  const read = await Promise.allSettled(ids.slice(0, 2).map(id => id ? api.trace(id) : null));
  const [a, b] = read.map(result => result.value ? tree(result.value) : null);
  byId('problem').replaceChildren(...read.map(problem).filter(Boolean));
  if (a || b) {
    byId('summary').hidden = false;
    byId('figures').replaceChildren(...figures(a, b));
  }
  if (a && b) show(a, b);
  document.querySelector('main').removeAttribute('aria-busy');
}

function problem({status, reason}, i) {
  if (status === 'rejected') {
    return el('p', {class: 'panel'}, reason.status === 404
      ? `This backend does not have trace ${SIDES[i]}, ${ids[i]}. Its spans may not have arrived yet, or it was evicted for newer traces.`
      : `Trace ${SIDES[i]} cannot be shown: ${reason.message}.`);
  }
  return ids[i] ? null : el('p', {class: 'panel'}, `Choose trace ${SIDES[i]}: type its id, or select one of the last day in its field.`);
}

function show(a, b) {
  const nodes = pairs(a, b);
  const axis = {startOfA: a.start, startOfB: b.start, duration: Math.max(a.duration, b.duration)};
  const colourOf = colours([...a.services, ...b.services]);
  document.title = `${a.root.operation} compared · Trace Lab`;
  byId('view').hidden = false;
  byId('counts').replaceChildren(...counts(nodes));
  byId('ticks').replaceChildren(...TICKS.map(percent => tick(percent, axis)));
  const timeline = new Timeline({
    grid: byId('grid'), body: byId('rows'), nodes,
    row: (node, folded) => compareRow(node, {axis, colourOf, folded}),
    onSelect: node => showDetails(node, axis, colourOf, timeline),
  });
  listen(byId('grid'), timeline);
  byId('expand').addEventListener('click', () => timeline.unfold(nodes));
  byId('collapse').addEventListener('click', () => timeline.fold(nodes));
  byId('details').addEventListener('keydown', event => {
    if (event.key === 'Escape') closeDetails(timeline);
  });
}

function tick(percent, axis) {
  const element = el('span', {}, duration(axis.duration * percent / 100));
  element.style.setProperty('left', `${percent}%`);
  return element;
}

function showDetails(node, axis, colourOf, timeline) {
  const panel = byId('details');
  panel.hidden = !node;
  document.body.classList.toggle('with-sheet', Boolean(node) && getComputedStyle(panel).position === 'fixed');
  panel.replaceChildren(...(node ? compareDetails(node, axis, {colourOf, close: () => closeDetails(timeline)}) : [])
    .filter(Boolean));
}

function closeDetails(timeline) {
  timeline.select(null);
  byId('grid').focus({preventScroll: true});
}

function fillForm() {
  const field = name => form.elements[name];
  [field('a').value, field('b').value] = [ids[0] ?? '', ids[1] ?? ''];
  const go = (a, b) => location.assign(compareAddress(a.value.trim(), b.value.trim()));
  form.addEventListener('submit', event => {
    event.preventDefault();
    go(field('a'), field('b'));
  });
  byId('swap').addEventListener('click', () => go(field('b'), field('a')));
}

// The traces of the last day, for both fields. Without them an id can still be typed.
async function suggest() {
  const now = Date.now();
  const recent = await api.summaries({tags: {}, limit: '20', from: new Date(now - DAY), to: new Date(now + 60e3)})
    .catch(() => []);
  byId('recent').replaceChildren(...recent.map(summary =>
    el('option', {value: summary.traceId.replace(/^0{16}/, '')},
      `${summary.rootServiceName ?? ''} ${summary.rootOperationName ?? ''}, ${age(now - Number(summary.minStartTimeUnixNano) / 1e6)}`)));
}
