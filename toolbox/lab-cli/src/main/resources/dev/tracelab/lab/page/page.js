import {ask, dom, say} from './dom.js';
import {showOrdersFor, update} from './orders.js';
import {answered, guide} from './steps.js';

const state = document.getElementById('state');

async function start() {
  const lab = await ask('GET', '/api/lab');
  showOrdersFor(lab.jaeger);
  guide(lab.scenarios);
  (await ask('GET', '/api/orders')).reverse().forEach(update);
  showState(await ask('GET', '/api/state'));
  listen();
}

function listen() {
  const events = new EventSource('/api/events');
  events.addEventListener('order', event => {
    const order = JSON.parse(event.data);
    update(order);
    if (order.traceId) {
      answered(order);
    }
  });
  events.addEventListener('state', event => showState(JSON.parse(event.data)));
  events.addEventListener('open', () => say(null));
  events.addEventListener('error', () => {
    state.replaceChildren(dom('span', {class: 'down'}, 'The lab does not respond. Is ./lab up still running?'));
  });
}

function showState(services) {
  const all = Object.values(services).filter(service => service.up);
  const sum = key => all.reduce((total, service) => total + service[key], 0);
  state.replaceChildren(
    ...Object.entries(services).map(([name, service]) =>
      dom('span', {class: service.up ? '' : 'down'}, `${service.up ? '●' : '○'} ${name}${service.up ? '' : ' is down'}`)),
    dom('span', {}, `${sum('reported').toLocaleString('en')} spans reported, ${sum('dropped')} dropped`));
}

start().catch(failure => say(failure.message));
