// npm run dev: the mock server (or the one named by ASSAY_API) and Vite with live reload.
import { createServer } from "vite";
import { createMock } from "./mock-server.mjs";

if (!process.env.ASSAY_API) {
  const { server, change } = createMock({ runs: Number(process.env.RUNS ?? 10000) });
  await new Promise((ready) => server.listen(4711, "127.0.0.1", ready));
  process.stdin.on("data", change);
}
const vite = await createServer();
await vite.listen();
vite.printUrls();
