// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { usePreferences } from "@/lib/preferences";
import { SEARCH_FIELD, Shortcuts } from "./shortcuts";

const push = vi.hoisted(() => vi.fn());
vi.mock("next/navigation", () => ({ useRouter: () => ({ push }) }));

beforeEach(() => {
  push.mockReset();
  window.history.replaceState(null, "", "/?range=7d");
  render(
    <>
      <Shortcuts />
      <input aria-label="Search" {...SEARCH_FIELD} />
    </>,
  );
});

afterEach(() => {
  cleanup();
  usePreferences.setState({ shortcuts: true });
});

test("leads to a view by g and its letter, with the range that was chosen", async () => {
  await userEvent.keyboard("gm");
  expect(push).toHaveBeenCalledExactlyOnceWith("/market/?range=7d");
});

test("does nothing for a letter that does not follow a g", async () => {
  await userEvent.keyboard("mxgxm");
  expect(push).not.toHaveBeenCalled();
});

test("leads to the search, and leaves alone what is written there", async () => {
  await userEvent.keyboard("/");
  const field = screen.getByRole("textbox", { name: "Search" });
  expect(document.activeElement).toBe(field);
  await userEvent.keyboard("gm/?");
  expect(field).toHaveProperty("value", "gm/?");
  expect(push).not.toHaveBeenCalled();
});

test("can be switched off", async () => {
  usePreferences.setState({ shortcuts: false });
  await userEvent.keyboard("gm/");
  expect(push).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(document.body);
});

test("explains itself", async () => {
  await userEvent.keyboard("?");
  const help = await screen.findByRole("dialog", { name: "Help" });
  expect(help.textContent).toContain("Market Intelligence");
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("dialog")).toBeNull();
});
