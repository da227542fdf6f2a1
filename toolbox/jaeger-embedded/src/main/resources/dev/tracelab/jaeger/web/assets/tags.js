// Parses tags as typed (key=value "quoted key"="quoted value") and as in Jaeger's URLs
// ({"key":"value"}), so that a link to Jaeger's own UI works here, too.

const PAIR = /\s*(?:"((?:\\.|[^"\\])*)"|([^\s="]+))=(?:"((?:\\.|[^"\\])*)"|([^\s"]*))(?=\s|$)/y;

export function parse(text) {
  const trimmed = text.trim();
  return trimmed.startsWith('{') ? fromJson(trimmed) : fromPairs(trimmed);
}

export const write = tags =>
  Object.entries(tags).map(([key, value]) => `${quoted(key)}=${quoted(value)}`).join(' ');

function fromJson(text) {
  try {
    return Object.fromEntries(Object.entries(JSON.parse(text)).map(([k, v]) => [k, String(v)]));
  } catch {
    throw new Error('Tags must be written key=value, or as a JSON object.');
  }
}

function fromPairs(text) {
  const tags = {};
  PAIR.lastIndex = 0;
  while (PAIR.lastIndex < text.length) {
    const found = PAIR.exec(text);
    if (!found) throw new Error('Tags must be written key=value, separated by spaces.');
    tags[unescaped(found[1]) ?? found[2]] = unescaped(found[3]) ?? found[4];
  }
  return tags;
}

const quoted = text => (/^[^\s="\\]+$/.test(text) ? text : JSON.stringify(text));
const unescaped = text => text?.replace(/\\(.)/g, '$1');
