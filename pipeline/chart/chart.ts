// Charts: each kind a file that makes it and a Vega-Lite specification beside it.
import { acrossDocuments } from "./across-documents.ts";
import { changes } from "./changes.ts";
import { claimsBySection } from "./claims-by-section.ts";
import { counts } from "./counts.ts";
import { keyTerms } from "./key-terms.ts";
import { overTime } from "./over-time.ts";
import { shares } from "./shares.ts";
import type { Chart, ChartMaker, ChartTables } from "./spec.ts";
import { targets } from "./targets.ts";
import { termDispersion } from "./term-dispersion.ts";
import { termsBySection } from "./terms-by-section.ts";
import { topTerms } from "./top-terms.ts";

const MAKERS: readonly ChartMaker[] = [
  claimsBySection,
  counts,
  shares,
  changes,
  targets,
  acrossDocuments,
  overTime,
  topTerms,
  termsBySection,
  termDispersion,
  keyTerms,
];

/** The charts of the tables; one with nothing to show is left out. */
export const chartsOf = (tables: ChartTables): Chart[] => MAKERS.flatMap((make) => make(tables));
