"use strict";
// Draws a chaos run from the JSON document in the page. The data is untrusted: it becomes text and attribute values
// only, never markup.

const run = JSON.parse(byId("run").textContent);
const SVG = byId("timeline").namespaceURI;
const VIOLATIONS_SHOWN = 10;

function byId(id) {
  return document.getElementById(id);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

const html = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);
const svg = (name, attributes = {}, ...children) => fill(document.createElementNS(SVG, name), attributes, children);
const title = (text) => svg("title", {}, text);
const count = (number) => number.toLocaleString("en-GB");

function time(millis) {
  const seconds = millis / 1000;
  if (seconds < 1) return `${Math.round(millis)} ms`;
  return seconds < 60
    ? `${seconds.toFixed(1)} s`
    : `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, "0")} min`;
}

/** The smallest number that a share of all numbers does not exceed (nearest rank). */
function percentile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

// ---- text and tables ----

function header() {
  const broken = run.findings.filter((finding) => finding.violations.length > 0).length;
  const all = run.findings.length;
  const verdict = broken ? `${broken} of ${all} invariants are broken` : `All ${all} invariants hold`;
  document.title = `Chaos run, seed ${run.seed}: ${verdict}`;
  byId("verdict").classList.add(broken ? "bad" : "good");
  const texts = { seed: `Seed ${run.seed}`, rate: run.rate, schedule: run.schedule, spans: count(run.spans), verdict };
  for (const [id, text] of Object.entries(texts)) byId(id).textContent = text;
}

function tiles() {
  const latencies = [...run.requests.accepted, ...run.requests.refused].map(([, latency]) => latency);
  const killed = run.outages.filter((outage) => outage.service).length;
  const violations = run.findings.reduce((sum, finding) => sum + finding.violations.length, 0);
  const tile = (figure, caption, type = "") =>
    html("div", { class: "tile" }, html("b", {}, figure), html("span", { class: `key ${type}` }, caption));
  byId("tiles").append(
    tile(count(run.count.placed), "orders placed"),
    tile(count(run.count.accepted), "accepted", "accepted"),
    tile(count(run.count.refused), "refused", "refused"),
    tile(count(run.count.unanswered), "clients gave up", "open"),
    tile(count(killed), "services killed"),
    tile(count(run.outages.length - killed), "other outages"),
    tile(count(run.recoveries.length), "recoveries"),
    tile(count(violations), "violations"),
    tile(time(percentile(latencies, 0.5)), "latency, p50", "p50"),
    tile(time(percentile(latencies, 0.99)), "latency, p99", "p99"),
  );
}

const cell = (text, type = "") => html("td", { class: type }, text);
const rowHead = (text) => html("th", { scope: "row" }, text);

function findingRow({ invariant, meaning, checked, violations }) {
  const holds = violations.length === 0;
  const shown = violations.slice(0, VIOLATIONS_SHOWN).map((violation) => html("li", {}, violation));
  return html("tr", { class: holds ? "good" : "bad" },
    cell(holds ? "holds" : "broken", "verdict"), rowHead(invariant),
    html("td", {}, meaning, ...(holds ? [] : [html("ul", {}, ...shown)])),
    cell(count(checked), "number"), cell(count(violations.length), "number"));
}

const faultRow = ({ part, fault, from, to }) =>
  html("tr", {}, cell(time(from), "number"), rowHead(part), cell(fault), cell(time(to - from), "number"));

/** One entry for each trace with a recovery; with its tree if the run recorded it. */
function recoveryEntries() {
  const byTrace = new Map();
  for (const recovery of run.recoveries) {
    byTrace.set(recovery.trace, [...(byTrace.get(recovery.trace) ?? []), recovery]);
  }
  return [...byTrace].map(([trace, recoveries]) => {
    const head = [html("span", { class: "when" }, time(recoveries[0].at)),
      ...recoveries.map(({ kind, at }) => html("span", { class: `chip ${type(kind)}`, title: `at ${time(at)}` }, kind)),
      html("code", {}, trace)];
    const attributes = { class: "entry", id: `t-${trace}` };
    return run.trees[trace] === undefined
      ? html("div", attributes, ...head)
      : html("details", attributes, html("summary", {}, ...head), html("pre", {}, run.trees[trace]));
  });
}

const type = (kind) => kind.replace(" ", "_");

// ---- the timeline: panels from top to bottom with a common time axis ----

