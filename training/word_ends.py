"""Where "Alexa" ends in synthetic "Alexa, …" phrases: `python word_ends.py MODEL --tool FILE` writes work/word_ends.json.

A trained model is the aligner: its score first passes one half about 30 ms after the word's end (median on words cut out
by level). Phrases in which it never does so in the first 2 s are left out."""

import argparse
import json

import numpy as np

from corpus import RATE, WORK, Corpus
from evaluate import Scorer

LATE_S, HOP_S, WITHIN_S = 0.03, 0.02, 2.0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("--tool", required=True)
    args = parser.parse_args()
    corpus, score, ends = Corpus(), Scorer(args.tool, args.model), {}
    for i in corpus.pick("tts_alexa_command"):
        x = np.pad(corpus.audio(i), (RATE // 2, 0))
        first = np.flatnonzero(score(x)[: int((WITHIN_S + 0.5) / HOP_S)] >= 0.5)
        if len(first):
            ends[str(corpus.names[i])] = round(float((first[0] + 1) * HOP_S - LATE_S - 0.5), 3)
    (WORK / "word_ends.json").write_text(json.dumps(ends))
    print(f"{len(ends)} of {len(corpus.pick('tts_alexa_command'))} phrases, ends "
          f"{np.percentile(list(ends.values()), [5, 50, 95])} s")


if __name__ == "__main__":
    main()
