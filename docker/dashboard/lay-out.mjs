// Lays an export of the dashboard out for the Caddyfile: lay-out.mjs EXPORT SITE
// SITE/pages gets the files that hold the dashboard's path, as templates that fill it in; SITE/files all others, each
// beside its compressed forms.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const PLACEHOLDER = "/__base_path__";
const OPEN = "⟪";
const CLOSE = "⟫";
const BASE_PATH = `${OPEN}with env "DASHBOARD_BASE_PATH" | trimAll "/"${CLOSE}/${OPEN}.${CLOSE}${OPEN}end${CLOSE}`;
const CONFIG = `{${OPEN}with env "DASHBOARD_API_URL"${CLOSE}"api_url":${OPEN}toJson .${CLOSE}${OPEN}end${CLOSE}}`;
const TEXT = /\.(css|html|js|json|svg|txt)$/;
const WORTH_COMPRESSING = 1024;

const [from, to] = process.argv.slice(2);
const write = (path, content) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
};

for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) {
    continue;
  }
  const source = join(entry.parentPath, entry.name);
  const path = source.slice(from.length);
  const content = readFileSync(source);
  if (!TEXT.test(path)) {
    write(join(to, "files", path), content);
    continue;
  }
  const text = content.toString("utf8");
  if (text.includes(PLACEHOLDER)) {
    if (text.includes(OPEN)) {
      throw new Error(`${path} holds what begins a template`);
    }
    write(join(to, "pages", path), text.replaceAll(PLACEHOLDER, BASE_PATH));
    continue;
  }
  write(join(to, "files", path), content);
  if (content.length >= WORTH_COMPRESSING) {
    write(join(to, "files", `${path}.br`), brotliCompressSync(content));
    write(join(to, "files", `${path}.gz`), gzipSync(content, { level: 9 }));
  }
}
write(join(to, "pages", "config.json"), CONFIG);
