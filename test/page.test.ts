// report.html as a reader meets it, in a real browser: both ways between text and rows, filters, charts, hostile texts.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chartsOf } from "../pipeline/chart/chart.ts";
import { type Tables, toTables } from "../pipeline/export/tables.ts";
import { pageTables } from "../pipeline/report/page-data.ts";
import { pageChunks } from "../pipeline/report/report.ts";
import { launch } from "./browser.ts";
import { goldText } from "./score.ts";
import { extractsOf, goldTexts } from "./tables.ts";

const folder = mkdtempSync(join(tmpdir(), "zhengshu-"));
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

function pageOf(articles: Readonly<Record<string, string>>): { tables: Tables; url: string } {
  const extracts = extractsOf(articles);
  const tables = toTables(extracts);
  const texts = new Map(extracts.map(({ id, text }) => [id, text]));
  const file = join(folder, `${Object.keys(articles).join("-")}.html`);
  writeFileSync(file, [...pageChunks(pageTables(tables), (id) => texts.get(id) ?? "")].join(""));
  return { tables, url: pathToFileURL(file).href };
}

/** Opens a page, and sees to it that nothing goes wrong in it and nothing is asked of the network. */
async function open(url: string, work: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => {
    if (!/^(?:file|data|blob):/.test(request.url())) faults.push(`request: ${request.url()}`);
  });
  try {
    await page.goto(url);
    await page.waitForSelector("#text-body");
    await work(page);
    expect(faults).toEqual([]);
  } finally {
    await page.close();
  }
}

const rowCount = (page: Page) => page.locator("#rows table").getAttribute("data-rows").then(Number);

