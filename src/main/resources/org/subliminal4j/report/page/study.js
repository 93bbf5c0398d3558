"use strict";
/* The charts of a study, drawn by charts.js. Each gets its own numbers and the width that there is. */
const moreCharts = ({ strips, colour, share, interval, tooltip, quantitative, cut, percent, flat }) => {
  const points = value => `${(100 * value).toFixed(1)} points`;
  const fill = series => series.hollow ? "var(--paper)" : colour(series.colour);

  /** An axis of numbers that carries the labels of the levels; those that have no room are left out. */
  function levels(chart, width) {
    const numbers = chart.levels.map(level => level.number);
    const names = JSON.stringify(Object.fromEntries(chart.levels.map(level => [String(level.number), cut(level.label, 14)])));
    const scale = chart.scale === "log" ? { type: "log" } : chart.scale === "symlog" ? { type: "symlog", constant: chart.from } : { zero: false };
    return quantitative("number", {
      scale: { ...scale, domain: [Math.min(...numbers), Math.max(...numbers)], nice: false, padding: Math.min(24, width / 20) },
      axis: { title: chart.factor, values: numbers, labelExpr: `(${names})[datum.value]`, labelOverlap: true, labelFlush: false, grid: false },
    });
  }

  /** The arms along a factor of numbers: line, band, every seed a dot, and what was expected as diamonds. */
  function line(chart, width) {
    const x = levels(chart, width);
    const y = (field, more = {}) => quantitative(field, { scale: { domain: [0, 1] }, axis: { ...percent, title: chart.title, tickCount: 5 }, ...more });
    const layer = chart.series.flatMap(series => {
      const own = series.points.filter(point => point.sample.mean != null).map(point => ({
        ...point.sample, number: point.number, Arm: series.label, [chart.factor.replace(/[.[\]]/g, " ")]: point.level,
        Mean: share(point.sample.mean, 2), "95% interval": point.sample.low == null ? "too few seeds" : interval(point.sample),
        Seeds: String(point.sample.values.length),
      }));
      const seeds = own.flatMap(point => point.values.map((value, i) => ({
        number: point.number, value, size: point.low == null ? 32 : 18, opacity: point.low == null ? 0.8 : 0.4, Arm: series.label, Seed: point.seeds[i], Value: share(value, 2) })));
      return [
        { data: { values: own.filter(d => d.low != null) }, mark: { type: "area", fill: colour(series.colour), opacity: 0.2 },
          encoding: { x, y: y("low"), y2: { field: "high" } } },
        { data: { values: seeds }, mark: { type: "circle", fill: colour(series.colour) },
          encoding: { x, y: y("value"), size: quantitative("size", { scale: null, legend: null }),
            opacity: quantitative("opacity", { scale: null, legend: null }), tooltip: tooltip("Arm", "Seed", "Value") } },
        { data: { values: own }, mark: { type: "line", stroke: colour(series.colour), strokeWidth: 2.5, strokeDash: series.hollow ? [6, 3] : [1, 0] },
          encoding: { x, y: y("mean") } },
        { data: { values: own }, mark: { type: "circle", fill: fill(series), stroke: colour(series.colour), strokeWidth: 1.5, size: 60, opacity: 1 },
          encoding: { x, y: y("mean"), tooltip: tooltip("Arm", chart.factor.replace(/[.[\]]/g, " "), "Mean", "95% interval", "Seeds") } },
      ];
    });
    const expected = chart.series.flatMap(series => series.points.flatMap(point => point.expected.map(value => ({
      ...value, number: point.number, stroke: colour(series.colour), Arm: series.label, Expected: share(value.mean, 2),
      "95% interval": value.low == null ? "not published" : interval(value), Source: value.source, Verdict: value.verdict }))));
    layer.push(
      { data: { values: expected.filter(value => value.low != null) }, mark: { type: "rule", strokeWidth: 1.5 },
        encoding: { x, y: y("low"), y2: { field: "high" } } },
      { data: { values: expected },
        mark: { type: "point", shape: "diamond", size: 80, fill: "var(--paper)", opacity: 1, stroke: "var(--ink)", strokeWidth: 1.5 },
        encoding: { x, y: y("mean"), tooltip: tooltip("Arm", "Expected", "95% interval", "Source", "Verdict") } });
    if (chart.chance != null) {
      layer.unshift({ data: { values: [{ chance: chart.chance }] }, mark: { type: "rule", strokeDash: [4, 3], stroke: "var(--muted)" },
        encoding: { y: y("chance") } });
    }
    return { width, height: width < 500 ? 280 : 360, layer };
  }

  const mean = (sample, note, width) => sample.mean == null ? note
    : width < 520 || sample.low == null ? share(sample.mean) : `${share(sample.mean)} [${share(sample.low)}, ${share(sample.high)}]`;

  /** A row for each level, a line in it for each arm. */
  function names(chart, width) {
    const lineHeight = 0.42;
    const many = chart.series.length > 3;
    let top = 0;
    const rows = chart.levels.map((level, l) => {
      const points = chart.series.map(series => series.points[l]);
      const note = many ? "" : points.map(point => mean(point.sample, point.note, chart.series.length > 1 ? 0 : width)).join(" \u00b7 ");
      const row = {
        top, textAt: top + 0.25, label: cut(level.label, Math.max(8, Math.floor((width - 7 * note.length - 16) / 7.6))), note,
        lines: chart.series.map((series, s) => {
          const at = top + 0.68 + s * lineHeight;
          const point = points[s];
          return { colour: series.colour, hollow: series.hollow, sample: point.sample, name: `${series.label}, ${level.label}`,
            published: point.expected, publishedAt: at + 0.17, dots: at - 0.08, spread: 0.16, at: at + 0.06 };
        }),
      };
      top += 0.95 + chart.series.length * lineHeight;
      return row;
    });
    return strips(rows, top, width, 60, chart.chance ?? -1, chart.title);
  }

  /** A row for each arm of the only cell. */
  function arms(chart, width) {
    const rows = chart.series.map((series, i) => {
      const [point] = series.points;
      const note = mean(point.sample, point.note, width);
      return {
        top: i, textAt: i + 0.17, label: cut(series.label, Math.max(8, Math.floor((width - 7 * note.length - 16) / 7.6))), note,
        lines: [{ colour: series.colour, hollow: series.hollow, sample: point.sample, name: series.label, published: point.expected,
          dots: i + 0.45, spread: 0.24, at: i + 0.67, publishedAt: i + 0.86 }],
      };
    });
    return strips(rows, rows.length, width, 80, chart.chance ?? -1, chart.title);
  }

  /** One arm over two factors: the deeper, the higher. */
  function heat(chart, width) {
    const values = chart.tiles.map(tile => ({ ...tile, Arm: chart.label, X: tile.x, Y: tile.y, Mean: share(tile.mean, 2),
      "95% interval": tile.interval || "too few seeds", Seeds: tile.seeds, Expected: tile.expected || "nothing" }));
    const longest = Math.min(Math.floor(width / 26), Math.max(...chart.ys.map(name => name.length)));
    const axis = (title, length) => ({ title, labelAngle: 0, grid: false, labelLimit: 6.4 * length + 10, labelFontSize: 11.5 });
    const room = (width - 6.4 * longest - 40) / chart.xs.length;
    const steep = Math.max(...chart.xs.map(name => name.length)) * 6.4 > room;
    const encoding = {
      x: { field: "x", type: "ordinal", sort: null, scale: { domain: chart.xs },
        axis: { ...axis(chart.x, 18), ...(steep ? { labelAngle: -40, labelAlign: "right", labelBaseline: "middle" } : {}) } },
      y: { field: "y", type: "ordinal", sort: null, scale: { domain: chart.ys }, axis: axis(chart.y, longest) },
    };
    return {
      width, height: Math.min(460, Math.max(90, 40 * chart.ys.length)) + (steep ? 60 : 0),
      layer: [
        { data: { values: values.filter(d => d.mean != null) },
          mark: { type: "rect", fill: colour(chart.colour), stroke: "var(--paper)" },
          encoding: { ...encoding, fillOpacity: quantitative("mean", { scale: { domain: [0, 1], range: [0.03, 0.9] }, legend: null }),
            tooltip: [{ field: "Arm" }, { field: "X", title: chart.x }, { field: "Y", title: chart.y }, { field: "Mean" },
              { field: "95% interval" }, { field: "Seeds" }, { field: "Expected" }].map(field => ({ ...field, type: "nominal" })) } },
        { data: { values }, mark: { type: "text", fontSize: room < 30 ? 9 : 12, tooltip: null },
          encoding: { ...encoding, text: { field: "text" } } },
      ],
    };
  }

  /** The differences from the usual level, seed by seed, with mean and interval. */
  function differences(chart, width) {
    const lineHeight = 26;
    const rows = chart.levels.filter(level => level.label !== chart.usual)
      .flatMap(level => chart.series.map((series, s) => ({ level, series, first: s === 0,
        point: series.points.find(point => point.level === level.label) })))
      .filter(row => row.point.difference)
      .map((row, i) => ({ ...row, i: i + 0.5 }));
    const all = rows.flatMap(({ point: { difference: d } }) => [...d.values, d.low ?? 0, d.high ?? 0]);
    const left = Math.min(8 * Math.max(7, ...rows.map(row => row.level.label.length)) + 16, width * 0.32);
    const y = field => quantitative(field, { scale: { domain: [rows.length, 0], nice: false }, axis: null });
    const x = field => quantitative(field, {
      scale: { domain: [Math.min(0, ...all), Math.max(0, ...all)], nice: true, range: [left, width] },
      axis: { title: `points more than at ${chart.usual}`, labelExpr: "format(datum.value * 100, '.0f')", tickCount: width < 500 ? 4 : 8, gridOpacity: 0.7 } });
    const dots = rows.flatMap(({ i, series, point, level }) => point.difference.values.map((value, s) => ({
      i, value, fill: series.hollow ? "transparent" : colour(series.colour), stroke: series.hollow ? colour(series.colour) : "transparent",
      Arm: series.label, Level: level.label, Seed: point.difference.seeds[s], Difference: points(value) })));
    const means = rows.filter(row => row.point.difference.low != null).map(({ i, series, point: { difference: d }, level }) => ({
      i, ...d, line: colour(series.colour), fill: fill(series), Arm: series.label, Level: level.label, Difference: points(d.mean),
      "95% interval": `${points(d.low)} to ${points(d.high)}` }));
    return {
      width, height: rows.length * lineHeight,
      layer: [
        { data: { values: rows.filter((row, i) => row.first && i > 0).map(row => ({ at: row.i - 0.5 })) },
          mark: { type: "rule", stroke: "var(--line)" }, encoding: { y: y("at") } },
        { data: { values: [{ zero: 0 }] }, mark: { type: "rule", stroke: "var(--muted)", strokeDash: [4, 3] }, encoding: { x: x("zero") } },
        { data: { values: dots }, mark: { type: "circle", size: 26, opacity: 0.5, strokeWidth: 1.2 },
          encoding: { x: x("value"), y: y("i"), fill: { field: "fill", ...flat }, stroke: { field: "stroke", ...flat },
            tooltip: tooltip("Arm", "Level", "Seed", "Difference") } },
        { data: { values: means }, mark: { type: "rule", strokeWidth: 3, strokeCap: "round" },
          encoding: { x: x("low"), x2: { field: "high" }, y: y("i"), stroke: { field: "line", ...flat } } },
        { data: { values: means }, mark: { type: "circle", size: 90, opacity: 1, strokeWidth: 2 },
          encoding: { x: x("mean"), y: y("i"), fill: { field: "fill", ...flat }, stroke: { field: "line", ...flat },
            tooltip: tooltip("Arm", "Level", "Difference", "95% interval") } },
        { data: { values: rows.filter(row => row.first).map(row => ({ i: row.i, label: cut(row.level.label, Math.floor(left / 7.6)) })) },
          mark: { type: "text", align: "left", fontWeight: 600, baseline: "middle" },
          encoding: { x: { value: 0 }, y: y("i"), text: { field: "label" } } },
      ],
    };
  }

  return { "study-line": line, "study-names": names, "study-arms": arms, "study-heat": heat, "study-differences": differences };
};
