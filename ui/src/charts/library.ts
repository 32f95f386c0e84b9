export type Library = typeof import("./echarts");

let loaded: Library | null = null;

/** Loads the chart library; again and again costs nothing. */
export const loadLibrary = (): Promise<Library> => import("./echarts").then((library) => (loaded = library));

/** The chart library if it is loaded: a promise would put the first drawing off until after a picture without it. */
export const library = (): Library | null => loaded;
