/** The heading of a panel, one below that of its figure. */
export function PanelTitle({ level, children }: { level: 1 | 3; children: string }) {
  const Heading = level === 1 ? "h2" : "h4";
  return <Heading class="figure-title">{children}</Heading>;
}
