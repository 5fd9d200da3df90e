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
  const response = await fetch("/config.json", { cache: "no-store" });
  if (response.status === 404) {
    return { apiUrl: window.location.origin };
  }
  if (!response.ok) {
    throw new Error(`/config.json answers ${response.status}`);
  }
  const body: unknown = await response.json();
  const url = typeof body === "object" && body !== null && "api_url" in body ? body.api_url : null;
  const base = typeof url === "string" && url !== "" ? url : window.location.origin;
  return { apiUrl: base.replace(/\/+$/, "") };
}

/** The address of the live socket. */
export async function socketUrl(): Promise<string> {
  const { apiUrl } = await loadConfig();
  return `${apiUrl.replace(/^http/, "ws")}/ws`;
}
