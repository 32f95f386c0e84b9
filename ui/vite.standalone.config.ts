import { oneFile } from "./vite.onefile.ts";

/** The page which `assay dashboard --standalone` puts into its file. */
export default oneFile("src/main.tsx", "standalone");
