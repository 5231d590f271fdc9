"""Scores of one peer on the files of a list: `python peers.py ENGINE LIST SCORES`, run in the environment of `cargo xtask eval`.

The file SCORES: first {"engine", "version", "licence", "bytes", "setting"} (`setting`: the threshold or sensitivity that
it ships with, null if it has none), then for each file {"file", "first_s", "hop_s", "scores"} where score `i` was known
`first_s + i * hop_s` seconds into the file, or {"file", "wakes": {sensitivity: [seconds, …]}} for engines that tell only
yes or no; last {"cpu_s", "audio_s"}, processor time of the engine's own calls. A run that was cut off goes on where it stopped, if
the engine is still the same. Each engine hears 16 kHz, 16 bit, as its
package feeds it, state carried through a file and fresh for each file."""

import argparse
import importlib.metadata
import json
import pathlib
import sys
import time

import numpy as np
import soundfile
from scipy.signal import resample_poly

import peer_engines

RATE = 16_000


def read(path):
    """A file as 16 kHz int16; whatever rate it has, the engines know only this one."""
    audio, rate = soundfile.read(path, dtype="float32")
    if rate != RATE:
        shared = np.gcd(rate, RATE)
        audio = resample_poly(audio, RATE // shared, rate // shared)
    return (audio * 32768).round().clip(-32768, 32767).astype(np.int16)


def taken_up(path, head):
    """The files that SCORES already answers for. A torn last line and scores of another version are thrown away, and the last
    answer too, so that there is always something to take the time of."""
    lines = path.read_text().splitlines(keepends=True) if path.exists() else []
    whole = [line for line in lines if line.endswith("\n")]
    rows = [json.loads(line) for line in whole]
    if not rows or rows[0] != head:
        path.write_text(json.dumps(head) + "\n")
        return set()
    kept = [n for n, row in enumerate(rows) if "file" in row][:-1]
    path.write_text("".join(whole[n] for n in [0, *kept]))
    return {rows[n]["file"] for n in kept}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engine", choices=sorted(peer_engines.ENGINES))
    parser.add_argument("list", type=pathlib.Path)
    parser.add_argument("scores", type=pathlib.Path)
    args = parser.parse_args()
    engine = peer_engines.ENGINES[args.engine]()
    head = {"engine": engine.title, "version": importlib.metadata.version(engine.package), "licence": engine.licence,
            "bytes": sum(path.stat().st_size for path in engine.files), "setting": engine.setting}
    known, used, heard = taken_up(args.scores, head), 0.0, 0.0
    out = args.scores.open("a")
    for path in args.list.read_text().split("\n"):
        if not path or path in known:
            continue
        audio = read(path)
        engine.reset()
        begun = time.process_time()
        row = engine.hear(audio)
        used += (time.process_time() - begun) * engine.share
        heard += len(audio) / RATE
        print(json.dumps({"file": path, **row}), file=out, flush=True)
    print(json.dumps({"cpu_s": used, "audio_s": heard}), file=out, flush=True)


if __name__ == "__main__":
    sys.exit(main())
