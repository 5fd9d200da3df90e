import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

// The Node that is supported runs no TypeScript by itself.
const { module } = await runnerImport(here("main.ts"), { resolve: { alias: { "@": here("../src") } } });
// Vite sets it for itself, but what is started here builds the dashboard that is measured.
delete process.env.NODE_ENV;
process.exit(await module.main(process.argv.slice(2)));
