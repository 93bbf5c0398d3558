"use strict";
/* Draws every chart of the page. All numbers come from the page's data: nothing is computed here but positions. */
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const colour = key => `var(--${key})`;
  const percent = { format: ".0%" };
  const GOLDEN = 0.618034;

  const config = {
    background: null,
    font: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
    view: { stroke: null },
    axis: {
      domain: false, ticks: false, labelColor: "var(--muted)", titleColor: "var(--muted)", gridColor: "var(--line)",
      labelFontSize: 12, titleFontSize: 12, titleFontWeight: 400, labelPadding: 6,
    },
    text: { fill: "var(--ink)", fontSize: 13 },
    rule: { stroke: "var(--ink)" },
  };

  const share = (value, digits = 1) => value == null ? "" : `${(100 * value).toFixed(digits)}%`;
  const interval = x => x.low == null ? "one seed, no interval" : `${share(x.low)} to ${share(x.high)}`;
  const tooltip = (...fields) => fields.map(field => ({ field, type: "nominal" }));
  const quantitative = (field, more = {}) => ({ field, type: "quantitative", ...more });

  /** Rows of dots, each with a mean and its interval, on one axis of accuracy. Each row: top, label, lines[]. */
  function strips(rows, total, width, rowHeight) {
    const y = field => quantitative(field, { scale: { domain: [total, 0], nice: false, zero: false }, axis: null });
    const x = (field, more = {}) => quantitative(field, {
      scale: { domain: [0, 1], nice: false },
      axis: { ...percent, title: "test accuracy", values: [0, 0.2, 0.4, 0.6, 0.8, 1], orient: "bottom", gridOpacity: 0.7 },
      ...more,
    });
    const lines = rows.flatMap(row => row.lines);
    const dots = lines.flatMap(line => line.values.map((value, i) => ({
      colour: colour(line.key), x: value, y: line.dots + (((i + 1) * GOLDEN) % 1 - 0.5) * line.spread,
      Arm: line.name, Seed: String(line.seeds[i]), Accuracy: share(value, 2),
    })));
    const own = lines.map(line => ({
      ...line, colour: colour(line.key), Arm: line.name, Mean: share(line.mean, 2), "95% interval": interval(line),
    }));
    const paper = lines.filter(line => line.paper != null).map(line => ({
      ...line, Arm: line.name, "Mean in the paper": share(line.paper, 2),
      "95% interval": `${share(line.paperLow)} to ${share(line.paperHigh)}`,
    }));
    const fill = { field: "colour", type: "nominal", scale: null };
    return {
      width, height: total * rowHeight,
      layer: [
        { data: { values: rows.slice(1) }, mark: { type: "rule", stroke: "var(--line)" }, encoding: { y: y("top") } },
        { data: { values: rows.map((row, i) => ({ x: data.chance, from: row.textAt + 0.1, to: rows[i + 1]?.top ?? total })) },
          mark: { type: "rule", strokeDash: [4, 3], stroke: "var(--muted)" },
          encoding: { x: x("x"), y: y("from"), y2: { field: "to" } } },
        { data: { values: dots }, mark: { type: "circle", size: 44, opacity: 0.6 },
          encoding: { x: x("x"), y: y("y"), fill, tooltip: tooltip("Arm", "Seed", "Accuracy") } },
        { data: { values: own.filter(line => line.low != null) },
          mark: { type: "rule", strokeWidth: 3, strokeCap: "round" },
          encoding: { x: x("low"), x2: { field: "high" }, y: y("at"), stroke: fill } },
        { data: { values: own }, mark: { type: "circle", size: 110, opacity: 1, stroke: "var(--paper)", strokeWidth: 1.5 },
          encoding: { x: x("mean"), y: y("at"), fill, tooltip: tooltip("Arm", "Mean", "95% interval") } },
        { data: { values: paper }, mark: { type: "rule", strokeWidth: 1.5 },
          encoding: { x: x("paperLow"), x2: { field: "paperHigh" }, y: y("paperAt") } },
        { data: { values: paper },
          mark: { type: "point", shape: "diamond", size: 70, fill: "var(--paper)", opacity: 1, stroke: "var(--ink)", strokeWidth: 1.5 },
          encoding: { x: x("paper"), y: y("paperAt"), tooltip: tooltip("Arm", "Mean in the paper", "95% interval") } },
        { data: { values: rows }, mark: { type: "text", align: "left", fontWeight: 600, baseline: "middle" },
          encoding: { x: { value: 0 }, y: y("textAt"), text: { field: "label" } } },
        { data: { values: rows }, mark: { type: "text", align: "right", baseline: "middle", fill: "var(--muted)" },
          encoding: { x: { datum: 1, type: "quantitative" }, y: y("textAt"), text: { field: "note" } } },
        { data: { values: lines.filter(line => line.letter) },
          mark: { type: "text", align: "right", baseline: "middle", fontSize: 11, dx: -8, fill: "var(--muted)" },
          encoding: { x: { value: 0 }, y: y("at"), text: { field: "letter" } } },
      ],
    };
  }

  /** The six arms of a run: every seed a dot, mean and interval, the paper's value below. */
  function arms(run, width) {
    const rows = run.arms.map((arm, i) => ({
      top: i, textAt: i + 0.17, label: arm.label,
      note: width < 420 ? `${share(arm.mean)} · paper ${share(arm.paper)}`
        : `${share(arm.mean)}${arm.low == null ? "" : ` [${share(arm.low)}, ${share(arm.high)}]`} · paper ${share(arm.paper)}`,
      lines: [{ ...arm, name: arm.label, seeds: run.seeds, dots: i + 0.45, spread: 0.24, at: i + 0.67, paperAt: i + 0.86 }],
    }));
    return strips(rows, rows.length, width, 80);
  }

  /** Several runs, arm by arm, one line a run. */
  function comparison(_, width) {
    const lineHeight = 0.4;
    let top = 0;
    const rows = data.runs[0].arms.map((first, a) => {
      const row = {
        top, textAt: top + 0.25, label: first.label, note: `paper ${share(first.paper)}`,
        lines: data.runs.map((run, r) => {
          const at = top + 0.65 + r * lineHeight;
          return { ...run.arms[a], name: `${run.letter}: ${first.label}`, letter: run.letter, seeds: run.seeds,
            dots: at, spread: 0.18, at, paper: null };
        }),
      };
      top += 0.85 + data.runs.length * lineHeight;
      return row;
    });
    rows.forEach((row, a) => {
      const first = data.runs[0].arms[a];
      row.lines.push({ ...first, name: first.label, values: [], mean: null, low: null, letter: "", at: 0,
        paperAt: row.top + 0.65 + data.runs.length * lineHeight - 0.14 });
    });
    const spec = strips(rows, top, width, 56);
    spec.layer = spec.layer.map(layer => ({ ...layer, data: { values: layer.data.values.filter(d => d.mean !== null || d.paper) } }));
    return spec;
  }

  /** The differences of one pair of arms, one bar a seed, from the smallest to the largest. */
  function pair(run, width, index) {
    const chosen = run.pairs[Number(index)];
    const values = chosen.values.map((value, i) => ({ value, seed: run.seeds[i] }))
      .sort((a, b) => a.value - b.value)
      .map((d, i) => ({ ...d, i: i + 0.5, Seed: String(d.seed), Difference: `${(100 * d.value).toFixed(2)} points` }));
    const n = values.length;
    const x = field => quantitative(field, { scale: { domain: [0, n], nice: false }, axis: null });
    const all = run.pairs.flatMap(other => [...other.values, other.low ?? 0, other.high ?? 0]);
    const y = field => quantitative(field, {
      scale: { domain: [Math.min(0, ...all), Math.max(0, ...all)], nice: true },
      axis: { title: "points of accuracy", labelExpr: "format(datum.value * 100, '.0f')", tickCount: 5 } });
    return {
      width, height: 190,
      layer: [
        { data: { values }, mark: { type: "bar", width: Math.min(28, 0.72 * width / n), fill: colour(chosen.key), opacity: 0.75 },
          encoding: { x: x("i"), y: y("value"), tooltip: tooltip("Seed", "Difference") } },
        { data: { values: [{ y: 0 }] }, mark: { type: "rule", stroke: "var(--muted)" }, encoding: { y: y("y") } },
        { data: { values: chosen.low == null ? [] : [chosen] }, mark: { type: "rect", fill: "var(--ink)", opacity: 0.16 },
          encoding: { y: y("low"), y2: { field: "high" } } },
        { data: { values: [chosen] }, mark: { type: "rule", strokeWidth: 2 }, encoding: { y: y("mean") } },
      ],
    };
  }

  const dashes = { "cross-aux": [6, 3], "cross-all": [6, 3] };

  /** Powers of ten within a logarithmic domain; where there are few, also their threefold. */
  function ticks([low, high]) {
    const powers = [];
    for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) powers.push(10 ** power, 3 * 10 ** power);
    const inside = powers.filter(value => value >= low && value <= high);
    const tens = inside.filter(value => Number.isInteger(Math.round(1e6 * Math.log10(value)) / 1e6));
    return tens.length >= 3 ? tens : inside;
  }

  /** Accuracy or loss after each epoch: the mean over seeds, and its interval as a band. */
  function curves(run, width, measure) {
    const accuracy = measure === "accuracy";
    const positive = run.curves.map(point => point[measure].mean).filter(mean => mean > 0);
    const scale = accuracy ? { domain: [0, 1] }
      : { type: "log", domain: [Math.min(...positive) / 2, Math.max(...positive) * 2], nice: false, clamp: true };
    const y = field => quantitative(field, {
      scale, axis: accuracy ? { ...percent, title: "test accuracy", tickCount: 5 }
        : { title: "training loss in nats (log scale)", format: "~g", values: ticks(scale.domain) } });
    const values = run.curves.map(point => ({
      epoch: point.epoch, key: point.key, Arm: point.label, Epoch: String(point.epoch), ...point[measure],
      low: point[measure].low == null ? null : Math.max(point[measure].low, accuracy ? 0 : 1e-12),
      Mean: accuracy ? share(point[measure].mean, 2) : point[measure].mean.toPrecision(3),
    }));
    const epochs = Math.max(...values.map(d => d.epoch));
    const x = quantitative("epoch", {
      scale: { domain: epochs > 1 ? [1, epochs] : [0, 2], nice: false },
      axis: { title: "epoch", format: "d", tickCount: Math.min(epochs, 8), tickMinStep: 1, grid: false, labelFlush: false } });
    return {
      width, height: 260,
      layer: run.arms.flatMap(arm => {
        const own = values.filter(d => d.key === arm.key);
        return own.length === 0 ? [] : [
          { data: { values: own.filter(d => d.low != null) }, mark: { type: "area", fill: colour(arm.key), opacity: 0.2 },
            encoding: { x, y: y("low"), y2: { field: "high" } } },
          { data: { values: own }, mark: { type: "line", stroke: colour(arm.key), strokeWidth: 2.5, strokeDash: dashes[arm.key] || [1, 0] },
            encoding: { x, y: y("mean") } },
          { data: { values: own }, mark: { type: "circle", fill: colour(arm.key), size: 50, opacity: 1 },
            encoding: { x, y: y("mean"), tooltip: tooltip("Arm", "Epoch", "Mean") } },
        ];
      }),
    };
  }

  /** The aux-only student's accuracy on each digit: the bar over all seeds, a dot for each seed. */
  function digits(run, width) {
    const x = { field: "digit", type: "ordinal", axis: { title: "digit shown", labelAngle: 0 } };
    const y = field => quantitative(field, { scale: { domain: [0, 1] }, axis: { ...percent, title: "read correctly", tickCount: 5 } });
    const bars = run.digits.map(d => ({ ...d, Digit: String(d.digit), "Read correctly": share(d.accuracy, 1) }));
    const dots = run.digits.flatMap(d => d.values.map((value, i) => ({
      digit: d.digit, value, Digit: String(d.digit), Seed: String(run.seeds[i]), "Read correctly": share(value, 1) })));
    return {
      width, height: Math.min(width, 360),
      layer: [
        { data: { values: bars }, mark: { type: "bar", fill: colour("student-aux"), opacity: 0.55 },
          encoding: { x, y: y("accuracy"), tooltip: tooltip("Digit", "Read correctly") } },
        { data: { values: dots }, mark: { type: "circle", fill: "var(--ink)", size: 22, opacity: 0.4 },
          encoding: { x, y: y("value"), tooltip: tooltip("Digit", "Seed", "Read correctly") } },
      ],
    };
  }

  /** What the aux-only student read for each digit shown, as a share of the row. */
  function confusion(run, width) {
    const values = run.confusion.flatMap((row, shown) => {
      const total = row.reduce((sum, count) => sum + count, 0);
      return row.map((count, read) => ({
        shown, read, part: total ? count / total : 0, text: total ? Math.round(100 * count / total).toString() : "",
        Shown: String(shown), "Read as": String(read), Share: share(total ? count / total : 0), Images: String(count) }));
    });
    const axis = title => ({ title, labelAngle: 0, grid: false });
    const encoding = {
      x: { field: "read", type: "ordinal", axis: { ...axis("read as"), orient: "top" } },
      y: { field: "shown", type: "ordinal", axis: axis("digit shown") },
    };
    return {
      width, height: Math.min(width, 360),
      layer: [
        { data: { values }, mark: { type: "rect", fill: colour("student-aux"), stroke: "var(--paper)" },
          encoding: { ...encoding, fillOpacity: quantitative("part", { scale: { domain: [0, 1], range: [0.03, 0.9] }, legend: null }),
            tooltip: tooltip("Shown", "Read as", "Share", "Images") } },
        { data: { values: values.filter(d => d.part >= 0.005) }, mark: { type: "text", fontSize: 11.5, tooltip: null },
          encoding: { ...encoding, text: { field: "text" } } },
      ],
    };
  }

  const kinds = { arms, comparison, pair, curves, digits, confusion };
  const views = new WeakMap();

  async function draw(plot) {
    const run = data.runs[Number(plot.dataset.run)];
    const width = Math.max(200, Math.floor(plot.clientWidth));
    plot.dataset.width = String(width);
    const spec = kinds[plot.dataset.chart](run, width, plot.dataset.of);
    const result = await vegaEmbed(plot, {
      $schema: "https://vega.github.io/schema/vega-lite/v6.json",
      padding: 0, autosize: { type: "fit-x", contains: "padding" }, config, ...spec,
    }, { mode: "vega-lite", renderer: "svg", ast: true, actions: false, tooltip: { theme: "custom" } });
    // The plot has one label for the whole chart; hundreds of unnamed marks would only be in a screen reader's way.
    for (const part of plot.querySelectorAll("svg [role], svg[role]")) {
      for (const name of ["role", "aria-roledescription", "aria-label"]) part.removeAttribute(name);
    }
    views.get(plot)?.finalize();
    views.set(plot, result);
  }

  /** Saves the chart as it stands, its colours resolved: a file has no style sheet of ours. */
  async function save(plot) {
    const style = getComputedStyle(document.documentElement);
    const svg = (await views.get(plot).view.toSVG()).replace(/var\((--[\w-]+)\)/g, (_, name) => style.getPropertyValue(name).trim());
    const link = document.createElement("a");
    link.href = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    link.download = `${plot.dataset.name}.svg`;
    link.click();
  }

  const plots = [...document.querySelectorAll("[data-chart]")];
  for (const button of document.querySelectorAll("button[data-save]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      button.closest("figure").querySelectorAll("[data-chart]").forEach(save);
    });
  }
  Promise.all(plots.map(draw)).then(() => {
    document.documentElement.dataset.charts = "drawn";
    let waiting = 0;
    const observer = new ResizeObserver(() => {
      clearTimeout(waiting);
      waiting = setTimeout(() =>
        plots.filter(plot => plot.clientWidth > 0 && Math.floor(plot.clientWidth) !== Number(plot.dataset.width)).forEach(draw), 150);
    });
    plots.forEach(plot => observer.observe(plot));
  });
})();
