"""Trains the acoustic network: `python train.py OUT.pt MINUTES [--seed N] [--width N] [--like FROM.pt --peak RATE]`; goes on from OUT.pt
where it exists, else begins with the averaged network of FROM.pt where that is named.

The learning rate follows one cycle over MINUTES of training, counted through interruptions. Every few minutes the checkpoint is
written and the phone error rate on people and voices kept out is printed (`judge.py`). New shards are taken in as they appear."""

import argparse
import copy
import math
import pathlib
import time

import numpy as np
import torch
from torch.nn import functional as F

from acoustic import Acoustic, begin, load
from batches import Batches
from grammar_rivals import Graph
from judge import judge
from sequence import Rivals

# Peak of the learning rate; share of the cycle in which it rises.
PEAK, RISE = 2e-3, 0.04
# Of the weights' running average, each step; and where the network has learned already.
DECAY, SETTLED = 0.998, 0.9995
# Weights of CTC, of the helper half way up and of the naming, a step's loss counting as much as a phone's of CTC's.
SPELLING, MIDWAY, NAMING = 0.3, 0.3, 1.0
# Minutes between checkpoints.
PAUSE = 4


def rate(peak, done):
    """Learning rate after `done` (0..1) of the cycle."""
    if done < RISE:
        return peak * (0.05 + 0.95 * done / RISE)
    return peak * (0.004 + 0.996 * 0.5 * (1 + math.cos(math.pi * min((done - RISE) / (1 - RISE), 1))))


def loss_of(logits, steps, labels, sizes):
    return F.ctc_loss(logits.float().log_softmax(-1).transpose(0, 1), labels, steps, sizes, reduction="sum", zero_infinity=True) / sizes.sum()


def naming(logits, named):
    return F.cross_entropy(logits.float().flatten(0, 1), named.flatten(), ignore_index=-1)


def average(into, net, decay):
    with torch.no_grad():
        pairs = list(zip(into.state_dict().values(), net.state_dict().values()))
        torch._foreach_lerp_(*map(list, zip(*((a, b) for a, b in pairs if a.dtype.is_floating_point))), 1 - decay)
        for a, b in pairs:
            if not a.dtype.is_floating_point:
                a.copy_(b)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("minutes", type=float)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--width", type=int, default=320)
    parser.add_argument("--blocks", type=int, default=11)
    parser.add_argument("--like", type=pathlib.Path, help="a checkpoint to begin with, and to learn from where each phone is")
    parser.add_argument("--peak", type=float, default=PEAK, help="highest learning rate")
    parser.add_argument("--whole", type=float, default=0.0, help="weight of the criterion over whole utterances (sequence.py), for the last stage")
    parser.add_argument("--household", type=pathlib.Path, help="sentences of the grammar to tell apart (grammar_rivals.py), for the last stage")
    parser.add_argument("--apart", type=float, default=6.0, help="weight of that")
    parser.add_argument("--places", type=pathlib.Path, help="a checkpoint that says where each phone is, in place of --like's")
    parser.add_argument("--gently", action="store_true", help="from a network that has learned: no helpers, which would begin anew, and a longer average")
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    net = Acoustic(channels=args.width, blocks=args.blocks)
    if args.like:
        begin(net, torch.load(args.like)["average"])
    optimiser = torch.optim.AdamW(net.parameters(), lr=PEAK, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    mean, spent, step = copy.deepcopy(net), 0.0, 0
    if args.out.exists():
        held = torch.load(args.out)
        net.load_state_dict(held["net"])
        mean.load_state_dict(held["average"])
        optimiser.load_state_dict(held["optimiser"])
        spent, step = held["spent"], held["step"]
    batches = Batches(args.seed + step, load(args.places or args.like) if args.like else None)
    batches.made = step
    print(f"{sum(p.numel() for p in net.parameters())} parameters, {batches.refresh()}", flush=True)
    rivals = Rivals(batches.shards) if args.whole else None
    graph = Graph(args.household.read_text().splitlines()) if args.household else None
    net.train()
    told = []
    began, last, total, count = time.time() - spent, time.time(), 0.0, 0
    for x, steps, labels, sizes, named in batches:
        done = (time.time() - began) / 60 / args.minutes
        for group in optimiser.param_groups:
            # A checkpoint may say otherwise.
            group["lr"], group["fused"] = rate(args.peak, done), True
        with torch.autocast("cpu", torch.bfloat16):
            logits, middle, names = net(x, steps)
        loss = loss_of(logits, steps, labels, sizes)
        if args.like:
            other = NAMING * naming(names, named) + (0 if args.gently else MIDWAY * naming(middle, named))
            if rivals:
                other = other + args.whole * rivals.loss(names, steps, named)
            if graph:
                apart, sure = graph.loss(names, steps, labels, sizes, rivals.common)
                other = other + args.apart * apart
                told += [sure] if sure is not None else []
        else:
            other = MIDWAY * loss_of(middle, steps, labels, sizes)
        (other if args.gently else SPELLING * loss + other).backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0, foreach=True)
        optimiser.step()
        optimiser.zero_grad()
        step += 1
        average(mean, net, min(SETTLED if args.gently else DECAY, step / (step + 10)))
        total, count = total + float(loss.detach()), count + 1
        if time.time() - last > PAUSE * 60 or done >= 1:
            mean.eval()
            judged = judge(mean)
            part = args.out.with_suffix(".part")
            torch.save({"net": net.state_dict(), "average": mean.state_dict(), "optimiser": optimiser.state_dict(), "shape": net.shape,
                        "names": bool(args.like), "spent": time.time() - began, "step": step, "judged": judged}, part)
            part.rename(args.out)
            print(f"{time.strftime('%H:%M')} step {step}, {done:.0%}, loss {total / count:.3f}, told {np.mean(told or [0]):.3f}, {judged}, {batches.refresh()}", flush=True)
            last, total, count, told = time.time(), 0.0, 0, []
            if done >= 1:
                return


if __name__ == "__main__":
    main()
