// Draws services and the calls between them. Layers run from left to right if they fit into the
// width, otherwise downwards.

import {svg} from './dom.js';
import {plural} from './format.js';
import {layers} from './layers.js';

const SIDEWAYS = {downwards: false, box: {width: 180, height: 48}, across: 34, along: [60, 150], letters: 20};
const DOWNWARDS = {downwards: true, box: {width: 146, height: 48}, across: 18, along: [64, 64], letters: 17};
const BEND = {width: 24, height: 24};
const ARROW = 9;
const BESIDE = 12;

export function graph(calls, colourOf, width) {
  const {rows, edges} = layers(calls);
  const style = leastLength(rows, SIDEWAYS) <= width ? SIDEWAYS : DOWNWARDS;
  const size = place(rows, style, width);
  const within = new Map(calls.filter(call => call.parent === call.child).map(call => [call.parent, call.callCount]));
  const most = Math.max(1, ...edges.map(edge => edge.call.callCount));
  for (const edge of edges) edge.points = points(edge, style, hasOpposite(edge, edges));
  return svg('svg', {viewBox: `0 0 ${size.width} ${size.height}`, width: size.width, height: size.height, role: 'img',
    'aria-label': 'Services and the calls between them; the table below has the same calls'},
  edges.map(edge => line(edge, style, most)),
  rows.flat().filter(each => each.name !== null).map(each => box(each, style, colourOf, within.get(each.name))),
  edges.map(count));
}

const leastLength = (rows, {box: {width}, across, along: [between]}) =>
  rows.length * (width + between) - between + 2 * across;

// Gives each place its centre; returns the size of the whole.
function place(rows, {downwards, box: boxSize, across: gap, along: [least, most]}, room) {
  const [along, across] = downwards ? ['height', 'width'] : ['width', 'height'];
  const between = Math.min(most, Math.max(least, (room - 2 * gap - rows.length * boxSize[along]) / Math.max(1, rows.length - 1)));
  const sizes = rows.map(row => row.map(each => (each.name === null ? BEND : boxSize)[across]));
  const breadths = sizes.map(row => row.reduce((sum, size) => sum + size, gap * (row.length - 1)));
  const breadth = Math.max(...breadths);
  rows.forEach((row, i) => {
    const centre = gap + i * (boxSize[along] + between) + boxSize[along] / 2;
    let at = (breadth - breadths[i]) / 2 + gap;
    row.forEach((each, k) => {
      [each.x, each.y] = downwards ? [at + sizes[i][k] / 2, centre] : [centre, at + sizes[i][k] / 2];
      at += sizes[i][k] + gap;
    });
  });
  const length = rows.length * (boxSize[along] + between) - between + 2 * gap;
  return downwards ? {width: breadth + 2 * gap, height: length} : {width: length, height: breadth + 2 * gap};
}

function box({name, x, y}, {box: {width, height}, letters}, colourOf, calls) {
  const [left, top] = [x - width / 2, y - height / 2];
  return svg('g', {class: `node ${colourOf(name)}`},
    svg('title', {}, name),
    svg('rect', {x: left, y: top, width, height, rx: 9}),
    svg('rect', {class: 'edge-mark', x: left, y: top + 9, width: 4, height: height - 18}),
    svg('text', {class: 'service', x, y: calls ? y - 4 : y + 4},
      name.length > letters ? `${name.slice(0, letters - 1)}…` : name),
    calls ? svg('text', {class: 'within', x, y: y + 14}, `${plural(calls, 'call')} within`) : null);
}

// Two services that call each other have two edges, which must not cover each other.
const hasOpposite = ({call}, edges) =>
  edges.some(other => other.call.parent === call.child && other.call.child === call.parent);

// An edge leads out of one box, straight past the boxes of the layers between, to the other box.
function points({places, turned}, {downwards, box: {width, height}}, beside) {
  const half = (downwards ? height : width) / 2;
  const shift = beside ? (turned ? BESIDE : -BESIDE) : 0;
  const at = ({x, y}, ahead) => downwards ? [x + shift, y + ahead] : [x + ahead, y + shift];
  return [
    at(places[0], half + (turned ? ARROW : 0)),
    ...places.slice(1, -1).flatMap(bend => [at(bend, -half), at(bend, half)]),
    at(places.at(-1), -half - (turned ? 0 : ARROW)),
  ];
}

function line({call, points: path, turned}, {downwards}, most) {
  const width = 1.5 + 2.5 * Math.sqrt(call.callCount / most);
  return svg('g', {class: 'edge'},
    svg('title', {}, `${call.parent} → ${call.child}: ${plural(call.callCount, 'call')}`),
    svg('path', {d: curve(path, downwards), 'stroke-width': width.toFixed(1)}),
    svg('polygon', {points: turned ? arrow(path[0], downwards, -ARROW) : arrow(path.at(-1), downwards, ARROW)}));
}

function curve([[x, y], ...rest], downwards) {
  let path = `M ${x} ${y}`;
  for (const [toX, toY] of rest) {
    const [midX, midY] = [(x + toX) / 2, (y + toY) / 2];
    path += downwards ? ` C ${x} ${midY} ${toX} ${midY} ${toX} ${toY}` : ` C ${midX} ${y} ${midX} ${toY} ${toX} ${toY}`;
    [x, y] = [toX, toY];
  }
  return path;
}

const arrow = ([x, y], downwards, tip) =>
  downwards ? `${x - 5},${y} ${x + 5},${y} ${x},${y + tip}` : `${x},${y - 5} ${x},${y + 5} ${x + tip},${y}`;

// The number stands before the first layer between, where edges to one service are still apart.
function count({call, points: [[x, y], [toX, toY]]}) {
  return svg('text', {class: 'count', x: (x + toX) / 2, y: (y + toY) / 2 + 4}, call.callCount.toLocaleString('en'));
}
