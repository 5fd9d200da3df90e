import { expect, test } from "vitest";
import { toCsv } from "./csv";

test("writes headings and rows as RFC 4180 has it", () => {
  expect(toCsv(["name", "amount"], [["Mouse", 24.9], ["none", undefined]])).toBe(
    "name,amount\r\nMouse,24.9\r\nnone,\r\n",
  );
});

test("quotes what would break a row", () => {
  expect(toCsv(["a"], [['say "hi", then\nleave']])).toBe('a\r\n"say ""hi"", then\nleave"\r\n');
});

test("lets no text become a spreadsheet's formula, and leaves negative numbers alone", () => {
  expect(toCsv(["a", "b"], [["=1+1", -5], ["@cmd", 0]])).toBe("a,b\r\n'=1+1,-5\r\n'@cmd,0\r\n");
});
