import { defineConfig } from "vite";

/** The page is served by the jar, so the build goes straight into Maven's class folder. */
export default defineConfig({
  base: "./",
  build: {
    outDir: "target/classes/dev/assay/ui",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
  },
  server: {
    host: "127.0.0.1",
    proxy: { "/api": { target: process.env.ASSAY_API ?? "http://127.0.0.1:4711", changeOrigin: false } },
  },
});
