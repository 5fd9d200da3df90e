interface Look {
  readonly dot: string;
  readonly colour: string;
  readonly dash?: string;
}

// The known words; any other snake_case word is shown in the plain colour.
const LOOKS: Readonly<Record<string, Look>> = {
  page_view: { dot: "bg-kind-1", colour: "var(--kind-1)" },
  click: { dot: "bg-kind-2", colour: "var(--kind-2)", dash: "7 3" },
  purchase: { dot: "bg-kind-3", colour: "var(--kind-3)", dash: "2 3" },
  signup: { dot: "bg-kind-4", colour: "var(--kind-4)", dash: "9 3 2 3" },
  login: { dot: "bg-kind-5", colour: "var(--kind-5)", dash: "4 4" },
};

const PLAIN: Look = { dot: "bg-edge", colour: "var(--edge)", dash: "1 2" };

/** How a type of event is drawn. */
export function lookOf(type: string): Look {
  return LOOKS[type] ?? PLAIN;
}

