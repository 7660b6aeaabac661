"""Fine-tunes the encoder to the roles of words in attributions, and gives the training articles its shares.

sourcelight-train lay-out
python3 train/teacher/roles.py learn ENCODER train/work OUT.npz FOLD SEED EPOCHS
python3 train/teacher/roles.py join train/work train/work/roles.soft OUT.npz...

One of four folds of the articles is left out and then read, so that no article is read by a teacher that learnt from it;
the treebanks' documents, in which nobody marked attributions, are read by all.
The encoder's rows and the marks that the library shows its own tagger go through a recurrent layer to the seven labels.
The written file has a byte a label, its share of 255, for every word of the training articles and those documents;
`sourcelight-train tagger --soft` reads it. Development articles are only scored.
"""
import random
import sys
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import encoder

FOLDS, LABELS, LIMIT, MOST = 4, 7, 500, 4000


class Tagger(nn.Module):
    def __init__(self, folder, marks):
        super().__init__()
        self.words = encoder.Words(folder)
        self.marks = nn.EmbeddingBag(marks, 64, mode="sum")
        self.enter = nn.Linear(self.words.width + 64, 384)
        self.rows = nn.LSTM(384, 256, batch_first=True, bidirectional=True)
        self.labels = nn.Linear(512, LABELS)
        self.drop = nn.Dropout(0.25)

    def forward(self, laid, marks, lengths):
        x = self.words(*laid)
        rows, words, kinds = marks.shape
        extra = self.marks(marks.view(-1, kinds)).view(rows, words, -1)
        x = F.gelu(self.enter(self.drop(torch.cat([x, extra.to(x.dtype)], -1))))
        packed = nn.utils.rnn.pack_padded_sequence(self.drop(x).float(), lengths, batch_first=True, enforce_sorted=False)
        with torch.autocast(encoder.DEVICE, enabled=False):
            x, _ = nn.utils.rnn.pad_packed_sequence(self.rows(packed)[0], batch_first=True, total_length=words)
        return self.labels(self.drop(x)).float()


def windows(rows, pieces):
    """(row, from, to, kept from, kept to): pieces of runs that the encoder can hold, overlapping by a quarter."""
    out = []
    for n, row in enumerate(rows):
        sizes = np.cumsum([0] + [len(pieces.word(form)) for form in row["words"]])
        count = int(np.ceil(sizes[-1] / (LIMIT * 0.75))) if sizes[-1] > LIMIT else 1
        edges = [int(np.searchsorted(sizes, sizes[-1] * k / count)) for k in range(count)] + [len(row["words"])]
        for k in range(count):
            start, end = edges[k], edges[k + 1]
            room = (LIMIT - (sizes[end] - sizes[start])) // 2
            wide_start = int(np.searchsorted(sizes, max(0, sizes[start] - room)))
            wide_end = int(np.searchsorted(sizes, min(sizes[-1], sizes[end] + room), side="right")) - 1
            if count == 1:
                wide_start, wide_end = start, end
            out.append((n, wide_start, wide_end, start, end))
    return out


def laid(chosen, rows, pieces, config):
    words = [rows[n]["words"][a:b] for n, a, b, _, _ in chosen]
    widest = max(map(len, words))
    marks = torch.zeros(len(chosen), widest, len(rows[0]["marks"][0]), dtype=torch.long)
    labels = torch.full((len(chosen), widest), -100)
    for at, (n, a, b, _, _) in enumerate(chosen):
        marks[at, :b - a] = torch.tensor(rows[n]["marks"][a:b])
        labels[at, :b - a] = torch.tensor(rows[n]["labels"][a:b])
    return encoder.lay(words, pieces, config), marks.to(encoder.DEVICE), torch.tensor([len(row) for row in words]), labels.to(encoder.DEVICE)


@torch.no_grad()
def opinions(model, rows, pieces, config):
    """Shares of labels, a list of [words, labels]."""
    model.eval()
    out = [np.zeros((len(row["words"]), LABELS), np.float32) for row in rows]
    cut = windows(rows, pieces)
    for batch in encoder.batches(cut, lambda w: w[2] - w[1], MOST * 2):
        chosen = [cut[n] for n in batch]
        words, marks, lengths, _ = laid(chosen, rows, pieces, config)
        with torch.autocast(encoder.DEVICE, torch.bfloat16):
            shares = model(words, marks, lengths).softmax(-1).cpu().numpy()
        for at, (n, a, _, start, end) in enumerate(chosen):
            out[n][start:end] = shares[at, start - a:end - a]
    return out


def path(shares):
    """The likeliest labels in the BIO scheme."""
    logs = np.log(shares + 1e-9)
    ok = np.zeros((LABELS, LABELS))
    for inside in (2, 4, 6):
        for before in range(LABELS):
            if before not in (inside, inside - 1):
                ok[before, inside] = -1e9
    score, back = logs[0].copy(), []
    score[[2, 4, 6]] = -1e9
    for row in logs[1:]:
        ways = score[:, None] + ok
        back.append(ways.argmax(0))
        score = ways.max(0) + row
    out = [int(score.argmax())]
    for step in reversed(back):
        out.append(int(step[out[-1]]))
    return out[::-1]


