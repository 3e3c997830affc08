// Places in lists that are in order.

// The last of a table's files whose first key is not after this one.
export function place(firsts, key) {
  let [low, high] = [0, firsts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (firsts[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}

// The table's files that may have keys which begin so.
export function filesOf(firsts, begins) {
  const from = place(firsts, begins);
  let to = from;
  while (to < firsts.length && firsts[to].startsWith(begins)) to += 1;
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

function lower(list, key) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Those that begin so, in a list that is in order.
export function wordsIn(list, begins) {
  const from = lower(list, begins);
  let to = from;
  while (to < list.length && list[to].startsWith(begins)) to += 1;
  return list.slice(from, to);
}

export function lowerBy(names, lettersOfOne) {
  let [low, high] = [0, names.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (names[middle].letters < lettersOfOne) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
