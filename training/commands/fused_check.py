"""Holds `fused.c` to torch's own layers: `python fused_check.py [CHECKPOINT]`.

The outputs, gradients and running statistics of a training step on random features, three ways: torch's layers in float32, those in
bfloat16, and fused. Counted is how far the last two are from the first (the length of the difference over that of the tensor). It
fails where the fused is clearly further off than bfloat16 makes torch's own."""

import copy
import sys

import torch

from acoustic import CLASSES, MELS, STRIDE, Acoustic, load
from train import naming

# How many times as far off as torch's own layers in bfloat16 a tensor may be, and all in the mean (which of the two is nearer is chance);
# what is near enough in any case.
MOST, MEAN, NEAR = 2.5, 1.4, 2e-3
# The longest utterances of the two batches, steps: one goes through a block in several parts, one in a single one.
BATCHES = ((23, 70), (2, 501))


def step(net, fused, rough, x, used, aims):
    """All that one step leaves behind, by name."""
    net = copy.deepcopy(net).train()
    if not fused:
        # The layers themselves stay in training and take the batch's statistics; only the way through them is the plain one.
        for module in (net, *net.blocks):
            module.training = False
    with torch.autocast("cpu", torch.bfloat16, enabled=rough):
        outputs = net(x, used)
    sum(naming(logits, aims) for logits in outputs).backward()
    left = {f"output {n}": logits[aims >= 0].detach().float() for n, logits in enumerate(outputs)}
    left |= {f"gradient of {name}": p.grad for name, p in net.named_parameters()}
    return left | {name: held.float() for name, held in net.named_buffers()}


def main():
    torch.manual_seed(0)
    net, failed = load(sys.argv[1]) if sys.argv[1:] else Acoustic(), False
    for count, steps in BATCHES:
        x, used = torch.randn(count, STRIDE * steps, MELS), torch.randint(steps // 2, steps + 1, (count,))
        aims = torch.randint(0, CLASSES, (count, steps))
        aims[torch.arange(steps) >= used[:, None]] = -1
        exact, rough, fused = (step(net, *how, x, used, aims) for how in ((False, False), (False, True), (True, True)))
        # A bias ahead of a normalisation has no gradient but noise: it is held against the gradients of the others.
        least = 1e-2 * max(float(true.norm()) for name, true in exact.items() if name.startswith("gradient"))
        worst, factors = (0, 0, 0, ""), []
        for name, true in exact.items():
            length = max(float(true.norm()), least)
            theirs, ours = (float((held[name] - true).norm() / length) for held in (rough, fused))
            factors.append(max(ours, NEAR) / max(theirs, NEAR))
            worst = max(worst, (factors[-1], ours, theirs, name))
        mean = sum(factors) / len(factors)
        print(f"{count} x {steps}: {len(exact)} tensors, {mean:.2f} times as far as torch in bfloat16; {worst[3]}: {worst[1]:.5f} to {worst[2]:.5f}")
        failed |= worst[0] > MOST or mean > MEAN
    sys.exit(failed)


if __name__ == "__main__":
    main()
