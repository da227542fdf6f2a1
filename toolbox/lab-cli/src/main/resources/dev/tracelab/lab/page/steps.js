import {ask, attempt, dom} from './dom.js';
import {compare, newest} from './orders.js';

let scenarios = [];
let current = 0;
let step = 'place';

/** Leads through place, break, find, repair, compare. */
export function guide(all) {
  scenarios = all;
  draw();
}

/** Goes on when an order has been answered. */
export function answered(order) {
  if (step === 'place' && !order.scenario) {
    go('break');
  } else if (step === 'break' && order.scenario === scenario().id) {
    go('find');
  } else if (step === 'find' && order.scenario === `${scenario().id}:repaired`) {
    go('compare');
  }
}

function scenario() {
  return scenarios[current];
}

function go(next) {
  step = next;
  draw();
}

function draw() {
  const content = {place, break: breakIt, find, compare: compareBoth}[step]();
  document.getElementById('guide').replaceChildren(...content);
}

function place() {
  return [
    dom('p', {class: 'step'}, 'Step 1 of 4'),
    dom('h2', {}, 'Place an order'),
    dom('p', {}, 'One order is one trace across three services. Place one, and see what it does.'),
    buttons(button('Place an order', () => order(null), true)),
  ];
}

function breakIt() {
  return [
    dom('p', {class: 'step'}, 'Step 2 of 4'),
    dom('h2', {}, 'Break it'),
    dom('p', {}, 'This is a healthy trace. Now choose what goes wrong, and place the same order again.'),
    choice(),
    dom('p', {}, scenario().symptom),
    buttons(
      button('Place a broken order', () => order(scenario().id), true),
      button('A healthy one', () => order(null))),
  ];
}

function find() {
  return [
    dom('p', {class: 'step'}, 'Step 3 of 4'),
    dom('h2', {}, scenario().title),
    dom('p', {}, scenario().question),
    dom('p', {class: 'muted'}, 'Find the answer in the trace. Then open these:'),
    more('Where to look', scenario().look),
    more('What breaks', scenario().breaks),
    more('Why it happens', scenario().why),
    more('The repair', scenario().repair),
    buttons(
      button('Place a repaired order', () => order(`${scenario().id}:repaired`), true),
      button('Broken once more', () => order(scenario().id))),
  ];
}

function compareBoth() {
  const broken = newest(scenario().id);
  const repaired = newest(`${scenario().id}:repaired`);
  return [
    dom('p', {class: 'step'}, 'Step 4 of 4'),
    dom('h2', {}, 'Compare'),
    dom('p', {}, scenario().repair),
    buttons(
      button('Compare both traces', () => compare(broken, repaired), true),
      button('Next scenario', next)),
    more('The code', `Broken: ${scenario().brokenCode}. Repaired: ${scenario().repairedCode}.`),
  ];
}

function next() {
  current = (current + 1) % scenarios.length;
  go('break');
}

function choice() {
  const select = dom('select', {
    id: 'scenario',
    onchange: event => {
      current = event.target.selectedIndex;
      draw();
      document.getElementById('scenario').focus();
    },
  }, ...scenarios.map((each, index) => dom('option', {selected: index === current}, each.title)));
  return dom('label', {}, 'What goes wrong', select);
}

function more(title, text) {
  return dom('details', {}, dom('summary', {}, title), dom('p', {}, text));
}

function buttons(...all) {
  return dom('div', {class: 'buttons'}, ...all);
}

function button(label, action, primary) {
  return dom('button', {type: 'button', class: primary ? 'primary' : null, onclick: action}, label);
}

function order(id) {
  return attempt(() => ask('POST', '/api/orders', {scenario: id}));
}
