/** A text with personal data in it, and the pieces of it that must not come out: as they stand, or read by `foldText`. */
export type PlantedText = readonly [text: string, ...pieces: string[]];
