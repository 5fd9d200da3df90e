// @vitest-environment jsdom
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { setParameters, useChoice, useText } from "./url-state";

const useKind = () => useChoice("chart", ["candles", "line"], "candles");

afterEach(() => {
  cleanup();
  window.history.replaceState(null, "", "/market/");
});

test("takes a choice from the address, and the fallback for what is not allowed", () => {
  window.history.replaceState(null, "", "/market/?chart=line");
  const kind = renderHook(useKind);
  expect(kind.result.current[0]).toBe("line");
  act(() => setParameters({ chart: "pie" }));
  expect(kind.result.current[0]).toBe("candles");
});

test("writes a choice into the address in place, and leaves the others and the fallback out of it", () => {
  window.history.replaceState(null, "", "/market/?symbol=BRK.B");
  const before = window.history.length;
  const kind = renderHook(useKind);
  act(() => kind.result.current[1]("line"));
  expect(window.location.search).toBe("?symbol=BRK.B&chart=line");
  act(() => kind.result.current[1]("candles"));
  expect(window.location.search).toBe("?symbol=BRK.B");
  expect(window.history.length).toBe(before);
});

test("tells all who read a text, and follows the browser back", () => {
  const one = renderHook(() => useText("q"));
  const other = renderHook(() => useText("q"));
  act(() => one.result.current[1]("apple & pear"));
  expect(other.result.current[0]).toBe("apple & pear");
  act(() => {
    window.history.replaceState(null, "", "/market/?q=plum");
    window.dispatchEvent(new PopStateEvent("popstate"));
  });
  expect(one.result.current[0]).toBe("plum");
  act(() => one.result.current[1](""));
  expect(window.location.search).toBe("");
});
