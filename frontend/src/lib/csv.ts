type Value = string | number | undefined;

// A spreadsheet takes a text that begins so for a formula, and runs it.
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: Value): string {
  if (value === undefined) {
    return "";
  }
  if (typeof value === "number") {
    return String(value);
  }
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as RFC 4180 text, headings first. */
export function toCsv(headings: readonly string[], rows: readonly (readonly Value[])[]): string {
  return [headings, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** Hands a text to the reader as a file. */
export function download(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
