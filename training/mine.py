"""Hard negatives: `python mine.py MODEL SHARD [--tool FILE] [--floor SCORE] [--copies N]`.

Plays all training speech without the word to a model, takes the 3 s around each place that scores above the floor, and
writes them, several times each through other rooms and noises, as a shard that training picks up."""

import argparse

import numpy as np

from augment import Scene, active_rms, stretch
from corpus import RATE, WORK, Corpus
from evaluate import Scorer
from features import FrontEnd
from make_features import CLIP

SETS = ("libri_train5", "so762", "commands", "bed_cat_happy", "dsp20", "arabic", "custom",
        "tts_near_miss", "tts_command")
# Files played in one go: short words follow each other as in a stream.
RUN = 20


def peaks(scores, floor, hop=320, apart=RATE):
    """Samples at which the score is the highest within a second and above the floor."""
    out, last = [], -apart
    for i in np.argsort(scores)[::-1]:
        if scores[i] < floor:
            break
        at = (i + 1) * hop
        if all(abs(at - other) >= apart for other in out):
            out.append(at)
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("shard", type=int)
    parser.add_argument("--tool")
    parser.add_argument("--floor", type=float, default=0.35)
    parser.add_argument("--copies", type=int, default=3)
    parser.add_argument("--most", type=int, default=4000)
    args = parser.parse_args()
    corpus, score, front = Corpus(), Scorer(args.tool, args.model), FrontEnd(args.tool)
    rng = np.random.default_rng(args.shard)
    scene, found, heard = Scene(corpus, rng, room_count=60), [], 0
    for name in (*SETS, "noise"):
        files = rng.permutation(corpus.noises(held_out=False) if name == "noise" else corpus.pick(name))
        for start in range(0, len(files), RUN):
            x = np.concatenate([corpus.audio(i) for i in files[start:start + RUN]])
            # A little faster or slower: training speech as it is has been learnt by heart.
            x = stretch(rng, x, most=0.12)
            heard += len(x)
            for at in peaks(score(x), args.floor):
                # The peak lies where a word's end would: late in the clip.
                first = int(at - rng.uniform(1.3, 2.6) * RATE)
                clip = x[max(first, 0):max(first, 0) + CLIP]
                found.append(np.pad(clip, (0, CLIP - len(clip))))
    print(f"{len(found)} places in {heard / RATE / 3600:.1f} h", flush=True)
    order = rng.permutation(len(found) * args.copies)[:args.most]
    features = []
    for n in order:
        clip = found[n % len(found)]
        clip = clip / (active_rms(clip) + 1e-4)
        features.append(front(scene.hear(clip, 1.0, snr=(3, 35), quiet=0.6)))
    x = np.stack(features).astype(np.float16)
    part = WORK / "shards" / f"{args.shard:05}.part.npz"
    none = np.full(len(x), -1, np.int32)
    np.savez(part, x=x, end=none, begin=none)
    part.rename(WORK / "shards" / f"{args.shard:05}.npz")


if __name__ == "__main__":
    main()
