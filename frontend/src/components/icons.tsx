import type { View } from "@/lib/nav";

interface IconProps {
  readonly className?: string;
}

function Icon({ className = "size-4", path }: IconProps & { readonly path: string }) {
  return (
    <svg
      aria-hidden="true"
      className={className}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={path} />
    </svg>
  );
}

export const PauseIcon = (props: IconProps) => <Icon {...props} path="M5.5 3.5v9M10.5 3.5v9" />;
export const PlayIcon = (props: IconProps) => <Icon {...props} path="M5 3.2v9.6l7.5-4.8z" />;
export const ContrastIcon = (props: IconProps) => (
  <Icon {...props} path="M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 2v12M8 5l4.2-.6M8 8h6M8 11l4.2.6" />
);
export const ChevronIcon = (props: IconProps) => <Icon {...props} path="m4.5 6.5 3.5 3.5 3.5-3.5" />;
export const RetryIcon = (props: IconProps) => (
  <Icon {...props} path="M13 8a5 5 0 1 1-1.6-3.7M13 2.5v2.8h-2.8" />
);

export const DownloadIcon = (props: IconProps) => <Icon {...props} path="M8 2.5v7M5 7l3 3 3-3M3 13h10" />;
export const TableIcon = (props: IconProps) => <Icon {...props} path="M2.5 3.5h11v9h-11zM2.5 6.5h11M6.5 6.5v6" />;
export const ChartIcon = (props: IconProps) => <Icon {...props} path="M2.5 2.5v11h11M5 10l2.5-3.5 2 2L13 4" />;
export const StarIcon = (props: IconProps) => <Icon {...props} path="m8 2 1.8 3.8 4.1.5-3 2.9.8 4.1L8 11.3l-3.7 2 .8-4.1-3-2.9 4.1-.5z" />;
export const UpIcon = (props: IconProps) => <Icon {...props} path="M8 13V3.5M4 7.5l4-4 4 4" />;
export const DownIcon = (props: IconProps) => <Icon {...props} path="M8 3v9.5M4 8.5l4 4 4-4" />;
export const SearchIcon = (props: IconProps) => <Icon {...props} path="M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.4 10.4l3.1 3.1" />;
export const ColumnsIcon = (props: IconProps) => <Icon {...props} path="M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10" />;
export const HelpIcon = (props: IconProps) => (
  <Icon {...props} path="M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM6.3 6.4a1.7 1.7 0 1 1 2.5 1.5c-.5.3-.8.6-.8 1.1M8 11.3v.1" />
);
export const CloseIcon = (props: IconProps) => <Icon {...props} path="m4 4 8 8M12 4l-8 8" />;
export const FilterIcon = (props: IconProps) => <Icon {...props} path="M2.5 4h11M4.5 8h7M6.5 12h3" />;

const VIEW_PATHS: Readonly<Record<View["name"], string>> = {
  dashboard: "M2.5 2.5h4.5v5H2.5zM9 2.5h4.5v3H9zM9 8h4.5v5.5H9zM2.5 10H7v3.5H2.5z",
  market: "M4.5 2.5v2M4.5 10v2.5M3 4.5h3V10H3zM11.5 4v2M11.5 11v2.5M10 6h3v5h-3z",
  sales: "M2.5 4.5h11v7h-11zM8 6.3a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4zM4.5 8h.1M11.5 8h.1",
  users: "M6 7.5a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6zM2 13c0-2 1.8-3.4 4-3.4S10 11 10 13M10.5 3.2a2.2 2.2 0 0 1 0 4.1M11.6 9.8c1.5.4 2.4 1.6 2.4 3.2",
  financials: "M2.5 13.5h11M4.5 13.5v-4M8 13.5v-8M11.5 13.5V2.5",
};

/** The sign of a view in the navigation. */
export const ViewIcon = ({ view, ...props }: IconProps & { readonly view: View["name"] }) => (
  <Icon {...props} path={VIEW_PATHS[view]} />
);

/** Which way something went: a triangle up or down, or a bar. */
export function Direction({ sign, className = "size-2" }: IconProps & { readonly sign: number }) {
  const points = sign > 0 ? "4,1.5 7.5,7 0.5,7" : sign < 0 ? "4,6.5 7.5,1 0.5,1" : "0.5,3.2 7.5,3.2 7.5,4.8 0.5,4.8";
  return (
    <svg aria-hidden="true" className={`inline-block shrink-0 ${className}`} viewBox="0 0 8 8">
      <polygon points={points} fill="currentColor" />
    </svg>
  );
}

/** The mark: one beat. */
export function Mark({ className = "size-7" }: IconProps) {
  return (
    <svg aria-hidden="true" className={className} viewBox="0 0 28 28" fill="none">
      <rect width="28" height="28" rx="7" className="fill-accent" />
      <path
        d="M4.5 15h4.2l2.4-7.5 4.3 13 2.9-9 1.6 3.5h3.6"
        className="stroke-accent-ink"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
