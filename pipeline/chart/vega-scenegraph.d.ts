// The part of vega-scenegraph that is used here; the package has no types of its own.
declare module "vega-scenegraph" {
  export const textMetrics: {
    width: (item: { fontSize?: number; text?: unknown }, text?: unknown) => number;
  };
}
