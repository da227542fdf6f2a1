import {ask, attempt, dom} from './dom.js';

/** What a visitor may do beside the guide: choose products, and break the orders of everybody. */
export function more(scenarios) {
  const choose = document.getElementById('choose');
  choose.addEventListener('toggle', () => choose.open && attempt(showProducts));
  showSwitch(scenarios);
}

/** Shows which scenario is on for all requests; null if none is. */
export function showForAll(choice) {
  const [id, variant] = (choice ?? '').split(':');
  const value = choice ? variant ?? 'broken' : 'off';
  document.querySelector(`#switch input[value=${value}]`).checked = true;
  if (id) {
    document.querySelector('#switch select').value = id;
  }
}

async function showProducts() {
  const products = await ask('GET', '/api/products');
  const customer = dom('input', {id: 'customer', value: 'c-lab', autocomplete: 'off', spellcheck: 'false'});
  const quantities = products.map(product => dom('input', {
    type: 'number', min: 0, max: 99, value: 0, name: product.sku,
    disabled: product.available === 0,
  }));
  document.getElementById('products').replaceChildren(
    dom('label', {}, 'Customer', customer),
    ...products.map((product, index) => dom('label', {class: 'product'},
      dom('span', {}, `${product.name}, ${price(product)}`), quantities[index])),
    dom('div', {class: 'buttons'}, dom('button', {
      type: 'button',
      onclick: () => attempt(() => place(customer.value, quantities)),
    }, 'Place this order')));
}

function price({priceMinor, currency}) {
  return new Intl.NumberFormat('en', {style: 'currency', currency}).format(priceMinor / 100);
}

async function place(customer, quantities) {
  const chosen = quantities.filter(input => input.valueAsNumber > 0).map(input => [input.name, input.valueAsNumber]);
  if (chosen.length === 0) {
    throw new Error('Choose a quantity of at least one product.');
  }
  await ask('POST', '/api/orders', {customer, items: Object.fromEntries(chosen)});
}

function showSwitch(scenarios) {
  const select = dom('select', {'aria-label': 'Scenario for every order', onchange: change},
    ...scenarios.map(scenario => dom('option', {value: scenario.id}, scenario.title)));
  const variants = ['off', 'broken', 'repaired'].map(variant => dom('label', {class: 'variant'},
    dom('input', {type: 'radio', name: 'variant', value: variant, checked: variant === 'off', onchange: change}), variant));
  document.getElementById('switch').append(select, dom('div', {class: 'variants'}, ...variants));
}

function change() {
  const id = document.querySelector('#switch select').value;
  const variant = document.querySelector('#switch input:checked').value;
  attempt(() => variant === 'off'
    ? ask('DELETE', '/api/scenario')
    : ask('PUT', `/api/scenario?id=${variant === 'broken' ? id : `${id}:repaired`}`));
}
