/** Words that stand behind a label in messages, and are neither its value nor a name. */
export const NO_DATA =
  'null|undefined|true|false|none|nil|is|are|was|has|must|should|can|cannot|does|did|and|or|to|for|of|in|on|with|from|a|an|the|required|invalid|wrong|missing|empty|unknown|expected|string|number|object|error|failed|denied|not?';
