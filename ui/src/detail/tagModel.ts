/** Letters of one tag, and tags of one run; the server has the same limits or refuses. */
const LONGEST = 80;
const MOST = 50;

/** What was typed as tags: divided by commas and line ends, without doubles; blanks inside become one. */
export function tagsIn(text: string): string[] {
  const tags = text.split(/[,;\n]/).map((tag) => tag.replace(/\s+/g, " ").trim().slice(0, LONGEST)).filter((tag) => tag !== "");
  return [...new Set(tags)].slice(0, MOST);
}

/** The tags with what was typed added at the end. */
export const withTags = (tags: string[], text: string): string[] => [...new Set([...tags, ...tagsIn(text)])].slice(0, MOST);
