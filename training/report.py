"""Misses, false accepts and latency of the shipped detector: `python report.py FOLDER [--model FILE]`.

FOLDER is what `dev_audio.py` wrote. Everything goes through `cargo xtask score`, that is through the engine that runs in
the worklet, resampler and all. A recording counts as heard if a score reaches the threshold between the start of its loudest
stretch and 1 s after that stretch's end; a false accept is a wake (1.5 s refractory) in speech without the word. Prints Markdown."""

import argparse
import json
import pathlib
import struct
import subprocess

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parent.parent
CONDITIONS = ["clean", "10 dB", "5 dB", "0 dB"]


def score(folder, model):
    command = ["cargo", "xtask", "score", str(folder / "list.txt"), "--model", str(model)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as tool:
        for line in tool.stdout:
            row = json.loads(line)
            if "error" in row:
                raise SystemExit(f"{row['file']}: {row['error']}")
            yield row["file"], row["hop_s"], np.array(row["scores"])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--model", type=pathlib.Path, default=ROOT / "public/models/alexa.hsw")
    args = parser.parse_args()
    truth = json.loads((args.folder / "truth.json").read_text())
    low, normal, high = struct.unpack("<fff", args.model.read_bytes()[20:32])
    yes, no, hours = [], [], 0.0
    for file, hop, scores in score(args.folder.resolve(), args.model.resolve()):
        end = truth[file]["end_s"]
        if end is None:
            no.append((hop, scores))
            hours += len(scores) * hop / 3600
        else:
            window = slice(int(truth[file]["start_s"] / hop), int((end + 1.0) / hop))
            yes.append((truth[file]["condition"], truth[file]["noise"], scores[window], end, hop, window.start))

    def missed(keep, threshold):
        rows = [s.max() < threshold for c, n, s, *_ in yes if keep(c, n)]
        return f"{100 * np.mean(rows):.1f} % ({sum(rows)} of {len(rows)})"

    def false_accepts(threshold):
        count = 0
        for hop, scores in no:
            free = 0.0
            for i in np.flatnonzero(scores >= threshold):
                if (i + 1) * hop >= free:
                    count, free = count + 1, (i + 1) * hop + 1.5
        return count

    print(f"{hours:.2f} h of other speech, {len(yes)} trials of the word\n")
    print("| sensitivity | threshold | false accepts | " + " | ".join(CONDITIONS) + " | babble 10 dB |")
    print("|---|---|---|" + "---|" * (len(CONDITIONS) + 1))
    for name, threshold in (("low", low), ("normal", normal), ("high", high)):
        count = false_accepts(threshold)
        cells = [missed(lambda c, n, want=want: c == want, threshold) for want in CONDITIONS]
        cells.append(missed(lambda c, n: c == "10 dB" and n == "babble", threshold))
        print(f"| {name} | {threshold:.3f} | {count} ({count / hours:.2f} an hour) | " + " | ".join(cells) + " |")
    late = [(start + int(np.argmax(s >= normal)) + 1) * hop - end
            for c, _, s, end, hop, start in yes if c == "clean" and s.max() >= normal]
    print(f"\nDecision after the end of the word (clean, normal): median {1000 * np.median(late):.0f} ms, "
          f"90th percentile {1000 * np.percentile(late, 90):.0f} ms")


if __name__ == "__main__":
    main()