const end = 1000 + Math.max(0,
  ...run.outages.map((outage) => outage.to), ...run.recoveries.map((recovery) => recovery.at),
  Object.values(run.requests).reduce((last, all) => all.reduce((most, [at]) => Math.max(most, at), last), 0));

/** Responses counted over intervals of equal length, a whole number of seconds each. */
function bins(most) {
  const millis = 1000 * Math.max(1, Math.ceil(end / 1000 / most));
  const all = Array.from({ length: Math.floor(end / millis) + 1 },
    (_, index) => ({ start: index * millis, millis, accepted: 0, refused: 0, open: 0, latencies: [] }));
  for (const [outcome, responses] of Object.entries(run.requests)) {
    for (const [at, latency] of responses) {
      const bin = all[Math.floor(at / millis)];
      bin[outcome]++;
      if (outcome !== "open") bin.latencies.push(latency);
    }
  }
  return all;
}

function drawing() {
  const width = byId("timeline").getBoundingClientRect().width;
  const narrow = width < 700;
  const left = narrow ? 52 : 184, right = width - 12;
  const lane = narrow ? 36 : 24;
  const x = (millis) => left + ((right - left) * millis) / end;
  const line = (x1, y1, x2, y2, type) => svg("line", { x1, y1, x2, y2, class: type });
  const text = (x, y, type, words) => svg("text", { x, y, class: type }, words);
  const box = (x, y, width, height, type, words) => svg("rect", { x, y, width, height, class: type }, title(words));
  /** A panel's name and a hint, beside the panel or, on a narrow screen, above it. */
  const name = (panel, words, hint) => [text(0, panel.top + (narrow ? -12 : 12), "name", words),
    text(narrow ? right : 0, panel.top + (narrow ? -12 : 28), narrow ? "hint end" : "hint", hint)];
  const laneOf = (panel, index) => panel.top + lane * index + lane / 2 + (narrow ? 8 : 0);
  const rail = (panel, index, words) => [
    text(0, laneOf(panel, index) + (narrow ? -10 : 4), "lane", words),
    line(narrow ? 6 : left, laneOf(panel, index), right, laneOf(panel, index), "rail")];

  const panel = (top, height) => ({ top, height, bottom: top + height });
  const gap = narrow ? 44 : 26;
  const parts = run.parts, kinds = run.kinds;
  const orders = panel(narrow ? 28 : 14, 170);
  const latency = panel(orders.bottom + gap, 130);
  const outages = panel(latency.bottom + 26, lane * parts.length);
  const recoveries = panel(outages.bottom + 13, lane * kinds.length);

  const all = bins((right - left) / 3);
  const perSecond = (count) => (1000 * count) / all[0].millis;

  function axis() {
    const step = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600]
      .find((seconds) => end / (1000 * seconds) <= (right - left) / 60) ?? 7200;
    return Array.from({ length: Math.floor(end / 1000 / step) + 1 }, (_, index) => index * step).flatMap((second) => [
      line(x(1000 * second), orders.top, x(1000 * second), recoveries.bottom, "grid"),
      text(x(1000 * second), recoveries.bottom + 18, "tick middle", `${second} s`)]);
  }

  const outageText = ({ part, fault, from, to }) =>
    `${part} was ${fault} at ${time(from)} and back after ${time(to - from)}`;
  const kindOfPart = (outage) => (outage.service ? "service" : "backing");

  /** Faint bands over the charts show what an outage did there. */
  const shadows = () => run.outages.map((outage) => box(x(outage.from), orders.top, x(outage.to) - x(outage.from),
    latency.bottom - orders.top, `shadow ${kindOfPart(outage)}`, outageText(outage)));

  /** Final responses upwards, requests without one downwards. */
  function ordersChart() {
    const zero = orders.top + 0.62 * orders.height;
    const most = (counted) => Math.max(1, ...all.map((bin) => perSecond(counted(bin))));
    const above = most((bin) => bin.accepted + bin.refused), below = most((bin) => bin.open);
    const bars = all.flatMap((bin) => {
      const words = `${time(bin.start)}: ${bin.accepted} accepted, ${bin.refused} refused, ${bin.open} requests without a final response`;
      const barWidth = Math.max(0.6, x(bin.start + bin.millis) - x(bin.start) - 0.6);
      const accepted = (perSecond(bin.accepted) / above) * (zero - orders.top);
      const refused = (perSecond(bin.refused) / above) * (zero - orders.top);
      const open = (perSecond(bin.open) / below) * (orders.bottom - zero);
      return [box(x(bin.start), zero - accepted, barWidth, accepted, "accepted", words),
        box(x(bin.start), zero - accepted - refused, barWidth, refused, "refused", words),
        box(x(bin.start), zero, barWidth, open, "open", words)];
    });
    return [...name(orders, "Orders per second", "final responses"),
      ...(narrow ? [] : [text(0, zero + 18, "hint", "retried")]),
      text(left - 8, orders.top + 4, "tick end", above.toFixed(0)),
      text(left - 8, orders.bottom + 4, "tick end", below.toFixed(0)),
      ...bars, line(left, zero, right, zero, "axis")];
  }

  /** Latency on a logarithmic scale; the line is interrupted where no order got its final response. */
  function latencyChart() {
    const least = 5;
    const answered = all.filter((bin) => bin.latencies.length > 0);
    const most = Math.max(1000, ...answered.map((bin) => 1.2 * percentile(bin.latencies, 0.99)));
    const y = (millis) =>
      latency.bottom - (latency.height * Math.log(Math.max(least, millis) / least)) / Math.log(most / least);
    const path = (share, type) => {
      let broken = true;
      const steps = all.map((bin) => {
        if (bin.latencies.length === 0) {
          broken = true;
          return "";
        }
        const step = `${x(bin.start + bin.millis / 2)} ${y(percentile(bin.latencies, share))}`;
        const command = broken ? `M${step}h0.1` : `L${step}`;
        broken = false;
        return command;
      });
      return svg("path", { d: steps.join(""), class: type });
    };
    return [...name(latency, "Latency", "until the final response"),
      ...[10, 100, 1000, 10000, 100000].filter((label) => label <= most).flatMap((label) => [
        line(left, y(label), right, y(label), "grid"),
        text(left - 8, y(label) + 4, "tick end", label < 1000 ? `${label} ms` : `${label / 1000} s`)]),
      path(0.99, "p99"), path(0.5, "p50"),
      ...answered.map((bin) => box(x(bin.start), latency.top, x(bin.start + bin.millis) - x(bin.start), latency.height,
        "hit", `${time(bin.start)}: p50 ${time(percentile(bin.latencies, 0.5))}, p99 ${time(percentile(bin.latencies, 0.99))}`))];
  }

  /** A bar for each outage: a cross marks a kill, two strokes a frozen process, a dash an orderly stop. */
  function outageLanes() {
    const marks = { killed: "m-2.5 -2.5l5 5m0 -5l-5 5", frozen: "m-1.5 -2.5v5m3.5 -5v5", stopped: "m-2 0h4" };
    const bar = (outage) => {
      const from = x(outage.from), middle = laneOf(outages, parts.indexOf(outage.part));
      return svg("g", { class: "outage" }, title(outageText(outage)),
        svg("rect", { x: from, y: middle - 5, width: Math.max(10, x(outage.to) - from), height: 10, rx: 5,
          class: kindOfPart(outage) }),
        svg("path", { d: `M${from + 5} ${middle}${marks[outage.fault]}`, class: "mark" }));
    };
    return [...parts.flatMap((part, index) => rail(outages, index, part)), ...run.outages.map(bar)];
  }

  /** A dot for each recovery; recoveries come in bursts, so neighbouring dots are offset vertically. */
  function recoveryLanes() {
    const dot = ({ kind, at, trace, order }, index) => svg("a", { href: `#t-${trace}` },
      svg("circle", { cx: x(at), cy: laneOf(recoveries, kinds.indexOf(kind)) + 2.6 * ((index % 5) - 2), r: 2.6,
        class: type(kind) }, title(`order ${order} ${kind} at ${time(at)}, trace ${trace}`)));
    return [...kinds.flatMap((kind, index) => rail(recoveries, index, kind)), ...run.recoveries.map(dot)];
  }

  const height = recoveries.bottom + 24;
  byId("timeline").setAttribute("viewBox", `0 0 ${width} ${height}`);
  byId("timeline").replaceChildren(
    ...axis(), ...shadows(), ...ordersChart(), ...latencyChart(), ...outageLanes(), ...recoveryLanes());
}

header();
tiles();
byId("findings").append(...run.findings.map(findingRow));
byId("faults").append(...run.outages.map(faultRow));
byId("recoveries").append(...recoveryEntries());
drawing();
addEventListener("resize", drawing);
