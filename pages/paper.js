// Figures as files and the page as one printed sheet, made in the browser from what it shows.
// Every word goes in as textContent, so no text of a report can become markup.
const SVG = "http://www.w3.org/2000/svg";
const TITLE = 17; // pixels, type size of a figure's title
const SMALL = 12; // pixels, type size of its source line
const EDGE = 16; // pixels around a figure as a file
const SCALE = 2; // pixels of a PNG for each of the screen's
const SIDE = 32000; // pixels; a browser draws no longer side
const PAPER = [186, 273]; // millimetres inside the margins of A4
const SMALLEST = 0.45; // of the screen's size, below which a figure cannot be read on paper
const GAP = 30; // pixels around a figure on the sheet
const MANY = 9; // columns, beyond which a table is set smaller
const SHORT = 9; // characters of a cell that stay on one line
const STILL = 10; // pictures of the screen over which a figure that is drawn keeps its height
const FEWEST = 3; // rows of a table that stand beside the figures on the sheet
const UNPRINTED = ".hoverlayer, .draglayer, .zoomlayer, .selectionlayer, .outline-controllers, .modebar-container";

const element = (tag, words, className) => {
  const made = document.createElement(tag);
  if (words) made.textContent = words;
  if (className) made.className = className;
  return made;
};

// The words in lines of at most the width; Chinese breaks anywhere, other words at spaces.
function lines(words, width, font) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = font;
  const found = [""];
  for (const part of words.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s?|\s/g) ?? []) {
    if (found.at(-1) && pen.measureText(found.at(-1) + part.trimEnd()).width > width) found.push("");
    found.push(found.pop() + part);
  }
  return found.map((line) => line.trim());
}

