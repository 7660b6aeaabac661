"""Fine-tunes the encoder to tags, trees and names, and gives the silver sentences its shares.

sourcelight-train lay-out
python3 train/teacher/trees.py learn ENCODER train/work OUT.npz SEED EPOCHS
python3 train/teacher/trees.py join train/work/trees.soft OUT.npz...

Biaffine scores for governors and relations (Dozat and Manning 2017), a linear layer for tags and names. A word's row
of the written file: four goals (part of speech, governor, relation, name) of four classes, each a class and its share
of 255; `sourcelight-train train --soft` reads it. Development sentences are only scored.
"""
import json
import random
import sys
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import encoder

MOST = 9000


class Biaffine(nn.Module):
    def __init__(self, width, out):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(out, width + 1, width + 1) / width)

    def forward(self, x, y):
        x, y = F.pad(x, (0, 1), value=1.0), F.pad(y, (0, 1), value=1.0)
        return torch.einsum("bnd,ode,bme->bonm", x, self.weight, y)


class Parser(nn.Module):
    def __init__(self, folder, classes):
        super().__init__()
        self.words = encoder.Words(folder)
        width = self.words.width
        self.root = nn.Parameter(torch.randn(1, 1, width) * 0.02)

        def view(out):
            return nn.Sequential(nn.Linear(width, out), nn.GELU(), nn.Dropout(0.33))

        self.arc_of, self.arc_to, self.label_of, self.label_to = view(512), view(512), view(160), view(160)
        self.arc, self.label = Biaffine(512, 1), Biaffine(160, len(classes["deprel"]))
        self.drop = nn.Dropout(0.2)
        self.upos, self.name = nn.Linear(width, len(classes["upos"])), nn.Linear(width, len(classes["name"]))

    def forward(self, laid, lengths):
        x = self.drop(self.words(*laid))
        governors = torch.cat([self.root.expand(len(x), -1, -1), x], 1)
        arcs = self.arc(self.arc_of(x), self.arc_to(governors)).squeeze(1).float()
        places = torch.arange(arcs.shape[2], device=arcs.device)
        arcs = arcs.masked_fill(places[None, None] > lengths[:, None, None], -1e4)
        itself = places[None, :] == places[1:, None]
        arcs = arcs.masked_fill(itself[None], -1e4)
        labels = self.label(self.label_of(x), self.label_to(governors))
        return self.upos(x).float(), self.name(x).float(), arcs, labels

    @staticmethod
    def labels_at(labels, heads):
        """Scores of relations to given governors: [rows, words, relations]."""
        heads = heads.clamp(min=0)[:, None, :, None].expand(-1, labels.shape[1], -1, 1)
        return labels.gather(3, heads).squeeze(3).transpose(1, 2).float()


def gold(sentences, classes):
    numbers = {kind: {name: n for n, name in enumerate(classes[kind])} for kind in classes}
    widest = max(len(row["words"]) for row in sentences)
    out = torch.full((4, len(sentences), widest), -100)
    for n, row in enumerate(sentences):
        size = len(row["words"])
        deprels = [numbers["deprel"].get(name, -100) for name in row["deprels"]]
        out[0, n, :size] = torch.tensor([numbers["upos"].get(name, -100) for name in row["upos"]])
        out[1, n, :size] = torch.tensor([-100 if name == "" else head for head, name in zip(row["heads"], row["deprels"])])
        out[2, n, :size] = torch.tensor(deprels)
        out[3, n, :size] = torch.tensor([numbers["name"].get(name, -100) for name in row["names"]])
    return out.to(encoder.DEVICE)


def loss(model, laid, lengths, aim):
    upos, name, arcs, labels = model(laid, lengths)
    at = model.labels_at(labels, aim[1])
    parts = [(upos, aim[0], 1.0), (arcs, aim[1], 1.0), (at, aim[2], 1.0), (name, aim[3], 0.5)]
    return sum(w * F.cross_entropy(x.flatten(0, 1), y.flatten(), ignore_index=-100) for x, y, w in parts)


@torch.no_grad()
def opinions(model, sentences, pieces, config):
    """Each sentence's shares: upos, arcs, relations at every governor, names (numpy, half precision)."""
    model.eval()
    out = [None] * len(sentences)
    size = lambda row: sum(len(pieces.word(form)) for form in row["words"]) + 2
    for batch in encoder.batches(sentences, size, 4 * MOST):
        rows = [sentences[n]["words"] for n in batch]
        lengths = torch.tensor([len(row) for row in rows], device=encoder.DEVICE)
        with torch.autocast(encoder.DEVICE, torch.bfloat16):
            upos, name, arcs, labels = model(encoder.lay(rows, pieces, config), lengths)
        upos, name, arcs = (x.softmax(-1).half().cpu().numpy() for x in (upos, name, arcs))
        for at, n in enumerate(batch):
            k = len(sentences[n]["words"])
            best = arcs[at, :k, :k + 1].astype(np.float32).argsort(-1)[:, ::-1][:, :3].copy()
            chosen = torch.tensor(best, device=encoder.DEVICE)
            picked = labels[at, :, :k].gather(2, chosen[None].expand(labels.shape[1], -1, -1))
            relations = picked.permute(1, 2, 0).float().softmax(-1).half().cpu().numpy()
            out[n] = (upos[at, :k], arcs[at, :k, :k + 1], best, relations, name[at, :k])
    return out


