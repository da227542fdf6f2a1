// The rows of a trace. Only those near the viewport exist as elements, so that a trace of many
// thousand spans opens and scrolls like a small one.

import {unfolded} from './tree.js';

const OVERSCAN_ROWS = 12;

export class Timeline {
  #grid; #body; #nodes; #row; #onSelect;
  #folded = new Set();
  #marked = new Set();
  #rows = [];
  #elements = new Map();
  #active = null;
  #selected = null;
  #frame = 0;
  #all = false;

  // Nodes are in display order; row makes a node's element, given whether the node is folded.
  constructor({grid, body, nodes, row, onSelect}) {
    this.#grid = grid;
    this.#body = body;
    this.#nodes = nodes;
    this.#row = row;
    this.#onSelect = onSelect;
    addEventListener('scroll', () => this.#soon(), {passive: true});
    addEventListener('resize', () => this.#refresh());
    addEventListener('beforeprint', () => this.#drawAll(true));
    addEventListener('afterprint', () => this.#drawAll(false));
    body.addEventListener('click', event => this.#clicked(event));
    this.#refresh();
    this.#activate(this.#rows[0]);
  }

  get rows() { return this.#rows; }
  get active() { return this.#active; }
  isFolded(node) { return this.#folded.has(node); }

  // After the nodes have changed.
  redraw() {
    this.#refresh();
  }

  fold(nodes) {
    nodes.filter(node => node.children.length).forEach(node => this.#folded.add(node));
    this.#refresh();
    let shown = this.#active;
    while (!this.#rows.includes(shown)) shown = shown.parent;
    if (this.#selected && !this.#rows.includes(this.#selected)) {
      this.#selected = null;
      this.#onSelect(null);
    }
    this.#activate(shown);
  }

  unfold(nodes) {
    nodes.forEach(node => this.#folded.delete(node));
    this.#refresh();
  }

  // Makes a row the active one, unfolds its ancestors and scrolls it into view.
  goTo(node) {
    const above = [];
    for (let each = node.parent; each; each = each.parent) above.push(each);
    if (above.some(each => this.#folded.has(each))) this.unfold(above);
    this.#reveal(this.#rows.indexOf(node));
    this.#activate(node);
  }

  select(node) {
    this.#selected = node;
    this.#onSelect(node);
    this.goTo(node ?? this.#active);
  }

  mark(nodes) {
    this.#marked = new Set(nodes);
    this.#grid.classList.toggle('searching', this.#marked.size > 0);
    this.#restyle();
  }

  #clicked(event) {
    const element = event.target.closest('.row');
    if (!element) return;
    const node = this.#nodes[Number(element.id.slice('row-'.length))];
    if (event.target.closest('.fold')) {
      this.#activate(node);
      this.isFolded(node) ? this.unfold([node]) : this.fold([node]);
    } else {
      this.select(node === this.#selected ? null : node);
    }
  }

  #activate(node) {
    this.#active = node;
    this.#draw();
    this.#grid.setAttribute('aria-activedescendant', `row-${node.index}`);
    this.#restyle();
  }

  #reveal(index) {
    const height = this.#rowHeight();
    const top = this.#body.getBoundingClientRect().top + index * height;
    const ceiling = this.#body.getBoundingClientRect().top - this.#grid.getBoundingClientRect().top + 8;
    const floor = innerHeight - (document.body.classList.contains('with-sheet') ? innerHeight * 0.6 : 16);
    if (top < ceiling) scrollBy({top: top - ceiling - height});
    if (top + height > floor) scrollBy({top: top + height - floor + height});
  }

  #refresh() {
    this.#rows = unfolded(this.#nodes, this.#folded);
    this.#body.style.setProperty('height', `${this.#rows.length * this.#rowHeight()}px`);
    this.#grid.setAttribute('aria-rowcount', this.#rows.length + 1);
    this.#elements.forEach(element => element.remove());
    this.#elements.clear();
    this.#draw();
  }

  // Paper does not scroll, so printing needs all rows.
  #drawAll(all) {
    this.#all = all;
    this.#refresh();
  }

  #soon() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw() {
    const wanted = this.#near();
    for (const [node, element] of this.#elements) {
      if (!wanted.has(node)) {
        element.remove();
        this.#elements.delete(node);
      }
    }
    for (const [node, index] of wanted) {
      if (!this.#elements.has(node)) this.#add(node, index);
    }
  }

  // The rows near the viewport, and the active row wherever it is.
  #near() {
    if (this.#all) return new Map(this.#rows.map((node, i) => [node, i]));
    const height = this.#rowHeight();
    const offset = -this.#body.getBoundingClientRect().top;
    const first = Math.max(0, Math.floor(offset / height) - OVERSCAN_ROWS);
    const last = Math.ceil((offset + innerHeight) / height) + OVERSCAN_ROWS;
    const near = new Map(this.#rows.slice(first, last).map((node, i) => [node, first + i]));
    if (this.#active && !near.has(this.#active)) near.set(this.#active, this.#rows.indexOf(this.#active));
    return near;
  }

  #add(node, index) {
    if (index < 0) return;
    const element = this.#row(node, this.isFolded(node));
    element.style.setProperty('top', `${index * this.#rowHeight()}px`);
    element.setAttribute('aria-rowindex', index + 2);
    this.#elements.set(node, element);
    this.#style(node, element);
    this.#body.append(element);
  }

  #restyle() {
    this.#elements.forEach((element, node) => this.#style(node, element));
  }

  #style(node, element) {
    element.classList.toggle('active', node === this.#active);
    element.classList.toggle('marked', this.#marked.has(node));
    element.setAttribute('aria-selected', String(node === this.#selected));
  }

  #rowHeight() {
    return parseFloat(getComputedStyle(this.#grid).getPropertyValue('--row'));
  }
}
