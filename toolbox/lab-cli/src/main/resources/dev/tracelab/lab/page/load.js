import {ask, attempt, dom, svg} from './dom.js';

const WIDTH = 340;
const HEIGHT = 96;
const AXIS = 16;
const FEWEST_BARS = 8;

/** Lets a visitor place many orders, and watch how long they take. */
export function load(scenarios) {
  const form = document.getElementById('load-form');
  form.elements.scenario.append(...scenarios.map(scenario => dom('option', {value: scenario.id}, scenario.title)));
  form.addEventListener('submit', event => {
    event.preventDefault();
    attempt(() => ask('POST', '/api/load', {
      rate: form.elements.rate.valueAsNumber,
      seconds: form.elements.seconds.valueAsNumber,
      scenario: form.elements.scenario.value || null,
    }));
  });
  document.getElementById('load-stop').addEventListener('click', () => attempt(() => ask('DELETE', '/api/load')));
}

/** Shows the figures of a load, while it runs and at its end. */
export function showLoad(figures) {
  document.getElementById('load-start').disabled = figures.running;
  document.getElementById('load-stop').disabled = !figures.running;
  document.getElementById('load').open = true;
  const lines = figures.failure ? [figures.failure] : sentences(figures);
  document.getElementById('load-figures').replaceChildren(
    ...lines.map(line => dom('p', {}, line)),
    ...(figures.histogram?.length ? [chart(figures), dom('p', {class: 'muted'}, 'Orders by latency: up to so many milliseconds.')] : []));
}

function sentences({running, placed, inFlight, outcomes, p50, p99, max, traces}) {
  const counts = Object.entries(outcomes).map(([outcome, orders]) => `${orders} × ${outcome === '201' ? 'accepted' : outcome}`);
  return [
    `${placed} orders placed${running ? `, ${inFlight} on their way` : ''}: ${counts.join(', ') || 'no answer yet'}.`,
    `Half of them took up to ${millis(p50)}, 99 of 100 up to ${millis(p99)}, the slowest ${millis(max)}.`,
    ...(traces ? [read(traces)] : running ? [] : ['Reading their traces …']),
  ];
}

function read({checked, broken}) {
  return broken.length === 0
    ? `${checked} of their traces were read: each is whole.`
    : `${broken.length} of ${checked} traces are not whole: ${broken[0]}.`;
}

const millis = value => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;

/** A bar for each doubling of the latency. */
function chart({histogram, p50, p99}) {
  const bars = [...histogram];
  while (bars.length < FEWEST_BARS) {
    bars.push({millis: bars.at(-1).millis * 2, orders: 0});
  }
  const first = bars.findIndex(bar => bar.orders > 0);
  const shown = bars.slice(Math.max(0, Math.min(first - 1, bars.length - FEWEST_BARS)));
  const most = Math.max(...shown.map(bar => bar.orders), 1);
  const step = WIDTH / shown.length;
  return svg('svg', {
    viewBox: `0 0 ${WIDTH} ${HEIGHT + AXIS}`, class: 'chart', role: 'img',
    'aria-label': `Latency: half of the orders up to ${millis(p50)}, 99 of 100 up to ${millis(p99)}`,
  }, ...shown.flatMap(({millis: limit, orders}, index) => {
    const height = orders && Math.max(2, orders / most * (HEIGHT - 4));
    return [
      svg('rect', {x: index * step + 2, y: HEIGHT - height, width: step - 4, height, rx: 2}),
      svg('text', {x: (index + 0.5) * step, y: HEIGHT + AXIS - 3, 'text-anchor': 'middle'}, label(limit)),
    ];
  }));
}

const label = limit => limit < 1000 ? `${limit}` : `${Math.round(limit / 1000)} s`;
