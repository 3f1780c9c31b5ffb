/** Words that stand nowhere else, each planted in one place. */
export interface MarkBook {
  /** A word for a place whose content may go nowhere. */
  word(place: string): string;
  /** Text for a place that may hold text: in it, the word is personal. */
  text(place: string): string;
  /** The places whose words are in a text, as they are or in base64. */
  foundIn(text: string): string[];
}

const PREFIX = 'qzplanted';

/** A book without words. */
export function createMarkBook(): MarkBook {
  const places: string[] = [];
  const word = (place: string): string => `${PREFIX}${places.push(place) - 1}q`;
  return {
    word,
    text: (place) => `no account for ${word(place)}@shop.example`,
    foundIn(text) {
      const plain = [...text.matchAll(/qzplanted(\d+)q/gi)].map(([, at]) => places[Number(at)] ?? '?');
      const hidden = places.filter((_, at) => text.includes(btoa(`${PREFIX}${at}q`).slice(0, -3)));
      return [...new Set([...plain, ...hidden])];
    },
  };
}
