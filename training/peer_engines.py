"""The peers that `peers.py` can score, each as its own package runs it.

An engine has `title`, `package` (whose version is told), `licence`, `files` (of the model), `setting` (the threshold or
sensitivity it ships with), `reset()` and `hear(int16 samples)`, which gives either scores with their times or the wakes
at each sensitivity. `share` is the part of `hear`'s processor time that one engine alone would have needed."""

import contextlib
import copy
import ctypes
import importlib.util
import json
import pathlib
import time

import numpy as np

RATE = 16_000
# Sensitivities at which engines without a score are run.
SENSITIVITIES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def folder(module):
    """Where a package lies; finding it does not run it."""
    return pathlib.Path(importlib.util.find_spec(module).origin).parent


def scored(times, scores):
    """One row of scores at equal distances; a file too short for any has none."""
    if not scores:
        return {"first_s": 0.0, "hop_s": 1.0, "scores": []}
    hop = times[1] - times[0] if len(times) > 1 else 1.0
    return {"first_s": round(times[0], 4), "hop_s": round(hop, 4), "scores": [round(float(s), 6) for s in scores]}


class MicroWakeWord:
    """The mean of the last five outputs, one every 30 ms."""

    title, package, licence, share = "microWakeWord", "pymicro-wakeword", "Apache-2.0", 1.0

    def __init__(self):
        from pymicro_wakeword import MicroWakeWord as Engine, MicroWakeWordFeatures, Model

        self.word, self.features = Engine.from_builtin(Model.ALEXA), MicroWakeWordFeatures()
        self.setting = self.word.probability_cutoff
        self.files = [pathlib.Path(self.word.model_path.decode())]

    def reset(self):
        self.word.reset()
        self.features.reset()

    def hear(self, samples):
        step, times, scores, frames = RATE // 100, [], [], 0
        for at in range(0, len(samples) - step + 1, step):
            for frame in self.features.process_streaming(samples[at:at + step].tobytes()):
                score = self.word.process_streaming_prob(frame)
                frames += 1
                # Between whole strides the package answers 0.
                if frames % self.word.stride == 0:
                    times.append((at + step) / RATE)
                    scores.append(score)
        return scored(times, scores)


class OpenWakeWord:
    """One score every 80 ms. The package fills its memory with 8 s of silence first; that is done once and kept."""

    title, package, licence = "openWakeWord", "pyopen-wakeword", "Apache-2.0, model CC BY-NC-SA 4.0"
    share, setting = 1.0, 0.5
    STATE = (("features", ("audio", "mels", "new_audio_samples", "new_mels")), ("word", ("embeddings", "new_embeddings")))

    def __init__(self):
        from pyopen_wakeword import Model, OpenWakeWord as Engine, OpenWakeWordFeatures

        self.word, self.features = Engine.from_builtin(Model.ALEXA), OpenWakeWordFeatures.from_builtin()
        models = self.word.tflite_model.parent
        self.files = [models / f"{name}.tflite" for name in ("alexa", "embedding_model", "melspectrogram")]
        self.step(np.zeros(1280, np.int16))
        self.settled = {(part, name): copy.deepcopy(getattr(getattr(self, part), name))
                        for part, names in self.STATE for name in names}

    def step(self, chunk):
        return [score for frame in self.features.process_streaming(chunk.tobytes())
                for score in self.word.process_streaming(frame)]

    def reset(self):
        for (part, name), value in self.settled.items():
            setattr(getattr(self, part), name, copy.deepcopy(value))

    def hear(self, samples):
        times, scores, last = [], [], 0.0
        for at in range(0, len(samples) - 1279, 1280):
            last = max(self.step(samples[at:at + 1280]), default=last)
            times.append((at + 1280) / RATE)
            scores.append(last)
        return scored(times, scores)


class Porcupine:
    """Yes or no every 32 ms, at each sensitivity from an engine of its own."""

    title, package, licence, setting = "Porcupine", "pvporcupine", "Apache-2.0 interface, closed engine", 0.5
    share = 1 / len(SENSITIVITIES)

    def __init__(self):
        import pvporcupine

        self.engine, self.running = pvporcupine, []
        self.files = [pathlib.Path(pvporcupine.MODEL_PATH), pathlib.Path(pvporcupine.KEYWORD_PATHS["alexa"])]

    def reset(self):
        for old in self.running:
            old.delete()
        self.running = [self.engine.create(keywords=["alexa"], sensitivities=[s]) for s in SENSITIVITIES]

    def hear(self, samples):
        return {"wakes": {str(s): self.wakes(one, samples) for s, one in zip(SENSITIVITIES, self.running)}}

    @staticmethod
    def wakes(one, samples):
        # The package's own call copies the samples one by one in Python; this is the same call without that.
        found, index, step = [], ctypes.c_int(), one.frame_length
        for at in range(0, len(samples) - step + 1, step):
            frame = samples[at:at + step].ctypes.data_as(ctypes.POINTER(ctypes.c_short))
            one.process_func(one._handle, frame, ctypes.byref(index))
            if index.value >= 0:
                found.append(round((at + step) / RATE, 3))
        return found


