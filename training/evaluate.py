"""Misses and false accepts on the development recordings: `python evaluate.py MODEL [--tool FILE]`.

Misses: the 42 `dev` recordings of "alexa" (nine speakers who are not in training), each with 1.5 s of lead, clean and at
10, 5 and 0 dB (root mean square of the word against that of the noise) in four noises: kitchen and other household
sounds kept out of training, babble of development talkers, pink noise. False accepts: development speech (LibriSpeech,
LJSpeech, home-control phrases), played through once without a break. Scores come from the Rust detector."""

import argparse
import json
import subprocess

import numpy as np

from augment import active_rms, rms, word_bounds
from corpus import RATE, Corpus

REFRACTORY = 1.5


class Scorer:
    def __init__(self, tool, model):
        self.tool = subprocess.Popen([tool, model], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __call__(self, samples):
        samples = np.ascontiguousarray(samples, "<f4")
        self.tool.stdin.write(np.uint32(len(samples)).tobytes() + samples.tobytes())
        self.tool.stdin.flush()
        count = int(np.frombuffer(self.tool.stdout.read(4), "<u4")[0])
        return np.frombuffer(self.tool.stdout.read(count * 4), "<f4")


def noises(corpus, rng):
    """Four kinds of noise, each a function of a length; nothing in them was heard in training."""
    household = corpus.noises(held_out=True)
    talkers = corpus.pick("libri_more", split="dev")

    def fill(index, n):
        x = np.tile(corpus.audio(index), n // len(corpus.audio(index)) + 1)
        at = rng.integers(0, len(x) - n + 1)
        return x[at:at + n]

    def pink(n):
        spectrum = np.fft.rfft(rng.standard_normal(n))
        return np.fft.irfft(spectrum / np.sqrt(np.maximum(np.arange(len(spectrum)), 1)), n)

    kitchen = [i for i in household if "background" in corpus.sets[i]] or list(household)
    return {
        "kitchen": lambda n: fill(rng.choice(kitchen), n),
        "household": lambda n: fill(rng.choice(household), n),
        "babble": lambda n: sum(fill(i, n) / active_rms(fill(i, n)) for i in rng.choice(talkers, 5)),
        "pink": pink,
    }


def positives(corpus, seed=7):
    """(condition, noise, samples, (first, end) of the word's stretch) of every recording in every condition."""
    rng = np.random.default_rng(seed)
    kinds = noises(corpus, rng)
    for index in corpus.pick("alexa", split="dev"):
        word = corpus.audio(index)
        first, last = word_bounds(word)
        x = np.concatenate([np.zeros(int(1.5 * RATE)), word, np.zeros(RATE)]).astype(np.float32)
        where = (int(1.5 * RATE) + first, int(1.5 * RATE) + last)
        hiss = 10 ** (-75 / 20) * rng.standard_normal(len(x))
        yield "clean", "-", (x + hiss).astype(np.float32), where
        level = rms(word[first:last])
        for snr in (10, 5, 0):
            for name, make in kinds.items():
                noise = make(len(x))
                noisy = x + noise * (level / 10 ** (snr / 20) / (rms(noise) + 1e-9))
                yield f"{snr} dB", name, (noisy / max(1, np.abs(noisy).max())).astype(np.float32), where


def negatives(corpus):
    for name in ("libri_more", "lj", "phrases"):
        yield name, np.concatenate([corpus.audio(i) for i in corpus.pick(name, split="dev")])


def wakes(scores, threshold, hop=0.02):
    """Times of the wakes: crossings, each followed by a refractory time."""
    out, free = [], 0.0
    for i in np.flatnonzero(scores >= threshold):
        at = (i + 1) * hop
        if at >= free:
            out.append(at)
            free = at + REFRACTORY
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("--tool", required=True)
    args = parser.parse_args()
    corpus, score = Corpus(), Scorer(args.tool, args.model)
    yes = []
    for condition, noise, samples, (first, end) in positives(corpus):
        scores = score(samples)[int(first / RATE / 0.02):int((end / RATE + 1) / 0.02)]
        yes.append((condition, noise, scores, (end - first) / RATE))
    no = [(name, score(audio)) for name, audio in negatives(corpus)]
    hours = sum(len(s) for _, s in no) * 0.02 / 3600
    print(f"{len(yes)} trials, {hours:.2f} h of other speech")
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99):
        row = {"threshold": threshold, "fa": sum(len(wakes(s, threshold)) for _, s in no)}
        for condition in ("clean", "10 dB", "5 dB", "0 dB"):
            missed = [s.max() < threshold for c, _, s, _ in yes if c == condition]
            row[condition] = round(100 * float(np.mean(missed)), 1)
        babble = [s.max() < threshold for c, n, s, _ in yes if n == "babble" and c == "10 dB"]
        row["babble 10"] = round(100 * float(np.mean(babble)), 1)
        late = [w[0] - end for c, _, s, end in yes if c == "clean" and (w := wakes(s, threshold))]
        row["latency_ms"] = [round(1000 * float(np.percentile(late, p))) for p in (50, 90)] if late else None
        print(json.dumps(row))


if __name__ == "__main__":
    main()
