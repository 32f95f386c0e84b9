import { Component, h, type ComponentType } from "preact";

/** A component that is drawn again only when one of its properties is another. */
export function memo<P extends object>(inner: ComponentType<P>): ComponentType<P> {
  return class extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      return (Object.keys({ ...next, ...this.props }) as (keyof P)[]).some((key) => next[key] !== this.props[key]);
    }

    override render() {
      return h(inner as ComponentType<object>, this.props);
    }
  };
}