class Nyumaya:
    """Yes or no every 200 ms, at each sensitivity from an engine of its own; features are made once."""

    title, package, licence, setting = "Nyumaya", "ovos-ww-plugin-nyumaya", "Apache-2.0 interface, closed engine", 0.5
    share = 1.0

    def __init__(self):
        home = folder("ovos_ww_plugin_nyumaya")
        # The package itself wants its host program; the part that talks to the engine does not.
        spec = importlib.util.spec_from_file_location("libnyumaya", home / "libnyumaya.py")
        self.library = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self.library)
        self.files = [home / "models" / "hotwords" / "alexa_v1.0.0.premium"]

    def reset(self):
        self.extractor = self.library.FeatureExtractor()
        self.running = [self.library.NyumayaDetector(str(self.files[0])) for _ in SENSITIVITIES]
        for sensitivity, one in zip(SENSITIVITIES, self.running):
            one.set_sensitivity(sensitivity)

    def hear(self, samples):
        step, begun = self.running[0].get_input_data_size(), time.process_time()
        chunks = [samples[at:at + step].tobytes() for at in range(0, len(samples) - step + 1, step)]
        features = [bytes(self.extractor.signal_to_mel(chunk, 1.0)) for chunk in chunks]
        made = time.process_time()
        found = {str(s): [round((n + 1) * step / RATE, 3) for n, x in enumerate(features) if one.run_detection(x)]
                 for s, one in zip(SENSITIVITIES, self.running)}
        ended = time.process_time()
        self.share = (made - begun + (ended - made) / len(SENSITIVITIES)) / max(ended - begun, 1e-9)
        return {"wakes": found}


class PocketSphinx:
    """A phonetic keyword spotter; every stretch that resembles the word at all, with its probability, 0.1 s after its end."""

    title, package, licence, share, setting = "PocketSphinx", "pocketsphinx", "BSD-2-Clause", 1.0, None
    # Far below any useful threshold, so that one run gives the whole curve.
    LOWEST = 1e-50
    # Seconds of a frame, and frames that the search waits before it tells (its option kws_delay).
    FRAME, DELAY = 0.01, 10

    def __init__(self):
        from pocketsphinx import Decoder, get_model_path

        models = pathlib.Path(get_model_path()) / "en-us"
        self.files = [path for path in (models / "en-us").iterdir() if path.is_file()]
        self.make = lambda: Decoder(hmm=str(models / "en-us"), dict=str(models / "cmudict-en-us.dict"), lm=None,
                                    keyphrase="alexa", kws_threshold=self.LOWEST, loglevel="FATAL")

    def reset(self):
        self.decoder = self.make()

    def hear(self, samples):
        hop, step = 0.02, RATE // 10
        self.decoder.start_utt()
        for at in range(0, len(samples), step):
            self.decoder.process_raw(samples[at:at + step].tobytes(), False, False)
        self.decoder.end_utt()
        scores = np.zeros(int(len(samples) / RATE / hop))
        for found in self.decoder.seg() or ():
            at = int(np.ceil((found.end_frame + self.DELAY) * self.FRAME / hop)) - 1
            if at < len(scores):
                scores[at] = max(scores[at], found.prob)
        return scored([hop, 2 * hop], list(scores))


class EfficientWordNet:
    """The likeness of the last 1.5 s to seven samples of the word that the package carries, every 0.75 s as in its example."""

    title, package, licence, share, setting = "EfficientWord-Net", "efficientword-net", "Apache-2.0", 1.0, 0.7
    HOP = RATE * 3 // 4

    def __init__(self):
        with contextlib.suppress(ImportError):
            import eff_word_net  # noqa: F401 (fails without a microphone library, which is not needed here)
        from eff_word_net.audio_processing import Resnet50_Arc_loss

        home = folder("eff_word_net")
        self.network = Resnet50_Arc_loss()
        reference = home / "sample_refs" / "alexa_ref.json"
        self.known = np.array(json.loads(reference.read_text())["embeddings"])
        self.files = [reference, home / "models" / "resnet_50_arc" / "slim_93%_accuracy_72.7390%.onnx"]

    def reset(self):
        pass

    def hear(self, samples):
        window, times, scores = self.network.window_frames, [], []
        padded = np.concatenate([np.zeros(window), samples.astype(np.float64)])
        for end in range(self.HOP, len(samples) + 1, self.HOP):
            times.append(end / RATE)
            scores.append(self.network.scoreVector(self.network.audioToVector(padded[end:end + window]), self.known))
        return scored(times, scores)


ENGINES = {"microwakeword": MicroWakeWord, "openwakeword": OpenWakeWord, "porcupine": Porcupine, "nyumaya": Nyumaya,
           "pocketsphinx": PocketSphinx, "efficientwordnet": EfficientWordNet}
