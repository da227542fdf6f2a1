// A service has the same colour on every page; two services share one only if all are taken.

const COLOURS = 12;

export function colours(services) {
  const taken = new Map();
  for (const service of [...new Set(services)].sort()) {
    taken.set(service, free(hash(service) % COLOURS, new Set(taken.values())));
  }
  return service => `c${taken.get(service) ?? 0}`;
}

function free(wanted, taken) {
  for (let step = 0; step < COLOURS; step++) {
    const colour = (wanted + step) % COLOURS;
    if (!taken.has(colour)) return colour;
  }
  return wanted;
}

function hash(text) {
  let sum = 2166136261;
  for (let i = 0; i < text.length; i++) {
    sum = Math.imul(sum ^ text.charCodeAt(i), 16777619) >>> 0;
  }
  return (sum >>> 8) >>> 0;
}
