import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** The typeface is bundled, so its licence is too; Vite itself sees only the licences of code. */
const fontLicence: Plugin = {
  name: "font-licence",
  generateBundle() {
    const source = readFileSync(new URL("node_modules/@fontsource-variable/inter/LICENSE", import.meta.url), "utf8");
    this.emitFile({ type: "asset", fileName: "license-inter.txt", source });
  },
};

/** Every browser that runs the page reads WOFF2, so the older forms of the fonts of formulas stay out. */
const newFontsAlone: Plugin = {
  name: "new-fonts-alone",
  enforce: "pre",
  transform(code, id) {
    return /katex(\.min)?\.css$/.test(id) ? { code: code.replace(/,url\([^)]*\.(?:woff|ttf)\) format\([^)]*\)/g, ""), map: null } : null;
  },
};

/** The page is served by the jar, so the build goes straight into Maven's class folder. */
export default defineConfig({
  base: "./",
  plugins: [fontLicence, newFontsAlone],
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
  // The same form and place as the reports of Maven's modules, so that one script counts all tests.
  test: { reporters: ["dot", ["junit", { suiteName: "ui" }]], outputFile: { junit: "target/surefire-reports/TEST-vitest.xml" } },
  server: {
    host: "127.0.0.1",
    proxy: { "/api": { target: process.env.ASSAY_API ?? "http://127.0.0.1:4711", changeOrigin: false } },
  },
});