describe("the page of one article", () => {
  const { tables, url } = pageOf({ "jingmen-2010": goldText("jingmen-2010") });

  it("shows the text as written, with each claim marked", () =>
    open(url, async (page) => {
      const shown = await page.locator("#text-body p").allTextContents();
      expect(shown.join("\n")).toBe(goldText("jingmen-2010"));
      const ids = await page
        .locator("mark[data-claim]")
        .evaluateAll((marks) => marks.map((mark) => (mark as HTMLElement).dataset.claim));
      expect([...new Set(ids)].sort()).toEqual(tables.claims.map(({ claim_id }) => claim_id).sort());
    }));

  it("leads from the text to the row, and from the row to the text", () =>
    open(url, async (page) => {
      const claim = tables.claims.find(({ quantity }) => quantity === "78项");
      const mark = page.locator(`mark[data-claim="${claim?.claim_id}"]`).first();
      await mark.click();
      expect(await page.locator('#detail dd[data-column="quantity"]').textContent()).toBe("78项");
      expect(await page.locator('#detail dd[data-column="rule"]').textContent()).toBe(claim?.rule);
      expect(await page.locator("tr.chosen").getAttribute("data-key")).toBe(claim?.claim_id);

      const last = tables.claims.at(-1);
      await page.locator(`tr[data-key="${last?.claim_id}"] button`).click();
      const target = page.locator(`mark.chosen[data-claim="${last?.claim_id}"]`).first();
      expect(await target.textContent()).not.toBe("");
      expect(await target.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(900);
      expect(decodeURIComponent(new URL(page.url()).hash)).toBe(`#${last?.claim_id}`);
    }));

  it("opens at the claim that its address names", () => {
    const claim = tables.claims.find(({ quantity }) => quantity === "126项");
    return open(`${url}#${encodeURIComponent(claim?.claim_id ?? "")}`, async (page) => {
      expect(await page.locator('#detail dd[data-column="quantity"]').textContent()).toBe("126项");
    });
  });

  it("filters by kind, status, indicator, term and search, and takes the filters back", () =>
    open(url, async (page) => {
      const all = await rowCount(page);
      expect(all).toBe(tables.claims.length);
      const kinds = page.locator(".filters select").nth(1);
      await kinds.selectOption("enumeration");
      expect(await rowCount(page)).toBe(tables.claims.filter(({ kind }) => kind === "enumeration").length);
      await page.click("#filter-reset");
      await page.fill("#filter-search", "行政审批78项");
      expect(await rowCount(page)).toBe(1);
      await page.click("#filter-reset");
      await page.fill("#filter-indicator", "职能");
      const named = tables.claims.filter(({ indicator }) => indicator?.includes("职能"));
      expect(await rowCount(page)).toBe(named.length);
      await page.click("#filter-reset");
      await page.fill("#filter-term", "内设机构");
      const shown = await rowCount(page);
      expect(shown).toBeGreaterThan(0);
      expect(shown).toBeLessThan(all);
      await page.fill("#filter-term", "没有这个术语");
      expect(await rowCount(page)).toBe(0);
      await page.click("#filter-reset");
      expect(await rowCount(page)).toBe(all);
    }));

  it("shows a term in its contexts, each of which leads into the text", () =>
    open(url, async (page) => {
      await page.click("#tab-terms");
      await page.fill("#find-term", "审批");
      const found = tables.terms.filter(({ term, standard }) => `${term} ${standard}`.includes("审批"));
      expect(Number(await page.locator("#panel table").getAttribute("data-rows"))).toBe(found.length);
      await page.fill("#find-term", "");
      const term = tables.terms.find(({ count }) => count > 2);
      await page.locator(`#panel tr[data-key="${term?.term}"] button`).click();
      const lines = page.locator("#concordance li");
      expect(await lines.count()).toBe(term?.count);
      expect(await lines.first().locator("b").textContent()).toBe(term?.term);
      await lines.last().locator("button").click();
      expect(await page.locator("p.chosen").textContent()).toContain(term?.term);
    }));

  it("draws its charts, with a mark for each row", () =>
    open(url, async (page) => {
      await page.click("#tab-charts");
      await page.waitForSelector("#drawings[data-drawn]");
      const charts = chartsOf(tables);
      expect(await page.locator("#drawings .figure > svg, #drawings .figure .chart-wrapper > svg").count()).toBe(
        charts.length,
      );
      for (const { name, spec } of charts) {
        const { values } = (spec as { data: { values: unknown[] } }).data;
        const marks = page.locator(`#chart-${name} [role="graphics-symbol"][aria-roledescription]`);
        expect(await marks.count(), name).toBeGreaterThanOrEqual(values.length);
      }
    }));

  it("lists its checks and warnings with their places", () =>
    open(url, async (page) => {
      await page.click("#tab-checks");
      expect(await page.locator("#panel .checks > li").count()).toBe(tables.checks.length);
      await page.locator("#panel .checks .link").first().click();
      expect(await page.locator("mark.chosen").count()).toBeGreaterThan(0);
      await page.locator("#panel ul:not(.checks) .link").first().click();
      expect(await page.locator("p.chosen").count()).toBe(1);
    }));

  it("works by keyboard", () =>
    open(url, async (page) => {
      await page.locator('mark[tabindex="0"]').first().focus();
      await page.keyboard.press("Enter");
      expect(await page.locator("#detail dl").count()).toBe(1);
      await page.locator("#tab-claims").focus();
      await page.keyboard.press("ArrowRight");
      expect(await page.locator("#tab-terms").getAttribute("aria-selected")).toBe("true");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("tab-terms");
    }));

  it("speaks English too, but for what the document says", () =>
    open(url, async (page) => {
      await page.click("#language");
      expect(await page.locator("#tab-claims").textContent()).toBe("Claims");
      expect(await page.locator("html").getAttribute("lang")).toBe("en");
      expect((await page.locator("#text-body p").allTextContents()).join("\n")).toBe(goldText("jingmen-2010"));
      await page.click("#tab-charts");
      await page.waitForSelector("#drawings[data-drawn]");
      expect(await page.locator("#chart-counts").textContent()).toContain("Counts in the text");
      await page.click("#language");
      expect(await page.locator("#tab-claims").textContent()).toBe("数据");
    }));

  it("has no serious fault of access, light or dark, on any panel", () =>
    open(url, async (page) => {
      await page.evaluate(readFileSync(AXE, "utf8"));
      for (const theme of ["light", "dark"]) {
        expect(await page.locator("html").getAttribute("data-theme")).toBe(theme);
        for (const tab of ["claims", "terms", "charts", "checks"]) {
          await page.click(`#tab-${tab}`);
          if (tab === "charts") await page.waitForSelector("#drawings[data-drawn]");
          const faults = await page.evaluate(async () => {
            const { axe } = window as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } };
            interface Violation {
              id: string;
              impact: string;
              nodes: { html: string }[];
            }
            const { violations } = await axe.run();
            return violations
              .filter(({ impact }) => impact === "serious" || impact === "critical")
              .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
          });
          expect(faults, `${theme} ${tab}`).toEqual([]);
        }
        await page.click("#theme");
      }
    }));

  it("prints the text and every row, without the controls", () =>
    open(url, async (page) => {
      await page.emulateMedia({ media: "print" });
      for (const hidden of ["#controls", ".filters", ".bar"]) expect(await page.locator(hidden).isHidden()).toBe(true);
      expect(await page.locator("#text-body").isVisible()).toBe(true);
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      expect(await page.locator("#rows tbody tr").count()).toBe(tables.claims.length);
    }));
});

