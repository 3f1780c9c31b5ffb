/** Whether objects and arrays of a JSON text stand inside each other more than `max` deep; text in strings is skipped. */
export function nestsDeeperThan(max: number, json: string): boolean {
  let depth = 0;
  for (let i = 0; i < json.length; i++) {
    switch (json.charCodeAt(i)) {
      case 0x22: // "
        i = endOfString(json, i);
        break;
      case 0x7b: // {
      case 0x5b: // [
        if (++depth > max) return true;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        depth--;
    }
  }
  return false;
}

/** The index of the quote that ends the string which begins at `start`; the text's end, where none does. */
function endOfString(json: string, start: number): number {
  let end = start;
  do {
    end = json.indexOf('"', end + 1);
    if (end < 0) return json.length;
  } while (isEscaped(json, end));
  return end;
}

/** An odd number of backslashes stands before it. */
function isEscaped(json: string, at: number): boolean {
  let backslashes = 0;
  while (json.charCodeAt(at - 1 - backslashes) === 0x5c) backslashes++;
  return backslashes % 2 === 1;
}
