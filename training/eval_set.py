"""What engines are measured on, made from the audio collection with fixed seeds: `python eval_set.py FOLDER [--quick]`.

Writes FOLDER/*.wav (16 bit, 16 kHz where the case is not another rate), FOLDER/list.txt (what `cargo xtask score` reads)
and FOLDER/truth.json: {"made": what it was made of, "files": {path: {"recording", "condition", "noise", "start_s",
"end_s"}}}, `end_s` null where the word is not said. What lies there already and was made of the same is left alone.

The word: the 42 `dev` recordings of "alexa" (ten speakers who are not in training), each with 1.5 s of lead and 1 s
after it, clean and at 10, 5 and 0 dB (root mean square of the word against that of the noise) in four noises: kitchen
and other household sounds kept out of training, babble of five development talkers, pink noise. Without the word:
development speech, the speakers held back from training, noise and music kept out of training, each set in one piece."""

import argparse
import json
import pathlib
import shutil

import numpy as np
import soundfile
from scipy.signal import resample_poly

from augment import active_rms, rms, word_bounds
from corpus import DATA, RATE, SHARED_OUT, Corpus
from hardships import hardships

# Raised whenever anything below gives other sound than before: what was made by an older one is made again.
VERSION = 1
SEED = 7
# Seconds before the word, so that engines with a running normalisation have settled, and after it.
LEAD, TAIL = 1.5, 1.0
# The floor under clean recordings, dBFS: no microphone gives digital silence.
HISS = -75
# How long one noise lasts in the altered sets, samples.
MINUTE = 60 * RATE


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


def words(corpus):
    """(path, samples with silence around the word, (first, end) of the word's stretch) of every recording of the word."""
    for index in corpus.pick("alexa", split="dev"):
        word = corpus.audio(index)
        first, last = word_bounds(word)
        lead = int(LEAD * RATE)
        x = np.concatenate([np.zeros(lead), word, np.zeros(int(TAIL * RATE))]).astype(np.float32)
        yield str(corpus.names[index]), x, (lead + first, lead + last)


def positives(corpus, seed=SEED):
    """(path, condition, noise, samples, (first, end) of the word's stretch) of every recording in every condition."""
    rng = np.random.default_rng(seed)
    kinds = noises(corpus, rng)
    for name, x, where in words(corpus):
        hiss = 10 ** (HISS / 20) * rng.standard_normal(len(x))
        yield name, "clean", "-", (x + hiss).astype(np.float32), where
        level = rms(x[where[0]:where[1]])
        for snr in (10, 5, 0):
            for kind, make in kinds.items():
                noise = make(len(x))
                noisy = x + noise * (level / 10 ** (snr / 20) / (rms(noise) + 1e-9))
                yield name, f"{snr} dB", kind, (noisy / max(1, np.abs(noisy).max())).astype(np.float32), where


def negative_files(corpus):
    """(name, corpus indices) of each set without the word."""
    for name in ("libri_more", "lj", "phrases"):
        yield name, corpus.pick(name, split="dev")
    for name in SHARED_OUT:
        yield name, corpus.pick(name, split="held")
    yield "noise", corpus.noises(held_out=True)


def negatives(corpus):
    """(name, samples) of each set, its recordings end to end."""
    for name, files in negative_files(corpus):
        yield name, np.concatenate([corpus.audio(i) for i in files])


def altered(corpus, seed=SEED):
    """The same sets thrice more: faster, slower, and with noise at 10 dB. Not new people, so not counted by the evaluation
    itself; but a threshold that holds over these too is less of an accident."""
    rng = np.random.default_rng(seed + 2)
    kinds = list(noises(corpus, rng).values())
    for name, audio in negatives(corpus):
        yield f"{name} faster", resample_poly(audio, 93, 100).astype(np.float32)
        yield f"{name} slower", resample_poly(audio, 107, 100).astype(np.float32)
        noisy, level = audio.copy(), active_rms(audio) / 10 ** (10 / 20)
        for at in range(0, len(audio), MINUTE):
            piece = noisy[at:at + MINUTE]
            noise = kinds[rng.integers(len(kinds))](len(piece))
            piece += (noise * (level / (rms(noise) + 1e-9))).astype(np.float32)
        yield f"{name} in noise", noisy.clip(-1, 1)


def made_of(quick):
    """What tells one set from another."""
    return {"version": VERSION, "seed": SEED, "quick": quick, "manifest_bytes": (DATA / "manifest.tsv").stat().st_size}


def trials(corpus, quick):
    """(file name, row of the truth, samples, rate) of everything."""
    # Quick: the first recording of each speaker and the first three minutes of each set, to try the pipeline out.
    speakers = set()
    chosen = set()
    for name, *_ in words(corpus):
        speaker = pathlib.PurePath(name).stem.split("_")[0]
        if not quick or speaker not in speakers:
            chosen.add(name)
        speakers.add(speaker)

    def row(name, condition, noise, where):
        return {"recording": name, "condition": condition, "noise": noise,
                "start_s": where[0] / RATE, "end_s": where[1] / RATE}

    for n, (name, condition, noise, samples, where) in enumerate(positives(corpus)):
        if name in chosen:
            yield f"yes_{n:04}.wav", row(name, condition, noise, where), samples, RATE
    for n, (name, x, where) in enumerate(words(corpus)):
        if name not in chosen:
            continue
        for case, (samples, rate) in hardships(x, where, np.random.default_rng(SEED + 1 + n)).items():
            yield f"hard_{n:02}_{case.replace(' ', '_')}.wav", row(name, "hardship", case, where), samples, rate
    for name, samples in negatives(corpus):
        if quick:
            samples = samples[:180 * RATE]
        yield f"no_{name}.wav", {"recording": name, "condition": "none", "noise": "-", "end_s": None}, samples, RATE


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--quick", action="store_true")
    args = parser.parse_args()
    folder, made = args.folder.resolve(), made_of(args.quick)
    truth_file = folder / "truth.json"
    if truth_file.exists() and json.loads(truth_file.read_text())["made"] == made:
        print("the evaluation set is there already")
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    files = {}
    for name, row, samples, rate in trials(Corpus(), args.quick):
        soundfile.write(folder / name, np.asarray(samples, np.float32), rate, subtype="PCM_16")
        files[str(folder / name)] = row
    (folder / "list.txt").write_text("\n".join(files) + "\n")
    truth_file.write_text(json.dumps({"made": made, "files": files}))
    print(f"{len(files)} files")


if __name__ == "__main__":
    main()
