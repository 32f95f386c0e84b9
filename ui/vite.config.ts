import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

/** The typeface is bundled, so its licence is too; Vite itself sees only the licences of code. */
const fontLicence: Plugin = {
  name: "font-licence",
  generateBundle() {
    const source = readFileSync(new URL("node_modules/@fontsource-variable/inter/LICENSE", import.meta.url), "utf8");
    this.emitFile({ type: "asset", fileName: "license-inter.txt", source });
  },
};

/** The page is served by the jar, so the build goes straight into Maven's class folder. */
export default defineConfig({
  base: "./",
  plugins: [fontLicence],
  build: {
    outDir: "target/classes/dev/assay/ui",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
    // The licences of what is bundled travel with it.
    license: { fileName: "licenses.md" },
  },
  server: {
    host: "127.0.0.1",
    proxy: { "/api": { target: process.env.ASSAY_API ?? "http://127.0.0.1:4711", changeOrigin: false } },
  },
});
