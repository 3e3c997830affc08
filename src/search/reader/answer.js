// The answer (`search.rs`).

import { Marker } from "./excerpt.js";
import { kindOf } from "./files.js";
import { plan } from "./query.js";
import { firstOf, order, rank } from "./ranking.js";
import { reasons, saidFor } from "./reason.js";
import { suggest } from "./suggest.js";

export function answer(pack, typed, query, { limit, kind, theme, details }) {
  const understood = pack.ahead(() => plan(pack, query), () => pack.expect(query));
  const isOfKind = ({ entry }) => kind === null || kindOf(pack.manifest, entry)[0] === kind;
  const isOfTheme = ({ entry }) => theme === null || pack.themeOf(entry) === theme;
  const allow = (ranked) => ranked.filter((found) => isOfKind(found) && isOfTheme(found));
  const marker = new Marker(pack, understood);
  const show = (allowed) => pack.each(firstOf(allowed, limit), (found) => hit(pack, understood, marker, found, details));
  // What has to do with a named entry may stand among its texts; most hits are the same without it.
  const ranked = pack.ahead(() => rank(pack, understood, true), () => show(allow(rank(pack, understood, false))));
  const allowed = allow(ranked);
  const hits = show(allowed);
  return {
    query: typed,
    total: allowed.length,
    kinds: counts(ranked.filter(isOfTheme), ({ entry }) => kindOf(pack.manifest, entry)[0]).map(([key, count]) => ({ kind: key, count })),
    themes: counts(ranked.filter(isOfKind), ({ entry }) => pack.themeOf(entry)).map(([id, count]) => ({ id, count })),
    hits,
    suggestions: allowed.length === 0 ? suggest(pack, understood) : [],
  };
}

// How many there are of each, in the order of the best of each.
function counts(ranked, keyOfOne) {
  const all = new Map();
  for (const found of ranked) {
    const key = keyOfOne(found);
    if (key === undefined) continue;
    const known = all.get(key);
    if (!known) all.set(key, { count: 1, best: found });
    else {
      known.count += 1;
      if (order(found, known.best) < 0) known.best = found;
    }
  }
  return [...all].sort(([, a], [, b]) => order(a.best, b.best)).map(([key, { count }]) => [key, count]);
}

function hit(pack, understood, marker, found, details) {
  const entry = { ...pack.entry(found.entry), score: found.score };
  if (!details) return entry;
  const record = pack.record(found.entry);
  const said = saidFor(pack, record, understood);
  const { parts, heading } = marker.excerpt(record, found.isNamed, said);
  const [section, anchor] = record.headings[heading] ?? [null, null];
  return {
    ...entry,
    url: anchor === null ? entry.url : `${entry.url}#${anchor}`,
    reasons: reasons(pack, record, found, understood, said, marker),
    section,
    excerpt: parts,
  };
}