// A copy of the plot as drawn, with names of its own for what it refers to inside itself.
function copied(plot, prefix) {
  const layers = [...plot.querySelectorAll("svg.main-svg")];
  const [width, height] = ["width", "height"].map((side) => Number(layers[0].getAttribute(side)));
  const group = document.createElementNS(SVG, "g");
  for (const layer of layers) {
    for (const child of layer.childNodes) group.append(child.cloneNode(true));
  }
  for (const unprinted of group.querySelectorAll(UNPRINTED)) unprinted.remove();
  for (const part of group.querySelectorAll("*")) {
    if (part.id) part.id = prefix + part.id;
    for (const attribute of part.attributes) {
      attribute.value = attribute.value.replace(/url\((["']?)#/g, `url($1#${prefix}`);
    }
  }
  return { group, width, height };
}

function words(svg, found, y, size, style) {
  found.forEach((line, place) => {
    const text = document.createElementNS(SVG, "text");
    text.textContent = line;
    text.setAttribute("x", EDGE);
    text.setAttribute("y", y + place * size * 1.4);
    text.setAttribute("style", style);
    svg.append(text);
  });
}

// The figure with its title above and its source below, as it is saved.
function picture(plot, data) {
  const { group, width, height } = copied(plot, "");
  const { color, fontFamily } = getComputedStyle(plot.closest("[data-testid=stApp]"));
  const face = fontFamily.replaceAll('"', "'");
  const head = lines(data.title, width, `600 ${TITLE}px ${fontFamily}`);
  const foot = data.source.flatMap((line) => lines(line, width, `${SMALL}px ${fontFamily}`));
  const above = EDGE + head.length * TITLE * 1.4;
  const size = [width + 2 * EDGE, above + height + foot.length * SMALL * 1.4 + EDGE].map(Math.ceil);
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("xmlns", SVG);
  svg.setAttribute("width", size[0]);
  svg.setAttribute("height", size[1]);
  svg.setAttribute("viewBox", `0 0 ${size.join(" ")}`);
  const title = document.createElementNS(SVG, "title");
  title.textContent = data.title;
  const ground = document.createElementNS(SVG, "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", getComputedStyle(plot.closest("[data-testid=stApp]")).backgroundColor);
  group.setAttribute("transform", `translate(${EDGE} ${above})`);
  svg.append(title, ground, group);
  words(svg, head, EDGE + TITLE, TITLE, `font: 600 ${TITLE}px ${face}; fill: ${color}`);
  words(svg, foot, above + height + SMALL, SMALL, `font: ${SMALL}px ${face}; fill: ${color}; opacity: 0.7`);
  return { text: new XMLSerializer().serializeToString(svg), size };
}

function save(blob, name) {
  const link = element("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function png({ text, size }) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const scale = Math.min(SCALE, SIDE / Math.max(...size));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = size.map((side) => Math.round(side * scale));
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

// The figure above the buttons, once it is drawn and keeps its height; null where the page has changed before. The
// buttons may be there before the figure is: the program that draws it is the largest of the page.
async function drawnPlot(root) {
  const box = root.getRootNode().host.closest("[class*=st-key-figure_]");
  for (let still = 0, last; still < STILL; ) {
    await new Promise(requestAnimationFrame);
    if (!box.isConnected) return null;
    const height = box.querySelector(".js-plotly-plot svg.main-svg")?.getAttribute("height");
    still = height && height === last ? still + 1 : 0;
    last = height;
  }
  return box.querySelector(".js-plotly-plot");
}

// Buttons under a figure.
function offerFigure(root, data) {
  const told = root.querySelector("output");
  root.querySelector("span").textContent = data.label;
  for (const button of root.querySelectorAll("button")) {
    button.setAttribute("aria-label", `${data.label} ${button.textContent}: ${data.title}`);
    button.onclick = async () => {
      told.textContent = "";
      const plot = await drawnPlot(root);
      if (!plot) return;
      const drawn = picture(plot, data);
      const blob =
        button.value === "svg" ? new Blob([drawn.text], { type: "image/svg+xml" }) : await png(drawn).catch(() => null);
      if (blob) save(blob, `${data.file}.${button.value}`);
      else told.textContent = data.failed;
    };
  }
}

// A figure on the sheet: never larger than on the screen, at most as high as told, cut where it would not be legible.
function onPaper(plot, prefix, width, height, data) {
  const { group, ...size } = copied(plot, prefix);
  const scale = Math.max(Math.min(1, width / size.width, height / size.height), Math.min(SMALLEST, width / size.width));
  const shown = Math.min(size.height, height / scale);
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${size.width} ${shown}`);
  svg.setAttribute("width", size.width * scale);
  svg.setAttribute("height", shown * scale);
  const { backgroundColor } = getComputedStyle(plot.closest("[data-testid=stApp]"));
  const [red, green, blue] = backgroundColor.match(/\d+/g).map(Number);
  if (red + green + blue < 384) {
    // A dark screen's figure is turned to black on white, its hues kept.
    for (const part of group.querySelectorAll("*")) {
      if (part.style.fill === backgroundColor) part.style.fill = "#000";
    }
    svg.style.filter = "invert(1) hue-rotate(180deg)";
  }
  svg.append(group);
  const figure = element("figure");
  figure.append(svg);
  if (shown < size.height) figure.append(element("figcaption", data.cut));
  return figure;
}

function table(data) {
  const made = element("table", "", data.columns.length > MANY ? "wide" : "");
  const head = made.createTHead().insertRow();
  const look = (place) => (data.numeric[place] ? "number" : "");
  data.columns.forEach((column, place) => head.append(element("th", column, look(place))));
  const body = made.createTBody();
  for (const row of data.rows) {
    const line = body.insertRow();
    row.forEach((cell, place) => line.append(element("td", cell, `${look(place)}${cell.length > SHORT ? "" : " short"}`)));
  }
  return made;
}

// A table under its title that can be cut to its first rows and says how many are missing; hidden where none is left.
function cutTable(one, data) {
  const block = element("section");
  const whole = table(one);
  const more = element("p", "", "small");
  block.append(element("h2", one.title), whole, more);
  const rows = [...whole.tBodies[0].rows];
  const keep = (count) => {
    block.hidden = count === 0;
    whole.tBodies[0].replaceChildren(...rows.slice(0, count));
    more.textContent = count < one.total ? data.more.replace("{n}", one.total - count) : "";
  };
  return { block, title: one.title, rows: rows.length, keep };
}

// The page as one sheet: what was asked and chosen, its figures, as much of its tables as there is room for, the sources.
function sheet(data) {
  const made = element("div", "", "ledger-sheet");
  const address = new URL(`${location.pathname}?${data.query}`, location.href).href;
  const link = element("a", decodeURI(address));
  link.href = address;
  const chosen = element("p", data.filters, "small");
  chosen.append(element("br"), link);
  made.append(element("style", data.css), element("h1", data.title), element("p", data.question, "small"), chosen);
  if (data.heading) made.append(element("h2", data.heading));
  if (data.told) made.append(element("p", data.told));
  const foot = element("footer", "", "small");
  for (const line of data.sources) foot.append(element("div", line));
  const left = element("p", "", "small");
  const tables = data.tables.map((one) => cutTable(one, data));
  made.append(...tables.map(({ block }) => block), left, foot);
  document.body.append(made);

  const [width, height] = PAPER.map((side) => (side * 96) / 25.4);
  const keep = (one, count) => {
    one.keep(count);
    const names = tables.filter(({ block }) => block.hidden).map(({ title }) => title);
    left.textContent = names.length ? data.unprinted.replace("{names}", names.join(data.comma)) : "";
  };
  for (const one of tables) keep(one, 0);
  const few = Math.min(FEWEST, tables[0].rows);
  keep(tables[0], few);

  const plots = [...document.querySelectorAll("[class*=st-key-figure_] .js-plotly-plot")].filter((plot) =>
    plot.querySelector("svg.main-svg"),
  );
  const boxes = plots.map((plot) => {
    const box = element("section");
    const title = plot.closest("[aria-label]").getAttribute("aria-label");
    if (title !== data.heading) box.append(element("h2", title));
    tables[0].block.before(box);
    return box;
  });
  const sides = plots.map((plot) => {
    const [across, down] = ["width", "height"].map((side) => plot.querySelector("svg.main-svg").getAttribute(side));
    return down * Math.min(1, width / across);
  });
  const free = Math.max(0, height - made.offsetHeight - GAP * plots.length);
  const room = free / sides.reduce((sum, side) => sum + side, 0);
  plots.forEach((plot, place) => boxes[place].append(onPaper(plot, `sheet-${place}-`, width, sides[place] * room, data)));

  for (const one of tables) {
    const least = one === tables[0] ? few : Math.min(FEWEST, one.rows);
    let count = one.rows;
    for (keep(one, count); count > least && made.offsetHeight > height; keep(one, count)) count -= 1;
    if (one !== tables[0] && made.offsetHeight > height) keep(one, 0);
  }
  return made;
}

// The print button, and the sheet in the place of the page whenever the browser prints.
function offerSheet(root, data) {
  const button = root.querySelector("button");
  button.textContent = data.label;
  button.onclick = () => window.print();
  let made = null;
  const lay = () => {
    made?.remove();
    made = sheet(data);
  };
  const clear = () => {
    made?.remove();
    made = null;
  };
  window.addEventListener("beforeprint", lay);
  window.addEventListener("afterprint", clear);
  return () => {
    clear();
    window.removeEventListener("beforeprint", lay);
    window.removeEventListener("afterprint", clear);
  };
}

const leave = new WeakMap();

export default function ({ parentElement, data }) {
  leave.get(parentElement)?.();
  const root = parentElement.querySelector(".paper");
  const cleared = data.kind === "figure" ? offerFigure(root, data) : offerSheet(root, data);
  if (cleared) leave.set(parentElement, cleared);
  return () => {
    leave.get(parentElement)?.();
    leave.delete(parentElement);
  };
}
