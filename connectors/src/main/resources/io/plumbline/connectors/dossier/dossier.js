(function () {
  "use strict";
  var root = document.documentElement;
  var KEY = "plumbline-language";
  var LANGUAGES = [["zh", "中文"], ["en", "English"], ["both", "双语"]];

  function kept() {
    try { return window.localStorage.getItem(KEY); } catch (e) { return null; }
  }
  function choose(language) {
    root.dataset.lang = language;
    root.lang = language === "en" ? "en" : "zh-CN";
    try { window.localStorage.setItem(KEY, language); } catch (e) { /* a viewer without storage begins in Chinese */ }
    document.querySelectorAll(".language button").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.value === language));
    });
    draw();
  }
  root.dataset.lang = LANGUAGES.some(function (l) { return l[0] === kept(); }) ? kept() : "zh";

  function el(name, parent, text, kind) {
    var made = document.createElement(name);
    if (text !== undefined && text !== null) { made.textContent = text; }
    if (kind) { made.className = kind; }
    if (parent) { parent.appendChild(made); }
    return made;
  }
  function both(parent, zh, en) {
    if (zh === en) { parent.appendChild(document.createTextNode(zh)); return parent; }
    el("span", parent, zh, "zh");
    parent.appendChild(document.createTextNode(" "));
    el("span", parent, en).lang = "en";
    return parent;
  }
  function say(zh, en) { return root.dataset.lang === "en" ? en : zh; }

  function languages() {
    var group = el("div", document.querySelector("header"), null, "language");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "语言 language");
    LANGUAGES.forEach(function (language) {
      var button = el("button", group, language[1]);
      button.type = "button";
      button.value = language[0];
      if (language[0] === "en") { button.lang = "en"; }
      button.addEventListener("click", function () { choose(language[0]); });
    });
  }

  /* The list of leads. */
  var MARKS = [null, ["■ 红", "■ red"], ["▲ 黄", "▲ yellow"], ["● 蓝", "● blue"], ["◇ 先要数据", "◇ ask for data"]];
  var PAGE = 50;

  function leads(data) {
    var body = document.querySelector("#leads tbody");
    var filters = document.getElementById("filters");
    var paging = document.getElementById("paging");
    var found = document.getElementById("found");
    var texts = null;
    var matching = [];
    var page = 0;

    function labelled(zh, en, control) {
      var label = el("label", filters);
      both(label, zh, en);
      label.appendChild(control);
      return control;
    }
    function picker(zh, en, words) {
      var select = labelled(zh, en, document.createElement("select"));
      el("option", select, "全部 all").value = "";
      words.forEach(function (word, i) { el("option", select, word[0] + (word[0] === word[1] ? "" : " " + word[1])).value = String(i); });
      select.addEventListener("change", filter);
      return select;
    }
    function box(zh, en, checked) {
      var input = document.createElement("input");
      input.type = "checkbox";
      input.checked = checked;
      input.addEventListener("change", filter);
      var label = el("label", filters);
      label.appendChild(input);
      both(label, zh, en);
      return input;
    }
    var search = document.createElement("input");
    search.type = "search";
    labelled("查找", "search", search);
    search.addEventListener("input", filter);
    var grades = [1, 2, 3, 4].map(function (g) { return box(MARKS[g][0], MARKS[g][1], true); });
    var domain = picker("领域", "domain", data.domains);
    var kind = picker("类型", "kind", data.kinds);
    var heldBack = box("含因上限未列出的", "with those held back by the caps", false);

    function textOf(row) {
      var o = data.organizations[row[2]], d = data.duties[row[5]], m = data.domains[row[4]];
      return (o[0] + " " + d[0] + " " + d[1] + " " + m[0] + " " + m[1] + " " + data.checks[row[11]].join(" ") + " " + row[7] + " " + row[8] + " " + row[9]).toLowerCase();
    }
    function filter() {
      var words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      if (words.length && !texts) { texts = data.rows.map(textOf); }
      matching = [];
      for (var i = 0; i < data.rows.length; i++) {
        var row = data.rows[i];
        if ((!heldBack.checked && !row[10]) || !grades[row[1] - 1].checked) { continue; }
        if (domain.value !== "" && row[4] !== +domain.value) { continue; }
        if (kind.value !== "" && row[3] !== +kind.value) { continue; }
        if (words.every(function (word) { return texts[i].indexOf(word) >= 0; })) { matching.push(row); }
      }
      page = 0;
      show();
    }
    function show() {
      var pages = Math.max(1, Math.ceil(matching.length / PAGE));
      body.textContent = "";
      matching.slice(page * PAGE, (page + 1) * PAGE).forEach(function (row) { line(body, row); });
      found.textContent = "";
      both(found, "符合条件 ", "matching ");
      found.appendChild(document.createTextNode(matching.length + " / " + data.rows.length));
      back.disabled = page === 0;
      on.disabled = page >= pages - 1;
      at.textContent = (page + 1) + " / " + pages;
    }
    function line(parent, row) {
      var tr = el("tr", parent);
      el("td", tr, String(row[0]), "n");
      both(el("td", tr, null, "mark g" + row[1]), MARKS[row[1]][0], MARKS[row[1]][1]);
      var who = data.organizations[row[2]];
      el("a", el("td", tr), who[0]).href = "organization/" + who[1];
      var what = el("td", tr);
      both(what, data.domains[row[4]][0], data.domains[row[4]][1]);
      el("br", what);
      both(what, data.duties[row[5]][0], data.duties[row[5]][1]);
      var fact = el("td", tr);
      if (row[9]) { fact = el("a", fact); fact.href = "lead/" + row[9]; }
      both(fact, row[7] || data.checks[row[11]][0], row[8] || data.checks[row[11]][1]);
      if (!row[10]) { both(el("span", tr.children[4], null, "meta"), " 因上限未列出", " held back"); }
      el("td", tr, row[6]);
    }
    function turner(zh, en, step) {
      var button = el("button", paging);
      button.type = "button";
      both(button, zh, en);
      button.addEventListener("click", function () { page += step; show(); });
      return button;
    }
    var back = turner("上一页", "previous", -1);
    var at = el("span", paging, "", "meta");
    var on = turner("下一页", "next", 1);
    filters.hidden = false;
    paging.hidden = false;
    filter();
    window.plumblineFilter = filter;
  }

  /* Charts draw the numbers of the tables beside them. */
  var charts = [];

  function percentOr(figure) {
    var share = figure.closest(".measure").dataset.percent === "1";
    return function (value) {
      if (value === null || value === undefined || value === "") { return "—"; }
      return share ? (100 * value).toFixed(1) + " %" : String(+Number(value).toPrecision(4));
    };
  }
  function base(format) {
    return {
      animation: false,
      aria: { enabled: false },
      grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
      textStyle: { fontFamily: "inherit" },
      tooltip: { trigger: "item", renderMode: "richText", confine: true, valueFormatter: format },
      yAxis: { type: "value", axisLabel: { color: "#595959", formatter: format }, splitLine: { lineStyle: { color: "#eceae4" } } }
    };
  }
  function axis(extra) {
    return Object.assign({ axisLabel: { color: "#595959" }, axisLine: { lineStyle: { color: "#8a8a8a" } }, axisTick: { show: false }, splitLine: { show: false } }, extra);
  }
  function number(text) { return text === "" || text === undefined ? null : Number(text); }

  function run(plot) {
    var rows = Array.prototype.slice.call(plot.closest("figure").querySelectorAll("table.history tbody tr"));
    var option = base(percentOr(plot));
    option.xAxis = axis({ type: "category", data: rows.map(function (row) { return row.cells[0].textContent; }), boundaryGap: true });
    option.series = [
      { name: say("同类通常", "usual among peers"), type: "line", data: rows.map(function (row) { return number(row.cells[3].dataset.exact); }), symbol: "none", lineStyle: { color: "#8a8a8a", type: "dashed", width: 1.2 }, itemStyle: { color: "#8a8a8a" } },
      { name: say("本单位", "this organization"), type: "line", lineStyle: { color: "#1c1f23", width: 1.6 },
        data: rows.map(function (row) {
          var flagged = row.classList.contains("flagged");
          return { value: number(row.cells[2].dataset.exact), symbol: flagged ? "diamond" : "circle", symbolSize: flagged ? 13 : 6, itemStyle: { color: flagged ? "#b2182b" : "#1c1f23" } };
        }) }
    ];
    return option;
  }
  function peers(plot) {
    var group = (window.plumblinePeers || {})[plot.dataset.key];
    if (!group) { return null; }
    var format = percentOr(plot);
    var option = base(format);
    option.tooltip.formatter = function (one) { return one.seriesName + "\n" + say("规模", "size") + " " + one.value[0] + "\n" + format(one.value[1]); };
    option.xAxis = axis({ type: "value", scale: true, name: say("规模", "size"), nameLocation: "middle", nameGap: 24, nameTextStyle: { color: "#595959" } });
    option.grid.bottom = 24;
    function limit(at, kind, name) {
      return { name: name, type: "line", silent: true, symbol: "none", lineStyle: { color: "#8a8a8a", type: kind, width: 1 }, data: group.limits.map(function (l) { return [l[0], l[at]]; }) };
    }
    option.series = [
      { name: say("中位", "median"), type: "scatter", data: [], silent: true, markLine: { silent: true, symbol: "none", label: { show: false }, lineStyle: { color: "#8a8a8a", type: "dotted" }, data: [{ yAxis: number(plot.dataset.median) }] } },
      limit(1, "dashed", "95 %"), limit(2, "dashed", "95 %"), limit(3, "solid", "99.8 %"), limit(4, "solid", "99.8 %"),
      { name: say("同类单位", "a peer"), type: "scatter", symbolSize: 6, itemStyle: { color: "#9aa3ad", opacity: 0.75 }, data: group.dots },
      { name: say("本单位", "this organization"), type: "scatter", symbol: "diamond", symbolSize: 15, itemStyle: { color: "#b2182b" }, data: [[number(plot.dataset.size), number(plot.dataset.own)]] }
    ];
    return option;
  }
  function draw() {
    if (!window.echarts || !document.body) { return; }
    charts.forEach(function (chart) { chart.dispose(); });
    charts = [];
    document.querySelectorAll(".plot").forEach(function (plot) {
      plot.hidden = false;
      var option = plot.classList.contains("run") ? run(plot) : peers(plot);
      if (!option) { plot.hidden = true; return; }
      plot.setAttribute("role", "img");
      plot.setAttribute("aria-label", say("图，数字见旁边的表", "chart; its numbers stand in the table beside it"));
      var chart = window.echarts.init(plot, null, { renderer: "svg" });
      chart.setOption(option);
      charts.push(chart);
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    languages();
    if (window.plumblineLeads && document.getElementById("leads")) { leads(window.plumblineLeads); }
    choose(root.dataset.lang);
    var waiting = 0;
    window.addEventListener("resize", function () {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(function () { charts.forEach(function (chart) { chart.resize(); }); }, 100);
    });
    window.addEventListener("beforeprint", function () {
      charts.forEach(function (chart) { chart.resize(); });
    });
  });
})();
