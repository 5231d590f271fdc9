"""What the signed bytes cost: `python float_check.py CHECKPOINT… [--model FILE] [--tool FILE]`.

Scores all development trials (those of `evaluate.py`) twice and by the same code: once with the float weights of
CHECKPOINT in PyTorch, on the features of the Rust front end, once with the shipped model in the Rust detector. Prints the
largest and the mean difference of the scores, and for both the row of `evaluate.py` at the shipped normal threshold. That
PyTorch and Rust agree where the weights are the same is what `golden.py` and `worklet/tests/golden.rs` hold them to."""

import argparse
import json
import pathlib
import struct

import numpy as np
import torch

from corpus import Corpus
from evaluate import HOP, Outcome, Scorer
from features import FrontEnd
from network import load

ROOT = pathlib.Path(__file__).resolve().parent.parent
RATE = 16_000


class FloatScorer:
    """`score(samples) -> float32 [hops]`, as the detector gives it: a score is known one hop after its output."""

    def __init__(self, front, nets, smooth):
        self.front, self.nets, self.smooth = front, nets, smooth

    @torch.no_grad()
    def __call__(self, samples):
        features = torch.tensor(self.front(samples))[None]
        outputs = torch.sigmoid(sum(net(features) for net in self.nets) / len(self.nets))[0].numpy()
        means = np.convolve(outputs, np.ones(self.smooth) / self.smooth)[:len(outputs)]
        hops = int(len(samples) / (RATE * HOP))
        return np.concatenate([[0], means])[:hops].astype(np.float32)


def scores_of(outcome):
    yes = [scores for *_, scores, _ in outcome.yes]
    return np.concatenate(yes + [scores for _, scores in outcome.no])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", nargs="+")
    parser.add_argument("--model", type=pathlib.Path, default=ROOT / "public/models/alexa.hsw")
    parser.add_argument("--tool", help="the `features` example, built; without it, it is built")
    args = parser.parse_args()
    front = FrontEnd(args.tool)
    tool = args.tool or front.tool.args[0]
    smooth, _, normal, _ = struct.unpack_from("<Ifff", args.model.read_bytes(), 16)
    corpus = Corpus()
    outcomes = {
        "float": Outcome(corpus, FloatScorer(front, [load(path) for path in args.checkpoints], smooth)),
        "shipped": Outcome(corpus, Scorer(tool, str(args.model))),
    }
    apart = np.abs(scores_of(outcomes["float"]) - scores_of(outcomes["shipped"]))
    print(f"{len(apart)} scores: largest difference {apart.max():.4f}, mean {apart.mean():.6f}")
    for name, outcome in outcomes.items():
        print(name, json.dumps(outcome.row(normal)))


if __name__ == "__main__":
    main()
