// The requests to the query API that the viewer makes.

export const services = async () => (await get('/api/v3/services')).services;

export const operations = async service =>
  (await get(`/api/v3/operations?${new URLSearchParams({service})}`)).operations;

export const summaries = async search =>
  (await get(`/api/v3/trace-summaries?${parameters(search)}`)).summaries;

export const trace = async id =>
  (await get(`/api/traces/${encodeURIComponent(id)}`)).data[0];

export const dependencies = async ({from, to}) =>
  (await get(`/api/dependencies?${new URLSearchParams({endTs: Number(to), lookback: to - from})}`)).data;

// What took the time of a trace and which known faults it shows; only this backend knows.
export const explanation = id => get(`/explanations/${encodeURIComponent(id)}`);

export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

function parameters({service, operation, tags, minDuration, limit, from, to}) {
  const query = new URLSearchParams({
    'query.startTimeMin': from.toISOString(),
    'query.startTimeMax': to.toISOString(),
    'query.searchDepth': limit,
  });
  if (service) query.set('query.serviceName', service);
  if (operation) query.set('query.operationName', operation);
  if (minDuration) query.set('query.durationMin', minDuration);
  if (Object.keys(tags).length) query.set('query.attributes', JSON.stringify(tags));
  return query;
}

async function get(address) {
  const response = await fetch(address);
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    const message = body.error?.message ?? body.errors?.[0]?.msg;
    throw new ApiError(response.status, message ?? `The backend responded with status ${response.status}`);
  }
  return body;
}