describe("the page of several documents", () => {
  const texts = goldTexts(["yunnan-2026", "guangdong-2026", "ningxia-2026", "hubei-2026", "fujian-2026"]);
  const { tables, url } = pageOf(texts);

  it("lists the rows of all, a page at a time, and those of one on request", () =>
    open(url, async (page) => {
      expect(await rowCount(page)).toBe(tables.claims.length);
      expect(await page.locator("#rows tbody tr").count()).toBe(100);
      await page.locator(".pager button").last().click();
      expect(await page.locator("#rows tbody tr").count()).toBe(Math.min(100, tables.claims.length - 100));
      await page.locator("#scope select").selectOption("this");
      const first = tables.documents[0]?.document_id;
      expect(await rowCount(page)).toBe(tables.claims.filter(({ document_id }) => document_id === first).length);
    }));

  it("turns the rows to the page of a claim that is chosen in the text", () =>
    open(url, async (page) => {
      await page.locator("#documents button").last().click();
      await page.locator('mark[tabindex="0"]').last().click();
      expect(await page.locator("#rows tr.chosen").count()).toBe(1);
    }));

  it("opens the document of a row that is chosen", () =>
    open(url, async (page) => {
      await page.locator(".pager button").last().click();
      const row = page.locator("#rows tbody tr").last();
      const id = await row.getAttribute("data-key");
      await row.locator("button").click();
      expect(await page.locator(`mark.chosen[data-claim="${id}"]`).count()).toBeGreaterThan(0);
      expect(await page.locator('#documents [aria-current="page"]').count()).toBe(1);
    }));

  it("finds documents by name, and compares an indicator across them", () =>
    open(url, async (page) => {
      await page.fill("#find-document", "hubei");
      expect(await page.locator("#documents li:visible").count()).toBe(1);
      await page.locator("#documents li:visible button").click();
      expect(await page.locator("#documents li:visible").count()).toBe(1);
      await page.fill("#find-document", "");
      expect(await page.locator("#documents li:visible").count()).toBe(tables.documents.length);
      await page.click("#tab-charts");
      await page.waitForSelector("#drawings[data-drawn]");
      expect(await page.locator("#drawings svg.marks").count()).toBe(chartsOf(tables).length);
    }));
});

describe("the page of a hostile document", () => {
  const HOSTILE = [
    "<script>window.hacked = 1</script>全省新增企业5家。",
    '<img src=x onerror="window.hacked = 2">增长3%。',
    '<a href="javascript:window.hacked = 3">点击</a>推进<b>放管服</b>改革。',
    "</script><script>window.hacked = 4</script><!-- <style>body{display:none}</style>",
    "{{constructor.constructor('window.hacked = 5')()}} $\u007bwindow.hacked = 6} “<svg onload=window.hacked=7>”占50%。",
    "一、<h1>标题</h1>\n“<iframe src=data:text/html,x></iframe>计划”投资8亿元。",
  ].join("\n");

  it("shows it as text, and runs nothing of it", () => {
    const { url } = pageOf({ "a\"'><script>hacked": HOSTILE, hostile: HOSTILE });
    return open(url, async (page) => {
      for (const tab of ["claims", "terms", "checks", "charts"]) await page.click(`#tab-${tab}`);
      await page.waitForSelector("#drawings[data-drawn]");
      for (const mark of await page.locator('mark[tabindex="0"]').all()) await mark.click();
      expect(await page.evaluate(() => (window as { hacked?: unknown }).hacked)).toBeUndefined();
      expect(
        await page.locator("#text-body").evaluate((body) => body.querySelectorAll("script, img, a, iframe, h1").length),
      ).toBe(0);
      expect((await page.locator("#text-body p").allTextContents()).join("\n")).toBe(HOSTILE);
    });
  });
});
