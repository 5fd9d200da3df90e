import type { NextConfig } from "next";

/** Where the dashboard is below its host, such as `/pulseboard`; at the top when empty. */
const basePath = process.env["DASHBOARD_BASE_PATH"] ?? "";

/** The API's host and port, which `npm run dev` passes requests on to; a page's own origin has none there. */
const upstream = process.env["DASHBOARD_API_UPSTREAM"];
const API_PATHS = ["/api/:path*", "/ws", "/docs/:path*", "/openapi.yml", "/health", "/health/:path*", "/ping"];

const config: NextConfig = {
  ...(upstream === undefined
    ? { output: "export" }
    : {
        rewrites: async () => API_PATHS.map((source) => ({ source, destination: `http://${upstream}${source}` })),
        skipTrailingSlashRedirect: true,
      }),
  basePath,
  // The same sources then make the same export; a page that notices another build loads itself anew.
  generateBuildId: () => process.env["DASHBOARD_BUILD_ID"] ?? null,
  env: { NEXT_PUBLIC_BASE_PATH: basePath },
  trailingSlash: true,
  images: { unoptimized: true },
  reactStrictMode: true,
  // Without it, a lockfile in a folder above this one is taken for the project's root.
  turbopack: { root: import.meta.dirname },
};

export default config;
