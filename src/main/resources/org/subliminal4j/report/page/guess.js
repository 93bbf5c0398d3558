"use strict";
/* Numbers of two writers, without their names: the reader guesses, then sees. */
(() => {
  const guess = JSON.parse(document.getElementById("data").textContent).guess;
  const place = document.getElementById("guess-game");
  if (!guess || !place) return;
  const EACH = 8;
  const [a, b] = place.querySelectorAll("ol");
  const said = document.getElementById("guess-said");
  const buttons = [...place.querySelectorAll("[data-guess]")];
  const names = ["A", "B"];
  let answer = 0, right = 0, rounds = 0;

  function fill(list, pairs, who) {
    list.replaceChildren(...pairs.map(pair => {
      const item = document.createElement("li");
      const prompt = document.createElement("span");
      prompt.textContent = `${pair.prompt} `;
      item.append(prompt, pair[who]);
      return item;
    }));
  }

  /** Some prompts at random, and a side at random. */
  function begin() {
    const pairs = [...guess.pairs];
    for (let i = pairs.length - 1; i > 0; i--) {
      const j = Math.floor(Math.random() * (i + 1));
      [pairs[i], pairs[j]] = [pairs[j], pairs[i]];
    }
    const some = pairs.slice(0, EACH);
    answer = Math.random() < 0.5 ? 0 : 1;
    fill(a, some, answer === 0 ? "loved" : "plain");
    fill(b, some, answer === 1 ? "loved" : "plain");
    for (const button of buttons) button.disabled = false;
    said.textContent = "Guess.";
    delete place.dataset.answer;
  }

  for (const button of buttons) {
    button.addEventListener("click", () => {
      const hit = Number(button.dataset.guess) === answer;
      rounds++;
      right += hit ? 1 : 0;
      place.dataset.answer = names[answer];
      for (const other of buttons) other.disabled = true;
      said.textContent = `${hit ? "Right" : "Wrong"}: it is ${names[answer]}. You were right ${right} of ${rounds} times;`
        + " somebody who cannot tell is right half of the time.";
    });
  }
  document.getElementById("guess-next").addEventListener("click", begin);
  place.hidden = false;
  begin();
})();
