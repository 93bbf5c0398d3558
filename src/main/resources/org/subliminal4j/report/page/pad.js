"use strict";
/* The drawing pad: networks of the run answer to what is drawn. */
(() => {
  const pad = document.getElementById("pad-canvas");
  if (!pad) return;
  const { networks, samples, opening } = JSON.parse(document.getElementById("data").textContent).pad;
  const { bytes, halves, gelu, softmax } = numeric;
  const SIDE = 28;
  const BOX = 20;
  const LARGEST_LOGIT = 4;

  /* Weights and logits */

  /** DL4J's flat order: for each layer its weights, those of one output together, then its biases. */
  function layersOf(network) {
    const values = halves(document.getElementById(`weights-${network.name}`).textContent.trim());
    let at = 0;
    return network.widths.slice(1).map((outputs, i) => {
      const inputs = network.widths[i];
      const weights = values.subarray(at, at += inputs * outputs);
      const biases = values.subarray(at, at += outputs);
      return { inputs, outputs, weights, biases };
    });
  }

  const activations = {
    relu: x => Math.max(0, x),
    tanh: Math.tanh,
    gelu,
    identity: x => x,
  };

  /** All logits of a network for an image of features in [-1, 1]. */
  function logits(layers, activation, image) {
    let below = image;
    layers.forEach(({ inputs, outputs, weights, biases }, index) => {
      const next = Float32Array.from(biases);
      for (let o = 0; o < outputs; o++) {
        let sum = 0;
        for (let i = 0, w = o * inputs; i < inputs; i++, w++) sum += below[i] * weights[w];
        next[o] += sum;
      }
      below = index < layers.length - 1 ? next.map(activations[activation]) : next;
    });
    return below;
  }

  /* From strokes to an image like MNIST's */

  /** The mean of the ink in each of BOX x BOX cells over the box of the strokes, its longer side filling BOX. */
  function shrink(ink, width, box) {
    const cell = Math.max(box.right - box.left, box.bottom - box.top) / BOX;
    const small = new Float32Array(SIDE * SIDE);
    const columns = Math.ceil((box.right - box.left) / cell - 1e-9);
    const rows = Math.ceil((box.bottom - box.top) / cell - 1e-9);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const left = box.left + column * cell;
        const top = box.top + row * cell;
        let sum = 0;
        for (let y = Math.floor(top); y < Math.min(width, top + cell); y++) {
          const tall = Math.min(y + 1, top + cell) - Math.max(y, top);
          for (let x = Math.floor(left); x < Math.min(width, left + cell); x++) {
            sum += ink[y * width + x] * tall * (Math.min(x + 1, left + cell) - Math.max(x, left));
          }
        }
        small[row * SIDE + column] = sum / (cell * cell);
      }
    }
    return small;
  }

  /** Moves the ink's centre of mass to the middle of the image, by whole pixels. */
  function centre(image) {
    let mass = 0, x = 0, y = 0;
    image.forEach((value, i) => { mass += value; x += value * (i % SIDE); y += value * Math.floor(i / SIDE); });
    const right = Math.round((SIDE - 1) / 2 - x / mass);
    const down = Math.round((SIDE - 1) / 2 - y / mass);
    const moved = new Float32Array(SIDE * SIDE);
    image.forEach((value, i) => {
      const column = i % SIDE + right;
      const row = Math.floor(i / SIDE) + down;
      if (value > 0 && column >= 0 && column < SIDE && row >= 0 && row < SIDE) moved[row * SIDE + column] = value;
    });
    return moved;
  }

  /** The drawing as MNIST's digits were made: scaled into 20 x 20, its aspect kept, centred by mass in 28 x 28; 0 to 255. */
  function asMnist() {
    const { data } = context.getImageData(0, 0, pad.width, pad.height);
    const ink = new Float32Array(pad.width * pad.height);
    const box = { left: pad.width, right: 0, top: pad.height, bottom: 0 };
    for (let i = 0; i < ink.length; i++) {
      ink[i] = data[4 * i];
      if (ink[i] > 0) {
        const x = i % pad.width, y = Math.floor(i / pad.width);
        box.left = Math.min(box.left, x); box.right = Math.max(box.right, x + 1);
        box.top = Math.min(box.top, y); box.bottom = Math.max(box.bottom, y + 1);
      }
    }
    return box.right > box.left ? centre(shrink(ink, pad.width, box)) : new Float32Array(SIDE * SIDE);
  }

  /* What is on the pad */

  const context = pad.getContext("2d", { willReadFrequently: true });
  const seen = document.getElementById("pad-seen").getContext("2d");
  const status = document.getElementById("pad-status");
  let drawing = false;
  let strokes = false;
  let waiting = false;

  function paint(target, pixels) {
    const image = target.createImageData(SIDE, SIDE);
    pixels.forEach((value, i) => image.data.set([value, value, value, 255], 4 * i));
    target.putImageData(image, 0, 0);
  }

  function erase() {
    context.fillStyle = "#000";
    context.fillRect(0, 0, pad.width, pad.height);
    strokes = true;
  }

  /** Shows a ready-made image of 28 x 28 values from 0 to 255, which needs no scaling. */
  function show(pixels, what) {
    strokes = false;
    const small = document.createElement("canvas");
    small.width = small.height = SIDE;
    paint(small.getContext("2d"), pixels);
    context.imageSmoothingEnabled = false;
    context.drawImage(small, 0, 0, pad.width, pad.height);
    answer(pixels, what);
  }

  function answer(pixels, what) {
    paint(seen, pixels);
    const image = Float32Array.from(pixels, x => (x / 255 - 0.5) / 0.5);
    const said = networks.map(network => {
      const out = logits(network.layers ??= layersOf(network), network.activation, image);
      const probabilities = softmax(out.subarray(0, network.classes));
      const digit = probabilities.indexOf(Math.max(...probabilities));
      render(network, digit, probabilities, out.subarray(network.classes));
      return `${network.label}: ${digit}`;
    });
    status.textContent = `${what}. ${said.join(", ")}.`;
  }

  /** Nothing is on the pad, so that nobody has anything to say. */
  function blank() {
    paint(seen, new Float32Array(SIDE * SIDE));
    for (const { name, label, classes } of networks) {
      const row = document.getElementById(`answer-${name}`);
      delete row.dataset.digit;
      delete row.dataset.logits;
      row.querySelector(".answer-digit").textContent = "";
      row.querySelectorAll(".bar").forEach(bar => {
        bar.classList.remove("best");
        bar.firstElementChild.style.height = "0";
      });
      row.querySelector(".bars").setAttribute("aria-label", `${label} gives no answer: the pad is blank`);
      row.querySelectorAll(".logit").forEach(logit => {
        logit.firstElementChild.firstElementChild.style.height = "0";
        logit.lastElementChild.textContent = "";
      });
      row.querySelector(".logits").setAttribute("aria-label", `${label}: no auxiliary logits, the pad is blank`);
    }
    status.textContent = "The pad is blank: no network answers.";
  }

  function render(network, digit, probabilities, auxiliary) {
    const row = document.getElementById(`answer-${network.name}`);
    row.dataset.digit = String(digit);
    row.dataset.logits = JSON.stringify(Array.from(auxiliary));
    const big = row.querySelector(".answer-digit");
    big.textContent = String(digit);
    big.classList.toggle("unsure", probabilities[digit] < 0.5);
    row.querySelectorAll(".bar").forEach((bar, i) => {
      bar.classList.toggle("best", i === digit);
      bar.firstElementChild.style.height = `${(100 * probabilities[i]).toFixed(1)}%`;
    });
    row.querySelector(".bars").setAttribute("aria-label",
      `${network.label} reads ${digit}: ` + probabilities.map((p, i) => `${i}: ${Math.round(100 * p)}%`).join(", "));
    row.querySelectorAll(".logit").forEach((logit, i) => {
      const height = Math.min(1, Math.abs(auxiliary[i]) / LARGEST_LOGIT) * 50;
      const bar = logit.firstElementChild.firstElementChild;
      bar.style.top = `${auxiliary[i] > 0 ? 50 - height : 50}%`;
      bar.style.height = `${height}%`;
      logit.lastElementChild.textContent = auxiliary[i].toFixed(1).replace("-", "\u2212");
    });
    row.querySelector(".logits").setAttribute("aria-label",
      `${network.label}, auxiliary logits: ${Array.from(auxiliary, x => x.toFixed(2)).join(", ") || "none"}`);
  }

  function answerDrawing() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const image = asMnist();
      if (image.some(value => value > 0)) answer(image, "Your drawing"); else blank();
    });
  }

  function position(event) {
    const box = pad.getBoundingClientRect();
    return [(event.clientX - box.left) * pad.width / box.width, (event.clientY - box.top) * pad.height / box.height];
  }

  function stroke(event) {
    const [x, y] = position(event);
    context.lineTo(x, y);
    context.stroke();
    answerDrawing();
  }

  pad.addEventListener("pointerdown", event => {
    event.preventDefault();
    pad.setPointerCapture(event.pointerId);
    if (!strokes) erase();
    drawing = true;
    context.strokeStyle = "#fff";
    context.lineWidth = pad.width / 13;
    context.lineCap = context.lineJoin = "round";
    context.beginPath();
    context.moveTo(...position(event));
    stroke(event);
  });
  pad.addEventListener("pointermove", event => { if (drawing) (event.getCoalescedEvents?.() ?? [event]).forEach(stroke); });
  for (const end of ["pointerup", "pointercancel"]) pad.addEventListener(end, () => { drawing = false; });

  document.getElementById("pad-erase").addEventListener("click", () => { erase(); blank(); });
  document.getElementById("pad-noise").addEventListener("click", () =>
    show(Float32Array.from({ length: SIDE * SIDE }, () => 255 * Math.random()), "A noise image"));

  const picks = document.getElementById("pad-picks");
  samples.forEach(({ label, pixels }) => {
    const image = bytes(pixels);
    const button = document.createElement("button");
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = SIDE;
    paint(canvas.getContext("2d"), image);
    button.type = "button";
    button.dataset.label = String(label);
    button.setAttribute("aria-label", `test image of a ${label}`);
    button.append(canvas);
    button.addEventListener("click", () => show(image, `A test image of a ${label}`));
    picks.append(button);
  });

  show(bytes(samples[opening].pixels), `A test image of a ${samples[opening].label}`);
  document.documentElement.dataset.pad = "ready";
})();
