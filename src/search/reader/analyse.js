// Words of a text (`analyse.rs`, `link/tokens.rs`, `link/inclusive.rs`).

const PART = "\\p{Alphabetic}\\p{N}_\\u0300-\\u036f\\u00ad\\u200c\\u200d\\u2060";
const WORD = new RegExp(`[${PART}]+`, "gu");
const ACRONYM_DOTTED = new RegExp(`\\p{Lu}(?![${PART}])(?:\\.\\p{Lu}(?![${PART}]))+\\.?`, "uy");
const CLITIC = new RegExp(`['’ʼ′‘][${PART}]`, "uy");
const SPACED = /(?<![A-Za-z0-9\u0080-\uffff])[A-Za-z](?:([. ])[A-Za-z](?:\1[A-Za-z])*)?(?![A-Za-z0-9\u0080-\uffff])/g;
const FEMININE = "(?:[tdr]?rices?|ices?|ines?|l?l?elles?|lles?|euses?|[ièe]?[èe]res?|e?sses?|ennes?|iennes?|ales?|ives?|ves?|fe?s?|nes?|les?|tes?|se?s?|es?|x|aux)";
const GROUP = new RegExp(`(?:([·•‧⋅・.\\-\\u2010\\u2011/])${FEMININE}(?:\\1(?:s|x|aux)){0,2}|\\(${FEMININE}\\)(?:s|x|aux)?)(?![${PART}])`, "uy");
const GROUP_SIGNS = new Set("·•‧⋅・.-\u2010\u2011/(");
const APOSTROPHES = new Set("'’ʼ′‘");
// Words kept with their small letters: more than those of a page of results.
const MOST_KNOWN = 4000;
const PRONOUN = /^[.\-\u2010\u2011/](?:elles?|les?|tes?|se?s?|nes?|es|fe?s?)$/u;
// What looks like a pronoun, and goes on with the end of its word: *lycéen.nes*, *vendeur/se*.
const DOUBLED = /(?:n.nes?|l.les?|t.tes?|f.fes?|eu[rx].ses?)$/u;
const BOND = /^[-\u2010\u2011'’ʼ′‘]$/u;

export class Analyser {
  constructor(rules) {
    this.elided = new Set(rules.elided.split(" "));
    this.longest = rules.query.longestWord;
    this.known = new Map();
  }

  words(source) {
    const typed = raiseAcronyms(source);
    const words = [];
    let last = null;
    for (WORD.lastIndex = 0; ; ) {
      const found = WORD.exec(typed);
      if (!found) return words;
      const start = found.index;
      let end = WORD.lastIndex;
      // The sign after a word says which of the longer patterns is worth trying.
      const dotted = typed[end] === "." ? sticky(ACRONYM_DOTTED, typed, start) : null;
      if (dotted) {
        end = start + dotted.length;
      } else if (GROUP_SIGNS.has(typed[end])) {
        const group = sticky(GROUP, typed, end);
        if (group && (!PRONOUN.test(group) || DOUBLED.test(typed.slice(start, end) + group))) end += group.length;
      }
      WORD.lastIndex = end;
      const [key, folded] = this.keys(dotted ?? found[0]);
      const isElided = APOSTROPHES.has(typed[end]) && sticky(CLITIC, typed, end) !== null && this.elided.has(key);
      if (key === "" || isLonger(key, this.longest) || isElided) {
        last = null;
        continue;
      }
      const isBound = last !== null && BOND.test(typed.slice(last, start));
      words.push({ spelling: key, folded, start, end, isBound });
      last = end;
    }
  }

  // A word in small letters, and the same without accents. A lexicon has few words and says them often.
  keys(written) {
    let keys = this.known.get(written);
    if (!keys) {
      const key = keyOf(written);
      keys = [key, fold(key)];
      if (this.known.size > MOST_KNOWN) this.known.clear();
      this.known.set(written, keys);
    }
    return keys;
  }

  // What a text is found by: its words, and compounds in one piece.
  terms(source, take) {
    for (const compound of this.compounds(source)) {
      for (const { folded } of compound.words) take(folded);
      if (compound.folded !== null) take(compound.folded);
    }
  }

  // The words of a text by compounds; most are of one word. Those of more are also known in one piece.
  compounds(source) {
    const compounds = [];
    for (const word of this.words(source)) {
      if (word.isBound) compounds.at(-1).words.push(word);
      else compounds.push({ words: [word] });
    }
    for (const compound of compounds) {
      const joined = compound.words.map(({ spelling }) => spelling).join("");
      compound.folded = compound.words.length > 1 && !isLonger(joined, this.longest) ? fold(joined) : null;
    }
    return compounds;
  }
}

// In letters, of which some are two units long.
const isLonger = (key, longest) => key.length > longest && [...key].length > longest;

function sticky(pattern, source, at) {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? null;
}

function keyOf(written) {
  return written.normalize("NFC").toLowerCase().replace(/œ/gu, "oe").replace(/æ/gu, "ae").replace(/[.\u00ad\u200c\u200d\u2060]/gu, "");
}

function raiseAcronyms(source) {
  return source.replace(SPACED, (letters, separator) => {
    // *y a t il* asks.
    if (separator === " " && /\by a\b/iu.test(letters)) return letters;
    const count = (letters.length + 1) / 2;
    return count >= (separator === "." ? 2 : 3) ? letters.toUpperCase().replaceAll(" ", ".") : letters;
  });
}

// Small letters without accents (`model::fold`).
export function fold(word) {
  return word.normalize("NFD").replace(/[\u0300-\u036f\u00ad\u200b-\u200d\ufeff]/gu, "").toLowerCase().replace(/œ/gu, "oe").replace(/æ/gu, "ae").replace(/ß/gu, "ss");
}

export function slug(title) {
  return fold(title).replace(/[^a-z0-9]+/gu, "-").replace(/^-|-$/gu, "");
}
