import { defineConfig } from "vite";

/** The page as one script and one style, which `assay dashboard --standalone` puts into its file. */
export default defineConfig({
  base: "./",
  publicDir: false,
  build: {
    outDir: "target/classes/dev/assay/ui/standalone",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 1_000_000,
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: false,
    rolldownOptions: {
      transform: { define: { "import.meta": "{}" } }, // no chunks, so nothing asks where they lie
      input: "src/main.tsx",
      output: { format: "iife", codeSplitting: false, entryFileNames: "page.js", assetFileNames: "page[extname]" },
    },
  },
});
