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
