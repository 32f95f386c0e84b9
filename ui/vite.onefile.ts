import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/**
 * A build of one script and one style, which Java puts into a file that needs no server.
 *
 * @param input the script to begin with
 * @param folder where it goes, below those of the page that is served
 */
export const oneFile = (input: string, folder: string) =>
  defineConfig({
    base: "./",
    publicDir: false,
    // What renders formulas is too heavy for a file that is sent about.
    resolve: { alias: [{ find: /^\.\/scaling\/loaded$/, replacement: fileURLToPath(new URL("src/scaling/absent.tsx", import.meta.url)) }] },
    build: {
      outDir: `target/classes/dev/assay/ui/${folder}`,
      emptyOutDir: true,
      target: "es2022",
      modulePreload: false,
      cssCodeSplit: false,
      assetsInlineLimit: 1_000_000,
      chunkSizeWarningLimit: 2000,
      reportCompressedSize: false,
      rolldownOptions: {
        transform: { define: { "import.meta": "{}" } }, // no chunks, so nothing asks where they lie
        input,
        output: { format: "iife", codeSplitting: false, entryFileNames: "page.js", assetFileNames: "page[extname]" },
      },
    },
  });
