"""The development test as WAV files: `python dev_audio.py FOLDER`.

Writes FOLDER/*.wav (16 kHz), FOLDER/list.txt (what `cargo xtask score` reads) and FOLDER/truth.json
({file: {condition, noise, start_s, end_s}}, `end_s` null where the word is not said). The same trials as `evaluate.py`."""

import json
import pathlib
import sys

import numpy as np
import soundfile

from corpus import RATE, Corpus
from evaluate import negatives, positives


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    corpus, truth = Corpus(), {}
    for n, (condition, noise, samples, (first, end)) in enumerate(positives(corpus)):
        path = str(folder / f"yes_{n:04}.wav")
        soundfile.write(path, samples, RATE, subtype="PCM_16")
        truth[path] = {"condition": condition, "noise": noise, "start_s": first / RATE, "end_s": end / RATE}
    for name, samples in negatives(corpus):
        path = str(folder / f"no_{name}.wav")
        soundfile.write(path, samples.astype(np.float32), RATE, subtype="PCM_16")
        truth[path] = {"condition": "other speech", "noise": "-", "end_s": None}
    (folder / "list.txt").write_text("\n".join(truth) + "\n")
    (folder / "truth.json").write_text(json.dumps(truth))
    print(f"{len(truth)} files")


if __name__ == "__main__":
    main()
