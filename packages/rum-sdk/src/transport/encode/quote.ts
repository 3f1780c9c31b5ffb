/** A text as JSON. `stringify` asks a text for no `toJSON`, which old libraries give to everything. */
export const quote: (text: string) => string = JSON.stringify;
