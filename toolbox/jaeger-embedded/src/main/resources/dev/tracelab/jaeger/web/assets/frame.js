// Runs first on every page: Jaeger's parameters for embedding, and the box for a trace id.

const parameters = new URLSearchParams(location.search);
const KEPT = ['uiEmbed', 'uiTheme'];

if (parameters.get('uiEmbed') === 'v0') {
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

// The address of a trace or of a span in it, with the parameters for embedding of this page.
export function traceAddress(traceId, spanId) {
  const query = new URLSearchParams();
  if (spanId) query.set('uiFind', spanId);
  for (const name of KEPT) {
    if (parameters.has(name)) query.set(name, parameters.get(name));
  }
  const text = query.toString();
  return `/trace/${encodeURIComponent(traceId)}${text && '?'}${text}`;
}
