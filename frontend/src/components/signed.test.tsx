// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { Signed } from "./signed";

afterEach(cleanup);

test.each([
  [1.5, true, "text-up"],
  [-1.5, true, "text-down"],
  [1.5, false, "text-down"],
  [-1.5, false, "text-up"],
  [0.004, true, "text-muted"],
  [-0.004, false, "text-muted"],
])("shows %d, where more is better: %s, as %s", (value, upIsGood, tone) => {
  render(<Signed value={value} text="the value" upIsGood={upIsGood} />);
  expect(screen.getByText("the value").className).toContain(tone);
});
