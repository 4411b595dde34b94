// Shows the row of the claim that is chosen, in the text or in the table.
const rows = JSON.parse(document.getElementById("claims").textContent);
const labels = JSON.parse(document.getElementById("labels").textContent);

function show(id) {
  const row = rows[id];
  const mark = document.querySelector(`mark[data-claim="${CSS.escape(id)}"]`);
  const panel = mark?.closest(".document")?.querySelector("aside dl");
  if (!row || !panel) return;
  panel.replaceChildren(
    ...Object.entries(row).flatMap(([name, value]) => {
      const term = document.createElement("dt");
      const description = document.createElement("dd");
      term.textContent = labels[name] ?? name;
      description.textContent = value;
      return [term, description];
    }),
  );
  return mark;
}

function choose(event) {
  if (event.type === "keydown" && event.key !== "Enter") return;
  const mark = event.target.closest("mark[data-claim]");
  const line = event.target.closest("tr[data-claim]");
  if (mark) show(mark.dataset.claim);
  else if (line) show(line.dataset.claim)?.scrollIntoView({ block: "center" });
}

document.addEventListener("click", choose);
document.addEventListener("keydown", choose);
