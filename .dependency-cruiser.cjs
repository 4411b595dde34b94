// Data flows one way: no stage imports a later one, and the core imports no stage.
const STAGES = ["ingest", "segment", "extract", "validate", "export", "chart", "report", "compare", "scale"];
const EXTRACTORS = ["numerals", "claims", "terms", "checks"];

const noLater = (names, prefix) =>
  names.slice(0, -1).map((name, i) => ({
    name: `${name}-imports-no-later-stage`,
    severity: "error",
    from: { path: `^pipeline/${prefix}${name}/` },
    to: { path: names.slice(i + 1).map((later) => `^pipeline/${prefix}${later}/`) },
  }));

module.exports = {
  forbidden: [
    ...noLater(STAGES, ""),
    ...noLater(EXTRACTORS, "extract/"),
    {
      name: "core-imports-no-stage",
      severity: "error",
      from: { path: "^pipeline/(?:document|lexicon|memo)\\.ts$" },
      to: { path: "^pipeline/[a-z]+/" },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "nothing-imports-the-command-line",
      severity: "error",
      from: {},
      to: { path: "^pipeline/(?:compare/)?main\\.ts$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".js", ".json"] },
  },
};
