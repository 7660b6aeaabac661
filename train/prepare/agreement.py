"""What published programs compute of coders' agreement, over made-up codings.

python3 train/prepare/agreement.py > tests/oracle/agreement.tsv

Needs krippendorff 0.9.0 (alpha) and statsmodels 0.15.0 (kappa). A row: a coding, a coder a column of letters, "." where none was given;
then alpha (nominal, all coders) and Cohen's kappa of the first two over what both coded.
"""

import random

import krippendorff
import numpy
from statsmodels.stats.inter_rater import cohens_kappa

print("# Agreement by krippendorff 0.9.0 (GPL, not shipped) and statsmodels 0.15.0 (BSD), made by train/prepare/agreement.py.")
print("coders\talpha\tkappa")
draw = random.Random(3)
for values, coders, units, gaps, like in [(2, 2, 20, 0.0, 0.8), (3, 2, 40, 0.0, 0.5), (5, 2, 60, 0.1, 0.7), (4, 3, 30, 0.2, 0.6), (6, 5, 50, 0.3, 0.9), (2, 2, 12, 0.0, 0.0)]:
    truth = [draw.randrange(values) for _ in range(units)]
    codes = [[None if draw.random() < gaps else true if draw.random() < like else draw.randrange(values) for true in truth] for _ in range(coders)]
    table = numpy.zeros((values, values))
    for one, two in zip(codes[0], codes[1]):
        if one is not None and two is not None:
            table[one, two] += 1
    data = [[numpy.nan if code is None else code for code in row] for row in codes]
    alpha = krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")
    written = " ".join("".join("." if code is None else "abcdef"[code] for code in row) for row in codes)
    print(written, repr(float(alpha)), repr(float(cohens_kappa(table).kappa)), sep="\t")
