import nextVitals from "eslint-config-next/core-web-vitals";
import nextTypescript from "eslint-config-next/typescript";

// The arrows: app → features → components → live → contracts → lib.
const layers = ["lib", "contracts", "live", "components", "features", "app"];
const features = ["overview", "market", "sales", "events", "financials"];

const zones = [
  ...layers.flatMap((layer, height) =>
    layers.slice(height + 1).map((above) => ({ target: `./src/${layer}`, from: `./src/${above}` })),
  ),
  ...features.map((feature) => ({
    target: `./src/features/${feature}`,
    from: "./src/features",
    except: [`./${feature}`],
    message: "A feature never imports a feature.",
  })),
];

const config = [
  { ignores: ["src/contracts/api.ts", ".next/", "out/", "playwright-report/", "test-results/", "next-env.d.ts"] },
  ...nextVitals,
  ...nextTypescript,
  {
    settings: { "import/resolver": { typescript: { project: import.meta.dirname } } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "import/no-restricted-paths": ["error", { basePath: import.meta.dirname, zones }],
      "max-lines": ["error", { max: 200, skipBlankLines: false, skipComments: false }],
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["src/live/socket.ts", "src/**/*.test.ts"],
    rules: {
      "no-restricted-globals": [
        "error",
        { name: "WebSocket", message: "src/live/socket.ts is its only owner." },
      ],
    },
  },
];

export default config;
