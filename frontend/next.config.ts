import type { NextConfig } from "next";

const config: NextConfig = {
  output: "export",
  trailingSlash: true,
  images: { unoptimized: true },
  reactStrictMode: true,
  // Without it, a lockfile in a folder above this one is taken for the project's root.
  turbopack: { root: import.meta.dirname },
};

export default config;
