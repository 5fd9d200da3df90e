// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import type { Answer } from "@/live/use-rest";
import { RestBody } from "./rest-body";

const answer = (parts: Partial<Answer<number[]>>): Answer<number[]> => ({
  data: undefined,
  at: 0,
  problem: null,
  outdated: false,
  retry: () => {},
  ...parts,
});

const show = (parts: Partial<Answer<number[]>>) =>
  render(
    <RestBody answer={answer(parts)} isEmpty={(data) => data.length === 0} empty="Sales appear here." waiting={<p>waiting</p>}>
      {(data) => <p>{data.join()}</p>}
    </RestBody>,
  );

afterEach(cleanup);

test("waits until there is an answer", () => {
  show({});
  expect(screen.getByText("waiting")).toBeTruthy();
});

test("says that there is nothing, and what will be", () => {
  show({ data: [] });
  expect(screen.getByText("Nothing yet")).toBeTruthy();
  expect(screen.getByText("Sales appear here.")).toBeTruthy();
});

test("says why there is nothing, and tries again when asked to", async () => {
  const retry = vi.fn();
  show({ problem: "The server cannot be reached.", retry });
  expect(screen.getByRole("status").textContent).toContain("The server cannot be reached.");
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(retry).toHaveBeenCalledOnce();
});

test("keeps what it has when a later try failed", () => {
  show({ data: [1, 2], problem: "The server cannot be reached." });
  expect(screen.getByText("1,2")).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});

test("says that what it shows answers an earlier question", () => {
  show({ data: [1], outdated: true });
  expect(screen.getByText("1").parentElement?.getAttribute("aria-busy")).toBe("true");
});
