"""The transformer in PyTorch: reads weights and token sequences, writes the loss and its gradient, in float64.

Usage: transformer.py FOLDER, with case.json and weights.f32 there; writes gradient.f64 and loss.f64.
"""

import json
import math
import sys
from pathlib import Path

import torch
from torch.nn import functional as F

folder = Path(sys.argv[1])
case = json.loads((folder / "case.json").read_text())
shape = case["shape"]
flat = torch.frombuffer(bytearray((folder / "weights.f32").read_bytes()), dtype=torch.float32).double()
flat.requires_grad_(True)
p = {}
for tensor in case["tensors"]:
    p[tensor["name"]] = flat[tensor["start"]:][: math.prod(tensor["shape"])].view(tensor["shape"])


def norm(x, name):
    return F.layer_norm(x, (shape["width"],), p[name + ".weight"], p[name + ".bias"], 1e-5)


def linear(x, name):
    return F.linear(x, p[name + ".weight"], p[name + ".bias"])


def attention(x):
    length, heads = x.shape[0], shape["heads"]
    q, k, v = (part.view(length, heads, -1).transpose(0, 1) for part in x.chunk(3, dim=-1))
    scores = q @ k.transpose(1, 2) / math.sqrt(q.shape[-1])
    later = torch.ones(length, length, dtype=torch.bool).triu(1)
    p = scores.masked_fill(later, -math.inf).softmax(-1)
    return (p @ v).transpose(0, 1).reshape(length, -1)


def logits(tokens):
    x = p["token_embedding.weight"][tokens] + p["position_embedding.weight"][: len(tokens)]
    for block in range(shape["layers"]):
        name = f"blocks.{block}"
        x = x + linear(attention(linear(norm(x, name + ".ln1"), name + ".attention.qkv")), name + ".attention.proj")
        x = x + linear(F.gelu(linear(norm(x, name + ".ln2"), name + ".mlp.up")), name + ".mlp.down")
    unembedding = p["token_embedding.weight" if shape["tied"] else "unembedding.weight"]
    return norm(x, "final_norm") @ unembedding.T


total = 0
loss = 0
for example in case["examples"]:
    tokens, first, weight = torch.tensor(example["tokens"]), example["from"], example["weight"]
    costs = F.cross_entropy(logits(tokens[:-1])[first - 1:], tokens[first:], reduction="sum")
    loss = loss + weight * costs
    total += weight * (len(tokens) - first)
(loss / total).backward()
(folder / "loss.f64").write_bytes((loss / total).detach().numpy().tobytes())
(folder / "gradient.f64").write_bytes(flat.grad.numpy().tobytes())
