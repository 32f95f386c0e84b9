import { defineConfig } from "vite";

/** The page of one figure as one script and one style, which `assay plot --output x.html` puts into its file. */
export default defineConfig({
  base: "./",
  publicDir: false,
  build: {
    outDir: "target/classes/dev/assay/ui/figure",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 1_000_000,
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: false,
    rolldownOptions: {
      transform: { define: { "import.meta": "{}" } }, // no chunks, so nothing asks where they lie
      input: "src/figure/page.tsx",
      output: { format: "iife", codeSplitting: false, entryFileNames: "page.js", assetFileNames: "page[extname]" },
    },
  },
});
