import {ask, dom, say} from './dom.js';
import {load, showLoad} from './load.js';
import {more, showForAll} from './more.js';
import {showOrdersFor, update} from './orders.js';
import {answered, guide} from './steps.js';

const state = document.getElementById('state');

async function start() {
  const lab = await ask('GET', '/api/lab');
  showOrdersFor(lab.jaeger);
  more(lab.scenarios);
  load(lab.scenarios);
  showLessons(lab.lessons);
  listen(() => guide(lab.scenarios));
}

/** Where there are lessons, what the visitor can do after the scenarios. */
function showLessons(lessons) {
  if (!lessons) return;
  document.getElementById('lessons').hidden = false;
  document.getElementById('lessons-state').replaceChildren(
    `Write the tracing yourself: ${lessons.all - lessons.open} of ${lessons.all} lessons done. `,
    ...(lessons.next ? ['Next: ', dom('code', {}, `./lab lesson ${lessons.next}`), `, ${lessons.title}.`] : []));
}

/** The guide begins when the page hears what happens. */
function listen(begin) {
  let begun = false;
  const events = new EventSource('/api/events');
  events.addEventListener('order', event => heard(JSON.parse(event.data)));
  events.addEventListener('state', event => showState(JSON.parse(event.data)));
  events.addEventListener('load', event => showLoad(JSON.parse(event.data)));
  events.addEventListener('open', async () => {
    try {
      await catchUp(begun ? heard : update);
      if (!begun) begin();
      begun = true;
    } catch (failure) {
      say(failure.message);
    }
  });
  events.addEventListener('error', () => {
    state.replaceChildren(dom('span', {class: 'down'}, 'The lab does not respond. Is ./lab up still running?'));
  });
}

/** What happened before the events began, or while they were interrupted. */
async function catchUp(take) {
  say(null);
  (await ask('GET', '/api/orders')).reverse().forEach(take);
  showState(await ask('GET', '/api/state'));
}

function heard(order) {
  update(order);
  if (order.traceId) {
    answered(order);
  }
}

function showState({services, sampling, scenario}) {
  const all = Object.values(services).filter(service => service.up);
  const sum = key => all.reduce((total, service) => total + service[key], 0);
  state.replaceChildren(
    ...Object.entries(services).map(([name, service]) =>
      dom('span', {class: service.up ? '' : 'down'}, `${service.up ? '●' : '○'} ${name}${service.up ? '' : ' is down'}`)),
    dom('span', {}, `sampling: ${sampling ?? 'unknown'}`),
    dom('span', {}, `${sum('reported').toLocaleString('en')} spans reported, ${sum('dropped')} dropped`),
    ...(scenario ? [dom('span', {class: 'on'}, `every order: ${scenario}`)] : []));
  showForAll(scenario);
}

start().catch(failure => say(failure.message));