def spans(tags):
    out, open_ = set(), None
    for at, tag in enumerate([*tags, 0]):
        inside = tag in (2, 4, 6)
        if not inside and open_:
            out.add((*open_, at))
            open_ = None
        if tag in (1, 3, 5):
            open_ = (tag, at)
    return out


def f1(rows, shares):
    """Exact spans' F1 of source, cue and content, contiguous runs as the trainer counts them."""
    met, found, real = np.zeros(6), np.zeros(6), np.zeros(6)
    for row, share in zip(rows, shares):
        if len(row["words"]) == 0:
            continue
        guess, gold = spans(path(share)), spans(row["labels"])
        for kind, *_ in guess:
            found[kind] += 1
        for one in gold:
            real[one[0]] += 1
            met[one[0]] += one in guess
    return (2 * met / np.maximum(found + real, 1))[[1, 3, 5]].round(4)


def learn(folder, work, out, fold, seed, epochs):
    torch.manual_seed(seed)
    random.seed(seed)
    rows = [row for row in encoder.read(f"{work}/roles.jsonl") if row["words"]]
    dev = [row for row in rows if row["part"] == "dev"]
    left = [row for row in rows if row["part"] == "train" and row["article"] % FOLDS == fold]
    train = [row for row in rows if row["part"] == "train" and row["article"] % FOLDS != fold]
    pieces, config = encoder.Pieces(folder), encoder.config(folder)
    marks = 1 + max(mark for row in rows for word in row["marks"] for mark in word)
    model = Tagger(folder, marks).to(encoder.DEVICE)
    cut = windows(train, pieces)
    size = lambda window: window[2] - window[1]
    steps = epochs * len(encoder.batches(cut, size, MOST))
    adam, rate = encoder.optimiser(model, 6e-5, 1e-3, steps)
    start = time.time()
    for epoch in range(epochs):
        model.train()
        order = encoder.batches(cut, size, MOST)
        random.shuffle(order)
        for batch in order:
            words, seen, lengths, labels = laid([cut[n] for n in batch], train, pieces, config)
            with torch.autocast(encoder.DEVICE, torch.bfloat16):
                value = F.cross_entropy(model(words, seen, lengths).flatten(0, 1), labels.flatten(), ignore_index=-100)
            adam.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            adam.step()
            rate.step()
        if epoch == epochs - 1:
            shares = opinions(model, dev, pieces, config)
            print(f"fold {fold} seed {seed} epoch {epoch + 1} {time.time() - start:.0f} s  loss {value.item():.3f}  dev {f1(dev, shares)}", flush=True)
    extra = opinions(model, [row for row in rows if row["part"] == "extra"], pieces, config)
    read = opinions(model, left, pieces, config)
    print(f"fold {fold} seed {seed} left out {f1(left, read)}", flush=True)
    np.savez_compressed(out, fold=fold, left=np.concatenate(read).astype(np.float16), dev=np.concatenate(shares).astype(np.float16),
                        extra=np.concatenate(extra).astype(np.float16))


def join(work, out, paths):
    """The folds' readings in the articles' order, the mean where several read the same; written for the trainer."""
    rows = [row for row in encoder.read(f"{work}/roles.jsonl")]
    train = [row for row in rows if row["part"] == "train"]
    dev = [row for row in rows if row["part"] == "dev"]
    parts = [np.load(path) for path in paths]
    sums = [np.zeros((len(row["words"]), LABELS), np.float32) for row in train]
    for fold in range(FOLDS):
        mine = [part["left"].astype(np.float32) for part in parts if part["fold"] == fold]
        mean, at = sum(mine) / len(mine), 0
        for n, row in enumerate(train):
            if row["article"] % FOLDS == fold:
                sums[n] = mean[at:at + len(row["words"])]
                at += len(row["words"])
        assert at == len(mean)
    ends = np.cumsum([len(row["words"]) for row in dev])[:-1]
    shares = np.split(sum(part["dev"].astype(np.float32) for part in parts) / len(parts), ends)
    print("mean of all on dev", f1(dev, shares))
    print("left out", f1(train, sums))
    with open(out, "wb") as file:
        for shares in (np.concatenate(sums), sum(part["extra"].astype(np.float32) for part in parts) / len(parts)):
            file.write((shares * 255).round().astype(np.uint8).tobytes())


if __name__ == "__main__":
    if sys.argv[1] == "learn":
        learn(sys.argv[2], sys.argv[3], sys.argv[4], *map(int, sys.argv[5:8]))
    else:
        join(sys.argv[2], sys.argv[3], sys.argv[4:])
