"""Holds `grammar_rivals.py` and its C to what they mean: every sentence of a small grammar, one after another (`python grammar_rivals_check.py`)."""

import numpy as np

from grammar_rivals import CLASSES, Graph, occupied_alone

SENTENCES = ("stop", "stop it", "turn it up", "turn it down", "turn down", "go on", "that's so")


def main():
    rng, graph = np.random.default_rng(3), Graph(SENTENCES)
    steps, count = 40, 21
    fits = np.exp(rng.normal(0, 1.5, (steps, CLASSES, count)))
    fits = (fits / fits.max(1, keepdims=True)).astype(np.float32)
    last = rng.integers(24, steps, count)
    found, score = graph.occupied(fits, last)
    rows = list(graph.known.values())
    each = [occupied_alone(fits, last, [r] * count) for r in rows]
    alone = np.stack([s for _, s in each])
    total = np.logaddexp.reduce(alone, 0)
    share = np.exp(alone - total)
    meant = sum(g * s for (g, _), s in zip(each, share))
    inside = np.arange(steps)[:, None, None] <= last
    assert np.abs(score - total).max() < 1e-3, np.abs(score - total).max()
    assert np.abs((found - meant) * inside).max() < 1e-4, np.abs((found - meant) * inside).max()
    print(f"{graph.states} states, {len(rows)} sentences: the same")


if __name__ == "__main__":
    main()
