"""The familiar words of data/familiar-words.tsv: what the formulas of Dale and Chall and of Spache ask for.

python3 train/prepare/familiar.py DATA > data/familiar-words.tsv

DATA is the folder of corpora. The published lists of easy words are not ours to ship: this one holds the
base forms most often met in the train parts of UD English EWT and GUM, names, numbers and foreign words left out.
"""

import collections
import pathlib
import sys

SIZE = 3000
OUT = {"PROPN", "NUM", "PUNCT", "SYM", "X"}

counts = collections.Counter()
documents = collections.defaultdict(set)
for name in ("en_ewt-train.conllu", "gum-train.conllu"):
    document = 0
    for line in (pathlib.Path(sys.argv[1]) / "treebank" / name).open(encoding="utf-8"):
        if line.startswith("# newdoc"):
            document += 1
        cells = line.split("\t")
        if len(cells) != 10 or not cells[0].isdigit() or cells[3] in OUT:
            continue
        word = cells[2].lower()
        if word.isascii() and word.isalpha():
            counts[word] += 1
            documents[word].add((name, document))
# one text's subject makes no word familiar
known = [word for word in counts if len(documents[word]) >= 3]
known.sort(key=lambda word: (-counts[word], word))
print("# Base forms that readers of English meet most often: what is not among them, nor a regular form of one, counts as")
print("# difficult in the formulas of Dale and Chall and of Spache (whose own lists are not ours to ship).")
print("# source: counted by train/prepare/familiar.py in the train parts of UD English EWT (CC BY-SA 4.0) and GUM (CC BY 4.0 and")
print(f"# kin): the {SIZE} most frequent of those in three documents at least; licence: CC BY-SA 4.0.")
words = sorted(known[:SIZE])
for at in range(0, len(words), 20):
    print(" ".join(words[at : at + 20]))
