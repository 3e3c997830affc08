// Bytes, texts and JSON.

import { PackError } from "./pack.js";

export function byteLength(source) {
  let length = 0;
  for (const letter of source) {
    const code = letter.codePointAt(0);
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}

export function parse(source) {
  try {
    return JSON.parse(source);
  } catch {
    throw new PackError("damaged", source.slice(0, 60));
  }
}

export function text(bytes) {
  if (typeof TextDecoder === "function") return new TextDecoder().decode(bytes);
  let decoded = "";
  const all = new Uint8Array(bytes);
  for (let at = 0; at < all.length; ) {
    const first = all[at];
    const size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    let code = size === 1 ? first : first & (0xff >> (size + 1));
    for (let next = 1; next < size; next += 1) code = (code << 6) | (all[at + next] & 0x3f);
    decoded += String.fromCodePoint(code);
    at += size;
  }
  return decoded;
}
