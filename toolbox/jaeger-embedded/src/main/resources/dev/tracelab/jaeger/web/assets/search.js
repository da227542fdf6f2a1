// The search page: its URL contains the search, so that it can be bookmarked and shared.

import * as api from './api.js';
import {colours} from './colours.js';
import {byId, el} from './dom.js';
import './frame.js';
import {plural} from './format.js';
import {addBadge, cards} from './results.js';
import * as tags from './tags.js';
import {tree} from './tree.js';

const UNITS = {s: 1e3, m: 60e3, h: 3600e3, d: 86_400e3};
const form = byId('query');
const field = name => form.elements[name];

form.addEventListener('submit', event => {
  event.preventDefault();
  history.pushState(null, '', `/search?${address()}`);
  search();
});
field('service').addEventListener('change', () => fillOperations(''));
addEventListener('popstate', start);
start();

async function start() {
  try {
    await fillForm(new URLSearchParams(location.search));
    await search();
  } catch (failure) {
    show(failure.message);
  }
}

async function fillForm(wanted) {
  fill(field('service'), await api.services(), wanted.get('service') ?? '');
  await fillOperations(wanted.get('operation') ?? '');
  for (const name of ['minDuration', 'limit', 'lookback']) {
    if (wanted.has(name)) choose(field(name), wanted.get(name));
  }
  field('tags').value = wanted.has('tags') ? tags.write(tags.parse(wanted.get('tags'))) : '';
}

async function fillOperations(wanted) {
  const service = field('service').value;
  const found = service ? await api.operations(service) : [];
  fill(field('operation'), [...new Set(found.map(operation => operation.name))], wanted);
  field('operation').disabled = !service;
}

function fill(select, names, wanted) {
  select.replaceChildren(select.options[0], ...names.map(name => el('option', {value: name}, name)));
  choose(select, wanted);
}

function choose(input, value) {
  if (input.tagName === 'SELECT' && ![...input.options].some(option => option.value === value)) {
    input.append(el('option', {value}, value));
  }
  input.value = value;
}

async function search() {
  byId('found-title').textContent = 'Searching…';
  field('tags').removeAttribute('aria-invalid');
  try {
    const summaries = await api.summaries(query());
    const names = [...field('service').options].map(option => option.value).filter(Boolean);
    const all = names.concat(summaries.flatMap(trace => trace.services.map(service => service.name)));
    show(summaries.length ? plural(summaries.length, 'trace') : '', cards(summaries, colours(all)));
    summaries.filter(trace => trace.errorSpanCount).forEach(explain);
  } catch (failure) {
    show(failure.message);
  }
}

async function explain({traceId}) {
  const trace = await api.trace(traceId).catch(() => null);
  if (trace) addBadge(byId('results'), traceId, tree(trace).root.badge);
}

function query() {
  const to = new Date();
  return {
    service: field('service').value,
    operation: field('operation').value,
    tags: typedTags(),
    minDuration: field('minDuration').value.replace(/\s/g, ''),
    limit: field('limit').value,
    from: new Date(to - lookback(field('lookback').value)),
    to: new Date(to.getTime() + UNITS.m),
  };
}

function typedTags() {
  try {
    return tags.parse(field('tags').value);
  } catch (error) {
    field('tags').setAttribute('aria-invalid', 'true');
    throw error;
  }
}

function lookback(text) {
  const [, number, unit] = /^(\d+)([smhd])$/.exec(text) ?? [null, '1', 'h'];
  return Number(number) * UNITS[unit];
}

function address() {
  const filled = [...new FormData(form)].filter(([, value]) => value !== '');
  const query = new URLSearchParams(filled);
  if (query.has('tags')) query.set('tags', JSON.stringify(typedTags()));
  return query;
}

function show(title, list = []) {
  byId('found-title').textContent = title || 'No traces found';
  byId('results').replaceChildren(...(title ? list : [nothing()]));
}

const nothing = () =>
  el('li', {class: 'panel empty'}, el('h2', {}, 'Nothing here yet'),
    el('p', {}, 'No trace matches. Extend the lookback, remove conditions, or send a request and search again.'));
