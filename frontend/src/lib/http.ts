import { observeServerDate } from "./clock";
import { loadConfig } from "./config";

const TIMEOUT_MS = 15_000;

/** A request that did not give what was asked for; the message is meant for the reader. */
export class HttpProblem extends Error {
  constructor(
    message: string,
    /** 0 when there was no answer. */
    readonly status: number,
    readonly parameter?: string,
  ) {
    super(message);
    this.name = "HttpProblem";
  }
}

/** GETs JSON from the API and hands it to `read`, which answers null when the form is not agreed; `signal` gives up. */
export async function getJson<T>(
  path: string,
  read: (body: unknown) => T | null,
  signal?: AbortSignal,
): Promise<T> {
  const response = await get(path, signal);
  const body = await bodyOf(response);
  if (!response.ok) {
    throw problemOf(response.status, body);
  }
  const value = read(body);
  if (value === null) {
    throw new HttpProblem(`The answer of ${path} is not in the agreed form.`, response.status);
  }
  return value;
}

async function get(path: string, signal?: AbortSignal): Promise<Response> {
  const sentAt = Date.now();
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const { apiUrl } = await loadConfig();
    const response = await fetch(`${apiUrl}${path}`, {
      cache: "no-store",
      headers: { accept: "application/json" },
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    observeServerDate(response.headers.get("date"), sentAt, Date.now());
    return response;
  } catch {
    throw new HttpProblem("The server cannot be reached.", 0);
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

/** An RFC 9457 problem, or the bare status when the body is none. */
function problemOf(status: number, body: unknown): HttpProblem {
  const fields: Record<string, unknown> = typeof body === "object" && body !== null ? { ...body } : {};
  const said = [fields["detail"], fields["title"]].find((text) => typeof text === "string");
  const parameter = fields["parameter"];
  return new HttpProblem(
    typeof said === "string" ? said : `The server answered ${status}.`,
    status,
    ...(typeof parameter === "string" ? [parameter] : []),
  );
}
