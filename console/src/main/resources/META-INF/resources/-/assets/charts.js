// Draws charts from the tables that stand behind them.
(() => {
  "use strict";
  // Pixels below which a legend takes two lines.
  const NARROW = 480;
  // Of a matrix: the most labels, and in pixels the longest name, the narrowest column, the lowest row, and the narrowest column that has room for a figure.
  const MATRIX = { labels: 30, name: 130, cell: 12, row: 18, figure: 28 };
  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);

  // What a colour of the style sheet is in the current theme; canvases know no variables.
  function colour(variable) {
    probe.style.color = `var(${variable})`;
    return getComputedStyle(probe).color;
  }

  function look() {
    return {
      ink: colour("--ink"), soft: colour("--ink-soft"), line: colour("--line"), surface: colour("--surface"),
      accent: colour("--accent"), strong: colour("--line-strong"), joy: colour("--caution"),
      font: getComputedStyle(document.body).fontFamily,
    };
  }

  const number = (cell) => {
    const text = cell ? cell.textContent.trim() : "";
    return text === "" || text === "–" ? null : Number(text);
  };
  const rows = (id) => [...document.querySelectorAll(`#${id} tbody tr:not([data-none])`)];
  const percent = (share) => new Intl.NumberFormat(window.attune.language, { style: "percent", maximumFractionDigits: share < 0.1 ? 1 : 0 }).format(share);

  function axis(of, extra) {
    return {
      nameTextStyle: { color: of.soft }, axisLabel: { color: of.soft }, axisLine: { lineStyle: { color: of.strong } },
      splitLine: { lineStyle: { color: of.line } }, ...extra,
    };
  }

  function tooltip(of, extra) {
    return {
      renderMode: "richText", backgroundColor: of.surface, borderColor: of.line, textStyle: { color: of.ink, fontSize: 13 }, ...extra,
    };
  }

  function curves(chart) {
    const of = look();
    const words = chart.dataset;
    const epochs = rows(words.from).map((row) => ({
      epoch: number(row.cells[0]), train: number(row.cells[1]), validation: number(row.cells[2]), f1: number(row.cells[3]), best: "best" in row.dataset,
    }));
    const steps = [...document.querySelectorAll(`#${words.stepsFrom} li`)].map((item) => [Number(item.dataset.epoch), Number(item.dataset.loss)]);
    const best = epochs.find((epoch) => epoch.best);
    const line = (name, data, style, extra) => ({ name, type: "line", data, symbolSize: 7, lineStyle: { width: 2, ...style }, ...extra });
    return {
      animation: false, textStyle: { fontFamily: of.font },
      grid: { left: 56, right: 56, top: chart.clientWidth < NARROW ? 96 : 72, bottom: 44 },
      legend: { top: 0, textStyle: { color: of.ink }, inactiveColor: of.strong },
      tooltip: tooltip(of, { trigger: "axis", valueFormatter: (value) => (value == null ? "–" : Number(value).toFixed(4)) }),
      title: epochs.length + steps.length ? undefined : { text: words.waiting, left: "center", top: "middle", textStyle: { color: of.soft, fontSize: 14, fontWeight: "normal" } },
      xAxis: axis(of, { type: "value", name: words.epoch, nameLocation: "middle", nameGap: 28, min: 0, minInterval: 1, max: Math.max(1, ...epochs.map((e) => e.epoch), ...steps.map((s) => Math.ceil(s[0]))), splitLine: { show: false } }),
      yAxis: [
        axis(of, { type: "value", name: words.loss, nameGap: 24, scale: true, min: 0 }),
        axis(of, { type: "value", name: words.f1, nameGap: 24, nameTextStyle: { color: of.soft, align: "right" }, min: epochs.some((e) => e.f1 < 0) ? -1 : 0, max: 1, splitLine: { show: false } }),
      ],
      series: [
        { name: words.train, type: "line", data: steps.length ? steps : epochs.map((e) => [e.epoch, e.train]), showSymbol: steps.length === 0, symbol: "circle", lineStyle: { width: 1.5, color: of.strong }, itemStyle: { color: of.strong } },
        line(words.validation, epochs.map((e) => [e.epoch, e.validation]), { color: of.joy, type: "dashed" }, { symbol: "rect", itemStyle: { color: of.joy } }),
        line(words.f1, epochs.map((e) => [e.epoch, e.f1]), { color: of.accent }, {
          symbol: "circle", yAxisIndex: 1, itemStyle: { color: of.accent },
          markLine: best && { silent: true, symbol: "none", lineStyle: { color: of.accent, type: "dotted", width: 1.5 }, label: { formatter: `★ ${words.best}`, color: of.accent, position: "insideEndTop", rotate: 0, distance: 6 }, data: [{ xAxis: best.epoch }] },
        }),
      ],
    };
  }

  // The labels that have room in a matrix: of too many, those that are taken most often for another one, or another one for them.
  function mostConfused(counts, room) {
    const all = counts.map((_, at) => at);
    if (all.length <= room) return all;
    const wrong = counts.map((row, at) => row.reduce((sum, count, other) => (other === at ? sum : sum + count + counts[other][at]), 0));
    return all.sort((a, b) => wrong[b] - wrong[a]).slice(0, room).sort((a, b) => a - b);
  }

  function confusion(chart) {
    const of = look();
    const words = chart.dataset;
    const labels = [...document.querySelectorAll(`#${words.from} thead th`)].map((cell) => cell.textContent);
    const counts = rows(words.from).map((row) => [...row.cells].slice(1).map(number));
    const totals = counts.map((row) => row.reduce((a, b) => a + b, 0));
    const share = (x, y) => (totals[y] === 0 ? 0 : counts[y][x] / totals[y]);
    const widths = labels.map((label) => [...label].reduce((width, sign) => width + (sign > "\u2e80" ? 13 : 7), 0));
    const room = Math.min(MATRIX.name, 0.3 * chart.clientWidth);
    const longest = Math.min(Math.max(...widths), room);
    const space = chart.clientWidth - longest - 28;
    const shown = mostConfused(counts, Math.max(2, Math.min(MATRIX.labels, Math.floor(space / MATRIX.cell))));
    const names = shown.map((at) => labels[at]);
    const column = space / shown.length;
    const turned = longest + 8 > column;
    const most = chart.parentElement.querySelector("[data-most]");
    most.hidden = shown.length === labels.length;
    most.textContent = most.dataset.most.replace("%1", shown.length).replace("%2", labels.length);
    chart.style.height = `max(24rem, ${shown.length * MATRIX.row + longest + 60}px)`;
    const axisLabel = { color: of.ink, interval: 0, width: room, overflow: "truncate", ellipsis: "…" };
    return {
      animation: false, textStyle: { fontFamily: of.font },
      grid: { left: 8, right: 12, top: 8, bottom: 30, containLabel: true },
      graphic: { type: "text", left: "center", bottom: 4, silent: true, style: { text: `${words.predicted} →`, fill: of.soft, font: `12px ${of.font}` } },
      tooltip: tooltip(of, {
        formatter: ({ data: { at: [x, y] } }) => `${labels[y]} → ${labels[x]}\n${(counts[y][x] === 1 ? words.hoverOne : words.hover).replace("%1", counts[y][x]).replace("%2", percent(share(x, y)))}`,
      }),
      visualMap: { show: false, min: 0, max: 1, dimension: 2, inRange: { color: [of.surface, of.accent] } },
      xAxis: axis(of, { type: "category", data: names, axisTick: { show: false }, axisLabel: { ...axisLabel, rotate: turned ? (column < 20 ? 90 : 45) : 0 } }),
      yAxis: axis(of, { type: "category", data: names, inverse: true, axisTick: { show: false }, axisLabel }),
      series: [{
        type: "heatmap",
        data: shown.flatMap((y, row) => shown.map((x, at) => ({
          value: [at, row, share(x, y)], at: [x, y], label: { color: share(x, y) > 0.55 ? of.surface : of.ink },
        }))),
        label: { show: column >= MATRIX.figure, formatter: ({ value }) => (value[2] >= 0.005 ? percent(value[2]) : "") },
        itemStyle: { borderColor: of.surface, borderWidth: column < 20 ? 1 : 2 }, emphasis: { itemStyle: { borderColor: of.ink, borderWidth: 2 } },
      }],
    };
  }

  function reliability(chart) {
    const of = look();
    const words = chart.dataset;
    const binsOf = (table) => rows(table).map((row) => ({
      low: Number(row.dataset.low), high: Number(row.dataset.high), count: number(row.cells[1]), confidence: number(row.cells[2]), right: number(row.cells[3]),
    }));
    const curveOf = (some) => some.filter((bin) => bin.right !== null).map((bin) => [bin.confidence, bin.right]);
    const bins = binsOf(words.from);
    const before = words.before ? [{ name: words.rightBefore, type: "line", symbol: "emptyTriangle", symbolSize: 7, lineStyle: { color: of.soft, type: "dotted", width: 2 }, itemStyle: { color: of.soft }, data: curveOf(binsOf(words.before)) }] : [];
    return {
      animation: false, textStyle: { fontFamily: of.font },
      grid: { left: 52, right: 52, top: words.before ? 96 : 48, bottom: 44 },
      legend: { top: 0, textStyle: { color: of.ink }, inactiveColor: of.strong },
      tooltip: tooltip(of, { trigger: "item" }),
      xAxis: axis(of, { type: "value", min: 0, max: 1, name: words.confidence, nameLocation: "middle", nameGap: 28, splitLine: { show: false } }),
      yAxis: [
        axis(of, { type: "value", min: 0, max: 1, name: words.right }),
        axis(of, { type: "value", min: 0, name: words.count, minInterval: 1, splitLine: { show: false } }),
      ],
      series: [
        { name: words.count, type: "bar", yAxisIndex: 1, barWidth: 14, itemStyle: { color: of.line }, data: bins.map((bin) => [(bin.low + bin.high) / 2, bin.count]) },
        { name: words.perfect, type: "line", showSymbol: false, silent: true, lineStyle: { color: of.strong, type: "dashed", width: 1 }, itemStyle: { color: of.strong }, data: [[0, 0], [1, 1]] },
        ...before,
        { name: words.right, type: "line", symbolSize: 8, lineStyle: { color: of.accent, width: 2 }, itemStyle: { color: of.accent }, data: curveOf(bins) },
      ],
    };
  }

  function usage(chart) {
    const of = look();
    const days = rows(chart.dataset.from).map((row) => [row.dataset.day, Number(row.dataset.requests)]);
    return {
      animation: false, textStyle: { fontFamily: of.font },
      grid: { left: 48, right: 8, top: 16, bottom: 28 },
      tooltip: tooltip(of, { trigger: "axis" }),
      xAxis: axis(of, { type: "category", data: days.map(([day]) => day.slice(5)), axisTick: { show: false } }),
      yAxis: axis(of, { type: "value", minInterval: 1 }),
      series: [{ name: chart.dataset.requests, type: "bar", itemStyle: { color: of.accent, borderRadius: [2, 2, 0, 0] }, data: days.map(([, requests]) => requests) }],
    };
  }

  const kinds = { curves, confusion, reliability, usage };
  const drawn = [...document.querySelectorAll("[data-chart]")].map((element) => {
    const chart = echarts.init(element);
    const draw = () => chart.setOption(kinds[element.dataset.chart](element), true);
    draw();
    if (element.dataset.chart === "confusion") {
      // A cell leads where its number in the table does.
      chart.on("click", ({ data: { at: [x, y] } }) => rows(element.dataset.from)[y].cells[x + 1].querySelector("a")?.click());
    }
    // In the next frame, since a matrix changes its own height.
    new ResizeObserver(() => requestAnimationFrame(() => { chart.resize(); draw(); })).observe(element);
    return draw;
  });
  const redraw = () => drawn.forEach((draw) => draw());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  window.attune.redraw = redraw;
})();
