"""Sentences by flite: `python speak_flite.py COUNT SEED [--from FILE]` writes work/commands/speech/SEED like `speak.py`.

Two of its voices (clustered units of a Scottish and an American man), at many pitches and paces: another vocoder, in some
hundredths of a second a sentence."""

import argparse
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import soundfile
from scipy.signal import resample_poly

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from corpus import RATE, WORK
from sentences import Sentences

VOICES = ("awb", "rms")
# Mean pitch, Hz, and how long everything takes against the voice's own pace.
PITCH, LENGTH = (75, 190), (0.7, 1.3)


def say(rng, text):
    """The samples and the name of the voice; none where flite fails."""
    voice = rng.choice(VOICES)
    with tempfile.NamedTemporaryFile(suffix=".wav") as file:
        command = ["flite", "-voice", voice, "--setf", f"int_f0_target_mean={rng.uniform(*PITCH):.0f}", "--setf",
                   f"duration_stretch={rng.uniform(*LENGTH):.2f}", "-t", text, "-o", file.name]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            return None, voice
        wave, rate = soundfile.read(file.name, dtype="float32")
    return (wave if rate == RATE else resample_poly(wave, RATE, rate)), voice


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("seed", type=int)
    parser.add_argument("--from", dest="file", type=pathlib.Path, help="sentences, one a line, for half of them")
    args = parser.parse_args()
    rng, made = np.random.default_rng([8, args.seed]), Sentences(args.seed)
    lines = args.file.read_text().splitlines() if args.file else []
    out = WORK / "commands" / "speech" / f"{args.seed:05}"
    out.mkdir(parents=True, exist_ok=True)
    with open(out / "list.tsv", "w") as listing:
        for n in range(args.count):
            text = lines[rng.integers(len(lines))] if lines and rng.random() < 0.5 else made.household()
            if rng.random() < 0.3 and not text.lower().startswith(("alexa", "hey alexa")):
                text = "Alexa, " + text
            wave, voice = say(rng, text)
            if wave is None or len(wave) < 0.2 * RATE:
                continue
            soundfile.write(out / f"{n:05}.flac", wave / (np.abs(wave).max() + 1e-9) * 0.7, RATE, subtype="PCM_16")
            listing.write(f"{n:05}.flac\t{voice}\t{text}\n")


if __name__ == "__main__":
    main()