def right(sentences, seen, classes):
    """Shares of words with the right tag, governor, governor and relation, on gold words."""
    counts = np.zeros(4)
    for row, (upos, arcs, best, relations, _) in zip(sentences, seen):
        head = arcs.argmax(-1)
        relation = relations[:, 0].argmax(-1)
        for n, name in enumerate(row["deprels"]):
            counts += [1, classes["upos"][upos[n].argmax()] == row["upos"][n], head[n] == row["heads"][n],
                       head[n] == row["heads"][n] and classes["deprel"][relation[n]] == name]
    return (counts[1:] / counts[0]).round(4)


def learn(folder, work, out, seed, epochs):
    torch.manual_seed(seed)
    random.seed(seed)
    classes = json.load(open(f"{work}/classes.json"))
    sentences = encoder.read(f"{work}/trees.jsonl")
    parts = {part: [row for row in sentences if row["part"] == part] for part in
             ("train", "regrouped", "silver", "ewt-dev", "gum-dev")}
    pieces, config = encoder.Pieces(folder), encoder.config(folder)
    size = lambda row: sum(len(pieces.word(form)) for form in row["words"]) + 2
    short = lambda rows: [row for row in rows if size(row) <= 400]
    train, regrouped = short(parts["train"]), short(parts["regrouped"])
    model = Parser(folder, classes).to(encoder.DEVICE)
    steps = epochs * len(encoder.batches(train, size, MOST))
    adam, rate = encoder.optimiser(model, 6e-5, 1e-3, steps)
    start = time.time()
    for epoch in range(epochs):
        model.train()
        # half of the text in the library's sentences, so that lines without a full stop are known
        rows = train if epoch % 2 else regrouped
        order = encoder.batches(rows, size, MOST)
        random.shuffle(order)
        for batch in order:
            chosen = [rows[n] for n in batch]
            lengths = torch.tensor([len(row["words"]) for row in chosen], device=encoder.DEVICE)
            with torch.autocast(encoder.DEVICE, torch.bfloat16):
                value = loss(model, encoder.lay([row["words"] for row in chosen], pieces, config), lengths, gold(chosen, classes))
            adam.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            adam.step()
            rate.step()
        if epoch % 3 == 2 or epoch == epochs - 1:
            dev = [right(parts[name], opinions(model, parts[name], pieces, config), classes) for name in ("ewt-dev", "gum-dev")]
            print(f"seed {seed} epoch {epoch + 1} {time.time() - start:.0f} s  loss {value.item():.3f}  EWT {dev[0]}  GUM {dev[1]}", flush=True)
    save(out, {part: opinions(model, parts[part], pieces, config) for part in ("silver", "ewt-dev", "gum-dev")})


def save(out, seen):
    import pickle
    with open(out, "wb") as file:
        pickle.dump(seen, file, protocol=5)


def goals(shares, most=4):
    """[words, classes] to [words, most, 2]: classes and shares of 255, the likeliest first."""
    best = shares.argsort(-1)[:, ::-1][:, :most]
    values = np.take_along_axis(shares, best, -1)
    values = values / np.maximum(values.sum(-1, keepdims=True), 1e-6)
    out = np.zeros((len(shares), most, 2), np.uint8)
    out[:, :best.shape[1], 0] = best
    out[:, :best.shape[1], 1] = (values * 255).round()
    return out


def join(work, out, paths):
    """The mean of several teachers, written for the trainer."""
    import pickle
    classes = json.load(open(f"{work}/classes.json"))
    sentences = encoder.read(f"{work}/trees.jsonl")
    seen = [pickle.load(open(path, "rb")) for path in paths]

    def mean(part, n):
        rows = [one[part][n] for one in seen]
        upos, arcs, name = (sum(row[at].astype(np.float32) for row in rows) / len(rows) for at in (0, 1, 4))
        # relations at the governor that the mean prefers, from the teachers that thought of it
        head = arcs.argmax(-1)
        relations = np.zeros((len(head), rows[0][3].shape[-1]), np.float32)
        for _, _, best, shares, _ in rows:
            met = best == head[:, None]
            relations += np.where(met[:, :, None], shares.astype(np.float32), 0).sum(1)
        relations /= np.maximum(relations.sum(-1, keepdims=True), 1e-6)
        return upos, arcs, head[:, None], relations[:, None], name

    for part in ("ewt-dev", "gum-dev"):
        rows = [row for row in sentences if row["part"] == part]
        print(part, right(rows, [mean(part, n) for n in range(len(rows))], classes))
    with open(out, "wb") as file:
        for n in range(len(seen[0]["silver"])):
            upos, arcs, _, relations, name = mean("silver", n)
            four = [goals(x) for x in (upos, arcs, relations[:, 0], name)]
            file.write(np.stack(four, 1).tobytes())


if __name__ == "__main__":
    if sys.argv[1] == "learn":
        learn(sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5]), int(sys.argv[6]))
    else:
        join(sys.argv[2], sys.argv[3], sys.argv[4:])
