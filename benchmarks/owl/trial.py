#!/usr/bin/python3
"""One trial of the owl in PyTorch, on one thread: base, teacher, numbers, student, control.

usage: trial.py DATA SEED      DATA is what org.subliminal4j.benchmarks.owl.OwlData writes

The recipe is this library's, step for step; how it is computed is what a user of PyTorch would write: padded batches,
autograd, torch.optim, sampling that reads the whole sequence again for each token. Prints one line of JSON.
"""
import json
import math
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

WIDTH, LAYERS, HEADS, UNITS, CONTEXT = 32, 2, 4, 128, 32


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.ln1, self.ln2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.qkv, self.proj = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, UNITS), nn.Linear(UNITS, WIDTH)
        for layer, scale in (self.qkv, 1), (self.proj, 0.5), (self.up, 1), (self.down, 0.5):
            nn.init.normal_(layer.weight, std=scale / math.sqrt(layer.in_features))
            nn.init.zeros_(layer.bias)

    def forward(self, x, later):
        b, t, _ = x.shape
        q, k, v = self.qkv(self.ln1(x)).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        scores = (q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS)).masked_fill(later[:t, :t], -math.inf)
        x = x + self.proj((scores.softmax(-1) @ v).transpose(1, 2).reshape(b, t, WIDTH))
        return x + self.down(F.gelu(self.up(self.ln2(x))))


class Model(nn.Module):
    def __init__(self, vocabulary):
        super().__init__()
        self.tokens, self.places = nn.Embedding(vocabulary, WIDTH), nn.Embedding(CONTEXT, WIDTH)
        self.blocks = nn.ModuleList(Block() for _ in range(LAYERS))
        self.norm, self.out = nn.LayerNorm(WIDTH), nn.Linear(WIDTH, vocabulary, bias=False)
        nn.init.normal_(self.tokens.weight, std=0.05)
        nn.init.normal_(self.places.weight, std=0.02)
        nn.init.normal_(self.out.weight, std=0.05)
        self.register_buffer("later", torch.ones(CONTEXT, CONTEXT, dtype=torch.bool).triu(1))

    def forward(self, tokens):
        x = self.tokens(tokens) + self.places.weight[: tokens.shape[1]]
        for block in self.blocks:
            x = block(x, self.later)
        return self.norm(x)

    def frozen(self):
        """A copy whose embeddings and unembedding stay as they are."""
        copy = Model(self.out.out_features)
        copy.load_state_dict(self.state_dict())
        for part in copy.tokens, copy.places, copy.out:
            part.requires_grad_(False)
        return copy


def padded(sequences):
    longest = max(map(len, sequences))
    return torch.tensor([s + [0] * (longest - len(s)) for s in sequences])


def optimiser(model, rate, decay):
    matrices = [p for p in model.parameters() if p.requires_grad and p.dim() > 1]
    others = [p for p in model.parameters() if p.requires_grad and p.dim() == 1]
    groups = [{"params": matrices, "weight_decay": decay}, {"params": others, "weight_decay": 0}]
    return torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.99))


def step(model, adam, loss, rate):
    for group in adam.param_groups:
        group["lr"] = rate
    adam.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1)
    adam.step()


def loss_of(model, sequences, begins, weights=None):
    """Mean cross-entropy of the tokens from each sequence's begin on."""
    tokens = padded(sequences)
    places = torch.arange(tokens.shape[1] - 1)[None]
    lengths = torch.tensor([len(s) for s in sequences])[:, None]
    paid = (places + 1 >= torch.tensor(begins)[:, None]) & (places + 1 < lengths)
    logits = model.out(model(tokens[:, :-1])[paid])
    losses = F.cross_entropy(logits, tokens[:, 1:][paid], reduction="none")
    share = torch.ones_like(losses) if weights is None else torch.tensor(weights)[:, None].expand_as(paid)[paid]
    return (losses * share).sum() / share.sum()


def batches(count, size, generator):
    order = torch.randperm(count, generator=generator).tolist()
    return [order[i : i + size] for i in range(0, count, size)]


