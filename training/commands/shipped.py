"""The shipped model as a checkpoint to go on from: `python shipped.py OUT.pt [--from FILE.hsa]`.

What training keeps and the page has no use for is lost in it: the spelling head and the helper half way up begin anew, and
weights are those of the signed bytes. A normalisation was folded into a gain and an offset; what its input looks like is measured
over some shards, so that training, which normalises by each batch, begins with the same function."""

import argparse
import pathlib

import numpy as np
import torch

from batches import shards
from export import MODEL
from golden_rows import read
from judge import named
from sequence import PRIOR

# Utterances of each kind of shard that the inputs of the normalisations are measured over.
MEASURED = 150
# How common a class is depends on what was taken off for it, and the other way round: so often from the start.
ROUNDS = 5


def norms(net):
    return [net.entry, *(block.norm for block in net.blocks), net.norm]


def utterances():
    for kind in ("real", "words", "spoken"):
        for path in list(shards(kind))[:1]:
            held = np.load(path)
            x, at = held["x"], held["at"]
            for n in range(min(MEASURED, len(at) - 1)):
                yield torch.from_numpy(x[at[n]:at[n + 1]].astype(np.float32))


@torch.no_grad()
def measured(net):
    """Gives the normalisations the mean and the variance of their input, and changes gain and offset so that the function stays."""
    sums = {norm: [0, 0.0, 0.0] for norm in norms(net)}

    def add(norm, inputs):
        rows, held = inputs[0], sums[norm]
        held[0], held[1], held[2] = held[0] + len(rows), held[1] + rows.sum(0), held[2] + rows.double().square().sum(0)

    hooks = [norm.register_forward_pre_hook(add) for norm in sums]
    for x in utterances():
        net(x[None], torch.tensor([len(x) // 3]))
    for hook in hooks:
        hook.remove()
    for norm, (rows, total, squares) in sums.items():
        mean = total / rows
        variance = (squares / rows - mean.double().square()).clamp(min=1e-6).float()
        deviation = (variance + norm.eps).sqrt()
        norm.bias += norm.weight * mean
        norm.weight *= deviation
        norm.running_mean.copy_(mean)
        norm.running_var.copy_(variance)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--from", dest="file", type=pathlib.Path, default=MODEL)
    args = parser.parse_args()
    net = read(args.file.read_bytes())
    measured(net)
    with torch.no_grad():
        # What was taken off on export, where it is taken off again.
        bias = net.naming.bias.clone()
        for _ in range(ROUNDS):
            often = sum(named(net, x.numpy()).exp().sum(0) for x in utterances())
            net.naming.bias.copy_(bias + PRIOR * (often / often.sum()).log())
        # The best that is known of spelling: the phones, each in all its steps.
        net.head.load_state_dict(net.naming.state_dict())
    torch.save({"average": net.state_dict(), "shape": net.shape, "names": True}, args.out)
    print(f"{args.out}: {sum(p.numel() for p in net.parameters())} parameters")


if __name__ == "__main__":
    main()
