"""Trains a wake network on the shards made so far: `python train.py --minutes M [--channels C] [--teacher FILE] …`.

Loss: the best step in a short window after the word's end must say yes (max pooling: no exact alignment is needed),
every step elsewhere must say no, the most confident wrong steps weigh most. Beside it the network spells whole utterances in
phonemes (CTC), so that it learns what sounds are from hundreds of people and thousands of words, not only from one
word (multi-task learning as in Panchapagesan et al., Interspeech 2016). A larger network may teach a smaller one (Hinton et al. 2015).
Weights are averaged over the run (exponential moving average); the average is what is saved. A run that was cut off goes on
from what it left beside the checkpoint (OUT.state), which it removes at its end."""

import argparse
import copy
import pathlib
import time

import numpy as np
import torch
from torch.nn import functional as F

from corpus import WORK
from network import STRIDE, WakeNetwork, load, save
from phonemes import ALPHABET
from pool import Speech, Words, ahead

# Steps of 20 ms after the end of the word in which a yes still counts, and around the window in which nothing is asked.
LATE, BLUR = 7, 5
HARDEST = 6


def regions(logits, window, late=LATE):
    """For each step whether a yes counts, and whether nothing is asked."""
    steps = torch.arange(logits.shape[1])[None, :]
    first, last = (window // STRIDE).T[:, :, None]
    yes = (window[:, 1] >= 0)[:, None]
    inside = (steps >= first) & (steps <= last + late) & yes
    return inside, (steps >= first - BLUR) & (steps <= last + late + 2 * BLUR) & yes


def wake_loss(logits, window, against, late=LATE):
    inside, blurred = regions(logits, window, late)
    # The mean of two outputs reaches its best: ask for a plateau, not a spike.
    smooth = F.avg_pool1d(F.pad(logits[:, None], (1, 0)), 2, 1)[:, 0]
    best = smooth.masked_fill(~inside, -1e4).max(dim=1).values[window[:, 1] >= 0]
    wrong = F.softplus(logits).masked_fill(blurred, 0.0)
    return F.softplus(-best).mean() + against * (wrong.topk(HARDEST, dim=1).values.mean() + 0.25 * wrong.mean())


def spelling_loss(outputs, batch):
    _, used, labels, sizes = batch
    spelt = F.log_softmax(outputs.float(), dim=2).transpose(0, 1)
    steps = torch.clamp(used // STRIDE, max=outputs.shape[1])
    return F.ctc_loss(spelt, labels, steps, sizes, zero_infinity=True)


class Run:
    """How far a run has come, and where it goes on after it was cut off. Its length is in steps, or in minutes of this machine."""

    def __init__(self, args, **parts):
        self.path, self.args, self.parts = pathlib.Path(args.out + ".state"), args, parts
        self.step, self.before, self.began = 0, 0.0, time.time()
        if self.path.exists():
            held = torch.load(self.path)
            for name, part in parts.items():
                part.load_state_dict(held[name])
            self.step, self.before = held["step"], held["seconds"]
            print(f"goes on at step {self.step}", flush=True)

    def seconds(self):
        return self.before + time.time() - self.began

    def done(self):
        return self.step / self.args.steps if self.args.steps else self.seconds() / 60 / self.args.minutes

    def keep(self):
        part = self.path.with_suffix(".part")
        torch.save({"step": self.step, "seconds": self.seconds()} | {k: v.state_dict() for k, v in self.parts.items()}, part)
        part.rename(self.path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--steps", type=int, help="instead of minutes: the same on every machine")
    parser.add_argument("--batch", type=int, default=96)
    parser.add_argument("--positive", type=float, default=0.4, help="share of clips with the word")
    parser.add_argument("--channels", type=int, default=96)
    parser.add_argument("--kernels", type=int, nargs="+", default=[5, 9, 13, 17, 21])
    parser.add_argument("--against", type=float, default=2.0, help="weight of wrong yeses")
    parser.add_argument("--spelling", type=float, default=0.3, help="weight of the phoneme task")
    parser.add_argument("--spell-every", type=int, default=1, help="steps from one batch of utterances to the next")
    parser.add_argument("--spell-first", type=float, default=0.0, help="share of the run with the phoneme task alone")
    parser.add_argument("--teacher", help="checkpoint of a larger network")
    parser.add_argument("--taught", type=float, default=1.0, help="weight of the teacher's word")
    parser.add_argument("--resume", help="checkpoint to go on from; blocks that it lacks begin as almost nothing")
    parser.add_argument("--homophones", action="store_true", help="homophones are wrong too")
    parser.add_argument("--verifier", action="store_true", help="homophones are wrong too, and a yes may come 80 ms later")
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", default=str(WORK / "wake.pt"))
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    words = Words(args.seed, ("shards", "homophones") if args.verifier or args.homophones else ("shards",))
    speech = Speech(args.seed) if args.spelling else None
    net = WakeNetwork(args.channels, args.kernels, phones=len(ALPHABET) if args.spelling else 0)
    if args.resume:
        held = torch.load(args.resume)["net"]
        net.load_state_dict(held, strict=False)
        for n, block in enumerate(net.blocks):
            if f"blocks.{n}.depthwise" not in held:
                torch.nn.init.constant_(block.norm.weight, 0.1)
    average = copy.deepcopy(net)
    # Compiled and in bfloat16 a step costs 0.4 of what it does otherwise on one core with AMX.
    wake, spell = torch.compile(net), torch.compile(net.spell)
    teacher = torch.compile(load(args.teacher)) if args.teacher else None
    optimiser = torch.optim.AdamW(net.parameters(), lr=args.rate, weight_decay=1e-2)
    positives = round(args.batch * args.positive)
    run, shown = Run(args, net=net, average=average, optimiser=optimiser), []
    for clips_of in filter(None, (words, speech)):
        # Other clips than before it was cut off.
        clips_of.rng = np.random.default_rng([args.seed, run.step])
    clips = ahead(lambda: words.batch(positives, args.batch - positives))
    utterances = ahead(speech.batch) if speech else None
    while (done := run.done()) < 1:
        step = run.step
        for group in optimiser.param_groups:
            group["lr"] = args.rate * min(1, (step + 1) / 200) * (0.5 + 0.5 * float(np.cos(np.pi * done)) + 0.01)
        losses = [torch.zeros(())] * 3
        alone = done < args.spell_first
        if not alone:
            x, window = next(clips)
            with torch.autocast("cpu", torch.bfloat16):
                logits = wake(x)
            losses[0] = wake_loss(logits.float(), window, args.against, LATE + 4 * args.verifier)
            if teacher:
                with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                    soft = torch.sigmoid(teacher(x).float())
                losses[2] = args.taught * F.binary_cross_entropy_with_logits(logits.float(), soft)
        if speech and (alone or step % args.spell_every == 0):
            batch = next(utterances)
            with torch.autocast("cpu", torch.bfloat16):
                outputs = spell(batch[0])
            losses[1] = args.spelling * spelling_loss(outputs, batch)
        loss = sum(losses)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        keep = min(0.999, (step + 1) / (step + 20))
        with torch.no_grad():
            for mean, now in zip(average.state_dict().values(), net.state_dict().values()):
                mean.lerp_(now, 1 - keep) if mean.is_floating_point() else mean.copy_(now)
        shown.append([part.item() for part in losses])
        run.step += 1
        if run.step % 100 == 0:
            words.refresh()
            save(average, args.out, step=run.step)
            run.keep()
            print(f"step {run.step} losses {np.mean(shown, axis=0).round(4)} shards {len(words.known)} "
                  f"{run.seconds() / 60:.1f} min", flush=True)
            shown = []
    save(average, args.out, step=run.step)
    run.path.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
