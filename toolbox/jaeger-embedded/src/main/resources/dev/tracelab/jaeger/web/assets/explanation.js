// What the backend's explainer says about a trace: marks in the bars, and findings in words.

import * as api from './api.js';
import {byId, el} from './dom.js';
import {duration, plural} from './format.js';
import {isEmbedded} from './frame.js';

const SHOWN_STEPS = 3;
const SHOWN_SPANS = 4;
const OPEN_UP_TO = 3;

// A large trace takes a moment to explain, so the timeline does not wait for it.
export async function explain(trace, timeline) {
  const section = byId('explanation');
  section.setAttribute('aria-busy', 'true');
  try {
    const explanation = await api.explanation(trace.root.span.traceID);
    const nodes = new Map(trace.nodes.map(node => [node.span.spanID, node]));
    mark(explanation, nodes, timeline);
    section.replaceChildren(...inWords(explanation, nodes, timeline));
  } catch (failure) {
    section.replaceChildren(el('p', {}, `The trace could not be explained: ${failure.message}.`));
  }
  section.hidden = false;
  section.removeAttribute('aria-busy');
}

function mark({criticalPath, unexplained}, nodes, timeline) {
  for (const {spanID, segments} of criticalPath.steps) nodes.get(spanID)?.critical.push(...segments);
  for (const gap of unexplained) nodes.get(gap.spanID)?.unexplained.push(gap);
  timeline.redraw();
  byId('marks').hidden = false;
  byId('marks').addEventListener('change', ({target}) =>
    byId('grid').classList.toggle(`without-${target.name}`, !target.checked));
}

function inWords({criticalPath, unexplained, findings}, nodes, timeline) {
  const link = id => spanButton(nodes.get(id), timeline);
  return [
    findings.length ? findingList(findings, link, timeline) : el('h2', {}, 'No known fault'),
    pathSentence(criticalPath, link),
    unexplained.length ? el('ul', {class: 'gaps'}, unexplained.map(gap => el('li', {}, el('bdi', {}, gap.sentence)))) : null,
  ].filter(Boolean);
}

function findingList(findings, link, timeline) {
  // The rows move without a scroll event.
  const moved = () => timeline.redraw();
  // The page around an embedded trace says more.
  return el('details', {open: !isEmbedded && findings.length <= OPEN_UP_TO, ontoggle: moved},
    el('summary', {}, el('h2', {}, plural(findings.length, 'finding'))),
    el('ol', {class: 'findings'}, findings.map(finding => el('li', {},
      el('h3', {}, finding.title),
      el('p', {}, el('bdi', {}, finding.evidence)),
      spanList(finding.spanIDs, link)))));
}

function spanList(ids, link) {
  const more = ids.length - SHOWN_SPANS;
  return el('p', {class: 'spans'}, ids.slice(0, SHOWN_SPANS).map(link),
    more > 0 ? el('span', {}, `and ${more} more`) : null);
}

function pathSentence({duration: whole, steps}, link) {
  if (!steps.length) return null;
  return el('p', {class: 'spans'}, el('span', {}, `Most of the critical path of ${duration(whole)}:`),
    steps.slice(0, SHOWN_STEPS).map(({spanID, ownDuration}) => el('span', {class: 'step'}, link(spanID),
      ` ${duration(ownDuration)}, ${Math.round(100 * ownDuration / Math.max(1, whole))} %`)));
}

function spanButton(node, timeline) {
  if (!node) return null;
  const open = () => {
    timeline.select(node);
    byId('grid').focus({preventScroll: true});
  };
  return el('button', {type: 'button', class: 'link', onclick: open}, el('bdi', {}, node.operation));
}
