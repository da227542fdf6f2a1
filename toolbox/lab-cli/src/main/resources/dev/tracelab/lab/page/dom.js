/** Creates an element: dom('p', {class: 'muted'}, 'text', child). A handler is a function, such as onclick. */
export function dom(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(key.slice(2), value);
    } else if (value === true) {
      element.setAttribute(key, '');
    } else if (value !== false && value != null) {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.filter(child => child != null));
  return element;
}

/** Creates an element of a drawing: svg('rect', {x: 1}). */
export function svg(name, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

/** Does something, and says in words if it fails. */
export async function attempt(action) {
  say(null);
  try {
    await action();
  } catch (failure) {
    say(failure.message);
  }
}

/** Says a failure in words, above the page; null removes it. */
export function say(failure) {
  const line = document.getElementById('failure');
  line.hidden = !failure;
  line.textContent = failure ?? '';
}

/** Sends a request to the lab. Fails with a sentence. */
export async function ask(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body ? {'content-type': 'application/json'} : {},
      body: body ? JSON.stringify(body) : undefined,
      signal: AbortSignal.timeout(10_000),
    });
  } catch {
    throw new Error('The lab does not respond: is ./lab up still running?');
  }
  const text = await response.text();
  const answer = text ? JSON.parse(text) : null;
  if (!response.ok) {
    throw new Error(answer?.detail ?? `The lab answered with status ${response.status}.`);
  }
  return answer;
}
