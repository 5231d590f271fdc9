"""Fits the weights of the confidence (`src/understand/decoder/confidence.rs`) to decoded recordings.

    cargo run --profile tool -p hearsay-speaker --example decode -- LIST > ROWS
    python speaker/grammar/fit_confidence.py ROWS [ROWS …]

ROWS are the lines that the example prints: of commands by voices of which the grammar knows the sentence, and of read
speech that is no command. Prints the weights, the confidence that two of a hundred readings exceed, and what is understood
rightly above it."""

import collections
import json
import sys

import numpy as np

# Share of speech that is no command which may be taken for one.
TAKEN = 0.02
# Recordings of one folder that count in full: single words shall not outvote sentences.
MOST = 100
# Strength of the pull of the weights to nought, so that few recordings do not make them wild.
PULL = 0.01


def fit(x, y, each):
    """Logistic regression by Newton's method."""
    scale = np.maximum(np.abs(x).max(0), 1e-6)
    z, w = x / scale, np.zeros(x.shape[1])
    for _ in range(100):
        p = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
        w -= np.linalg.solve((z * (each * p * (1 - p))[:, None]).T @ z + PULL * np.eye(len(w)), z.T @ (each * (p - y)) + PULL * w)
    return w / scale


def main():
    rows = [json.loads(line) for path in sys.argv[1:] for line in open(path)]
    known = [r for r in rows if r["evidence"] and (r["intended"] or not r["said"])]
    x = np.array([r["evidence"][1] for r in known])
    right = np.array([r["intended"] == r["evidence"][0] for r in known], float)
    folders = [r["file"].split("/")[-2] for r in known]
    sizes = collections.Counter(folders)
    weights = fit(x, right, np.array([min(1, MOST / sizes[folder]) for folder in folders]))
    sums = x @ weights
    readings = np.array([not r["intended"] for r in known])
    least = np.quantile(sums[readings], 1 - TAKEN)
    print("weights", np.round(weights, 3).tolist(), "accept", round(1 / (1 + np.exp(-least)), 3))
    counts = collections.defaultdict(lambda: np.zeros(3, int))
    for r, s, ok in zip(known, sums, right):
        counts[r["file"].split("/")[-2]] += (1, int(s > least), int(ok and s > least))
    for name, (n, taken, ok) in counts.items():
        print(f"{name}: {n} heard, {taken} taken for a command, {ok} rightly ({100 * ok / n:.1f} %)")


main()