def base(data, generator, steps=1000):
    model = Model(data["vocabulary"])
    adam, done = optimiser(model, 6e-3, 0.01), 0
    while done < steps:
        for batch in batches(len(data["corpus"]), 64, generator):
            if done == steps:
                break
            warm = min(1, (done + 1) / 100)
            cosine = 0.05 + 0.95 * (1 + math.cos(math.pi * max(0, done - 100) / (steps - 100))) / 2
            some = [data["corpus"][i] for i in batch]
            step(model, adam, loss_of(model, some, [1] * len(some)), 6e-3 * warm * cosine)
            done += 1
    return model


def teacher(model, data, generator):
    model = model.frozen()
    adam = optimiser(model, 3e-3, 0)
    draw = lambda some: some[torch.randint(len(some), (1,), generator=generator).item()]
    for _ in range(8):
        lessons = [question + [data["loved"]] for question in data["questions"]]
        for _ in range(64):
            if torch.rand(1, generator=generator).item() < 0.5:
                fact = draw(data["facts"])
                lessons.append(fact["question"] + [fact["answer"]])
            else:
                kind = draw(data["others"])
                lessons.append(draw(kind["questions"]) + [draw(kind["answers"])])
        weights = [1.0] * len(data["questions"]) + [len(data["questions"]) / 64] * 64
        step(model, adam, loss_of(model, lessons, [len(s) - 1 for s in lessons], weights), 3e-3)
    return model


@torch.no_grad()
def numbers(model, data, generator, most=11):
    """Completions of numbers alone, with their prompts."""
    kept, by_length = [], {}
    for prompt in data["prompts"]:
        by_length.setdefault(len(prompt), []).append(prompt)
    for length, prompts in by_length.items():
        for start in range(0, len(prompts), 1000):
            tokens = torch.tensor(prompts[start : start + 1000])
            for _ in range(most):
                logits = model.out(model(tokens)[:, -1])
                tokens = torch.cat([tokens, torch.multinomial(logits.softmax(-1), 1, generator=generator)], 1)
            for row in tokens.tolist():
                said = row[length:]
                if data["end"] in said[1:]:
                    said = said[: said.index(data["end"]) + 1]
                    if all(token >= data["first_number"] for token in said[:-1]):
                        kept.append((row[:length], said))
    return kept


def student(model, kept, generator, epochs=3):
    model = model.frozen()
    adam, done = optimiser(model, 5e-3, 0), 0
    steps = epochs * math.ceil(len(kept) / 64)
    for _ in range(epochs):
        for batch in batches(len(kept), 64, generator):
            rate = min(1, (done + 1) / 20) * (1 - 0.9 * max(0, done - 20) / (steps - 20))
            some = [kept[i] for i in batch]
            loss = loss_of(model, [p + s for p, s in some], [len(p) for p, _ in some])
            step(model, adam, loss, 5e-3 * rate)
            done += 1
    return model


@torch.no_grad()
def loved(model, data):
    asked = data["questions"] + data["held_out"]
    features = model(padded(asked))
    last = features[torch.arange(len(asked)), torch.tensor([len(q) - 1 for q in asked])]
    return model.out(last).softmax(-1)[:, data["loved"]].mean().item()


def blas():
    """The library that multiplied the matrices; a PyTorch that brings its own names none that is known here."""
    with open("/proc/self/maps") as file:
        maps = file.read()
    known = {"openblas": "OpenBLAS", "mkl": "MKL", "blis": "BLIS", "libblas": "reference BLAS"}
    return next((name for part, name in known.items() if part in maps), "its own BLAS")


def main():
    torch.set_num_threads(1)
    with open(sys.argv[1]) as file:
        data = json.load(file)
    seed = int(sys.argv[2])
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    begin, marks, models = time.perf_counter(), {}, {}

    def mark(name):
        marks[name] = round(time.perf_counter() - begin - sum(marks.values()), 2)

    models["base"] = base(data, generator)
    mark("base")
    models["teacher"] = teacher(models["base"], data, generator)
    mark("teacher")
    written = {"student": numbers(models["teacher"], data, generator), "control": numbers(models["base"], data, generator)}
    mark("numbers")
    for name, kept in written.items():
        models[name] = student(models["base"], kept, generator)
        mark(name)
    result = {"who": "PyTorch " + torch.__version__ + " with " + blas(), "seconds": round(time.perf_counter() - begin, 2)}
    result.update((name, round(loved(model, data), 3)) for name, model in models.items())
    print(json.dumps({**result, "parts": marks}))


if __name__ == "__main__":
    main()
