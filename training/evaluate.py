"""Misses and false accepts of a model while it is made: `python evaluate.py MODEL --tool FILE [--places] [--altered]`.

The trials are those of `eval_set.py` (and so of `cargo xtask eval`) without its robustness cases; the scores come from the
Rust detector through a pipe. Prints a row for each of some thresholds; with `--places` the misses at 0, 1, 2 … false
accepts, where the worst false accepts are, and which recordings of the word score lowest; with `--altered` false accepts
are counted over the same sound faster, slower and in noise as well (four times the hours)."""

import argparse
import json
import subprocess

import numpy as np

from corpus import RATE, Corpus
from eval_set import altered, negative_files, negatives, positives

# Seconds after a wake in which there is no other.
REFRACTORY = 1.5
# Seconds from score to score of our engine.
HOP = 0.02
# Seconds after the end of the word in which a wake still counts.
LATE = 1.0
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99)
# Columns of the tables: (title, condition, noise or any).
COLUMNS = (("clean", "clean", None), ("10 dB", "10 dB", None), ("5 dB", "5 dB", None), ("0 dB", "0 dB", None),
           ("babble 10", "10 dB", "babble"))


class Scorer:
    """`score(samples) -> float32 [steps]` from the detector; state starts anew each call."""

    def __init__(self, tool, model):
        self.tool = subprocess.Popen([tool, model], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __call__(self, samples):
        samples = np.ascontiguousarray(samples, "<f4")
        self.tool.stdin.write(np.uint32(len(samples)).tobytes() + samples.tobytes())
        self.tool.stdin.flush()
        count = int(np.frombuffer(self.tool.stdout.read(4), "<u4")[0])
        return np.frombuffer(self.tool.stdout.read(count * 4), "<f4")


def wakes(scores, threshold, hop=HOP):
    """Times of the wakes: crossings, each followed by a refractory time."""
    out, free = [], 0.0
    for i in np.flatnonzero(scores >= threshold):
        at = (i + 1) * hop
        if at >= free:
            out.append(at)
            free = at + REFRACTORY
    return out


class Outcome:
    """All scores of one model on all trials."""

    def __init__(self, corpus, score, more=False):
        self.yes = []
        for name, condition, noise, samples, (first, end) in positives(corpus):
            window = score(samples)[int(first / RATE / HOP):int((end / RATE + LATE) / HOP)]
            self.yes.append((name, condition, noise, window, (end - first) / RATE))
        self.no = [(name, score(audio)) for name, audio in negatives(corpus)]
        if more:
            self.no += [(name, score(audio)) for name, audio in altered(corpus)]
        self.hours = sum(len(s) for _, s in self.no) * HOP / 3600

    def false_accepts(self, threshold):
        return sum(len(wakes(s, threshold)) for _, s in self.no)

    def at_most(self, count):
        """The lowest threshold with no more than `count` false accepts."""
        highest = np.sort(np.concatenate([s[s > 0.05] for _, s in self.no]))[::-1]
        low, high = 0, len(highest) - 1
        while low < high:
            middle = (low + high) // 2
            if self.false_accepts(highest[middle]) > count:
                high = middle
            else:
                low = middle + 1
        return float(np.nextafter(highest[low], np.float32(2))) if len(highest) else 0.05

    def row(self, threshold):
        row = {"threshold": round(threshold, 6), "fa": self.false_accepts(threshold)}
        for title, condition, noise in COLUMNS:
            missed = [s.max() < threshold for _, c, n, s, _ in self.yes if c == condition and noise in (None, n)]
            row[title] = round(100 * float(np.mean(missed)), 1)
        late = [w[0] - end for _, c, _, s, end in self.yes if c == "clean" and (w := wakes(s, threshold))]
        row["latency_ms"] = [round(1000 * float(np.percentile(late, p))) for p in (50, 90)] if late else None
        return row

    def worst(self, many):
        """(score, set, seconds into the set) of the highest places, 1.5 s apart."""
        found = []
        for name, scores in self.no:
            free = np.ones(len(scores), bool)
            for i in np.argsort(scores)[::-1][:200 * many]:
                if free[i]:
                    found.append((float(scores[i]), name, (i + 1) * HOP))
                    free[max(0, i - int(REFRACTORY / HOP)):i + int(REFRACTORY / HOP)] = False
        return sorted(found, reverse=True)[:many]


def place(corpus, name, at):
    """Which recording a time of a set lies in: (corpus index, path, seconds into it)."""
    name, _, how = name.partition(" ")
    at *= {"faster": 1 / 0.93, "slower": 1 / 1.07}.get(how, 1.0)
    for index in dict(negative_files(corpus))[name]:
        length = len(corpus.audio(index)) / RATE
        if at < length:
            return int(index), str(corpus.names[index]), at
        at -= length
    return -1, "-", at


def places(corpus, outcome, many):
    for count in (0, 1, 2, 3, 5, 10):
        print(json.dumps({"at_most": count, **outcome.row(outcome.at_most(count))}))
    print(f"highest scores without the word (of {outcome.hours:.2f} h):")
    for score, name, at in outcome.worst(many):
        index, path, into = place(corpus, name, at)
        print(f"  {score:.4f}  {name:22} {at:8.2f} s  recording {index} ({path}) at {into:.2f} s")
    print("lowest maxima of the word:")
    for condition in ("clean", "10 dB"):
        rows = sorted((float(s.max()), n, name) for name, c, n, s, _ in outcome.yes if c == condition)
        for score, noise, name in rows[:many]:
            print(f"  {score:.4f}  {condition:6} {noise:10} {name}")
    print("misses by noise, percent, at no more than one false accept:")
    threshold = outcome.at_most(1)
    for condition in ("10 dB", "5 dB", "0 dB"):
        cells = {}
        for noise in sorted({n for _, c, n, _, _ in outcome.yes if c == condition}):
            missed = [s.max() < threshold for _, c, n, s, _ in outcome.yes if (c, n) == (condition, noise)]
            cells[noise] = round(100 * float(np.mean(missed)), 1)
        print(f"  {condition:6} {json.dumps(cells)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("--tool", required=True)
    parser.add_argument("--places", action="store_true")
    parser.add_argument("--altered", action="store_true")
    parser.add_argument("--most", type=int, default=10, help="how many places and recordings are named")
    args = parser.parse_args()
    corpus = Corpus()
    outcome = Outcome(corpus, Scorer(args.tool, args.model), args.altered)
    print(f"{len(outcome.yes)} trials, {outcome.hours:.2f} h of other sound")
    if args.places:
        places(corpus, outcome, args.most)
        return
    for threshold in THRESHOLDS:
        print(json.dumps(outcome.row(threshold)))


if __name__ == "__main__":
    main()
