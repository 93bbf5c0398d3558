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
  const interval = x => `${share(x.low)} to ${share(x.high)}`;
  const tooltip = (...fields) => fields.map(field => ({ field, type: "nominal" }));
  const quantitative = (field, more = {}) => ({ field, type: "quantitative", ...more });

  /** A name cut as everywhere, to so many characters. */
  const cut = (text, length) => {
    const characters = [...text];
    return characters.length <= length ? text : `${characters.slice(0, Math.max(1, length - 1)).join("").trimEnd()}\u2026`;
  };

  const flat = { type: "nominal", scale: null };

  /** Rows of dots, and where there are seeds enough a mean and its interval, on one axis. Each row: top, label, lines[]. */
  function strips(rows, total, width, rowHeight, chance, title) {
    const y = field => quantitative(field, { scale: { domain: [total, 0], nice: false, zero: false }, axis: null });
    const x = (field, more = {}) => quantitative(field, {
      scale: { domain: [0, 1], nice: false, clamp: true },
      axis: { ...percent, title, values: [0, 0.2, 0.4, 0.6, 0.8, 1], orient: "bottom", gridOpacity: 0.7 },
      ...more,
    });
    const lines = rows.flatMap(row => row.lines);
    const dots = lines.flatMap(line => line.sample.values.map((value, i) => ({
      fill: line.hollow ? "transparent" : colour(line.colour), stroke: line.hollow ? colour(line.colour) : "transparent",
      x: value, y: line.dots + (line.sample.values.length === 1 ? 0 : (((i + 1) * GOLDEN) % 1 - 0.5) * line.spread),
      Arm: line.name, Seed: line.sample.seeds[i], Value: share(value, 2),
    })));
    const means = lines.filter(line => line.sample.low != null).map(line => ({
      at: line.at, mean: line.sample.mean, low: line.sample.low, high: line.sample.high, line: colour(line.colour),
      fill: line.hollow ? "var(--paper)" : colour(line.colour), stroke: line.hollow ? colour(line.colour) : "var(--paper)",
      Arm: line.name, Mean: share(line.sample.mean, 2), "95% interval": interval(line.sample),
    }));
    const published = lines.flatMap(line => [line.published ?? []].flat().map((value, i) => ({
      ...value, at: line.publishedAt + 0.06 * i, Arm: line.name, "Published mean": share(value.mean, 2),
      "95% interval": value.low == null ? "not published" : interval(value),
    })));
    return {
      width, height: total * rowHeight,
      layer: [
        { data: { values: rows.slice(1) }, mark: { type: "rule", stroke: "var(--line)" }, encoding: { y: y("top") } },
        { data: { values: rows.map((row, i) => ({ x: chance, from: row.textAt + 0.1, to: rows[i + 1]?.top ?? total })) },
          mark: { type: "rule", strokeDash: [4, 3], stroke: "var(--muted)" },
          encoding: { x: x("x"), y: y("from"), y2: { field: "to" } } },
        { data: { values: dots }, mark: { type: "circle", size: 44, opacity: 0.65, strokeWidth: 1.5 },
          encoding: { x: x("x"), y: y("y"), fill: { field: "fill", ...flat }, stroke: { field: "stroke", ...flat },
            tooltip: tooltip("Arm", "Seed", "Value") } },
        { data: { values: means }, mark: { type: "rule", strokeWidth: 3, strokeCap: "round" },
          encoding: { x: x("low"), x2: { field: "high" }, y: y("at"), stroke: { field: "line", ...flat } } },
        { data: { values: means }, mark: { type: "circle", size: 110, opacity: 1, strokeWidth: 2 },
          encoding: { x: x("mean"), y: y("at"), fill: { field: "fill", ...flat }, stroke: { field: "stroke", ...flat },
            tooltip: tooltip("Arm", "Mean", "95% interval") } },
        { data: { values: published.filter(value => value.low != null) }, mark: { type: "rule", strokeWidth: 1.5 },
          encoding: { x: x("low"), x2: { field: "high" }, y: y("at") } },
        { data: { values: published },
          mark: { type: "point", shape: "diamond", size: 70, fill: "var(--paper)", opacity: 1, stroke: "var(--ink)", strokeWidth: 1.5 },
          encoding: { x: x("mean"), y: y("at"), tooltip: tooltip("Arm", "Published mean", "95% interval") } },
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

  /** What stands beside an arm's name: its mean, its interval where it has one, and what was published. */
  function note(arm, width) {
    const { mean, low, high, values } = arm.sample;
    if (mean == null) return arm.note;
    const spread = low != null ? ` [${share(low)}, ${share(high)}]` : values.length > 1 ? ` (mean of ${values.length})` : "";
    const published = arm.published ? ` \u00b7 published ${share(arm.published.mean)}` : "";
    const more = arm.note ? ` \u00b7 ${arm.note}` : "";
    return width < 420 ? `${share(mean)}${more}` : `${share(mean)}${spread}${more}${published}`;
  }

  /** A name beside a note, about as long as there is room for. */
  const fitting = (label, beside, width) => cut(label, Math.max(8, Math.floor((width - 7 * beside.length - 16) / 7.6)));

  /** The arms of a run: every seed a dot, mean and interval, what was published below. */
  function arms(run, width) {
    const rows = run.arms.map((arm, i) => {
      const beside = note(arm, width);
      return {
        top: i, textAt: i + 0.17, label: fitting(arm.label, beside, width), note: beside,
        lines: [{ ...arm, name: arm.label, dots: i + 0.45, spread: 0.24, at: i + 0.67, publishedAt: i + 0.86 }],
      };
    });
    return strips(rows, rows.length, width, 80, run.chance, run.measure);
  }

  /** Several runs, arm by arm, one line a run. */
  function comparison(_, width) {
    const lineHeight = 0.4;
    const names = [...new Set(data.runs.flatMap(run => run.arms.map(arm => arm.name)))];
    let top = 0;
    const rows = names.map(name => {
      const found = data.runs.flatMap(run => run.arms.filter(arm => arm.name === name).map(arm => ({ run, arm })));
      const row = {
        top, textAt: top + 0.25, label: fitting(found[0].arm.label, "", width), note: "",
        lines: found.map(({ run, arm }, r) => {
          const at = top + 0.65 + r * lineHeight;
          return { ...arm, name: `${run.letter}: ${arm.label}`, letter: run.letter, dots: at - 0.09, spread: 0.14, at: at + 0.08, published: null };
        }),
      };
      top += 0.85 + found.length * lineHeight;
      return row;
    });
    const chances = new Set(data.runs.map(run => run.chance));
    const titles = new Set(data.runs.map(run => run.measure));
    return strips(rows, top, width, 56, chances.size === 1 ? [...chances][0] : -1, [...titles].join(", "));
  }

  /** The differences of one pair of arms, one bar a seed, from the smallest to the largest. */
  function pair(run, width, index) {
    const { colour: key, hollow, sample } = run.pairs[Number(index)];
    const values = sample.values.map((value, i) => ({ value, seed: sample.seeds[i] }))
      .sort((a, b) => a.value - b.value)
      .map((d, i) => ({ ...d, i: i + 0.5, Seed: d.seed, Difference: `${(100 * d.value).toFixed(2)} points` }));
    const n = values.length;
    const x = field => quantitative(field, { scale: { domain: [0, n], nice: false }, axis: null });
    const all = run.pairs.flatMap(other => [...other.sample.values, other.sample.low ?? 0, other.sample.high ?? 0]);
    const y = field => quantitative(field, {
      scale: { domain: [Math.min(0, ...all), Math.max(0, ...all)], nice: true },
      axis: { title: "points", labelExpr: "format(datum.value * 100, '.0f')", tickCount: 5 } });
    const means = sample.low == null ? [] : [{ mean: sample.mean, low: sample.low, high: sample.high }];
    return {
      width, height: 190,
      layer: [
        { data: { values }, mark: { type: "bar", width: Math.min(28, 0.72 * width / n), opacity: 0.75,
            fill: hollow ? "transparent" : colour(key), stroke: hollow ? colour(key) : null },
          encoding: { x: x("i"), y: y("value"), tooltip: tooltip("Seed", "Difference") } },
        { data: { values: [{ y: 0 }] }, mark: { type: "rule", stroke: "var(--muted)" }, encoding: { y: y("y") } },
        { data: { values: means }, mark: { type: "rect", fill: "var(--ink)", opacity: 0.16 },
          encoding: { y: y("low"), y2: { field: "high" } } },
        { data: { values: means }, mark: { type: "rule", strokeWidth: 2 }, encoding: { y: y("mean") } },
      ],
    };
  }

  /** At most eight whole numbers from 1 to n. */
  function whole(n) {
    const step = Math.ceil(n / 8);
    return Array.from({ length: Math.ceil(n / step) }, (_, i) => 1 + i * step);
  }

  /** Powers of ten within a logarithmic domain; where there are few, also their threefold. */
  function ticks([low, high]) {
    const powers = [];
    for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) powers.push(10 ** power, 3 * 10 ** power);
    const inside = powers.filter(value => value >= low && value <= high);
    const tens = inside.filter(value => Number.isInteger(Math.round(1e6 * Math.log10(value)) / 1e6));
    return tens.length >= 3 ? tens : inside;
  }

  /** Accuracy or loss after each epoch: the mean over seeds, and its interval as a band, or the seeds. */
  function curves(run, width, which) {
    const [measure, number] = which.split("-");
    const group = run.curves[Number(number)];
    const accuracy = measure === "accuracy";
    const every = group.arms.flatMap(arm => arm.points.flatMap(point => {
      const { mean, low, high, values } = point[measure];
      return [mean, low, high, ...values].filter(value => value != null);
    }));
    const log = !accuracy && group.logLoss && every.length > 0;
    const scale = accuracy ? { domain: [0, 1] }
      : log ? { type: "log", domain: [Math.min(...every) / 1.3, Math.max(...every) * 1.3], nice: false } : { zero: false };
    const y = field => quantitative(field, {
      scale, axis: accuracy ? { ...percent, title: "test accuracy", tickCount: 5 }
        : log ? { title: "training loss (log scale)", format: "~g", values: ticks(scale.domain) }
          : { title: "training loss", format: "~g", tickCount: 5 } });
    const epochs = Math.max(...group.arms.flatMap(arm => arm.points.map(point => point.epoch)));
    const x = quantitative("epoch", {
      scale: { domain: epochs > 1 ? [1, epochs] : [0, 2], nice: false },
      axis: { title: "epoch", format: "d", values: whole(epochs), grid: false, labelFlush: false } });
    return {
      width, height: 260,
      layer: group.arms.flatMap(arm => {
        const own = arm.points.filter(point => point[measure].mean != null).map(point => ({
          epoch: point.epoch, Arm: arm.label, Epoch: String(point.epoch), ...point[measure],
          Mean: accuracy ? share(point[measure].mean, 2) : point[measure].mean.toPrecision(3),
        }));
        const seeds = own.flatMap(point => point.values.length > 1 ? point.values.map(value => ({ epoch: point.epoch, value })) : []);
        const fill = arm.hollow ? "var(--paper)" : colour(arm.colour);
        return [
          { data: { values: own.filter(d => d.low != null) }, mark: { type: "area", fill: colour(arm.colour), opacity: 0.2 },
            encoding: { x, y: y("low"), y2: { field: "high" } } },
          { data: { values: seeds }, mark: { type: "circle", fill: colour(arm.colour), size: 18, opacity: 0.45 },
            encoding: { x, y: y("value") } },
          { data: { values: own }, mark: { type: "line", stroke: colour(arm.colour), strokeWidth: 2.5, strokeDash: arm.hollow ? [6, 3] : [1, 0] },
            encoding: { x, y: y("mean") } },
          { data: { values: own }, mark: { type: "circle", fill, stroke: colour(arm.colour), strokeWidth: 1.5, size: 50, opacity: 1 },
            encoding: { x, y: y("mean"), tooltip: tooltip("Arm", "Epoch", "Mean") } },
        ];
      }),
    };
  }

  /** The part of each class that one arm reads right: the bar over all seeds, a dot for each seed. */
  function classes(run, width) {
    const x = { field: "label", type: "ordinal", axis: { title: "class shown", labelAngle: 0 } };
    const y = field => quantitative(field, { scale: { domain: [0, 1] }, axis: { ...percent, title: "read right", tickCount: 5 } });
    const bars = run.classes.classes.map(d => ({
      label: d.label, mean: d.sample.mean, Class: String(d.label), "Read right": share(d.sample.mean, 1) }));
    const dots = run.classes.classes.flatMap(d => d.sample.values.map((value, i) => ({
      label: d.label, value, Class: String(d.label), Seed: d.sample.seeds[i], "Read right": share(value, 1) })));
    return {
      width, height: Math.min(width, 360),
      layer: [
        { data: { values: bars }, mark: { type: "bar", fill: colour(run.classes.colour), opacity: 0.55 },
          encoding: { x, y: y("mean"), tooltip: tooltip("Class", "Read right") } },
        { data: { values: dots }, mark: { type: "circle", fill: "var(--ink)", size: 22, opacity: 0.4 },
          encoding: { x, y: y("value"), tooltip: tooltip("Class", "Seed", "Read right") } },
      ],
    };
  }

  /** What one arm answered to each class shown, as a share of the row. */
  function confusion(run, width) {
    const values = run.classes.classes.flatMap(row => row.answers.map((count, read) => ({
      shown: row.label, read, part: row.shares[read], text: (100 * row.shares[read]).toFixed(0),
      Shown: String(row.label), "Read as": String(read), Share: share(row.shares[read]), Images: String(count) })));
    const axis = title => ({ title, labelAngle: 0, grid: false });
    const encoding = {
      x: { field: "read", type: "ordinal", axis: { ...axis("read as"), orient: "top" } },
      y: { field: "shown", type: "ordinal", axis: axis("class shown") },
    };
    const few = run.classes.classes.length <= 12;
    return {
      width, height: Math.min(width, 360),
      layer: [
        { data: { values }, mark: { type: "rect", fill: colour(run.classes.colour), stroke: "var(--paper)" },
          encoding: { ...encoding, fillOpacity: quantitative("part", { scale: { domain: [0, 1], range: [0.03, 0.9] }, legend: null }),
            tooltip: tooltip("Shown", "Read as", "Share", "Images") } },
        { data: { values: few ? values.filter(d => d.part >= 0.005) : [] }, mark: { type: "text", fontSize: 11.5, tooltip: null },
          encoding: { ...encoding, text: { field: "text" } } },
      ],
    };
  }

  // Pages of another kind bring charts of their own: see study.js.
  const more = typeof moreCharts === "function" ? moreCharts({ strips, colour, share, interval, tooltip, quantitative, cut, percent, flat }) : {};
  const kinds = { arms, comparison, pair, curves, classes, confusion, ...more };
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
