// Draws a report's text from data alone: every character goes in as textContent, so no text can become markup.
const MARGIN = 80; // pixels kept between the selected number and the window's edges
const LONG = 12; // characters; a longer number may break over lines

function piece(text, sentence, markId, data) {
  const mark = markId === null ? null : data.marks[markId];
  const element = document.createElement(mark ? "mark" : "span");
  element.textContent = text;
  if (sentence !== null) element.dataset.sentence = sentence;
  if (mark) {
    element.className = mark.classes;
    element.classList.toggle("long", text.length > LONG);
    element.dataset.mark = markId;
    element.title = mark.label;
    element.tabIndex = -1;
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", `${text} ${mark.label}`);
  }
  return element;
}

// The row of a table: a tab ends a cell.
function row(pieces, data) {
  const line = document.createElement("tr");
  let cell = line.insertCell();
  for (const [text, sentence, markId] of pieces) {
    text.split("\t").forEach((part, number) => {
      if (number > 0) cell = line.insertCell();
      if (part) cell.append(piece(part, sentence, markId, data));
    });
  }
  return line;
}

function build(root, data) {
  const body = root.querySelector(".text");
  body.replaceChildren();
  let table = null;
  for (const [heading, pieces] of data.paragraphs) {
    if (pieces.some(([text]) => text.includes("\t"))) {
      if (!table) {
        const frame = document.createElement("div");
        frame.className = "table";
        table = frame.appendChild(document.createElement("table"));
        body.append(frame);
      }
      table.append(row(pieces, data));
      continue;
    }
    table = null;
    const paragraph = document.createElement("p");
    if (heading) paragraph.className = "heading";
    paragraph.append(...pieces.map(([text, sentence, markId]) => piece(text, sentence, markId, data)));
    body.append(paragraph);
  }
  const legend = root.querySelector(".legend");
  legend.replaceChildren();
  for (const [classes, label] of data.legend) {
    const item = document.createElement("span");
    item.className = "item";
    const swatch = document.createElement("mark");
    swatch.className = classes;
    swatch.textContent = data.sample;
    item.append(swatch, label);
    legend.append(item);
  }
}

function select(root, markId, data) {
  for (const old of root.querySelectorAll(".selected, .told")) {
    old.classList.remove("selected", "told");
    old.removeAttribute("aria-current");
  }
  const marks = root.querySelectorAll(".text mark");
  marks.forEach((mark) => (mark.tabIndex = -1));
  const chosen = [...marks].filter((mark) => mark.dataset.mark === markId);
  if (chosen.length === 0) {
    if (marks.length > 0) marks[0].tabIndex = 0;
    return null;
  }
  chosen.forEach((mark) => mark.classList.add("selected"));
  chosen[0].setAttribute("aria-current", "true");
  chosen[0].tabIndex = 0;
  const sentence = String(data.marks[markId].sentence);
  for (const piece of root.querySelectorAll("[data-sentence]")) {
    piece.classList.toggle("told", piece.dataset.sentence === sentence);
  }
  return chosen[0];
}

// Scrolls the text first; the page only where the number would still be out of sight.
function bring(body, mark) {
  const offset = mark.getBoundingClientRect().top - body.getBoundingClientRect().top;
  body.scrollTop += offset - body.clientHeight / 2;
  const { top, bottom } = mark.getBoundingClientRect();
  if (top < MARGIN || bottom > window.innerHeight - MARGIN) mark.scrollIntoView({ block: "center" });
}

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".report");
  const body = root.querySelector(".text");
  const fresh = root.dataset.version !== data.version;
  if (fresh) {
    root.dataset.version = data.version;
    root.lang = "zh";
    body.setAttribute("aria-label", data.title);
    build(root, data);
  }
  if (fresh || root.dataset.selected !== (data.selected ?? "")) {
    const clicked = root.dataset.clicked === data.selected && !fresh;
    root.dataset.selected = data.selected ?? "";
    const chosen = select(root, data.selected, data);
    // A number the reader clicked is under the pointer already: moving the text would lose the place.
    if (chosen && !clicked) {
      requestAnimationFrame(() => bring(body, chosen));
    } else if (fresh && !chosen) {
      body.scrollTop = 0;
    }
  }

  const choose = (mark) => {
    root.dataset.clicked = mark.dataset.mark;
    setTriggerValue("chosen", mark.dataset.mark);
  };
  body.onclick = (event) => {
    const mark = event.target.closest("mark");
    if (mark) choose(mark);
  };
  body.onkeydown = (event) => {
    const mark = event.target.closest("mark");
    if (!mark) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      choose(mark);
      return;
    }
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const marks = [...body.querySelectorAll("mark")];
    const next = marks[marks.indexOf(mark) + step];
    if (next) {
      mark.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    }
  };
}
