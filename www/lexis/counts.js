/**
 * Words counted: how often each base form stands there, which phrases come back, what stands beside a word, and every place
 * in its surroundings. In: tokens and the text. Out: rows with their places. Each pass is linear in the tokens. Knows no DOM.
 */

/** @typedef {import("../types").Token} Token */
/** @typedef {{start: number, end: number}} Span */
/** @typedef {{lemma: string, upos: string, count: number, forms: string[], places: Span[]}} WordRow */

/** Parts of speech that build sentences rather than name things. */
const FUNCTION = new Set(["DET", "ADP", "AUX", "PRON", "CCONJ", "SCONJ", "PART"]);
const NO_WORD = new Set(["PUNCT", "SYM", "X", "_"]);

/** @param {Token} token @param {string} text */
const isWord = ({ start, end, upos }, text) => !NO_WORD.has(upos) && /[\p{L}\p{N}]/u.test(text.slice(start, end));

/** @param {Token} token */
const key = ({ lemma, upos }) => `${upos === "PROPN" ? lemma : lemma.toLowerCase()}|${upos}`;

/**
 * How often each base form stands there, the most frequent first.
 * @param {Token[]} tokens @param {string} text @param {boolean} [all] function words too @returns {WordRow[]}
 */
export function frequencies(tokens, text, all = false) {
  /** @type {Map<string, {row: WordRow, forms: Set<string>}>} */
  const found = new Map();
  for (const token of tokens) {
    if (!isWord(token, text) || (!all && FUNCTION.has(token.upos))) continue;
    const { start, end, lemma, upos } = token;
    const entry = found.get(key(token)) ?? { row: { lemma, upos, count: 0, forms: [], places: [] }, forms: new Set() };
    entry.row.count++;
    entry.row.places.push({ start, end });
    entry.forms.add(text.slice(start, end).toLowerCase());
    found.set(key(token), entry);
  }
  const rows = [...found.values()].map(({ row, forms }) => ({ ...row, forms: [...forms].sort() }));
  return rows.sort((a, b) => b.count - a.count || a.places[0].start - b.places[0].start);
}

/**
 * Phrases of two to four words that come back, within a sentence, beginning and ending with a word that names something.
 * A part of a longer phrase that stands nowhere else is left out.
 * @param {Token[]} tokens @param {string} text @returns {{phrase: string, count: number, places: Span[]}[]}
 */
export function phrases(tokens, text) {
  /** @type {Map<string, {phrase: string, size: number, places: Span[]}>} */
  const found = new Map();
  tokens.forEach((first, at) => {
    if (!isWord(first, text) || FUNCTION.has(first.upos)) return;
    const words = [first.lemma.toLowerCase()];
    for (let n = 1; n < 4; n++) {
      const next = tokens[at + n];
      if (!next || next.sentence !== first.sentence || !isWord(next, text)) return;
      words.push(next.lemma.toLowerCase());
      if (FUNCTION.has(next.upos)) continue;
      const id = words.join(" ");
      const row = found.get(id) ?? { phrase: text.slice(first.start, next.end).replace(/\s+/g, " "), size: n + 1, places: [] };
      const last = row.places.at(-1);
      if (!last || first.start >= last.end) row.places.push({ start: first.start, end: next.end });
      found.set(id, row);
    }
  });
  const again = [...found].filter(([, { places }]) => places.length > 1);
  /** Counts of longer phrases by each of their parts. @type {Map<string, number>} */
  const inside = new Map();
  for (const [id, { size, places }] of again) {
    const words = id.split(" ");
    for (let from = 0; from < size; from++) {
      for (let to = from + 2; to <= size; to++) {
        if (to - from === size) continue;
        const part = words.slice(from, to).join(" ");
        inside.set(part, Math.max(inside.get(part) ?? 0, places.length));
      }
    }
  }
  return again.filter(([id, { places }]) => (inside.get(id) ?? 0) < places.length)
    .map(([, { phrase, places }]) => ({ phrase, count: places.length, places }))
    .sort((a, b) => b.count - a.count || a.places[0].start - b.places[0].start);
}

/**
 * Words that stand near others more than once: within so many words of the same sentence, by logDice
 * (14 + log2 of 2f(x,y) / (f(x) + f(y)), Rychlý 2008; 14 is always together, one less is half as often).
 * @param {Token[]} tokens @param {string} text @param {Span[]} places of the word @param {number} [reach]
 * @returns {{lemma: string, together: number, logDice: number}[]}
 */
export function neighbours(tokens, text, places, reach = 5) {
  const words = tokens.filter((token) => isWord(token, text));
  const starts = new Set(places.map(({ start }) => start));
  const total = new Map();
  for (const token of words) if (!FUNCTION.has(token.upos)) total.set(token.lemma.toLowerCase(), (total.get(token.lemma.toLowerCase()) ?? 0) + 1);
  const together = new Map();
  words.forEach((token, at) => {
    if (!starts.has(token.start)) return;
    for (let n = Math.max(0, at - reach); n <= at + reach && n < words.length; n++) {
      const other = words[n];
      if (n === at || other.sentence !== token.sentence || starts.has(other.start) || FUNCTION.has(other.upos)) continue;
      const lemma = other.lemma.toLowerCase();
      together.set(lemma, (together.get(lemma) ?? 0) + 1);
    }
  });
  return [...together].filter(([, n]) => n > 1)
    .map(([lemma, n]) => ({ lemma, together: n, logDice: 14 + Math.log2((2 * n) / (places.length + total.get(lemma))) }))
    .sort((a, b) => b.logDice - a.logDice || b.together - a.together || a.lemma.localeCompare(b.lemma));
}

/**
 * Every place in its surroundings.
 * @param {string} text @param {Span[]} places @param {"text" | "before" | "after"} by in reading order, or by the words before or behind
 * @param {number} [width] characters on each side @returns {{before: string, hit: string, after: string, start: number, end: number}[]}
 */
export function contexts(text, places, by, width = 60) {
  const flat = (/** @type {number} */ from, /** @type {number} */ to) => text.slice(Math.max(0, from), to).replace(/\s+/g, " ");
  // a word cut in two at the edge is left out
  const rows = places.map(({ start, end }) => ({
    before: start > width ? flat(start - width, start).replace(/^\S*\s/, "") : flat(0, start), hit: flat(start, end),
    after: end + width < text.length ? flat(end, end + width).replace(/\s\S*$/, "") : flat(end, text.length), start, end,
  }));
  const words = (/** @type {string} */ side) => side.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const order = {
    text: (/** @type {typeof rows[number]} */ { start }) => String(start).padStart(9, "0"),
    before: (/** @type {typeof rows[number]} */ { before }) => words(before).reverse().slice(0, 4).join(" "),
    after: (/** @type {typeof rows[number]} */ { after }) => words(after).slice(0, 4).join(" "),
  }[by];
  return rows.map((row) => ({ row, key: order(row) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.row.start - b.row.start)).map(({ row }) => row);
}
