// Places the services of a graph in layers, callers before callees, so that few edges cross.

const SWEEPS = 6;

// Returns the layers, lists of {name, layer}, and the edges, each a list of such places. An edge
// that spans several layers has a place without a name in each layer between.
export function layers(calls) {
  const places = new Map(calls.flatMap(call => [call.parent, call.child]).sort()
    .map(name => [name, {name, layer: 0, next: [], previous: []}]));
  const forward = acyclic(calls.filter(call => call.parent !== call.child), places);
  deepen(forward, places);
  const rows = [];
  for (const place of places.values()) (rows[place.layer] ??= []).push(place);
  const edges = forward.map(edge => ({...edge, places: route(places.get(edge.from), places.get(edge.to), rows)}));
  for (let i = 0; i < SWEEPS; i++) sweep(rows, i % 2 === 0);
  return {rows, edges};
}

// Turns edges that would close a cycle; they are drawn against the direction of the layers.
function acyclic(calls, places) {
  const state = new Map();
  const turned = new Set();
  const out = Map.groupBy(calls, call => call.parent);
  const called = new Set(calls.map(call => call.child));
  const visit = name => {
    state.set(name, 'open');
    for (const call of out.get(name) ?? []) {
      if (state.get(call.child) === 'open') turned.add(call);
      else if (!state.has(call.child)) visit(call.child);
    }
    state.set(name, 'done');
  };
  const names = [...places.keys()];
  for (const name of [...names.filter(each => !called.has(each)), ...names]) if (!state.has(name)) visit(name);
  return calls.map(call => turned.has(call)
    ? {call, from: call.child, to: call.parent, turned: true}
    : {call, from: call.parent, to: call.child, turned: false});
}

// A service is below all its callers. Without cycles this ends after as many rounds as there are services.
function deepen(edges, places) {
  let changed = true;
  while (changed) {
    changed = false;
    for (const {from, to} of edges) {
      const least = places.get(from).layer + 1;
      if (places.get(to).layer < least) {
        places.get(to).layer = least;
        changed = true;
      }
    }
  }
}

function route(from, to, rows) {
  const places = [from];
  for (let layer = from.layer + 1; layer < to.layer; layer++) {
    const bend = {name: null, layer, next: [], previous: []};
    rows[layer].push(bend);
    places.push(bend);
  }
  places.push(to);
  for (let i = 1; i < places.length; i++) {
    places[i - 1].next.push(places[i]);
    places[i].previous.push(places[i - 1]);
  }
  return places;
}

// Orders each layer by the average place of its neighbours in the layer before.
function sweep(rows, forwards) {
  const position = new Map(rows.flatMap(row => row.map((place, i) => [place, (i + .5) / row.length])));
  for (const row of forwards ? rows : [...rows].reverse()) {
    const wanted = place => average((forwards ? place.previous : place.next).map(each => position.get(each)), position.get(place));
    const order = new Map(row.map(place => [place, wanted(place)]));
    row.sort((a, b) => order.get(a) - order.get(b));
    row.forEach((place, i) => position.set(place, (i + .5) / row.length));
  }
}

const average = (numbers, otherwise) =>
  numbers.length ? numbers.reduce((sum, each) => sum + each, 0) / numbers.length : otherwise;
