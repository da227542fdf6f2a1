// Runs first on every page: Jaeger's parameters for embedding, and the box for a trace id.

const parameters = new URLSearchParams(location.search);
const KEPT = ['uiEmbed', 'uiTheme'];

// Whether another page shows this one in a frame.
export const isEmbedded = parameters.get('uiEmbed') === 'v0';

if (isEmbedded) {
  document.documentElement.dataset.embed = 'v0';
}
if (['light', 'dark'].includes(parameters.get('uiTheme'))) {
  document.documentElement.dataset.theme = parameters.get('uiTheme');
}

document.querySelector('.lookup').addEventListener('submit', event => {
  event.preventDefault();
  const id = new FormData(event.target).get('id').trim();
  if (id) location.assign(traceAddress(id));
});

// The last part of this page's address. A part that is not well-formed stays as it is: no trace has such an id.
export function pathEnd() {
  const text = location.pathname.split('/').at(-1);
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// The address of a trace or of a span in it, with the parameters for embedding of this page.
export const traceAddress = (traceId, spanId) =>
  address(`/trace/${encodeURIComponent(traceId)}`, spanId ? {uiFind: spanId} : {});

// The address of the comparison of two traces; an empty id is chosen on that page.
export const compareAddress = (a, b) =>
  address(`/trace/${encodeURIComponent(a)}...${encodeURIComponent(b)}`, {});

function address(path, more) {
  const query = new URLSearchParams(more);
  for (const name of KEPT) {
    if (parameters.has(name)) query.set(name, parameters.get(name));
  }
  const text = query.toString();
  return `${path}${text && '?'}${text}`;
}
