// Checks every chart of reports, those of all together and of each alone: npm run check:charts -- FOLDER.
import { chartsOf } from "../pipeline/chart/chart.ts";
import { draw } from "../pipeline/chart/render.ts";
import { extractOf } from "../pipeline/export/rows.ts";
import { toTables } from "../pipeline/export/tables.ts";
import { readInputs } from "../pipeline/ingest/folder.ts";
import { endUnread } from "../pipeline/ingest/input.ts";
import { analyse } from "../pipeline/pipeline.ts";
import { launch } from "./browser.ts";
import { misplacedTexts } from "./misplaced.ts";

const { documents, failures } = await readInputs(process.argv[2] ?? "input").catch(endUnread);
for (const failure of failures) console.error(failure);
const extracts = documents.map((document) => extractOf(analyse(document)));
const runs = [["all", extracts] as const, ...extracts.map((extract) => [extract.id, [extract]] as const)];
const browser = await launch();
let [charts, faulty] = [0, 0];
try {
  for (const [of, some] of runs)
    for (const { name, spec } of chartsOf(toTables(some))) {
      const [drawing] = await draw([spec]);
      const faults = drawing ? await misplacedTexts(browser, drawing.svg) : [];
      for (const fault of faults) console.log(`${of} ${name}: ${fault}`);
      charts++;
      faulty += Number(faults.length > 0);
    }
} finally {
  await browser.close();
}
console.log(`${charts} charts, ${faulty} with texts clipped or overlapping`);
process.exitCode = faulty > 0 ? 1 : 0;
