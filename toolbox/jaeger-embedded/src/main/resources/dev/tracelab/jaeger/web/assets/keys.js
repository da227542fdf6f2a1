// Keyboard navigation of a treegrid, as the ARIA practices describe it.

const PAGE = 10;

const ACTIONS = {
  ArrowDown: (timeline, at) => to(timeline, at + 1),
  ArrowUp: (timeline, at) => to(timeline, at - 1),
  PageDown: (timeline, at) => to(timeline, at + PAGE),
  PageUp: (timeline, at) => to(timeline, at - PAGE),
  Home: timeline => to(timeline, 0),
  End: timeline => to(timeline, Infinity),
  ArrowRight: timeline => inwards(timeline, timeline.active),
  ArrowLeft: timeline => outwards(timeline, timeline.active),
  Enter: timeline => timeline.select(timeline.active),
  ' ': timeline => timeline.select(timeline.active),
  Escape: timeline => timeline.select(null),
};

export function listen(grid, timeline) {
  grid.addEventListener('keydown', event => {
    const action = ACTIONS[event.key];
    if (!action || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    action(timeline, timeline.rows.indexOf(timeline.active));
  });
}

function to(timeline, index) {
  timeline.goTo(timeline.rows[Math.min(timeline.rows.length - 1, Math.max(0, index))]);
}

function inwards(timeline, node) {
  if (timeline.isFolded(node)) {
    timeline.unfold([node]);
  } else if (node.children.length) {
    timeline.goTo(node.children[0]);
  }
}

function outwards(timeline, node) {
  if (node.children.length && !timeline.isFolded(node)) {
    timeline.fold([node]);
  } else if (node.parent) {
    timeline.goTo(node.parent);
  }
}
