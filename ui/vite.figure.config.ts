import { oneFile } from "./vite.onefile.ts";

/** The page of one figure, which `assay plot --output x.html` puts into its file. */
export default oneFile("src/figure/page.tsx", "figure");
