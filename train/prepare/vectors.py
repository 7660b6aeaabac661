"""First values of the word rows: GloVe beside what a pretrained encoder makes of each word alone, the 96 strongest
directions of both together.

python3 train/prepare/vectors.py ENCODER train/work/glove.txt > train/work/vectors.txt
Needs numpy, torch, transformers and a folder with an encoder in transformers' layout: all-mpnet-base-v2 (Apache-2.0), as for
the teacher. One word a line, the most frequent first, then its numbers, the strongest direction first.
"""
import sys

import numpy
import torch
from transformers import AutoModel, AutoTokenizer

WORDS = 24000
DIRECTIONS = 96
LAYERS = (2, 6)
OF_EACH = 64
BATCH = 256


def glove(path):
    words, rows = [], []
    with open(path, encoding="utf-8") as file:
        for line, _ in zip(file, range(WORDS)):
            word, *cells = line.rstrip("\n").split(" ")
            words.append(word)
            rows.append([float(cell) for cell in cells])
    return words, numpy.array(rows, dtype=numpy.float32)


def encode(folder, words):
    """For each layer one row a word: the mean over its pieces."""
    tokenizer, encoder = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()
    out = [numpy.zeros((len(words), encoder.config.hidden_size), dtype=numpy.float32) for _ in LAYERS]
    order = sorted(range(len(words)), key=lambda row: len(words[row]))
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for start in range(0, len(order), BATCH):
            rows = order[start:start + BATCH]
            batch = tokenizer([words[row] for row in rows], return_tensors="pt", padding=True,
                              return_special_tokens_mask=True)
            piece = (1 - batch.pop("special_tokens_mask")) * batch["attention_mask"]
            share = (piece / piece.sum(1, keepdim=True).clamp(min=1)).unsqueeze(-1)
            hidden = encoder(**batch, output_hidden_states=True).hidden_states
            for layer, part in zip(LAYERS, out):
                part[rows] = (hidden[layer].float() * share).sum(1).numpy()
    return out


def directions(rows, count):
    """The rows along their strongest directions, and how wide they spread along each."""
    rows = rows - rows.mean(0)
    _, spread, axes = numpy.linalg.svd(rows, full_matrices=False)
    return rows @ axes[:count].T, spread[:count] / numpy.sqrt(len(rows))


def even(rows):
    return rows / numpy.sqrt((rows ** 2).mean())


def join(first, parts):
    """One row a word; weak directions count for more than their spread, strong ones for less."""
    parts = [even(first)] + [even(directions(part, OF_EACH)[0]) for part in parts]
    rows, spread = directions(numpy.concatenate(parts, axis=1), DIRECTIONS)
    return numpy.clip(even(rows / numpy.sqrt(spread)) * 0.5, -3, 3)


def main():
    words, first = glove(sys.argv[2])
    for word, row in zip(words, join(first, encode(sys.argv[1], words))):
        print(word, *(f"{x:.4f}" for x in row))


if __name__ == "__main__":
    main()
