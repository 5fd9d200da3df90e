/** Where the dashboard is below its host, without a slash at the end. */
export const BASE_PATH = process.env["NEXT_PUBLIC_BASE_PATH"] ?? "";

/** Where the API is, without a slash at the end. */
export interface Config {
  readonly apiUrl: string;
}

let pending: Promise<Config> | null = null;

/** The run-time settings; asked for once, and again after a failure. */
export function loadConfig(): Promise<Config> {
  pending ??= readConfig().catch((error: unknown) => {
    pending = null;
    throw error;
  });
  return pending;
}

async function readConfig(): Promise<Config> {
  const path = `${BASE_PATH}/config.json`;
  const response = await fetch(path, { cache: "no-store" });
  if (response.status === 404) {
    return { apiUrl: window.location.origin };
  }
  if (!response.ok) {
    throw new Error(`${path} answers ${response.status}`);
  }
  const body: unknown = await response.json();
  const url = typeof body === "object" && body !== null && "api_url" in body ? body.api_url : null;
  const { href } = new URL(typeof url === "string" ? url : "", window.location.origin);
  return { apiUrl: href.replace(/\/+$/, "") };
}

/** The address of the live socket. */
export async function socketUrl(): Promise<string> {
  const { apiUrl } = await loadConfig();
  return `${apiUrl.replace(/^http/, "ws")}/ws`;
}
