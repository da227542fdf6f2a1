// Full-text search in spans; the URL keeps the search text as Jaeger's uiFind.

import {byId} from './dom.js';

export function finder(trace, timeline) {
  const input = byId('find');
  let found = [];
  let at = -1;

  function find() {
    const wanted = input.value.trim().toLowerCase();
    found = wanted ? trace.nodes.filter(node => matches(node, wanted)) : [];
    at = -1;
    timeline.mark(found);
    keepInUrl(input.value.trim());
    showCount();
  }

  function step(by) {
    if (!found.length) return;
    at = (at + by + found.length) % found.length;
    timeline.goTo(found[at]);
    showCount();
  }

  function showCount() {
    const place = at < 0 ? `${found.length}` : `${at + 1} of ${found.length}`;
    byId('find-count').textContent = input.value.trim() ? place : '';
    for (const id of ['find-previous', 'find-next']) byId(id).disabled = !found.length;
  }

  input.addEventListener('input', find);
  input.addEventListener('keydown', event => {
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
  });
  byId('find-next').addEventListener('click', () => step(1));
  byId('find-previous').addEventListener('click', () => step(-1));
  return () => {
    input.value = new URLSearchParams(location.search).get('uiFind') ?? '';
    find();
    step(1);
    if (found.length === 1 && found[0].span.spanID === input.value) timeline.select(found[0]);
  };
}

function matches(node, wanted) {
  return [node.operation, node.service, node.span.spanID].some(text => has(text, wanted))
    || pairsMatch(node.span.tags, wanted)
    || pairsMatch(node.process.tags, wanted)
    || node.span.logs.some(log => pairsMatch(log.fields, wanted));
}

const pairsMatch = (pairs, wanted) =>
  pairs.some(({key, value}) => has(key, wanted) || has(value, wanted) || has(`${key}=${value}`, wanted));

const has = (text, wanted) => String(text).toLowerCase().includes(wanted);

function keepInUrl(text) {
  const address = new URL(location.href);
  text ? address.searchParams.set('uiFind', text) : address.searchParams.delete('uiFind');
  history.replaceState(null, '', address);
}
