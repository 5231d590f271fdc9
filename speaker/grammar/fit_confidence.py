"""Fits the weights of the confidence (`src/understand/decoder/confidence.rs`) to decoded recordings.

    cargo run --profile tool -p hearsay-speaker --example decode -- LIST > ROWS
    python speaker/grammar/fit_confidence.py ROWS [ROWS …]

ROWS are the lines that the example prints: of commands by voices of which the grammar knows the sentence, and of speech
that is no command, both by people and by synthetic voices: or a synthetic voice would count as a sign of a command. Rows
that are named more than once count as often. Prints the weights, the confidence that two of a hundred readings exceed, and what is understood
rightly above it."""

import collections
import json
import sys

import numpy as np

# Share of speech that is no command which may be taken for one.
TAKEN = 0.02
# Recordings of one folder that count in full: single words shall not outvote sentences.
MOST = 2000
# Share of what is said after the wake word that is no command: what the confidence is calibrated for.
NO_COMMAND = 0.2
# Strength of the pull of the weights to nought, so that few recordings do not make them wild.
PULL = 1


def fit(x, y, each):
    """Logistic regression by Newton's method."""
    mean, spread = x.mean(0), x.std(0)
    # The first is 1 throughout: it is neither moved nor pulled.
    mean[0], spread[0], pull = 0, 1, PULL * (np.arange(x.shape[1]) > 0)
    z, w = (x - mean) / spread, np.zeros(x.shape[1])
    for _ in range(100):
        p = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
        w -= np.linalg.solve((z * (each * p * (1 - p))[:, None]).T @ z + np.diag(pull + 1e-9), z.T @ (each * (p - y)) + pull * w)
    w /= spread
    w[0] -= w @ mean
    return w


def main():
    rows = [json.loads(line) for path in sys.argv[1:] for line in open(path)]
    known = [r for r in rows if r["evidence"] and (r["intended"] or not r["said"])]
    x = np.array([r["evidence"][1] for r in known])
    right = np.array([r["intended"] == r["evidence"][0] for r in known], float)
    folders = [r["file"].split("/")[-2] for r in known]
    sizes = collections.Counter(folders)
    readings = np.array([not r["intended"] for r in known])
    each = np.array([min(1, MOST / sizes[folder]) for folder in folders], float)
    weights = fit(x, right, each)
    # What tells a command from a reading best is not calibrated yet: the sum is stretched and moved for what is said after the wake word.
    each[readings] *= each[~readings].sum() / each[readings].sum() * NO_COMMAND / (1 - NO_COMMAND)
    moved, stretched = fit(np.stack([np.ones(len(x)), x @ weights], 1), right, each)
    weights = stretched * weights + moved * (np.arange(len(weights)) == 0)
    sums = x @ weights
    least = np.quantile(sums[readings], 1 - TAKEN)
    print("weights", np.round(weights, 3).tolist(), "accept", round(1 / (1 + np.exp(-least)), 3))
    counts = collections.defaultdict(lambda: np.zeros(3, int))
    for r, s, ok in zip(known, sums, right):
        counts[r["file"].split("/")[-2]] += (1, int(s > least), int(ok and s > least))
    for name, (n, taken, ok) in counts.items():
        print(f"{name}: {n} heard, {taken} taken for a command, {ok} rightly ({100 * ok / n:.1f} %)")


main()
