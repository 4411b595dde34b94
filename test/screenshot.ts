// Takes the README's picture of the page: npm run screenshot [REPORT.html] [PICTURE.png].
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { launch } from "./browser.ts";

const [report = "output/report.html", picture = ".github/page.png"] = process.argv.slice(2);
const font = createRequire(import.meta.url).resolve(
  "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
);

const browser = await launch();
try {
  // The page allows no fonts from elsewhere, and a machine without Chinese ones has to show it all the same.
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1360, height: 820 } });
  const page = await context.newPage();
  await page.goto(pathToFileURL(report).href);
  const source = `data:font/ttf;base64,${readFileSync(font).toString("base64")}`;
  await page.addStyleTag({ content: `@font-face{font-family:"Noto Sans SC";src:url(${source})}` });
  await page.evaluate(() => document.fonts.load('15px "Noto Sans SC"', "政数"));
  await page.locator("mark[data-claim]").nth(5).click();
  await page.screenshot({ path: picture });
} finally {
  await browser.close();
}
