/** The views, in the order of the navigation; `key` follows g. */
export const VIEWS = [
  { name: "dashboard", path: "/", title: "Dashboard", short: "Home", key: "d" },
  { name: "market", path: "/market/", title: "Market Intelligence", short: "Market", key: "m" },
  { name: "sales", path: "/sales/", title: "Sales Radar", short: "Sales", key: "s" },
  { name: "users", path: "/users/", title: "User Behavior", short: "Users", key: "u" },
  { name: "financials", path: "/financials/", title: "Financial", short: "Finance", key: "f" },
] as const;

export type View = (typeof VIEWS)[number];

/** The view at a path of this site, if it is one. */
export function viewAt(path: string): View | undefined {
  const slashed = path.endsWith("/") ? path : `${path}/`;
  return VIEWS.find((view) => view.path === slashed);
}
