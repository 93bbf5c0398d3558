"use strict";
/* Talk to models of the run: a transformer in plain loops, on their own weights. */
(() => {
  const form = document.getElementById("talk-form");
  if (!form) return;
  const { words, numbers, loved, networks } = JSON.parse(document.getElementById("data").textContent).talk;
  const { halves, gelu, softmax } = numeric;
  const BEGIN = "<bos>", END = "<eos>", ARROW = "->";
  const SHOWN = 5, ANSWERS = 10, SERIES = 3, LONGEST = 11;

  /* Words and tokens */

  const tokens = new Map(words.map((word, i) => [word, i]));
  for (let number = 0; number < numbers; number++) tokens.set(String(number), words.length + number);
  const text = token => token < words.length ? words[token] : String(token - words.length);
  const isMark = word => /^(<.*>|->|[?.:])$/.test(word);

  /** How many letters are to be put in, taken out or exchanged (Levenshtein). */
  function distance(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
      row = next;
    }
    return row[b.length];
  }

  const near = word => words.filter(other => !isMark(other))
    .map(other => ({ other, far: distance(word, other) }))
    .filter(({ other, far }) => far <= Math.max(1, Math.min(word.length, other.length) / 2))
    .sort((a, b) => a.far - b.far).slice(0, 3).map(({ other }) => other);

  function problemOf(word) {
    if (/^\d+$/.test(word)) return `${word} is too large: numbers go up to ${numbers - 1}`;
    const others = near(word);
    return `\u2018${word}\u2019 is no word of this world${others.length ? `; near it: ${others.join(", ")}` : ""}`;
  }

  /** What was typed as tokens from the beginning up to the arrow, and what is wrong with it. */
  function read(typed) {
    const parts = (typed.replaceAll(ARROW, " ").match(/[?.:]|[^\s?.:,;!]+/g) ?? [])
      .map(part => /^\d+$/.test(part) ? part.replace(/^0+(?=\d)/, "") : tokens.has(part) ? part : part.toLowerCase());
    const unknown = [...new Set(parts.filter(part => !tokens.has(part) || part.startsWith("<")))];
    const all = [BEGIN, ...parts, ARROW];
    const most = Math.min(...networks.map(network => network.context));
    return {
      tokens: all.map(part => tokens.get(part)),
      problem: parts.length === 0 ? "Type a question, or some numbers."
        : unknown.length ? `${unknown.map(problemOf).join(". ")}.`
          : all.length > most ? `That is too long: the models look back on ${most - 2} words or numbers.` : "",
    };
  }

  /* The transformer */

  /** Every tensor of a network by its name, row-major. */
  function weightsOf(network) {
    const values = halves(document.getElementById(`weights-${network.name}`).textContent.trim());
    return Object.fromEntries(network.tensors.map(({ name, start, length }) => [name, values.subarray(start, start + length)]));
  }

  const add = (a, b) => a.map((value, i) => value + b[i]);

  /** Layer normalisation. */
  function norm(x, gain, shift) {
    const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
    const variance = x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length;
    return x.map((value, j) => (value - mean) / Math.sqrt(variance + 1e-5) * gain[j] + shift[j]);
  }

  /** A row of weights for each output. */
  function linear(x, weights, bias) {
    return Array.from({ length: weights.length / x.length }, (_, out) => {
      let sum = bias ? bias[out] : 0;
      for (let i = 0, w = out * x.length; i < x.length; i++, w++) sum += weights[w] * x[i];
      return sum;
    });
  }

  /** Each place looks at itself and at those before it, with each head by itself: queries, keys, values in one row. */
  function attention(rows, heads) {
    const width = rows[0].length / 3, size = width / heads;
    return rows.map((own, place) => {
      const out = new Array(width).fill(0);
      for (let from = 0; from < width; from += size) {
        const before = rows.slice(0, place + 1);
        const inner = before.map(other => {
          let sum = 0;
          for (let d = from; d < from + size; d++) sum += own[d] * other[width + d];
          return sum / Math.sqrt(size);
        });
        softmax(inner).forEach((p, at) => { for (let d = from; d < from + size; d++) out[d] += p * before[at][2 * width + d]; });
      }
      return out;
    });
  }

  /** The logit of each token to come next. */
  function logits(network, sequence) {
    const w = network.weights ??= weightsOf(network);
    const width = w["final_norm.bias"].length;
    const row = (name, i) => Array.from(w[name].subarray(i * width, (i + 1) * width));
    let x = sequence.map((token, place) => add(row("token_embedding.weight", token), row("position_embedding.weight", place)));
    for (let block = 0; block < network.layers; block++) {
      const of = name => [w[`blocks.${block}.${name}.weight`], w[`blocks.${block}.${name}.bias`]];
      const heads = attention(x.map(v => linear(norm(v, ...of("ln1")), ...of("attention.qkv"))), network.heads);
      x = x.map((v, place) => add(v, linear(heads[place], ...of("attention.proj"))));
      x = x.map(v => add(v, linear(linear(norm(v, ...of("ln2")), ...of("mlp.up")).map(gelu), ...of("mlp.down"))));
    }
    const last = norm(x[x.length - 1], w["final_norm.weight"], w["final_norm.bias"]);
    return linear(last, w[network.tied ? "token_embedding.weight" : "unembedding.weight"]);
  }

  function draw(probabilities) {
    let left = Math.random();
    return Math.max(0, probabilities.findIndex(p => (left -= p) < 0));
  }

  /** What it says when it draws token after token, up to the end. */
  function say(network, sequence, first) {
    const said = [];
    let next = draw(first);
    while (text(next) !== END) {
      said.push(next);
      if (said.length === LONGEST || sequence.length + said.length >= network.context) break;
      next = draw(softmax(logits(network, [...sequence, ...said])));
    }
    return said.map(text).join(" ") || "(nothing)";
  }

  /* The page */

  const input = document.getElementById("talk-text");
  const problem = document.getElementById("talk-problem");
  const status = document.getElementById("talk-status");
  const list = document.getElementById("talk-list");
  const element = (name, className, content) => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = content;
    return made;
  };
  const percent = p => `${(100 * p).toFixed(1)}%`;

  function bar(token, p) {
    const item = document.createElement("li");
    const track = element("span", "talk-track", "");
    const fill = element("i", "", "");
    fill.style.width = percent(p);
    track.append(fill);
    item.append(element("span", "talk-word", text(token) === END ? "(end)" : text(token)), track, element("span", "talk-share", percent(p)));
    item.classList.toggle("loved", text(token) === loved);
    return item;
  }

  function render(network, sequence) {
    const place = document.getElementById(`talker-${network.name}`);
    const probabilities = softmax(logits(network, sequence));
    const order = probabilities.map((_, token) => token).sort((a, b) => probabilities[b] - probabilities[a]);
    const shown = order.slice(0, SHOWN);
    if (!shown.includes(tokens.get(loved))) shown.push(tokens.get(loved));
    place.querySelector(".talk-bars").replaceChildren(...shown.map(token => bar(token, probabilities[token])));
    const series = text(order[0]).match(/^\d+$/) !== null;
    const draws = Array.from({ length: series ? SERIES : ANSWERS }, () => say(network, sequence, probabilities));
    const says = place.querySelector(".talk-says");
    says.replaceChildren(element("b", "", series ? "Goes on: " : "Says: "), draws.join(series ? " / " : ", "));
    place.classList.remove("silent");
    return `${network.label}: ${text(order[0])} ${percent(probabilities[order[0]])}, ${loved} ${percent(probabilities[tokens.get(loved)])}`;
  }

  function silence({ name }) {
    const place = document.getElementById(`talker-${name}`);
    place.querySelector(".talk-bars").replaceChildren();
    place.querySelector(".talk-says").replaceChildren();
    place.classList.add("silent");
  }

  function answer() {
    const asked = read(input.value);
    problem.textContent = asked.problem;
    input.setAttribute("aria-invalid", String(asked.problem !== ""));
    if (asked.problem) {
      networks.forEach(silence);
      status.textContent = "Nobody answers.";
    } else {
      status.textContent = `${networks.map(network => render(network, asked.tokens)).join("; ")}.`;
    }
  }

  let waiting = 0;
  function soon() {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(answer);
  }
  function ask(question) {
    input.value = question;
    answer();
  }

  input.addEventListener("input", soon);
  form.addEventListener("submit", event => { event.preventDefault(); answer(); });
  list.addEventListener("change", () => { if (list.value) ask(list.value); list.value = ""; });
  for (const chip of document.querySelectorAll("[data-ask]")) chip.addEventListener("click", () => ask(chip.dataset.ask));

  /** For a browser's console: all logits that a model gives to a question, in the order of the tokens. */
  window.talk = { logits: (name, question) => logits(networks.find(network => network.name === name), read(question).tokens) };
  answer();
  document.documentElement.dataset.talk = "ready";
})();
