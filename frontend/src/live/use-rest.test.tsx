// @vitest-environment jsdom
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { pause, resume } from "./pace";
import { useRest } from "./use-rest";

const answers = new Map<string, () => Response | Promise<Response>>();

vi.stubGlobal("fetch", (input: string) => {
  const path = input.replace(window.location.origin, "");
  return Promise.resolve(answers.get(path)?.() ?? new Response(null, { status: 404 }));
});

const read = (body: unknown) => (typeof body === "number" ? body : null);

function ask(path: string, everyMs = 3_600_000) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook(({ path: asked }) => useRest(asked, read, everyMs), { wrapper, initialProps: { path } });
}

afterEach(() => {
  cleanup();
  resume();
  answers.clear();
});

test("has nothing, then what was answered", async () => {
  answers.set("/a", () => Response.json(1));
  const hook = ask("/a");
  expect(hook.result.current).toMatchObject({ data: undefined, problem: null });
  await waitFor(() => expect(hook.result.current).toMatchObject({ data: 1, problem: null, outdated: false }));
});

test("says why it failed, keeps what it had, and asks again when told to", async () => {
  answers.set("/a", () => Response.json(1));
  const hook = ask("/a");
  await waitFor(() => expect(hook.result.current.data).toBe(1));
  answers.set("/a", () => Response.json({ detail: "the database is away" }, { status: 503 }));
  act(() => hook.result.current.retry());
  await waitFor(() => expect(hook.result.current).toMatchObject({ data: 1, problem: "the database is away" }));
  answers.set("/a", () => Response.json(2));
  act(() => hook.result.current.retry());
  await waitFor(() => expect(hook.result.current).toMatchObject({ data: 2, problem: null }));
});

test("shows the answer to the question before, as such, until the new one is here", async () => {
  let answer: (response: Response) => void = () => {};
  const later = new Promise<Response>((resolve) => (answer = resolve));
  answers.set("/a", () => Response.json(1));
  answers.set("/b", () => later);
  const hook = ask("/a");
  await waitFor(() => expect(hook.result.current.data).toBe(1));
  hook.rerender({ path: "/b" });
  expect(hook.result.current).toMatchObject({ data: 1, outdated: true });
  answer(Response.json(2));
  await waitFor(() => expect(hook.result.current).toMatchObject({ data: 2, outdated: false }));
});

test("asks again by itself, but not while paused", async () => {
  let asked = 0;
  answers.set("/a", () => Response.json(++asked));
  const hook = ask("/a", 5);
  await waitFor(() => expect(hook.result.current.data).toBeGreaterThan(2));
  act(pause);
  // Whatever was under way is done when a question asked after it is.
  act(() => hook.result.current.retry());
  await waitFor(() => expect(hook.result.current.data).toBe(asked));
  const before = asked;
  answers.set("/b", () => Response.json(0));
  hook.rerender({ path: "/b" });
  await waitFor(() => expect(hook.result.current).toMatchObject({ data: 0, outdated: false }));
  expect(asked).toBe(before);
});
