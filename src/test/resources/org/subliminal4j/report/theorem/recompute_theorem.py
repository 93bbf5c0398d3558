"""Computes dT, dS and A of a dumped step anew, with NumPy alone, and compares them to the dumped ones.

Usage: python3 recompute_theorem.py DIR WIDTHS CLASSES FROM TO LOSS
with WIDTHS such as 784,256,256,13, the imitated logits FROM to TO (exclusive), and LOSS softmax or squared.
"""

import sys
from pathlib import Path

import numpy as np

folder = Path(sys.argv[1])
widths = [int(width) for width in sys.argv[2].split(",")]
classes, first, end = (int(argument) for argument in sys.argv[3:6])
loss = sys.argv[6]


def load(name):
    return np.load(folder / f"{name}.npy")


def layers(vector):
    parts, start = [], 0
    for fan_in, fan_out in zip(widths, widths[1:]):
        weights = vector[start : start + fan_in * fan_out].reshape(fan_out, fan_in)
        start += fan_in * fan_out
        parts.append((weights, vector[start : start + fan_out]))
        start += fan_out
    assert start == vector.size
    return parts


def forward(vector, x):
    """The inputs of each layer, and the logits."""
    inputs, parts = [], layers(vector)
    for index, (weights, biases) in enumerate(parts):
        inputs.append(x)
        x = x @ weights.T + biases
        if index < len(parts) - 1:
            x = np.maximum(x, 0)
    return inputs, x


def backward(vector, inputs, error):
    """The gradient of sum(error * logits), error held fixed."""
    parts, gradient = layers(vector), []
    for index in reversed(range(len(parts))):
        gradient.append(np.concatenate([(error.T @ inputs[index]).ravel(), error.sum(axis=0)]))
        error = (error @ parts[index][0]) * (inputs[index] > 0)
    return np.concatenate(gradient[::-1])


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def agree(name, mine, theirs, tolerance):
    error = np.linalg.norm(mine - theirs) / np.linalg.norm(theirs)
    print(f"{name}: relative difference {error:.1e}")
    assert error < tolerance, name


theta0, dT, dS = load("theta0"), load("dT"), load("dS")
images, labels, x = load("trait_images"), load("labels").astype(int), load("inputs")
eps, A = float(load("eps")), float(load("A"))

inputs, logits = forward(theta0, images)
error = np.zeros_like(logits)
error[:, :classes] = softmax(logits[:, :classes])
error[np.arange(len(labels)), labels] -= 1
agree("dT", -backward(theta0, inputs, error / len(images)), dT, 1e-12)

inputs, logits = forward(theta0, x)
student, teacher = logits[:, first:end], forward(theta0 + eps * dT, x)[1][:, first:end]
error = np.zeros_like(logits)
error[:, first:end] = 2 * (student - teacher) if loss == "squared" else softmax(student) - softmax(teacher)
agree("dS", -backward(theta0, inputs, error / len(x)), dS, 1e-7)

# v by central differences: neither a backward pass nor a forward derivative.
step = 1e-5
v = (forward(theta0 + step * dT, x)[1] - forward(theta0 - step * dT, x)[1])[:, first:end] / (2 * step)
p = softmax(student)
form = 2 * (v**2).sum(axis=1) if loss == "squared" else (p * v**2).sum(axis=1) - (p * v).sum(axis=1) ** 2
agree("A", form.mean(), A, 1e-5)
agree("dS.dT / eps", dS @ dT / eps, A, 1e-3)
